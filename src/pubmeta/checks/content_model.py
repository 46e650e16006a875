"""Where the children of an element leave the content model that a DTD gives it, and what it expected there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _DTDElementContentDecl


@dataclass(frozen=True, slots=True)
class Misfit:
    """The first child that does not fit, by its index (the number of children if one is missing at the end).

    expected: the names that would fit there. may_end: whether the content could also end there.
    """

    index: int
    expected: tuple[str, ...]
    may_end: bool


@dataclass(frozen=True, slots=True)
class Model:
    """A content particle: an element by name, or a sequence or choice of parts. Names are without prefixes."""

    name: str = ""
    sequence: tuple[Model, ...] = ()
    choice: tuple[Model, ...] = ()
    optional: bool = False
    repeats: bool = False

    @property
    def may_be_empty(self) -> bool:
        """Whether no element at all fits."""
        if self.optional:
            return True
        if self.choice:
            return any(part.may_be_empty for part in self.choice)
        return not self.name and all(part.may_be_empty for part in self.sequence)

    def first(self) -> Iterator[str]:
        """The names with which the content may begin."""
        if self.name:
            yield self.name
        for part in self.choice:
            yield from part.first()
        for part in self.sequence:
            yield from part.first()
            if not part.may_be_empty:
                return

    def after(self, name: str) -> Model | None:
        """What fits after an element of this name; None if that element does not fit.

        Content models of XML are deterministic, so there is one answer at most.
        """
        rest = self._after_once(name)
        if rest is None or not self.repeats:
            return rest
        return _in_sequence(rest, replace(self, optional=True))

    def _after_once(self, name: str) -> Model | None:
        if self.name:
            return _NOTHING if self.name == name else None
        for part in self.choice:
            if (rest := part.after(name)) is not None:
                return rest
        for index, part in enumerate(self.sequence):
            if (rest := part.after(name)) is not None:
                return _in_sequence(rest, *self.sequence[index + 1 :])
            if not part.may_be_empty:
                return None
        return None


_NOTHING = Model()


def _in_sequence(rest: Model, *following: Model) -> Model:
    """What is left of a part, then the parts after it: flat, so that long content does not nest deeply."""
    is_plain = not (rest.name or rest.choice or rest.optional or rest.repeats)
    return Model(sequence=(*(rest.sequence if is_plain else (rest,)), *following))


def misfit(model: Model, names: Sequence[str]) -> Misfit | None:
    """The first of the child `names` that the model does not allow; None if they all fit and nothing is missing."""
    for index, name in enumerate(names):
        rest = model.after(name)
        if rest is None:
            return Misfit(index, tuple(model.first()), model.may_be_empty)
        model = rest
    if model.may_be_empty:
        return None
    return Misfit(len(names), tuple(model.first()), may_end=False)


def model_of(content: _DTDElementContentDecl) -> Model:
    """The model that lxml gives as pairs, as parts side by side."""
    optional, repeats = content.occur in ("opt", "mult"), content.occur in ("mult", "plus")
    if content.type == "element":
        return Model(name=content.name or "", optional=optional, repeats=repeats)
    parts = tuple(model_of(part) for part in _parts(content))
    if content.type == "seq":
        return Model(sequence=parts, optional=optional, repeats=repeats)
    return Model(choice=parts, optional=optional, repeats=repeats)


def _parts(content: _DTDElementContentDecl) -> Iterable[_DTDElementContentDecl]:
    """The parts of a sequence or choice, which lxml nests as (first, (second, (third, ...)))."""
    rest = content
    while True:
        yield rest.left
        right = rest.right
        if right.type != content.type or right.occur != "once":
            yield right
            return
        rest = right

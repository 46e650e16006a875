"""What survived: an article compared with what its own document reads back as."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Sequence, Set
from itertools import takewhile

from pydantic import BaseModel

from pubmeta.model import Anonymous, Article, Copyright, GroupName, Language, Markup, PersonName, plain_text
from pubmeta.problems import Kind, Log, Problem
from pubmeta.vocabularies.copyrights import copyright_line

_ABSENT = (None, (), False)
_COVERING = frozenset({Kind.DROPPED, Kind.GUESSED, Kind.ASSUMED})
_MOST_SHOWN = 80
_SHOWN_BEFORE = 20
_UNKNOWN = Language("und")
_UNORDERED = {"full_texts": ("url", "purpose"), "other_ids": ("value", "type")}
"""Lists whose order says nothing, for formats group them by purpose or type; and the fields that distinguish items."""


def differences(before: Article, after: Article, reported: Iterable[Problem] = ()) -> list[Problem]:
    """Every value that differs and that `reported` does not cover, as `invalid` problems.

    A `dropped`, `guessed` or `assumed` problem covers the value at its path and all that lies within it. Where a
    list has become shorter, its items that were reported as dropped are set aside before the others are compared one by
    one, then those that say what one before them says, but for people, and then those that are read otherwise, if that
    is not all that is gone.
    """
    problems = [problem for problem in reported if problem.kind in _COVERING]
    covered = {problem.path for problem in problems}
    dropped = {problem.path for problem in problems if problem.kind is Kind.DROPPED}
    return list(_Comparison(before.language, covered, dropped).of(before, after))


class _Comparison:
    def __init__(self, language: Language | None, reported: Set[str], dropped: Set[str]) -> None:
        self._language = language
        self._reported = reported
        self._dropped = dropped

    def of(self, before: object, after: object, path: str = "") -> Iterator[Problem]:
        if isinstance(before, Copyright) and isinstance(after, Copyright):
            before = _spelt_out(before, after)
        if before == after or path in self._reported or _is_read_formula(before, after):
            return
        if isinstance(before, tuple) and isinstance(after, tuple):
            yield from self._of_items(before, after, path)
        elif _are_parts(before, after):
            yield from self._of_fields(before, after, path)
        elif before in _ABSENT:
            yield _difference(path, f"was absent and is read back as {_shown(after)}")
        elif after in _ABSENT:
            yield _difference(path, f"was {_shown(before)} and is not read back")
        else:
            old, new = _both_shown(before, after)
            yield _difference(path, f"was {old} and is read back as {new}")

    def _of_fields(self, before: object, after: object, path: str) -> Iterator[Problem]:
        known = before if before is not None else after
        for name, field in type(known).model_fields.items() if isinstance(known, BaseModel) else ():
            default = field.get_default() if not field.is_required() else None
            old = default if before is None else getattr(before, name)
            new = default if after is None else getattr(after, name, default)
            if name == "language":
                old, new = (self._language_of(value, path) for value in (old, new))
            if name == "family" and self._joins_particle(before, after, path):
                continue
            yield from self.of(old, new, f"{path}.{name}" if path else name)

    def _language_of(self, value: object, path: str) -> object:
        """A part without its own has the article's; `und` says no more than none does."""
        own = None if value == _UNKNOWN else value
        known = own or (self._language if path else None)
        return None if known == _UNKNOWN else known

    def _joins_particle(self, before: object, after: object, path: str) -> bool:
        """Whether a particle that was reported now is in the family name."""
        return (
            f"{path}.particle" in self._reported
            and isinstance(before, PersonName)
            and isinstance(after, PersonName)
            and after.family in (before.whole_family, f"{before.particle}{before.family}")
        )

    def _of_items(self, before: Sequence[object], after: Sequence[object], path: str) -> Iterator[Problem]:
        kept = [(f"{path}[{index}]", item) for index, item in enumerate(before)]
        if len(kept) != len(after):
            kept = [(place, item) for place, item in kept if place not in self._dropped]
        if len(kept) != len(after):
            kept, after = self._each_once(kept, after)
        if len(kept) != len(after):  # one that is read otherwise may be no more
            kept = [(place, item) for place, item in kept if place not in self._reported]
        if path in _UNORDERED:
            after = _aligned(after, [item for _, item in kept], _UNORDERED[path])
        for index in range(max(len(kept), len(after))):
            place, old = kept[index] if index < len(kept) else (f"{path}[{index}]", None)
            yield from self.of(old, after[index] if index < len(after) else None, place)

    def _each_once(
        self, kept: list[tuple[str, object]], after: Sequence[object]
    ) -> tuple[list[tuple[str, object]], Sequence[object]]:
        """The items each once, for what is said twice says no more; but two people may have one name."""
        if any(isinstance(item, PersonName | GroupName | Anonymous) for _, item in kept):
            return kept, after
        firsts: dict[object, tuple[str, object]] = {}
        for place, item in kept:
            firsts.setdefault(self._unreported(item, place), (place, item))
        return list(firsts.values()), list(dict.fromkeys(after))

    def _unreported(self, item: object, place: str) -> object:
        """What an item says but for those of its fields that were reported; of one that it needs, its plain text."""
        if not isinstance(item, BaseModel):
            return item
        said: dict[str, object] = {}
        for name, field in type(item).model_fields.items():
            value = getattr(item, name)
            if f"{place}.{name}" not in self._reported:
                said[name] = value or None
            elif field.is_required():
                said[name] = plain_text(value) if isinstance(value, Markup) else value
        return tuple((name, value) for name, value in said.items() if value is not None)


def _spelt_out(before: Copyright, after: Copyright) -> Copyright:
    """The copyright with the year and the holder that readers take from its statement."""
    said = copyright_line(str(before.statement)) if before.statement else None
    if said is None:
        return before
    read = {"year": said.year, "holder": said.holder}
    return before.model_copy(
        update={name: value for name, value in read.items() if getattr(before, name) is None and getattr(after, name)}
    )


def _is_read_formula(before: object, after: object) -> bool:
    """Whether a text differs only in that its TeX formulas were read."""
    if not isinstance(before, str | Markup) or not isinstance(after, Markup):
        return False
    from pubmeta.reading.formulas import with_formulas

    return with_formulas(Log(), "", before) == after


def _aligned(items: Sequence[object], others: Sequence[object], fields: Sequence[str]) -> list[object]:
    """The items, each in the place of the other that it is equal to, or like in these fields, or in the first of them.

    Those that are like none come in the places that are left, in their order; where there are fewer, None does.
    """
    found: dict[int, object] = {}
    rest = list(items)
    for count in range(len(fields) + 1, 0, -1):
        places: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for place, other in enumerate(others):
            if place not in found:
                places[_said(other, fields, count)].append(place)
        unlike: list[object] = []
        for item in rest:
            if alike := places[_said(item, fields, count)]:
                found[alike.popleft()] = item
            else:
                unlike.append(item)
        rest = unlike
    free = (place for place in range(len(items) + len(others)) if place not in found)
    found |= dict(zip(free, rest, strict=False))
    return [found.get(place) for place in range(max(found, default=-1) + 1)]


def _said(item: object, fields: Sequence[str], count: int) -> Hashable:
    """What an item is known by: so many of these fields, or the whole."""
    return item if count > len(fields) else tuple(getattr(item, field, None) for field in fields[:count])


def _are_parts(before: object, after: object) -> bool:
    """Whether both are models of one kind, or one is and the other absent: compared by field. Markup is one value.

    A value of a caller's subclass is of the kind that is read back.
    """
    one, *other = [type(value) for value in (before, after) if value is not None]
    if not issubclass(one, BaseModel) or issubclass(one, Markup):
        return False
    return all(issubclass(kind, one) or issubclass(one, kind) for kind in other)


def _difference(path: str, message: str) -> Problem:
    return Problem(kind=Kind.INVALID, message=message, path=path, code="pubmeta.fidelity")


def _both_shown(before: object, after: object) -> tuple[str, str]:
    """Two values, long ones from a little before where they begin to differ."""
    one, other = _text(before), _text(after)
    if max(len(one), len(other)) <= _MOST_SHOWN:
        return repr(one), repr(other)
    equal = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    start = max(equal - _SHOWN_BEFORE, 0)
    return _cut(one, start), _cut(other, start)


def _shown(value: object) -> str:
    return _cut(_text(value), 0)


def _text(value: object) -> str:
    return value.markup if isinstance(value, Markup) else str(value)


def _cut(text: str, start: int) -> str:
    """So many characters of a text, and marks where it goes on."""
    part = text[start : start + _MOST_SHOWN]
    return repr(f"{'…' if start else ''}{part}{'…' if start + _MOST_SHOWN < len(text) else ''}")

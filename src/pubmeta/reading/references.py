"""References whose cited works have fields of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel

from pubmeta.model import Reference, Text, Work
from pubmeta.reading.values import Refused, part_or_refusal, with_values

M = TypeVar("M", bound=BaseModel)


class Part(Protocol):
    """Makes a part of the model, and reports what that refuses: the `part` of what a reader reads."""

    def __call__(self, model: type[M], fields: Mapping[str, Any], /) -> M | None: ...  # noqa: D102 (the class says it)


def reference_of(
    part: Part,
    fields: Mapping[str, object],
    work: Mapping[str, object],
    in_words: Callable[[], Text | None] = lambda: None,
) -> Reference | None:
    """The reference that these fields make, with the cited work that those of `work` make, if there are any.

    Both are checked at once; where something is refused, `part` checks one after the other, and reports it. in_words:
    gives the text of a reference that has none, and of whose work nothing is left.
    """
    known = with_values(work)
    made = part_or_refusal(Reference, {**fields, "work": known} if known else fields)
    if not isinstance(made, Refused):
        return made
    cited = part(Work, known)
    if cited is None and fields.get("raw") is None:
        fields = {**fields, "raw": in_words()}
    return part(Reference, {**fields, "work": cited})

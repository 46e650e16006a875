"""References whose cited works have fields of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel

from pubmeta.model import Reference, Work
from pubmeta.reading.values import Refused, part_or_refusal, with_values

M = TypeVar("M", bound=BaseModel)


class Part(Protocol):
    """Makes a part of the model, and reports what that refuses: the `part` of what a reader reads."""

    def __call__(self, model: type[M], fields: Mapping[str, Any], /) -> M | None: ...  # noqa: D102 (the class says it)


def reference_of(part: Part, fields: Mapping[str, object], work: Mapping[str, object]) -> Reference | None:
    """The reference that these fields make, with the cited work that those of `work` make, if there are any.

    The two are checked at once, and one after the other, so that `part` can report it, where something is refused.
    """
    known = with_values(work)
    made = part_or_refusal(Reference, {**fields, "work": known} if known else fields)
    if isinstance(made, Refused):
        return part(Reference, {**fields, "work": part(Work, known)})
    return made

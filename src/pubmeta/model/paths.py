"""Model paths: ``references[3].work.doi`` names one value, ``references[].work.doi`` each of its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from pydantic import BaseModel


def path_of(location: tuple[int | str, ...]) -> str:
    """The path of a pydantic error location; the names of union members (``<person>``) are no part of it."""
    path = ""
    for step in location:
        if isinstance(step, int):
            path += f"[{step}]"
        elif not step.startswith("<"):
            path += f".{step}" if path else step
    return path


def values_at(model: BaseModel, patterns: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Path and pattern for each value that a pattern names and that differs from its field's default.

    One walk over the model for all the patterns, in the order of the patterns and, within lists, of their items.
    """
    return _places(model, _tree(tuple(patterns)), "")


@dataclass(slots=True)
class _Step:
    """A field on the way of some patterns: the pattern that ends here, if any, and the steps that go on from here."""

    name: str
    many: bool
    pattern: str | None = None
    within: dict[str, _Step] = field(default_factory=dict)


@lru_cache(maxsize=64)
def _tree(patterns: tuple[str, ...]) -> dict[str, _Step]:
    root: dict[str, _Step] = {}
    for pattern in patterns:
        steps = root
        for part in pattern.split("."):
            step = steps.setdefault(part, _Step(part.removesuffix("[]"), part.endswith("[]")))
            steps = step.within
        step.pattern = pattern
    return root


def _places(model: BaseModel, steps: Mapping[str, _Step], before: str) -> Iterator[tuple[str, str]]:
    fields = type(model).model_fields
    for step in steps.values():
        if step.name not in fields:  # of another member of a union
            continue
        value = getattr(model, step.name)
        if value is None or value == fields[step.name].default:
            continue
        path = f"{before}{step.name}"
        items = [(f"{path}[{index}]", item) for index, item in enumerate(value)] if step.many else [(path, value)]
        for item_path, item in items:
            if step.pattern:
                yield item_path, step.pattern
            if step.within and isinstance(item, BaseModel):
                yield from _places(item, step.within, f"{item_path}.")

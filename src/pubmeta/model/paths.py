"""Model paths: ``references[3].work.doi`` names one value, ``references[].work.doi`` each of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

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


def values_at(model: BaseModel, pattern: str) -> Iterator[tuple[str, object]]:
    """Path and value for each value that the pattern names and that differs from its field's default."""
    return _values(model, _steps(pattern), "")


@cache
def _steps(pattern: str) -> tuple[tuple[str, bool], ...]:
    return tuple((step.removesuffix("[]"), step.endswith("[]")) for step in pattern.split("."))


def _values(model: BaseModel, steps: tuple[tuple[str, bool], ...], before: str) -> Iterator[tuple[str, object]]:
    (name, many), *rest = steps
    field = type(model).model_fields.get(name)
    if field is None:  # another member of a union
        return
    value = getattr(model, name)
    if value is None or value == field.default:
        return
    path = f"{before}.{name}" if before else name
    items = ((f"{path}[{index}]", item) for index, item in enumerate(value)) if many else ((path, value),)
    for item_path, item in items:
        if not rest:
            yield item_path, item
        elif isinstance(item, BaseModel):
            yield from _values(item, tuple(rest), item_path)

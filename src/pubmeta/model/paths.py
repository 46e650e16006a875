"""Model paths: ``references[3].work.doi`` names one value, ``references[].work.doi`` each of its kind."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from pubmeta.model.text import Markup


def path_of(location: tuple[int | str, ...]) -> str:
    """The path of a pydantic error location; the names of union members (``<person>``) are no part of it."""
    path = ""
    for step in location:
        if isinstance(step, int):
            path += f"[{step}]"
        elif not step.startswith("<"):
            path += f".{step}" if path else step
    return path


def model_paths(parts: Mapping[str, str]) -> frozenset[str]:
    """The paths of the fields that are listed for each part: ``{"": "title doi", "contributors[]": "family given"}``.

    The parts are paths themselves, the article's the empty one; the fields are separated by spaces.
    """
    return frozenset(f"{part}.{name}" if part else name for part, names in parts.items() for name in names.split())


@cache
def field_paths(model: type[BaseModel]) -> frozenset[str]:
    """The path of every field that has no fields of its own: for Article, ``title`` and ``awards[].funder.name``."""
    return frozenset(_paths(model, ""))


def _paths(model: type[BaseModel], before: str) -> Iterator[str]:
    for name, info in model.model_fields.items():
        for kind, brackets in _types(info.annotation):
            path = f"{before}{name}{brackets}"
            if isinstance(kind, type) and issubclass(kind, BaseModel) and kind is not Markup:
                yield from _paths(kind, f"{path}.")
            else:
                yield path


def _types(annotation: Any, brackets: str = "") -> Iterator[tuple[Any, str]]:
    """The types that an annotation names, each with ``[]`` if a field holds several of it."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _types(arguments[0], brackets)
    elif origin is tuple:
        yield from _types(arguments[0], "[]")
    elif origin in (Union, types.UnionType):
        for argument in arguments:
            if argument is not types.NoneType:
                yield from _types(argument, brackets)
    else:
        yield annotation, brackets


def values_at(model: BaseModel, patterns: Iterable[str]) -> list[tuple[str, str]]:
    """Path and pattern for each value that a pattern names and that differs from its field's default.

    One walk over the model for all the patterns, in the order of the patterns and, within lists, of their items.
    """
    found: list[tuple[str, str]] = []
    _find(model, _tree(tuple(patterns)), "", found)
    return found


@dataclass(slots=True)
class _Step:
    """A field on the way of some patterns: the pattern that ends here, if any, and the steps that go on from here.

    of_class: the steps for the fields that a class has, with their defaults; none for one that is no model.
    """

    name: str = ""
    many: bool = False
    pattern: str | None = None
    within: dict[str, _Step] = field(default_factory=dict)
    of_class: dict[type, tuple[tuple[_Step, object], ...]] = field(default_factory=dict)


@lru_cache(maxsize=64)
def _tree(patterns: tuple[str, ...]) -> _Step:
    root = _Step()
    for pattern in patterns:
        step = root
        for part in pattern.split("."):
            step = step.within.setdefault(part, _Step(part.removesuffix("[]"), part.endswith("[]")))
        step.pattern = pattern
    return root


def _steps(within: _Step, kind: type) -> tuple[tuple[_Step, object], ...]:
    """The steps from here for a class: fields that it has not are those of another member of a union."""
    fields = kind.model_fields if issubclass(kind, BaseModel) else {}
    steps = tuple((step, fields[step.name].default) for step in within.within.values() if step.name in fields)
    within.of_class[kind] = steps
    return steps


def _find(model: object, within: _Step, before: str, found: list[tuple[str, str]]) -> None:
    kind = type(model)
    steps = within.of_class.get(kind)
    if steps is None:
        steps = _steps(within, kind)
    values = model.__dict__ if steps else {}  # the fields, without the detour over attributes
    for step, default in steps:
        value = values[step.name]
        if value is None or value is default:
            continue
        if step.many:
            for number, item in enumerate(value):
                _note(item, step, f"{before}{step.name}[{number}]", found)
        elif type(value) is not type(default) or value != default:
            _note(value, step, f"{before}{step.name}", found)


def _note(value: object, step: _Step, path: str, found: list[tuple[str, str]]) -> None:
    if step.pattern:
        found.append((path, step.pattern))
    if step.within:
        _find(value, step, f"{path}.", found)

"""Model paths: ``references[3].work.doi`` names one value, ``references[].work.doi`` each of its kind."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from pubmeta.model.text import Markup


def path_of(location: tuple[int | str, ...]) -> str:
    """The path of a pydantic error location; the names of union members (``<person>``) are not part of it."""
    path = ""
    for step in location:
        if isinstance(step, int):
            path += f"[{step}]"
        elif not step.startswith("<"):
            path += f".{step}" if path else step
    return path


def class_at(model: type[BaseModel] | None, location: Iterable[int | str]) -> type[BaseModel] | None:
    """The class of the part at a pydantic error location; None where the location does not lead to one."""
    found = [model] if model else []
    for step in location:
        if isinstance(step, int):
            continue
        if step.startswith("<"):
            found = [kind for kind in found if kind.__name__.lower().startswith(step.strip("<>"))]
        else:
            fields = [kind.model_fields[step] for kind in found if step in kind.model_fields]
            kinds = [kind for field in fields for kind, _ in _types(field.annotation)]
            found = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)]
    return found[0] if len(found) == 1 else None


def model_paths(parts: Mapping[str, str]) -> frozenset[str]:
    """The paths of the fields that are listed for each part: ``{"": "title doi", "contributors[]": "family given"}``.

    The parts are paths themselves, the article's the empty one; the fields are separated by spaces.
    """
    return frozenset(f"{part}.{name}" if part else name for part, names in parts.items() for name in names.split())


@cache
def field_paths(model: type[BaseModel]) -> frozenset[str]:
    """The path of every field that has no fields of its own: for Article, ``title`` and ``awards[].funder.name``."""
    return frozenset(field_types(model))


@cache
def field_types(model: type[BaseModel]) -> Mapping[str, tuple[Any, ...]]:
    """The types that each field of `field_paths` may have."""
    found: dict[str, tuple[Any, ...]] = {}
    for path, kind in _typed_paths(model, ""):
        found[path] = (*found.get(path, ()), kind)
    return found


def _typed_paths(model: type[BaseModel], before: str) -> Iterator[tuple[str, Any]]:
    for name, info in model.model_fields.items():
        for kind, brackets in _types(info.annotation):
            path = f"{before}{name}{brackets}"
            if isinstance(kind, type) and issubclass(kind, BaseModel) and kind is not Markup:
                yield from _typed_paths(kind, f"{path}.")
            else:
                yield path, kind


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

"""The values of an article, each with its path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from pubmeta.model.text import Markup


def values(model: BaseModel, path: str = "") -> Iterator[tuple[str, Any]]:
    """Each value of an article that is set, with its path (``contributors[0].family``), in the order of the fields.

    A value is set when it differs from the default of its field. Parts that have fields give the values of those;
    texts with markup are values. `path` is that of the model itself.
    """
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if value != default_of(field):
            yield from _within(value, f"{path}.{name}" if path else name)


def _within(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _within(item, f"{path}[{index}]")
    elif isinstance(value, BaseModel) and not isinstance(value, Markup):
        yield from values(value, path)
    else:
        yield path, value


def default_of(field: FieldInfo) -> Any:
    """The value that a field has where none is given; of a field that needs one, nothing that is equal to any."""
    return field.default if field.default_factory is None else field.get_default(call_default_factory=True)

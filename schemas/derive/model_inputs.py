"""What the classes of the model take, for type checkers: `python schemas/derive/model_inputs.py`."""

from __future__ import annotations

import types
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, PlainValidator

from pubmeta import model
from pubmeta.model.base import FromText, Model
from pubmeta.model.dates import PartialDate
from pubmeta.model.identifiers import Identifier

TARGET = Path(__file__).resolve().parents[2] / "src" / "pubmeta" / "model" / "inputs.py"

_HEAD = '''"""What the classes of the model take: strings, numbers, lists and mappings beside the values that they keep.

For type checkers alone; nothing imports it when a program runs. Written by `schemas/derive/model_inputs.py` from the
classes, whose docstrings say what each field is.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Literal, Required, TypeAlias, TypedDict

from pubmeta import model

Date: TypeAlias = str | datetime.date | model.PartialDate
Text: TypeAlias = "str | model.Markup | MarkupFields"
'''

_WHOLE = {"keywords": "Sequence[Text]"}
"""What is taken for a whole field of the article that holds several parts."""


def classes() -> list[type[BaseModel]]:
    """The classes of the model that have fields, those that others are based on first."""
    found = [kind for name in model.__all__ if isinstance(kind := getattr(model, name), type)]
    return sorted(
        (kind for kind in found if issubclass(kind, Model)), key=lambda kind: (len(kind.__mro__), kind.__name__)
    )


def module_text() -> str:
    """The module as the file holds it."""
    return _HEAD + "".join(f"\n\n{_typed_dict(kind)}\n" for kind in classes())


def _typed_dict(kind: type[BaseModel]) -> str:
    (base,) = kind.__bases__
    inherited = base.model_fields if base not in (Model, FromText) and issubclass(base, Model) else {}
    parent = f"{base.__name__}Fields" if inherited else "TypedDict"
    head = f"class {kind.__name__}Fields({parent}, total=False):"
    lines = [head, f'    """What {_article(kind.__name__)} takes."""', ""]
    for name, field in kind.model_fields.items():
        if name not in inherited:
            taken = " | ".join(dict.fromkeys(_taken(field.annotation, field.metadata, name)))
            lines.append(f"    {name}: {f'Required[{taken}]' if field.is_required() else taken}")
    return "\n".join(lines)


def _article(name: str) -> str:
    return f"{'an' if name[0] in 'AEIOU' else 'a'} `{name}`"


def _taken(annotation: Any, metadata: list[Any], name: str = "") -> Iterator[str]:
    """The types that are taken for a field or a part of one, as they are written."""
    if any(isinstance(each, PlainValidator) for each in metadata):
        yield from ("str", "int")
        return
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _taken(arguments[0], list(arguments[1:]), name)
    elif origin in (Union, types.UnionType):
        if model.Markup in {get_args(each)[0] if get_origin(each) is Annotated else each for each in arguments}:
            yield "Text"
        else:
            for each in sorted(arguments, key=lambda each: each is type(None)):
                yield from _taken(each, [])
    elif origin is tuple:
        items = " | ".join(dict.fromkeys(_taken(arguments[0], [])))
        yield f"Sequence[{items}]"
        if any(isinstance(each, BeforeValidator) for each in metadata):
            yield _WHOLE.get(name, "str")
    elif origin is Literal:
        yield f"Literal[{', '.join(map(repr, arguments))}]"
    else:
        yield from _of_class(annotation)


def _of_class(kind: type) -> Iterator[str]:
    if kind is type(None):
        yield "None"
    elif issubclass(kind, PartialDate):
        yield "Date"
    elif issubclass(kind, BaseModel):
        yield f"model.{kind.__name__}"
        yield f"{kind.__name__}Fields"
        if issubclass(kind, FromText):
            yield "str"
    elif issubclass(kind, Identifier | Enum):
        yield "str"
        if issubclass(kind, Identifier) and kind.takes_numbers:
            yield "int"
    else:
        yield kind.__name__


if __name__ == "__main__":
    TARGET.write_text(module_text(), encoding="utf-8")

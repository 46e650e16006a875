"""The problems of values that a model refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from pubmeta.model.paths import class_at, path_of
from pubmeta.problems import Kind, Problem

_MESSAGES = {
    "extra_forbidden": "is not a known field; check its spelling, or remove it",
    "missing": "is required",
    "tuple_type": "is a single value; write an array, even of one",
}
_OF_PERSONS = frozenset({"family", "given", "orcid"})
_QUOTED = re.compile("'([^']+)'")
_CAPITAL = re.compile("(?<=[a-z])(?=[A-Z])")


def validation_problems(error: ValidationError, within: str = "") -> Iterator[Problem]:
    """The problems that pydantic found, each with its model path; `within` is before every path."""
    for details in error.errors(include_url=False):
        path = path_of((*filter(None, (within,)), *details["loc"]))
        kind = Kind.MISSING if details["type"] == "missing" else Kind.INVALID
        yield Problem(kind=kind, message=_message(details, error.title), path=path)


def _message(details: Mapping[str, Any], model: str) -> str:
    """What is the case, and the shape or the word that is wanted."""
    value, context = details["input"], details.get("ctx", {})
    match details["type"]:
        case "extra_forbidden" if part := class_at(_class(model), details["loc"][:-1]):
            return _of_field(str(details["loc"][-1]), part)
        case "enum" | "literal_error" if isinstance(value, str):
            return _of_word(value, _QUOTED.findall(str(context["expected"])))
        case "string_type" if isinstance(value, int | float) and not isinstance(value, bool):
            return f'is the number {value}; write it as text, "{value}"'
        case "model_type" if fields := _fields_of(str(context["class_name"])):
            return f"is {value!r:.60}; write an object with fields among {fields}"
    return _MESSAGES.get(details["type"]) or details["msg"].removeprefix("Value error, ")


def _of_word(value: str, words: list[str]) -> str:
    near = get_close_matches(_CAPITAL.sub("-", value).casefold().replace(" ", "-").replace("_", "-"), words, 1)
    hint = f"did you mean {near[0]!r}?" if near else f"the known words are {', '.join(words)}"
    return f"{value!r:.60} is not a known word; {hint}"


def _of_field(name: str, part: type[BaseModel]) -> str:
    """What is said of a field that a part does not have."""
    fields = part.model_fields
    if "name" in fields and name in _OF_PERSONS:
        return "is of a person, and what has a name is a group; give a person family and given, without name"
    near = get_close_matches(name.casefold(), fields, 1)
    hint = f"did you mean {near[0]!r}?" if near else f"the known fields are {', '.join(fields)}"
    return f"is not a known field; {hint}"


def _fields_of(name: str) -> str:
    """The fields of a class of the model."""
    found = _class(name)
    return ", ".join(found.model_fields) if found else ""


def _class(name: str) -> type[BaseModel] | None:
    """The class of the model that has this name."""
    from pubmeta import model  # which imports this module's neighbours

    found = getattr(model, name, None)
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None

"""The problems of values that a model refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from pubmeta.model.base import RefusalError
from pubmeta.model.paths import class_at, path_of
from pubmeta.problems import Kind, Problem

_MESSAGES = {
    "extra_forbidden": ("is not a known field", "check its spelling, or remove it"),
    "missing": ("is required", "add it"),
    "tuple_type": ("is a single value, where an array is expected", "write an array, even for one value"),
}
_OF_PERSONS = frozenset({"family", "given", "orcid"})
_FEW = 4
"""As many words are all named; of more, the nearest one."""
_QUOTED = re.compile("'([^']+)'")
_CAPITAL = re.compile("(?<=[a-z])(?=[A-Z])")


def validation_problems(
    error: ValidationError, within: str = "", model: type[BaseModel] | None = None
) -> Iterator[Problem]:
    """The problems that pydantic found, each with its model path; `within` is before every path.

    model: the class that refused the values, where it is not one of the article's model.
    """
    for details in error.errors(include_url=False):
        path = path_of((*filter(None, (within,)), *details["loc"]))
        kind = Kind.MISSING if details["type"] == "missing" else Kind.INVALID
        message, remedy = refusal_in(details, model or error.title)
        yield Problem(kind=kind, message=message, path=path, remedy=remedy)


def refusal_in(details: Mapping[str, Any], model: str | type[BaseModel] = "") -> tuple[str, str | None]:
    """Why a value is refused, by one of the errors that pydantic lists of a class, and what to do about it."""
    value, context = details["input"], details.get("ctx", {})
    match details["type"]:
        case "extra_forbidden" if part := class_at(
            _class(model) if isinstance(model, str) else model, details["loc"][:-1]
        ):
            return _of_field(str(details["loc"][-1]), part)
        case "json_invalid":
            return f"is not JSON: {context['error']}", None
        case "enum" | "literal_error" if isinstance(value, str):
            return _of_word(value, _QUOTED.findall(str(context["expected"])))
        case "enum" | "literal_error":
            words = _QUOTED.findall(str(context["expected"]))
            return f"is {_shown(value)}, where a word is expected", _choice([f'"{word}"' for word in words])
        case "dict_type":
            return f"is {_shown(value)}, where an object is expected", "write an object"
        case "string_type" if isinstance(value, int | float) and not isinstance(value, bool):
            return f"is the number {value}, where text is expected", f'write "{value}"'
        case "string_type":
            return (
                f"is {_shown(value)}, where text is expected",
                "write text in quotation marks, or leave the field out",
            )
        case "bool_type" | "bool_parsing":
            return f"is {_shown(value)}, and can only be true or false", "write true or false"
        case "int_type" | "int_parsing" | "int_from_float":
            return f"is {_shown(value)}, where a whole number is expected", "write a whole number"
        case "greater_than_equal" | "less_than_equal":
            low_or_high = "at least" if "ge" in context else "at most"
            return (
                f"is {_shown(value)}, and has to be {low_or_high} {context.get('ge', context.get('le'))}",
                "correct the number",
            )
        case "model_type" if fields := _fields_of(str(context["class_name"])):
            return f"is {value!r:.60}, where an object is expected", f"write an object with fields among {fields}"
    match context.get("error"):
        case RefusalError(message=message, remedy=remedy):
            return message, remedy
    return _MESSAGES.get(details["type"]) or (details["msg"].removeprefix("Value error, "), None)


def _shown(value: object) -> str:
    return "null" if value is None else f"{value!r:.60}"


def _of_word(value: str, words: list[str]) -> tuple[str, str]:
    tidy = _CAPITAL.sub("-", value).casefold().replace(" ", "-").replace("_", "-")
    parts_of = [word for word in words if tidy in word.split("-")]
    near = parts_of if len(parts_of) > 1 else get_close_matches(tidy, words, 1)
    shown = " or ".join(filter(None, (", ".join(map(repr, near[:-1])), *map(repr, near[-1:]))))
    hint = f"did you mean {shown}?" if near and len(words) > _FEW else _choice(words)
    return f"{value!r:.60} is not a known word", hint


def _choice(words: list[str]) -> str:
    """What to use in place of a word that is not known."""
    if not words:
        return "leave it out"
    return f"use one of {', '.join(words)}" if len(words) > 1 else f"use {words[0]}"


def _of_field(name: str, part: type[BaseModel]) -> tuple[str, str]:
    """What is said of a field that a part does not have."""
    fields = part.model_fields
    if "name" in fields and name in _OF_PERSONS:
        return (
            "is a field of persons, and what has a name is a group",
            "use family and given, without name, for a person",
        )
    near = get_close_matches(name.casefold(), fields, 1)
    hint = f"did you mean {near[0]!r}?" if near else _choice(list(fields))
    return "is not a known field", hint


def _fields_of(name: str) -> str:
    """The fields of a class of the model."""
    found = _class(name)
    return ", ".join(found.model_fields) if found else ""


def _class(name: str) -> type[BaseModel] | None:
    """The class of the model that has this name."""
    from pubmeta import model  # which imports this module's neighbours

    found = getattr(model, name, None)
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None

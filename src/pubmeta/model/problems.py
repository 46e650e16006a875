"""The problems of values that a model refuses."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from pubmeta.model.paths import path_of
from pubmeta.problems import Kind, Problem

_MESSAGES = {
    "extra_forbidden": "is not a known field; check its spelling, or remove it",
    "missing": "is required",
}


def validation_problems(error: ValidationError, within: str = "") -> Iterator[Problem]:
    """The problems that pydantic found, each with its model path; `within` is before every path."""
    for details in error.errors(include_url=False):
        path = path_of((*filter(None, (within,)), *details["loc"]))
        message = _MESSAGES.get(details["type"]) or details["msg"].removeprefix("Value error, ")
        kind = Kind.MISSING if details["type"] == "missing" else Kind.INVALID
        yield Problem(kind=kind, message=message, path=path)

"""Problems that models tell of: values that a format has no place for, values that a model refuses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel, ValidationError

from pubmeta.model.paths import path_of, values_at
from pubmeta.problems import Kind, Log, Problem

_MESSAGES = {
    "extra_forbidden": "is not a known field; check its spelling, or remove it",
    "missing": "is needed and absent",
}


def report_dropped(model: BaseModel, no_place: Mapping[str, str], log: Log) -> None:
    """Report every value of the model that a pattern of the table names (``contributors[].email``: reason)."""
    for path, pattern in values_at(model, no_place):
        log.dropped(path, no_place[pattern])


def validation_problems(error: ValidationError, within: str = "") -> Iterator[Problem]:
    """The problems that pydantic found, each with its model path; `within` stands before every path."""
    for details in error.errors(include_url=False):
        path = path_of((*filter(None, (within,)), *details["loc"]))
        message = _MESSAGES.get(details["type"]) or details["msg"].removeprefix("Value error, ")
        kind = Kind.MISSING if details["type"] == "missing" else Kind.INVALID
        yield Problem(kind=kind, message=message, path=path)

"""Values taken one by one: what the model refuses is reported and left out, and the rest of the record stays."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Mapping, Set
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from pubmeta.model import Article
from pubmeta.model.base import reason_of, single_line, without_forbidden
from pubmeta.model.paths import path_of
from pubmeta.model.problems import refusal_in
from pubmeta.problems import Log
from pubmeta.reading.contradictions import without_contradictions

T = TypeVar("T")
V = TypeVar("V")
M = TypeVar("M", bound=BaseModel)

_SHOWN = 80
"""How much of a value a message quotes, in characters."""
NO_PLACE = "an article has no place for it"
"""Why a value that no reader asks for is left out."""


def quoted(value: object) -> str:
    """The value as messages show it: on one line, text in quotation marks, all else as JSON, cut where it is long."""
    text = repr(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=_as_json)
    if len(text) <= _SHOWN:
        return text
    return f"{text[:_SHOWN]}…{text[-1] if isinstance(value, str) else ''}"


def _as_json(value: object) -> object:
    """A part of the model by its fields, a date or another value as it is written."""
    return value.model_dump(mode="json", exclude_defaults=True) if isinstance(value, BaseModel) else str(value)


def taken(log: Log, path: str, kind: Callable[[V], T], value: V | None, *, line: int | None = None) -> T | None:
    """``kind(value)``: an identifier, an enumeration's member, a date; None when there is no value or it is refused.

    What `kind` refuses by ValueError is reported as `dropped` with its reason, which quotes the value.
    """
    if value is None:
        return None
    try:
        return kind(value)
    except ValueError as error:
        reason = reason_of(error).replace(repr(value), quoted(value))
        log.dropped(path, f"{reason}; left out", line=line)
        return None


def line_of(log: Log, path: str, value: str | None, *, line: int | None = None) -> str | None:
    """Literal text on one line, None where it is blank; characters that XML forbids are taken out and reported."""
    if value is None or not value.strip(" \t\r\n"):
        return None
    try:
        return single_line(value)
    except ValueError as error:
        kept = without_forbidden(value)
        if kept == value:
            log.dropped(path, f"{reason_of(error)}; left out", line=line)
            return None
        log.dropped(path, f"{reason_of(error)}; the text is kept without it", line=line)
        return line_of(log, path, kept, line=line)


@cache
def _field_names(model: type[BaseModel]) -> Set[str]:
    return frozenset(model.model_fields)


def part(log: Log, path: str, model: type[M], fields: Mapping[str, object], *, line: int | None = None) -> M | None:
    """A part of the model from the fields that it takes; those that it refuses are reported and left out.

    None and empty tuples are not values. Gives None when there is no value, and, reported, when the model refuses what
    is left or needs a field that is not there. Raises TypeError for the name of a field that the model does not have,
    which is a mistake of the program and not of the record.
    """
    made = part_or_refusal(model, fields)
    return made.without_refused(log, path, line) if isinstance(made, Refused) else made


@dataclass(frozen=True, slots=True)
class Refused(Generic[M]):
    """Values of which a part of the model refuses some."""

    model: type[M]
    values: Mapping[str, object]
    error: ValidationError

    def without_refused(self, log: Log, path: str, line: int | None = None) -> M | None:
        """Report what the model refuses; the part that the other values make, if they make one."""
        found = self.error.errors(include_url=False)
        refused = {str(details["loc"][0]) for details in found if details["loc"] and details["type"] != "missing"}
        for details in found:
            name = path_of(details["loc"])
            if details["type"] == "missing":
                needed = name.rpartition(".")[2]
                log.dropped(path, f"has no {needed}, which it needs; left out: {quoted(self.values)}", line=line)
            else:
                reason, _ = refusal_in(details)
                where = f"{name} {quoted(details['input'])}: " if name else ""
                log.dropped(path, f"{where}{reason}; left out", line=line)
        rest = {name: value for name, value in self.values.items() if name not in refused}
        return part(log, path, self.model, rest, line=line) if refused and rest else None


def with_values(fields: Mapping[str, object]) -> Mapping[str, object]:
    """The fields that have a value, which None and empty tuples are not."""
    if all(fields.values()):
        return fields
    return {name: one for name, one in fields.items() if one or not (one is None or isinstance(one, tuple))}


def part_or_refusal(model: type[M], fields: Mapping[str, object]) -> M | Refused[M] | None:
    """As `part`, for those who make the log, or the path, only when something is to be reported."""
    names = _field_names(model)
    if not fields.keys() <= names:
        raise TypeError(f"{model.__name__} has no field {', '.join(sorted(fields.keys() - names))}")
    values = with_values(fields)
    if not values:
        return None
    try:
        made: M = model.__pydantic_validator__.validate_python(values)  # all that `model_validate` does
    except ValidationError as error:
        return Refused(model, values, error)
    return made


def article_of(log: Log, fields: Mapping[str, object], *, path: str = "", line: int | None = None) -> Article | None:
    """The article that these fields make; without a title there is none, which is reported as `missing`.

    Of two fields that the model does not take together one is reported and left out.
    """
    if not fields.get("title"):
        log.missing(
            path or "title", "the record has no title, which an article needs", line=line, remedy="add it to the record"
        )
        return None
    return part(log, path, Article, without_contradictions(log, path, fields, line=line), line=line)


def folded(text: str) -> str:
    """The words of a text, by which it is compared with others: case and white space make no difference."""
    return " ".join(text.split()).casefold()


def unplaced(log: Log, path: str, value: object, reason: str = NO_PLACE, *, line: int | None = None) -> None:
    """Report a value of a record that is left out."""
    log.dropped(path, f"{reason}; left out: {quoted(value)}", line=line)


def unique_key(key: str | None, number: int, used: set[str]) -> str:
    """A reference key that none before it has, and the set knows it from now on.

    `number` is the reference's place in the list, from 1; a reference without a key is ``ref`` and that number.
    """
    unique = unused((key or f"ref{number}")[:120], used)
    used.add(unique)
    return unique


def unused(stem: str, used: Container[str]) -> str:
    """The stem, or with a number from 2 on after it what is not used.

    The number is searched by halves, for thousands may share a stem.
    """
    if stem not in used:
        return stem
    low, high = 1, 2
    while f"{stem}-{high}" in used:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if f"{stem}-{middle}" in used else (low, middle)
    return f"{stem}-{high}"

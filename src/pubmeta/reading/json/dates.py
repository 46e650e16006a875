"""Dates in JSON as CSL has them, from which the Crossref REST API takes them: ``{"date-parts": [[2013, 5, 17]]}``."""

from __future__ import annotations

from typing import Any

from pubmeta.model import PartialDate
from pubmeta.problems import Log
from pubmeta.reading.dates import date_in, date_of
from pubmeta.reading.json.object import JsonObject
from pubmeta.reading.values import quoted, unplaced

_WORDS = ("raw", "literal", "date-time", "edtf")
"""Keys under which programs write a date in words, or as ISO 8601."""

_PARTS_ALONE = frozenset({"date-parts"})


def date_at(source: JsonObject, key: str) -> PartialDate | None:
    """A date in parts, in words, or as a string alone; unknown parts are null.

    Of a range its start, as `guessed`; a season, and that the date is not certain, are reported.
    """
    value = source.value(key)
    if value is None:
        return None
    if isinstance(value, list):
        return _of_parts(source, source.at(key), value)
    if isinstance(value, dict) and value.keys() == _PARTS_ALONE:
        return _of_parts(source, f"{source.at(key)}.date-parts", value["date-parts"])
    if not isinstance(value, dict):
        return source.date(key)
    date = source.object(key)
    if date is None:
        return None
    date.value("timestamp")
    words = [date.text(form) for form in _WORDS]
    parts = date.value("date-parts")
    if parts is None and "year" in date:
        found = date_of(source.log, date.path, *(date.text(part) for part in ("year", "month", "day")))
    elif parts is None:
        found = date_in(source.log, date.path, next(filter(None, words), None))
    else:
        found = _of_parts(source, date.at("date-parts"), parts)
    for form, reason in (("season", "a season has no place"), ("circa", "it is not certain")):
        if date.value(form) and found:
            date.guessed(f"{reason}; kept as {found}", at=form)
        elif value := date.value(form):
            date.dropped(f"belongs to a date, but there is none; left out: {quoted(value)}", at=form)
    return found


def range_at(source: JsonObject, key: str) -> tuple[PartialDate | None, PartialDate | None, str | None]:
    """The first and the last day of a range, or one day; or the words that say when, if they spell no date."""
    value = source.value(key)
    if isinstance(value, dict):
        parts = value.get("date-parts")
        if isinstance(parts, list) and len(parts) == 2 and all(isinstance(day, list) for day in parts):
            date = source.object(key)
            path = f"{source.at(key)}.date-parts"
            if date is not None:
                date.value("date-parts")
            first, last = (_of_parts(source, path, [day]) for day in parts)
            return first, last, None
    if isinstance(value, dict) and "date-parts" not in value and (date := source.object(key)) is not None:
        words = date.line("literal", "raw")
    else:
        words = value if isinstance(value, str) else None
    if words:
        days = [_spelled(word) for word in words.split("/")]
        if len(days) <= 2 and all(days):
            return days[0], days[1] if len(days) == 2 else None, None
        return None, None, source.line(key) if isinstance(value, str) else words
    return date_at(source, key), None, None


def _spelled(text: str) -> PartialDate | None:
    """The date that a text surely spells."""
    found = date_in(log := Log(), "", text)
    return None if len(log) else found


def _of_parts(source: JsonObject, path: str, parts: Any) -> PartialDate | None:
    """Numbers, or texts of numbers, in the two arrays that they should be in or in one."""
    days = parts if isinstance(parts, list) and parts and isinstance(parts[0], list) else [parts]
    first, *others = [day if isinstance(day, list) else [day] for day in days]
    numbers = [number for number in first if number not in (None, "")]
    if not numbers:
        return None
    if not all(isinstance(number, int | str) and not isinstance(number, bool) for number in numbers):
        unplaced(source.log, path, parts, "is not a date")
        return None
    found = date_of(source.log, path, *numbers[:3])
    if any(other != first for other in others):
        source.log.guessed(path, f"{quoted(parts)}: a range has no place; its start is kept")
    return found

"""Texts and dates as the Crossref REST API spells them."""

from __future__ import annotations

from pubmeta.model import PartialDate
from pubmeta.reading import JsonObject, date_in, date_of, line_of, quoted, unescaped


def line(source: JsonObject, key: str) -> str | None:
    """A text on one line; the API leaves character references of the deposited XML in it (``&amp;``)."""
    text = source.text(key)
    return line_of(source.log, source.at(key), unescaped(text)) if text else None


def lines(source: JsonObject, key: str) -> list[tuple[str, str]]:
    """Path and text of each string in an array."""
    found = ((path, line_of(source.log, path, unescaped(text))) for path, text in source.texts(key))
    return [(path, text) for path, text in found if text]


def date(source: JsonObject, key: str) -> PartialDate | None:
    """A date: ``{"date-parts": [[2020, 1, 17]]}``, of a range its start; unknown parts are null."""
    value = source.object(key)
    if value is None:
        return None
    parts, time = value.value("date-parts"), value.text("date-time")
    value.value("timestamp")
    path = source.at(key)
    if parts is None:
        return date_in(source.log, path, time)
    if not isinstance(parts, list) or not all(isinstance(known, list) for known in parts):
        source.log.dropped(f"{path}.date-parts", f"is not a date; left out: {quoted(parts)}")
        return None
    first, *others = parts
    numbers = [number for number in first if number is not None]
    if not numbers:
        return None
    found = (
        date_of(source.log, path, *numbers[:3]) if all(isinstance(number, int | str) for number in numbers) else None
    )
    if found is None or others:
        source.log.guessed(path, f"{quoted(parts)} is more than a date; kept as {found}")
    return found

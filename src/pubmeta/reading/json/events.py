"""Events as Crossref writes them in JSON: in the records of its REST API, and in CSL-JSON."""

from __future__ import annotations

from collections.abc import Callable

from pubmeta.model import Event
from pubmeta.reading.events import event_of
from pubmeta.reading.field import Field
from pubmeta.reading.json.dates import date_at
from pubmeta.reading.json.object import JsonObject


def event_in(source: JsonObject, line: Callable[[Field], str | None] = Field.as_line) -> Event | None:
    """The conference of one object; `line` reads a text. Crossref has the dates in numbers only."""

    def text(key: str) -> str | None:
        field = source.one(key)
        return line(field) if field else None

    sponsors = (line(field) for field in source.texts("sponsor"))
    fields = {
        **{key: text(key) for key in ("name", "acronym", "number", "theme")},
        "sponsors": tuple(filter(None, sponsors)),
        "place": text("location"),
        "start": date_at(source, "start"),
        "end": date_at(source, "end"),
    }
    return event_of(source.log, source.path, fields)

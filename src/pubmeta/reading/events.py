"""Conferences: the parts of one that records have, with dates that go together."""

from __future__ import annotations

from collections.abc import Mapping

from pubmeta.model import Event, PartialDate
from pubmeta.problems import Log
from pubmeta.reading.values import part


def event_of(log: Log, path: str, fields: Mapping[str, object], *, line: int | None = None) -> Event | None:
    """The event of these fields; an end without a start, or before it, is reported and left out."""
    start, end = fields.get("start"), fields.get("end")
    if isinstance(end, PartialDate):
        if not isinstance(start, PartialDate):
            log.dropped(path, f"the event has no first day; left out: its last one, {end}", line=line)
            fields = {**fields, "end": None}
        elif end.is_before(start):
            log.dropped(path, f"the event ends before its start, {start}; left out: {end}", line=line)
            fields = {**fields, "end": None}
    return part(log, path, Event, fields, line=line)

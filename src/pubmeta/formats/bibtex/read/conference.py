"""Papers of conferences: the meeting, and the proceedings, or the journal, in which a paper is printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pubmeta.formats.bibtex.read import latex
from pubmeta.formats.bibtex.read.people import editors, parted
from pubmeta.model import Event, PartialDate, Proceedings, Publisher
from pubmeta.problems import Log
from pubmeta.reading import Field, FieldReader, FoundIssn, isbns_in, names_of, proceedings_of, taken
from pubmeta.reading.events import event_of

_PLACES = {"publisher": "publisher", "isbns": "isbn", "editors": "editor"}


def proceedings(fields: FieldReader, publisher: Publisher | None, issns: list[FoundIssn]) -> Proceedings | None:
    """The volume that an entry is in, by its ``booktitle``; an ISSN is that of its series."""
    title, subtitle = fields.one("booktitle", "maintitle"), fields.one("booksubtitle", "mainsubtitle")
    made = {
        "title": latex.text(title),
        "subtitle": latex.text(subtitle),
        "editors": names_of(editors(fields)),
        "isbns": isbns_in(fields.all("isbn", "eisbn")),
        "publisher": publisher,
    }
    place = title or fields.one("series") or Field("booktitle", "", fields.log)
    series = latex.line(fields.one("series")) if place.path != "series" else latex.line(place)
    return proceedings_of(fields.log, place.path, made, series, issns, _PLACES, line=place.line)


def places(fields: FieldReader) -> tuple[str | None, str | None]:
    """Where the publisher is, and where the meeting was.

    ``venue`` is the meeting's. In biblatex ``location`` is the publisher's; where there is ``address`` too, the
    meeting's (ACM). BibTeX has the meeting's in ``address``, and publishers write theirs there, which is reported.
    """
    venue, location, address = fields.one("venue"), fields.one("location"), fields.one("address")
    meeting, town = latex.line(venue), latex.line(address or location)
    if address and location:
        if meeting is None:
            meeting = latex.line(location)
        else:
            location.unplaced("a publisher has one place")
    elif town and "publisher" not in fields and meeting is None:
        meeting, town = town, None
    elif address and meeting is None:
        address.guessed(f"may be where the meeting was; read as the place of the publisher: {town}")
    return town, meeting


def event(fields: FieldReader, place: str | None, *, has_sponsors: bool) -> Event | None:
    """The meeting; of a paper the ``organization`` is who sponsored it."""
    title, dates = fields.one("eventtitle"), fields.one("eventdate")
    start, end = _dates(dates) if dates else (None, None)
    found: dict[str, Any] = {
        "name": latex.line(title),
        "acronym": latex.line(fields.one("eventtitleaddon")),
        "sponsors": tuple(organizations(fields, "organization")) if has_sponsors else (),
        "place": place,
        "start": start,
        "end": end,
    }
    at = title or dates or Field("venue", "", fields.log)
    return event_of(fields.log, at.path, found, line=at.line)


def _dates(field: Field) -> tuple[PartialDate | None, PartialDate | None]:
    """The first and the last day, which a slash parts."""
    first, _, last = (latex.line(field) or "").partition("/")
    start = field.with_text(first).as_date() if first.strip() else None
    end = taken(field.log, field.path, PartialDate, last.strip(), line=field.line) if last.strip(" .") else None
    return start, end


def organizations(fields: FieldReader, *names: str) -> Iterator[str]:
    """The organizations of a list, between which is ``and``."""
    for field in fields.all(*names):
        for each in parted(field.text):
            if name := latex.line(field.with_text(each)):
                yield name


def is_same(one: Field, other: Field) -> bool:
    """Whether two titles are the same but for case and space."""
    log = Log()
    texts = ((latex.line(field._replace(log=log)) or "").casefold().split() for field in (one, other))
    return next(texts) == next(texts)

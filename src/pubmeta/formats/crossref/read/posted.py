"""Posted content: its kind, where it was posted, and what became of it."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.crossref.read.contributors import institution
from pubmeta.formats.crossref.read.dates import posted
from pubmeta.formats.crossref.terms import POSTED_TYPES
from pubmeta.model import Affiliation, ArticleType, Journal, PartialDate, Publisher, Status, StatusType
from pubmeta.reading import date_in, quoted
from pubmeta.xml.cursor import XmlElement, term_of

THESIS = "dissertation"
"""The type of posted content that is not an article."""
_STATES = {state.value: state for state in (StatusType.WITHDRAWN, StatusType.REMOVED)}


def posted_content(record: XmlElement, publisher: Publisher | None) -> dict[str, Any]:
    """What is said of posted content besides what every record may have."""
    term = record.attribute("type") or "preprint"
    if term not in POSTED_TYPES:
        record.guessed(f"{quoted(term)} is not a known type of article; kept as other")
    kind = POSTED_TYPES.get(term, ArticleType.OTHER)
    known = institutions(record)
    server = _server(record, known, publisher) if kind is ArticleType.PREPRINT else None
    if publisher and not server:
        record.dropped(f"names no server to which the publisher belongs; left out: {publisher.name}")
    return {
        "type": kind,
        "section": record.line("group_title"),
        "journal": server,
        "institutions": tuple(known),
        "status": _status(record),
        "dates": posted(record),
    }


def institutions(record: XmlElement) -> list[Affiliation]:
    """The institutions of a record."""
    return [known for element in record.all("institution") if (known := institution(element))]


def _server(record: XmlElement, known: list[Affiliation], publisher: Publisher | None) -> Journal | None:
    """The server, which is the first institution that is only a name; it is taken from the list."""
    for place, one in enumerate(known):
        if one.name and one == Affiliation(name=one.name):
            del known[place]
            return record.part(Journal, {"title": one.name, "publisher": publisher})
    return None


def _status(record: XmlElement) -> Status | None:
    """That the work was withdrawn or removed; of several, the latest."""
    found = [state for element in record.all("status") if (state := _state(element))]
    if not found:
        return None
    last, _ = max(found, key=lambda each: (each[0].date or _LONG_AGO).parts)
    for known, element in found:
        if known is not last:
            element.dropped(f"a work has one status, {last.type}; left out: {known.type}")
    return last


_LONG_AGO = PartialDate("0001")


def _state(element: XmlElement) -> tuple[Status, XmlElement] | None:
    kind = element.attribute_as("type", term_of(_STATES, "status of posted content"))
    day = element.attribute("date")
    reasons = [text for found in element.all("description") if (text := found.text())]
    for other in reasons[1:]:
        element.dropped(f"a status has one reason, {quoted(str(reasons[0]))}; left out: {quoted(str(other))}")
    if kind is None:
        element.unplaced("does not say whether the work is withdrawn or removed")
        return None
    fields = {
        "type": kind,
        "date": date_in(element.log, element.path_of("date"), day) if day else None,
        "reason": next(iter(reasons), None),
    }
    status = element.part(Status, fields)
    return (status, element) if status else None

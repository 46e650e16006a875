"""The conference at which a paper was given, and the proceedings in which it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pubmeta.formats.schemaorg.read.agents import country, names, publisher
from pubmeta.formats.schemaorg.read.identifiers import identifiers
from pubmeta.formats.schemaorg.read.issns import issn_fields_of, issns_of
from pubmeta.formats.schemaorg.read.nodes import Node, text_in
from pubmeta.formats.schemaorg.terms import ISBN_NAMES, NUMBER
from pubmeta.model import Doi, Event, Isbn, Proceedings, ProceedingsIsbn, Series, Url
from pubmeta.reading import Field, JsonObject, event_of, quoted

_FEATURING = ("workFeatured", "workPerformed", "workPresented")
_AT = ("recordedAt", "subjectOf")
"""By which other programs lead to an event; only the properties above say what it has to do with the work."""
_MEDIA = {name: medium for medium, name in ISBN_NAMES.items()}


def event(node: Node) -> Event | None:
    """The conference; a second one is reported."""
    found = [made for source in _events(node) if (made := _event(source))]
    for other in found[1:]:
        node.dropped(f"an article has one event; left out: {quoted(other.name or other.acronym)}")
    return found[0] if found else None


def _events(node: Node) -> Iterator[Node]:
    reversed_ = node.object_if_any("@reverse")
    if reversed_ is not None:
        yield from (each for key in _FEATURING for each in reversed_.all(key) if isinstance(each, Node))
    for key in _AT:
        for entry in node.all(key):
            if isinstance(entry, Node) and any(kind.endswith("Event") for kind in entry.types):
                yield entry
            elif isinstance(entry, Field):
                entry.unplaced()
            else:
                entry.dropped(f"an article has no place for it; left out: {quoted(entry.text('name') or entry.id)}")


def _event(source: Node) -> Event | None:
    acronyms, number = source.texts("alternateName"), None
    for other in acronyms[1:]:
        other.unplaced("an event has one acronym")
    for each in identifiers(source):
        if each.kind == NUMBER:
            number = each.field.as_line()
        else:
            each.field.unplaced("an event has no place for it")
    sponsors = (field.as_line() for field in source.texts("sponsor", "organizer"))
    fields: dict[str, Any] = {
        "name": source.line("name"),
        "acronym": acronyms[0].as_line() if acronyms else None,
        "number": number,
        "theme": source.line("description"),
        "sponsors": tuple(dict.fromkeys(filter(None, sponsors))),
        "place": _place(source),
        "start": source.date("startDate"),
        "end": source.date("endDate"),
        "url": source.taken(Url, "url"),
    }
    return event_of(source.log, source.path, fields)


def _place(source: Node) -> str | None:
    """Where it was, in words: a text, or the address of a place, or what that is called."""
    for entry in source.all("location"):
        if isinstance(entry, Field):
            return entry.as_line()
        for address in entry.all("address"):
            if isinstance(address, Field):
                return address.as_line()
            town = (address.line("addressLocality"), address.line("addressRegion"), *country(address).values())
            if parts := list(filter(None, town)):
                return ", ".join(parts)
        return entry.line("name") or entry.line("url")
    return None


def series(node: Node) -> Series | None:
    """A series of proceedings."""
    issns, doi = list(issns_of(node)), None
    for each in identifiers(node):
        if each.kind == "doi":
            doi = each.field.taken(Doi)
        elif each.kind != "issn":
            each.field.unplaced("a series has no place for it")
    fields = {"title": node.line("name") or node.line("headline"), **issn_fields_of(node, issns), "doi": doi}
    return node.part(Series, fields)


def book(node: Node) -> dict[str, Any]:
    """The fields of `Proceedings` that a book says, apart from its series."""
    found: dict[str, ProceedingsIsbn] = {}
    doi = None
    for each in identifiers(node):
        if each.kind == "doi":
            doi = each.field.taken(Doi)
        elif each.kind == "isbn":
            _add(found, each.field, each.name)
        else:
            each.field.unplaced("proceedings have no place for it")
    for field in node.texts("isbn"):
        _add(found, field)
    subjects = node.texts("about")
    for other in subjects[1:]:
        other.unplaced("proceedings have one subject")
    return {
        "title": node.read(text_in, "name") or node.read(text_in, "headline"),
        "subtitle": node.read(text_in, "alternativeHeadline"),
        "subject": subjects[0].as_line() if subjects else None,
        "editors": (*names(node, "editor"), *names(node, "contributor")),
        "isbns": tuple(found.values()),
        "publisher": publisher(node),
        "doi": doi,
        "language": node.language("inLanguage"),
    }


def _add(found: dict[str, ProceedingsIsbn], field: Field, name: str | None = None) -> None:
    if (isbn := field.taken(Isbn)) and isbn not in found:
        found[isbn] = ProceedingsIsbn(isbn=isbn, medium=_MEDIA.get(name or ""))


def proceedings_of(fields: dict[str, Any], source: JsonObject) -> Proceedings | None:
    """The proceedings; without a title and a series there are none, and what is theirs is reported."""
    if fields.get("title") or fields.get("series"):
        return source.part(Proceedings, fields)
    isbns = [str(each.isbn) for each in fields.get("isbns", ())]
    said = [*isbns, *([fields["publisher"].name] if fields.get("publisher") else ())]
    for value in said:
        source.dropped(f"belongs to proceedings, but the document names none; left out: {value}")
    return None

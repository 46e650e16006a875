"""What the work is in, or who posted it: the journal, the proceedings and their series, or an institution."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pubmeta.formats.html import terms
from pubmeta.formats.html.read.people import people
from pubmeta.model import Affiliation, ContributorRole, Event, IdType, Issn, Journal, OtherId, Publisher
from pubmeta.reading import (
    Field,
    FieldReader,
    FoundIssn,
    isbns_in,
    issn_fields,
    issns_in,
    journal_of,
    names_of,
    proceedings_of,
)


def is_paper(fields: FieldReader) -> bool:
    """Whether the page names a conference."""
    return any(name in fields for name in terms.CONFERENCE)


def is_report(fields: FieldReader) -> bool:
    """Whether the page has the elements of a report."""
    return any(name in fields for name in (*terms.REPORT_INSTITUTION, *terms.REPORT_NUMBER))


def container(fields: FieldReader) -> dict[str, Any]:
    """The fields of the article that say it."""
    found = _report(fields)
    journal = fields.one(*terms.JOURNAL)
    if journal is None and is_paper(fields):
        return {**found, **_paper(fields)}
    name = fields.one(*terms.CONFERENCE)
    if name:
        found["event"] = name.part(Event, {"name": name.as_line()})
    return {**found, "journal": _journal(fields, journal)}


def _paper(fields: FieldReader) -> dict[str, Any]:
    """The proceedings and the meeting: of one title alone the proceedings, of one name alone the meeting."""
    title, name, volume = (
        fields.one("citation_conference_title"),
        fields.one("citation_conference", "citation_conference_name"),
        fields.one(terms.INBOOK),
    )
    if volume:
        is_twice = title is not None and title.text.casefold() == volume.text.casefold()
        title, name = volume, name or (None if is_twice else title)
    series = fields.one(*terms.SERIES)
    publisher, at_publisher = _publisher(fields)
    issns = list(_issns(fields))
    made = {
        "title": title.as_text() if title else None,
        "editors": names_of(people(fields.all("citation_editor"), ContributorRole.EDITOR)),
        "isbns": isbns_in(fields.all(*terms.ISBNS)),
        "publisher": publisher,
    }
    at = title or series or Field("citation_conference_title", "", fields.log)
    places = {"publisher": at_publisher, "isbns": "citation_isbn", "editors": "citation_editor"}
    for other in abbreviations(fields):
        fields.log.dropped(terms.ABBREVIATION[0], f"proceedings have no abbreviated title; left out: {other}")
    named = series.as_line() if series else None
    return {
        "event": name.part(Event, {"name": name.as_line()}) if name else None,
        "proceedings": proceedings_of(fields.log, at.path, made, named, issns, places, line=at.line),
    }


def _report(fields: FieldReader) -> dict[str, Any]:
    """The institution of a report, and the number that it gave the report."""
    institution, number = fields.one(*terms.REPORT_INSTITUTION), fields.one(*terms.REPORT_NUMBER)
    made = institution.part(Affiliation, {"name": institution.as_line()}) if institution else None
    own = number.part(OtherId, {"type": IdType.PUBLISHER, "value": number.as_line()}) if number else None
    return {"institutions": (made,) if made else (), "other_ids": (own,) if own else ()}


def _journal(fields: FieldReader, title: Field | None) -> Journal | None:
    log = fields.log
    publisher, at_publisher = _publisher(fields)
    issns, at_issn = _issn_fields(fields)
    known = abbreviations(fields)
    made: dict[str, Any] = {**issns, "publisher": publisher}
    name, line = "citation_journal_title", None
    if title:
        kept = tuple(text for text in known if text != title.text.strip())
        made |= {"title": title.text, "abbreviations": kept}
        name, line = title.path, title.line
    elif known:
        made["title"], *others = known
        made["abbreviations"] = tuple(others)
        message = f"{made['title']!r} is read as the journal's title; the page has no other"
        log.guessed("citation_journal_abbrev", message)
    return journal_of(log, name, made, {"issn": at_issn, "publisher": at_publisher}, line=line)


def _publisher(fields: FieldReader) -> tuple[Publisher | None, str]:
    """The publisher, and the name of its element."""
    named = fields.one(*terms.PUBLISHER)
    if named is None:
        return None, "citation_publisher"
    return named.part(Publisher, {"name": named.as_line()}), named.path


def _issn_fields(fields: FieldReader) -> tuple[dict[str, Issn], str]:
    """The ISSNs, and the name of the element of the first."""
    found = list(_issns(fields))
    return issn_fields(fields.log, found), found[0].path if found else "citation_issn"


def _issns(fields: FieldReader) -> Iterator[FoundIssn]:
    for name, medium in terms.ISSNS.items():
        for field in fields.all(name):
            yield from issns_in(field, medium)


def abbreviations(fields: FieldReader) -> dict[str, None]:
    """The abbreviations of the journal's title; a number is none (OJS writes the journal's path there)."""
    found: dict[str, None] = {}
    for field in fields.all(*terms.ABBREVIATION):
        if (line := field.as_line()) and re.search(r"[^\W\d_]", line):
            found[line] = None
        else:
            field.unplaced("is not an abbreviation of a title")
    return found

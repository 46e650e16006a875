"""The reference list: each citation as fields, as printed, or both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pubmeta.formats.crossref.cited import (
    CONTAINED,
    SERIES_OF_VOLUME,
    VOLUME_OF_PREPRINT,
    cited_authors,
    double_year,
    in_a_series,
    key_of,
    surname,
    volume_kind,
)
from pubmeta.formats.crossref.read.ignored import IGNORED
from pubmeta.formats.crossref.terms import WORK_TYPES
from pubmeta.model import (
    Doi,
    Isbn,
    Issn,
    Markup,
    Name,
    Pages,
    PartialDate,
    Reference,
    WorkType,
)
from pubmeta.reading import date_in, date_of, quoted, year_in
from pubmeta.reading.references import reference_of
from pubmeta.xml.cursor import XmlElement, term_of

_SAYS_NOTHING = "other"
"""The type of a citation that is none."""

_LINES = {
    "volume": "volume",
    "issue": "issue",
    "elocation_id": "article_number",
    "edition_number": "edition",
    "std_designator": "number",
}


def references(record: XmlElement) -> tuple[Reference, ...]:
    """The references in their order."""
    used: set[str] = set()
    found: list[Reference] = []
    number = 0
    for list_ in record.all("citation_list"):
        for element in list_.named("citation"):  # a cursor of each at once would be memory for nothing
            number += 1
            citation = list_.child(element)
            if reference := _reference(citation, number, used):
                found.append(reference)
            list_.settle_child(citation, IGNORED)
    return tuple(found)


def _reference(citation: XmlElement, number: int, used: set[str]) -> Reference | None:
    raw = citation.text("unstructured_citation")
    kind = citation.attribute("type")
    work_type = None
    if kind != _SAYS_NOTHING:
        work_type = citation.attribute_as("type", term_of(WORK_TYPES, "type of cited work"))
    fields = {name: value for name, value in _fields(citation, work_type).items() if value}
    work = _with_type(fields, work_type, citation) if fields else {}
    if not work and raw is None and (raw := _in_words(citation)) is None:
        citation.unplaced("does not describe a work")
        return None
    if not work and work_type:
        citation.dropped(f"has only the type of the work; left out: {quoted(kind)}")
    key = _key(citation, number, used)
    return reference_of(citation.part, {"key": key, "raw": raw}, work, lambda: _in_words(citation))


def _in_words(citation: XmlElement) -> str | None:
    """What is in the place of a DOI, for the text of a citation that has no other and describes no work."""
    text = citation.line("doi")
    if text is not None:
        citation.guessed(f"{quoted(text)} is kept as the reference's text")
    return text


def _key(citation: XmlElement, number: int, used: set[str]) -> str:
    given = citation.attribute("key") or ""
    key = key_of(given, number, used)
    if key != given:
        citation.guessed(f"the key {quoted(given)} is not one of the reference's own; kept as {key}")
    return key


def _fields(citation: XmlElement, kind: WorkType | None) -> dict[str, Any]:
    authors, et_al = _authors(citation)
    return {
        **_titles(citation, kind),
        "authors": authors,
        "et_al": et_al,
        **citation.lines_by(_LINES),
        "pages": _pages(citation),
        "publisher": _standards_body(citation),
        "date": _year(citation),
        "doi": citation.taken(Doi, "doi"),
        "isbn": citation.taken(Isbn, "isbn"),
        "issn": citation.taken(Issn, "issn"),
    }


def _with_type(fields: dict[str, Any], kind: WorkType | None, citation: XmlElement) -> dict[str, Any]:
    """The fields with the type of the work. Query results have no types, and there the elements' names show some."""
    if kind is None and citation.is_converted and "number" in fields:
        kind = WorkType.STANDARD
    elif citation.has("journal_title") and not in_a_series(citation.has):
        if kind is None and citation.is_converted:
            kind = WorkType.JOURNAL_ARTICLE
    elif citation.has("volume_title"):
        found = volume_kind(kind, has_title=citation.has("article_title"))
        if found is not kind:
            citation.guessed(f"has a volume_title, which is the title of a book; kept as a {found}")
        elif kind is WorkType.PREPRINT:
            citation.guessed(VOLUME_OF_PREPRINT)
        kind = found
    return fields if kind is None else {**fields, "type": kind}


def _titles(citation: XmlElement, kind: WorkType | None) -> dict[str, str | Markup | None]:
    """Title and container: a volume's title is the container of what has a title beside it, else the work's own."""
    article, journal = citation.text("article_title"), citation.text("journal_title")
    volume, series = citation.text("volume_title"), citation.text("series_title")
    if journal and volume and series:
        citation.dropped(f"a work is in one container, {quoted(str(journal))}; left out: {quoted(str(volume))}")
        volume = None
    elif journal and volume:
        citation.guessed(SERIES_OF_VOLUME.format(quoted(str(journal))))
        journal, series = None, journal
    if journal or article or kind in CONTAINED:
        return {"title": article, "container_title": journal or volume, "series_title": series}
    return {"title": volume, "container_title": None, "series_title": series}


def _authors(citation: XmlElement) -> tuple[tuple[Name, ...], bool]:
    """The first author, which is all that Crossref takes: a surname, in query results often with initials."""
    name = citation.line("author")
    if not name:
        return (), False
    if citation.is_converted:
        return cited_authors(name)
    return (surname(name),), False


def _pages(citation: XmlElement) -> Pages | None:
    first, last = citation.line("first_page"), citation.line("last_page")
    if first is None and last is None:
        return None
    fields: Mapping[str, str | None] = {"first": first, "last": last} if first else {"range": last and f"-{last}"}
    return citation.part(Pages, fields)


def _standards_body(citation: XmlElement) -> str | None:
    body = citation.one("standards_body")
    return body.line("standards_body_name") if body else None


def _year(citation: XmlElement) -> PartialDate | None:
    given = citation.named("cYear")
    if given and (text := citation.plain_text(given[0])) and (alone := year_in(text)):
        return alone
    year = citation.one("cYear")
    text = year.line() if year else None
    if year is None or text is None:
        return None
    if text.isdigit():
        return date_of(year.log, "", text)
    if first := double_year(text):
        year.guessed(f"{quoted(text)} is a double year; kept as {first}")
        return date_of(year.log, "", first)
    return date_in(year.log, "", text)

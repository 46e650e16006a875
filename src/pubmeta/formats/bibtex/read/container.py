"""What a work is in, or who posted it: the journal, the proceedings, the server, institutions; and the meeting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pubmeta.formats.bibtex.read import conference, latex, posted
from pubmeta.formats.bibtex.read.entries import BibEntry
from pubmeta.formats.bibtex.terms import CONFERENCE, REPORTS
from pubmeta.model import POSTED, Affiliation, ArticleType, Issn, Journal, Publisher
from pubmeta.reading import Field, FieldReader, FoundIssn, issn_fields, issns_in, journal_of, part


def container(fields: FieldReader, entry: BibEntry, kind: ArticleType | None, server: list[Field]) -> dict[str, Any]:
    """The fields of the article that say it."""
    if entry.type in CONFERENCE:
        return {**_of_paper(fields, entry), "institutions": posted.institutions(fields, is_posted=False)}
    meeting = conference.event(fields, latex.line(fields.one("venue")), has_sponsors=False)
    if kind in POSTED or kind is ArticleType.PEER_REVIEW:
        return {"event": meeting, **_of_posted(fields, entry, kind, server)}
    town = latex.line(fields.one("address", "location")) if "publisher" in fields else None
    titles, publisher = _titles(fields), _publisher(fields, town)
    return {
        "event": meeting,
        "journal": _journal(fields, titles, publisher, _issns(fields)),
        "institutions": posted.institutions(fields, is_posted=False),
    }


def _of_paper(fields: FieldReader, entry: BibEntry) -> dict[str, Any]:
    """The proceedings, the title of which is ``booktitle``.

    A paper that names a journal and its ISSN is in the journal, and the title of the proceedings is the issue's.
    """
    town, place = conference.places(fields)
    found: dict[str, Any] = {"event": conference.event(fields, place, has_sponsors=True)}
    titles, booktitle = _titles(fields), entry.get("booktitle")
    if booktitle and titles and conference.is_same(titles[0], booktitle):
        titles = []
    is_in_journal = bool(titles) and (booktitle is None or "issn" in fields)
    publisher, issns = _publisher(fields, town), list(_found_issns(fields))
    if is_in_journal:
        if booktitle:
            found["issue_title"] = latex.text(fields.one("booktitle"))
        return {**found, "journal": _journal(fields, titles, publisher, issn_fields(fields.log, issns))}
    for title in titles:
        title.unplaced("a paper is in proceedings or in a journal; this one has a booktitle, and no ISSN of a journal")
    return {**found, "proceedings": conference.proceedings(fields, publisher, issns)}


def _of_posted(fields: FieldReader, entry: BibEntry, kind: ArticleType | None, server: list[Field]) -> dict[str, Any]:
    """The server, and the institutions; a publisher without a journal is the server of a preprint, or one of these."""
    titles, issns = [*_titles(fields), *server], _issns(fields)
    named = fields.one("publisher")
    publisher = named and _publisher(fields, latex.line(fields.one("address", "location")), named)
    found: dict[str, Any] = {
        "other_ids": posted.report_number(fields) if entry.type in REPORTS else (),
        "version": posted.version(fields),
        "institutions": posted.institutions(fields, is_posted=True),
    }
    if named is None or publisher is None or titles or issns:
        return {**found, "journal": _journal(fields, titles, publisher, issns)}
    if kind is ArticleType.PREPRINT:
        named.guessed(f"the publisher of a preprint is read as the server: {publisher.name}")
        return {**found, "journal": named.part(Journal, {"title": publisher.name})}
    made = named.part(Affiliation, {"name": publisher.name, "city": publisher.place})
    known = {each.name for each in found["institutions"]}
    return {**found, "institutions": (*found["institutions"], *((made,) if made and made.name not in known else ()))}


def _titles(fields: FieldReader) -> list[Field]:
    return fields.all("journaltitle", "fjournal", "journal")


def _journal(
    fields: FieldReader, titles: list[Field], publisher: Publisher | None, issns: dict[str, Issn]
) -> Journal | None:
    """The journal by the first of its titles; the others are its abbreviations."""
    places = {"issn": "issn", "publisher": "publisher"}
    made: dict[str, Any] = {**issns, "publisher": publisher}
    if not titles:
        return journal_of(fields.log, "journal", made, places)
    title, *others = titles
    abbreviations = [latex.line(other) for other in (*others, *fields.all("shortjournal"))]
    made |= {
        "title": latex.line(title),
        "abbreviations": tuple(dict.fromkeys(filter(None, abbreviations))),
    }
    return journal_of(fields.log, title.path, made, places, line=title.line)


def _publisher(fields: FieldReader, place: str | None, named: Field | None = None) -> Publisher | None:
    name = latex.line(named or fields.one("publisher"))
    return part(fields.log, "publisher", Publisher, {"name": name, "place": place})


def _issns(fields: FieldReader) -> dict[str, Issn]:
    return issn_fields(fields.log, _found_issns(fields))


def _found_issns(fields: FieldReader) -> Iterator[FoundIssn]:
    for field in fields.all("issn", "eissn"):
        yield from issns_in(field, "electronic" if field.path == "eissn" else None)

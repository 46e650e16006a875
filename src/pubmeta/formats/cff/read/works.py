"""Where a work appeared, and the works that are cited."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.cff.read.people import names
from pubmeta.formats.cff.terms import IGNORED, WORKS
from pubmeta.model import (
    Affiliation,
    ArticleType,
    Doi,
    Event,
    Isbn,
    Issn,
    PartialDate,
    Pmcid,
    Publisher,
    Reference,
    Url,
    Work,
)
from pubmeta.reading import (
    JsonObject,
    date_of,
    isbns_in,
    issn_fields,
    issns_in,
    journal_of,
    pages_in,
    proceedings_of,
    unique_key,
)
from pubmeta.reading.events import event_of


def container(work: JsonObject, kind: ArticleType | None) -> dict[str, Any]:
    """The journal, or the proceedings of a paper, its meeting, and the institution of a report."""
    found_issns = [one for field in work.texts("issn") for one in issns_in(field)]
    title, volume = work.one("journal"), work.one("collection-title")
    conference = work.object("conference")
    found: dict[str, Any] = {"event": _event(conference) if conference else None}
    if kind is ArticleType.REPORT and (institution := work.object("institution")):
        fields = {"name": institution.line("name"), "city": institution.line("city")}
        made = institution.part(Affiliation, {**fields, "country": institution.line("country")})
        found["institutions"] = (made,) if made else ()
    publisher = _publisher(work)
    places = {name: work.at(name) for name in ("issn", "publisher", "editors")} | {"isbns": work.at("isbn")}
    if kind is ArticleType.CONFERENCE_PAPER and title is None:
        of_volume = {
            "title": volume.as_text() if volume else None,
            "editors": names(work, "editors"),
            "isbns": isbns_in(work.texts("isbn")),
            "publisher": publisher,
            "doi": work.taken(Doi, "collection-doi"),
        }
        path = work.at("collection-title")
        return {**found, "proceedings": proceedings_of(work.log, path, of_volume, None, found_issns, places)}
    if title is None:
        title, volume = volume, None
    abbreviation = work.line("abbreviation")
    of_journal = {
        "title": title.as_line() if title else None,
        "abbreviations": (abbreviation,) if abbreviation else (),
        **issn_fields(work.log, found_issns),
        "publisher": publisher,
    }
    found["issue_title"] = volume.as_text() if volume else None
    return {**found, "journal": journal_of(work.log, work.at("journal"), of_journal, places)}


def _publisher(work: JsonObject) -> Publisher | None:
    known = work.object("publisher")
    return known.part(Publisher, {"name": known.line("name"), "place": known.line("city")}) if known else None


def _event(conference: JsonObject) -> Event | None:
    """The meeting, which the file describes as it does an organization."""
    place = (conference.line(key) for key in ("city", "region", "country"))
    fields = {
        "name": conference.line("name"),
        "acronym": conference.line("alias"),
        "place": ", ".join(filter(None, place)) or None,
        "start": conference.date("date-start"),
        "end": conference.date("date-end"),
        "url": conference.taken(Url, "website"),
    }
    return event_of(conference.log, conference.path, fields)


def pages(work: JsonObject) -> dict[str, Any]:
    """First and last page; a number of pages alone is none of them."""
    found = pages_in(work.one("start"), work.one("end"))
    return {"pages": found} if found else {}


def released(work: JsonObject) -> PartialDate | None:
    """The day of publication, or the month and year."""
    whole = work.date("date-published", "date-released")
    year, month = work.text("year", "year-original"), work.text("month")
    return whole or date_of(work.log, work.at("year"), year, month)


def references(source: JsonObject) -> tuple[Reference, ...]:
    """The cited works in their order; the file gives them no keys, so each has its number."""
    used: set[str] = set()
    found = (
        entry.part(Reference, {"key": unique_key(None, number, used), "work": _work(entry)})
        for number, entry in enumerate(source.objects("references"), 1)
    )
    return tuple(reference for reference in found if reference)


def _work(entry: JsonObject) -> Work | None:
    for key in IGNORED:
        entry.value(key)
    title = entry.one("title")
    publisher = entry.object("publisher") or entry.object("institution")
    kind = entry.text("type") or ""
    return entry.part(
        Work,
        {
            "type": WORKS.get(kind),
            "title": title.as_text() if title else None,
            "authors": names(entry, "authors"),
            "editors": names(entry, "editors"),
            "container_title": entry.line("journal", "collection-title"),
            "volume": entry.line("volume"),
            "issue": entry.line("issue"),
            **pages(entry),
            "edition": entry.line("edition"),
            "number": entry.line("number"),
            "version": entry.line("version"),
            "date": released(entry),
            "publisher": publisher.line("name") if publisher else None,
            "publisher_place": publisher.line("city") if publisher else None,
            "doi": entry.taken(Doi, "doi"),
            "pmcid": entry.taken(Pmcid, "pmcid"),
            "isbn": entry.taken(Isbn, "isbn"),
            "issn": entry.taken(Issn, "issn"),
            "url": entry.taken(Url, "url", "repository-code", "repository"),
            "accessed": entry.date("date-accessed"),
        },
    )

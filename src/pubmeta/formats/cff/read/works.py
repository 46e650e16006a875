"""Where a work appeared, and the works that are cited."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.cff.read.people import names
from pubmeta.formats.cff.terms import IGNORED, WORKS
from pubmeta.model import Doi, Isbn, Issn, Journal, PartialDate, Pmcid, Publisher, Reference, Url, Work
from pubmeta.reading import FoundIssn, JsonObject, date_of, issn_fields, issns_in, journal_of, pages_in, unique_key


def journal(work: JsonObject) -> Journal | None:
    """The journal, or the proceedings of a conference."""
    log = work.log
    issns: list[FoundIssn] = [found for field in work.texts("issn") for found in issns_in(field)]
    abbreviation = work.line("abbreviation")
    title = work.line("journal", "collection-title")
    conference = work.object("conference")
    if title is None and conference:
        title = conference.line("name")
    publisher = work.object("publisher")
    made: dict[str, Any] = {
        "title": title,
        "abbreviations": (abbreviation,) if abbreviation else (),
        **issn_fields(log, issns),
        "publisher": publisher.part(Publisher, {"name": publisher.line("name"), "place": publisher.line("city")})
        if publisher
        else None,
    }
    return journal_of(log, work.at("journal"), made, {"issn": work.at("issn"), "publisher": work.at("publisher")})


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

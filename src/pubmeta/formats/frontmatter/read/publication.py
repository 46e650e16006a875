"""Where and when the article appeared, and its identifiers: in fields of its own, in `citation` and in `venue`."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.frontmatter import terms
from pubmeta.model import ArticleType, ArxivId, Dates, Doi, Journal, Pmcid, Pmid, Publisher, Url
from pubmeta.reading import (
    FoundIssn,
    JsonObject,
    agreed_doi,
    isbns_in,
    issn_fields,
    issns_in,
    journal_of,
    page_fields,
    pages_in,
    proceedings_of,
)
from pubmeta.reading.events import event_of


def type_of(cited: JsonObject) -> ArticleType | None:
    """The type that Quarto's `citation` has, if articles have it."""
    given = cited.one("type")
    if given and given.text not in terms.TYPES:
        given.unplaced("is not a type of articles")
    return terms.TYPES.get(given.text) if given else None


def identifiers(source: JsonObject, cited: JsonObject) -> dict[str, Any]:
    """DOI, PubMed and arXiv ids, and the address of the page."""
    doi: Doi | None = None
    for field in (*source.texts("doi"), *cited.texts("doi", "DOI")):
        doi = agreed_doi(doi, field)
    return {
        "doi": doi,
        "pmid": source.taken(Pmid, "pmid") or cited.taken(Pmid, "pmid", "PMID"),
        "pmcid": source.taken(Pmcid, "pmcid") or cited.taken(Pmcid, "pmcid", "PMCID"),
        "arxiv": source.taken(ArxivId, "arxiv"),
        "landing_page": cited.taken(Url, "url", "URL"),
    }


def container(source: JsonObject, cited: JsonObject, kind: ArticleType | None) -> dict[str, Any]:
    """The journal, or the proceedings of a paper, and its meeting; a venue may be a title alone."""
    name = cited.line("event-title", "event")
    fields = {"name": name, "place": cited.line("event-place"), "start": cited.date("event-date")}
    event = event_of(source.log, cited.at("event-title"), fields)
    if kind is not ArticleType.CONFERENCE_PAPER or "issn" in cited or "ISSN" in cited:
        return {"event": event, "journal": _journal(source, cited)}
    venue = source.object_if_any("venue") or JsonObject({}, source.log, "venue", "venue")
    named = source.one("venue") if not isinstance(source.value("venue"), dict) else None
    title = cited.line("container-title") or venue.line("title") or (named.as_line() if named else None)
    publisher = cited.line("publisher") or venue.line("publisher")
    made = {
        "title": title,
        "isbns": isbns_in(cited.texts("isbn", "ISBN")),
        "publisher": source.part(Publisher, {"name": publisher}) if publisher else None,
    }
    places = {"publisher": cited.at("publisher"), "isbns": cited.at("isbn")}
    series = cited.line("collection-title")
    path = cited.at("container-title")
    return {"event": event, "proceedings": proceedings_of(source.log, path, made, series, (), places)}


def _journal(source: JsonObject, cited: JsonObject) -> Journal | None:
    """The journal; a venue may be its title alone."""
    venue = source.object_if_any("venue")
    venue = venue or JsonObject({}, source.log, "venue", "venue")
    named = source.one("venue", "journal") if not isinstance(source.value("venue"), dict) else source.one("journal")
    title = cited.line("container-title") or venue.line("title") or (named.as_line() if named else None)
    short = cited.line("container-title-short") or venue.line("short_title")
    issns: list[FoundIssn] = [
        found
        for field, medium in (
            *((each, None) for each in (*cited.texts("issn", "ISSN"), *venue.texts("issn"))),
            *((each, "electronic") for each in cited.texts("eissn")),
        )
        for found in issns_in(field, medium)
    ]
    publisher = cited.line("publisher") or venue.line("publisher")
    made: dict[str, Any] = {
        "title": title,
        "abbreviations": (short,) if short else (),
        **issn_fields(source.log, issns),
        "doi": venue.taken(Doi, "doi"),
        "publisher": source.part(Publisher, {"name": publisher}) if publisher else None,
    }
    return journal_of(source.log, "citation.container-title" if "container-title" in cited else "venue", made, {})


def place(source: JsonObject, cited: JsonObject) -> dict[str, Any]:
    """Volume, issue and pages; MyST has volume and issue as objects too."""
    found: dict[str, Any] = {
        "volume": _number(source, "volume") or cited.line("volume"),
        "issue": _number(source, "issue") or cited.line("issue"),
    }
    whole = cited.one("page")
    if whole:
        found |= page_fields(whole.log, whole.path, whole.text)
    first = source.one("first_page") or cited.one("page-first")
    if pages := pages_in(first, source.one("last_page") or cited.one("page-last")):
        found["pages"] = pages
    return found


def _number(source: JsonObject, key: str) -> str | None:
    if isinstance(source.value(key), dict):
        inner = source.object(key)
        return inner.line("number") if inner else None
    return source.line(key)


def dates(source: JsonObject, cited: JsonObject) -> Dates | None:
    """The days of publication; the date of the text is one with doubt."""
    published = source.date("published", "date_published") or cited.date("issued")
    if own := source.date("date"):
        if published is None:
            source.guessed("is the date of the text, and is taken for that of publication", at="date")
        elif published != own:
            source.dropped(f"the date of publication is {published}; left out: {own}", at="date")
    return source.part(
        Dates,
        {
            "published": published or own,
            "published_online": cited.date("available-date"),
            "received": source.date("date_submitted", "submitted"),
            "accepted": source.date("date_accepted", "accepted"),
        },
        at="date",
    )

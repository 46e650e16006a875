"""Crossref records to articles: deposits of the schema versions 4.4 to 5.5, and query results (unixref, unixsd).

Articles are journal articles, posted content and conference papers; the series or proceedings of these are kept as
journal, as `guessed`. A record of anything else (book, data set, component, peer review ...) is not an article.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from pubmeta.formats.crossref.asserted import Asserted
from pubmeta.formats.crossref.read.contributors import contributors
from pubmeta.formats.crossref.read.crossmark import (
    assertions,
    awards,
    free_to_read,
    licenses,
    programs,
    trials,
    updates,
)
from pubmeta.formats.crossref.read.dates import posted, published
from pubmeta.formats.crossref.read.ignored import CRM_ITEMS, IGNORED
from pubmeta.formats.crossref.read.journal import issue, journal, proceedings, server
from pubmeta.formats.crossref.read.location import archives, full_texts, landing_page, numbers, pages, version
from pubmeta.formats.crossref.read.lost import report_lost
from pubmeta.formats.crossref.read.records import Entry, entries
from pubmeta.formats.crossref.read.references import references
from pubmeta.formats.crossref.read.relations import relations
from pubmeta.formats.crossref.read.titles import abstracts, language_at, titles
from pubmeta.formats.crossref.terms import POSTED_TYPES
from pubmeta.model import Article, ArticleType, Dates, Doi, Publisher
from pubmeta.problems import Log, Problem
from pubmeta.reading import article_of, quoted
from pubmeta.reading.streams import report_several
from pubmeta.registry import Record
from pubmeta.xml.cursor import XmlElement
from pubmeta.xml.source import content_in

_NO_ARTICLES = {
    "book": "a book or a part of one",
    "conference": "a volume of proceedings without papers",
    "database": "a database or a data set",
    "dissertation": "a dissertation",
    "grant": "a grant",
    "journal": "a journal or an issue of one, without articles",
    "peer_review": "a peer review",
    "pending_publication": "an announcement of what is not published yet",
    "report-paper": "a report",
    "sa_component": "a component, such as a figure or a file",
    "standard": "a standard",
}
_SHOWN = 3
"""How many DOIs of a record a message names."""


def read(content: bytes, log: Log) -> Article | None:
    """The article of a file that holds one record."""
    found = entries(BytesIO(content))
    first = _record(next(found))
    count = 1
    for count, other in enumerate(found, 2):  # noqa: B007 (the last count is that of all)
        if isinstance(other, Problem):
            log.add(other)
            return None
    if count > 1:
        report_several(count, "records", log)
        return None
    log.extend(first.problems)
    return first.article


def read_many(stream: BinaryIO) -> Iterator[Record]:
    """The article of each record, in constant memory."""
    yield from map(_record, entries(stream))


def _record(found: Entry | Problem) -> Record:
    """What an entry says; nobody may hold on to its elements, which are freed in square time if they are in no tree."""
    if isinstance(found, Problem):
        return Record(article=None, problems=(found,))
    article = _article(found)
    return Record(article=article, problems=found.log.problems)


def _article(entry: Entry) -> Article | None:
    record = entry.element
    if record.name not in _OF_KIND:
        record.log.invalid("", _no_article(record))
        return None
    fields = {**_OF_KIND[record.name](entry), "language": language_at(record)}
    fields |= _of_any_kind(record, fields["dates"])
    record.report_rest(IGNORED)
    report_lost(record)
    for element in entry.around.values():
        element.report_rest(IGNORED)
        if element.name != "query":
            report_lost(element)
    return article_of(record.log, fields, path=record.path)


def _no_article(record: XmlElement) -> str:
    """Why a record is not an article, and which it is."""
    if record.name not in _NO_ARTICLES:
        return f"is a query without a record: {quoted(content_in(record.element))}"
    dois = [doi.characters().strip() for data in record.within("doi_data") for doi in data.all("doi")]
    named, more = ", ".join(dois[:_SHOWN]), " and more" if len(dois) > _SHOWN else ""
    return f"is {_NO_ARTICLES[record.name]} ({named}{more}); pubmeta reads only articles"


def _journal_article(entry: Entry) -> dict[str, Any]:
    record = entry.element
    place = issue(found) if (found := entry.around.get("journal_issue")) else {}
    metadata, publisher = entry.around.get("journal_metadata"), _publisher(entry)
    is_abstract = record.attribute("publication_type") == "abstract_only"
    return {
        "type": ArticleType.ABSTRACT if is_abstract else None,
        "journal": journal(metadata, publisher) if metadata else None,
        "dates": {**published(record), "issue": place.pop("date", None)},
        **place,
    }


def _conference_paper(entry: Entry) -> dict[str, Any]:
    record = entry.element
    for name in ("event_metadata", "contributors"):
        if name in entry.around:
            entry.around[name].unplaced("an article has no place for the conference and its organisers")
    metadata = entry.around.get("proceedings_series_metadata") or entry.around.get("proceedings_metadata")
    kind = ArticleType.CONFERENCE_PAPER
    if metadata is None:
        return {"type": kind, "dates": published(record)}
    volume, place = proceedings(metadata, _publisher(entry))
    return {"type": kind, "journal": volume, "dates": {**published(record), "issue": place.pop("date")}, **place}


def _posted_content(entry: Entry) -> dict[str, Any]:
    record = entry.element
    kind = record.attribute("type") or "preprint"
    if kind not in POSTED_TYPES:
        record.guessed(f"{quoted(kind)} is not a known type of article; kept as other")
    return {
        "type": POSTED_TYPES.get(kind, ArticleType.OTHER),
        "section": record.line("group_title"),
        "journal": server(record, _publisher(entry)),
        "dates": posted(record),
    }


_OF_KIND = {
    "journal_article": _journal_article,
    "conference_paper": _conference_paper,
    "posted_content": _posted_content,
}


def _of_any_kind(record: XmlElement, dates: dict[str, Any]) -> dict[str, Any]:
    """The fields that every record may have; Crossmark's assertions add to the dates, contributors and licences."""
    data, programs_ = record.one("doi_data"), programs(record)
    doi = data.taken(Doi, "doi") if data else None
    asserted = Asserted(dates, contributors(record), licenses(programs_))
    asserted.add(assertions(record))
    return {
        **titles(record),
        **numbers(record, doi),
        "doi": doi,
        "contributors": tuple(asserted.contributors),
        "abstracts": abstracts(record),
        "pages": pages(record),
        "dates": record.part(Dates, asserted.dates),
        "licenses": tuple(asserted.licenses),
        "copyright": asserted.copyright,
        "free_to_read": free_to_read(programs_),
        "statements": asserted.made_statements(),
        "awards": awards(programs_),
        "relations": relations(programs_),
        "updates": updates(record),
        "trials": trials(programs_),
        "landing_page": data and landing_page(data),
        "full_texts": full_texts(data) if data else (),
        "version": version(record),
        "archives": archives(record),
        "references": references(record),
    }


def _publisher(entry: Entry) -> Publisher | None:
    """The publisher, whom query results name; claims of other works about this one are not its own."""
    query = entry.around.get("query")
    publisher = None
    for item in query.all("crm-item") if query else ():
        name = item.attribute("name") or ""
        if name == "publisher-name" and publisher is None:
            publisher = item.part(Publisher, {"name": item.line()})
        elif name == "relation":
            item.unplaced(f"another work says of this one {quoted(item.attribute('claim'))}")
        elif name not in CRM_ITEMS:
            item.unplaced()
        else:
            item.line()
    return publisher

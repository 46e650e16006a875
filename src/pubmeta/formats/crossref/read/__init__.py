"""Crossref records to articles: deposits of the schema versions 4.4 to 5.5, and query results (unixref, unixsd).

Articles are journal articles, conference papers, posted content, peer reviews and pending publications. A record of
anything else (book, chapter, dissertation, data set, component, grant ...) is not an article.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from pubmeta.formats.crossref.asserted import Asserted
from pubmeta.formats.crossref.read.conference import conference_paper
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
from pubmeta.formats.crossref.read.dates import published
from pubmeta.formats.crossref.read.ignored import CRM_ITEMS, IGNORED
from pubmeta.formats.crossref.read.journal import issue, journal
from pubmeta.formats.crossref.read.location import archives, full_texts, landing_page, numbers, pages, version
from pubmeta.formats.crossref.read.lost import report_lost
from pubmeta.formats.crossref.read.pending import pending_publication
from pubmeta.formats.crossref.read.posted import THESIS, posted_content
from pubmeta.formats.crossref.read.records import Entry, entries
from pubmeta.formats.crossref.read.references import references
from pubmeta.formats.crossref.read.relations import relations
from pubmeta.formats.crossref.read.review import peer_review, reviewed
from pubmeta.formats.crossref.read.titles import abstracts, language_at, titles
from pubmeta.model import Article, ArticleType, Dates, Doi, Publisher
from pubmeta.problems import Log, Problem
from pubmeta.reading import article_of, quoted, report_other_work
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
    "posted_content": "a dissertation that was posted",
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
    if record.name not in _OF_KIND or _is_thesis(record):
        _report_no_article(record)
        return None
    own = _OF_KIND[record.name](entry)
    fields = {**_of_any_kind(record, own.pop("dates")), "language": language_at(record), **own}
    if review := own.get("review"):
        fields["review"], fields["relations"] = reviewed(review, fields["relations"], fields["doi"])
    record.report_rest(IGNORED)
    report_lost(record)
    for element in entry.around.values():
        element.report_rest(IGNORED)
        if element.name != "query":
            report_lost(element)
    return article_of(record.log, fields, path=record.path)


def _is_thesis(record: XmlElement) -> bool:
    return record.name == "posted_content" and record.attribute("type") == THESIS


def _report_no_article(record: XmlElement) -> None:
    """Say that a record is not an article, and which it is."""
    if record.name not in _NO_ARTICLES:
        record.log.invalid("", f"is a query without a record: {quoted(content_in(record.element))}")
        return
    dois = [doi.characters().strip() for data in record.within("doi_data") for doi in data.all("doi")]
    named, more = ", ".join(dois[:_SHOWN]), " and more" if len(dois) > _SHOWN else ""
    report_other_work(record.log, "", f"is {_NO_ARTICLES[record.name]} ({named}{more})")


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
    return conference_paper(entry, _publisher(entry))


def _posted_content(entry: Entry) -> dict[str, Any]:
    return posted_content(entry.element, _publisher(entry))


def _peer_review(entry: Entry) -> dict[str, Any]:
    if publisher := _publisher(entry):
        entry.element.dropped(f"a review has no publisher in an article; left out: {publisher.name}")
    return peer_review(entry.element)


def _pending_publication(entry: Entry) -> dict[str, Any]:
    return pending_publication(entry.element, _publisher(entry))


_OF_KIND = {
    "journal_article": _journal_article,
    "conference_paper": _conference_paper,
    "posted_content": _posted_content,
    "peer_review": _peer_review,
    "pending_publication": _pending_publication,
}


def _of_any_kind(record: XmlElement, dates: dict[str, Any]) -> dict[str, Any]:
    """The fields that every record may have; Crossmark's assertions add to the dates, contributors and licences."""
    data, programs_ = record.one("doi_data"), programs(record)
    doi = data.taken(Doi, "doi") if data else record.taken(Doi, "doi")
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
        "updated_by": asserted.notices(),
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

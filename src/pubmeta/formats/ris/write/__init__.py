"""An article as one RIS record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pubmeta.formats.ris.terms import CONFERENCE, IN_PRESS, OF_PAPERS
from pubmeta.formats.ris.write.container import container, record_type
from pubmeta.formats.ris.write.names import authors
from pubmeta.formats.ris.write.placed import PLACED
from pubmeta.formats.ris.write.texts import abstract, keywords, line, text
from pubmeta.model import Article, LinkPurpose, PartialDate, StatusType
from pubmeta.model.public import public_full_texts
from pubmeta.model.single import by_its_reviewers, cited_date
from pubmeta.model.unplaced import report_unplaced
from pubmeta.problems import Log
from pubmeta.reading import Field, pages_in
from pubmeta.reading.dois import report_ending
from pubmeta.reading.links import full_text_of
from pubmeta.vocabularies.dois import is_doi_link
from pubmeta.vocabularies.titles import joined

if TYPE_CHECKING:
    from pubmeta.registry import Options

_TITLE = "RIS"
_PDF = "application/pdf"
Fields = Iterator[tuple[str, str | None]]


def write(article: Article, options: Options, log: Log) -> bytes:
    """The record in UTF-8: a tag a line, the line breaks of Windows, as the specification of 2011 has them."""
    article = by_its_reviewers(article, log, _TITLE)
    report_unplaced(article, PLACED, log, otherwise=f"{_TITLE} has no place for it")
    record = record_type(article)
    status = article.status
    if status and (status.type is not StatusType.PENDING or record != IN_PRESS or article.dates.formally_published):
        log.dropped("status", f"{_TITLE} has a type of record only for an article of a journal that is in press")
    lines = [f"{tag}  - {value}\r\n" for tag, value in _fields(article, record, log) if value]
    return "".join((*lines, "ER  - \r\n")).encode()


def _fields(article: Article, record: str, log: Log) -> Fields:
    yield "TY", record
    for author in authors(article.contributors, log):
        yield "AU", author
    yield from _titles(article, log)
    yield from container(article, record, log)
    yield "VL", article.volume and line(article.volume, log, "volume")
    yield "IS", article.issue and line(article.issue, log, "issue")
    yield from _pages(article, log)
    yield "C7", article.article_number and line(article.article_number, log, "article_number")
    if date := cited_date(article, log, _TITLE):
        yield "PY", f"{date.year:04d}"
        yield "DA", _day(date) if date.month else None
    if record in CONFERENCE and article.type not in OF_PAPERS:
        log.guessed("type", f"what is in proceedings is read from {_TITLE} as a conference paper")
    yield "M3", article.type
    report_ending(article.doi, log)
    yield "DO", article.doi
    yield from _links(article, log)
    yield "C2", article.pmcid
    yield "LA", article.language
    for keyword in keywords(article, log):
        yield "KW", keyword
    yield "AB", abstract(article, log)


def _day(date: PartialDate) -> str:
    """Year, month and day with a slash after each, whether it is known or not."""
    return f"{date.year:04d}/{date.month or 0:02d}/{f'{date.day:02d}' if date.day else ''}/"


def _titles(article: Article, log: Log) -> Fields:
    title = text(article.title, log, "title")
    if article.subtitle:
        log.guessed("subtitle", f"{_TITLE} has no tag for it; it is written in the title, after a colon")
        log.guessed("title", "is written and read with the subtitle in it")
        title = joined(title, text(article.subtitle, log, "subtitle"))
    yield "TI", title
    if article.short_title:
        short = text(article.short_title, log, "short_title")
        if short == title:
            log.dropped("short_title", "is the title itself")
        yield "ST", short


def _pages(article: Article, log: Log) -> Fields:
    """First and last page; a range as printed is in the tag of the first page."""
    pages = article.pages
    if pages is None:
        return
    first, last = (pages.range, None) if pages.range else (pages.first, pages.last)
    start, end = (Field("pages", each, Log()) if each else None for each in (first, last))
    read = pages_in(start, end)
    if read != pages:
        log.guessed("pages", f"is read from RIS as {read or 'no pages'}")
    yield "SP", first
    yield "EP", last


def _links(article: Article, log: Log) -> Fields:
    """The landing page, and where the PDF is."""
    page = article.landing_page
    if page and is_doi_link(page):
        log.dropped("landing_page", "leads to the DOI, which has a tag of its own")
    else:
        if page and full_text_of(page):
            for field in ("landing_page", "full_texts"):
                log.guessed(
                    field, f"the landing page has the address of a PDF, and is read from {_TITLE} as the full text"
                )
        yield "UR", page
    written: set[str] = set()
    for at, full_text in public_full_texts(article, log):
        if full_text.media_type != _PDF or is_doi_link(full_text.url):
            at.dropped("", f"{_TITLE} has a tag only for the PDF")
        elif full_text.url in written:
            at.dropped("", "the same URL is there already")
        else:
            written.add(full_text.url)
            if full_text.purpose is not LinkPurpose.READING:
                at.dropped("purpose", f"{_TITLE} does not record what a link is for")
            yield "L1", full_text.url

"""Where the article is: in its journal, and on the web."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pubmeta.formats.html.highwire.rules import RULE
from pubmeta.formats.html.highwire.rules.forms import other_host
from pubmeta.formats.html.highwire.terms import FULL_TEXTS, READ_AS
from pubmeta.model import Article, LinkPurpose, Pages, Url
from pubmeta.model.public import public_full_texts
from pubmeta.problems import Log
from pubmeta.reading import Field, pages_in

if TYPE_CHECKING:
    from pubmeta.formats.html.highwire.options import HighwireOptions

_FIRST_OF_RANGE = re.compile(r"[^\s,;–—-]+")


def place_in_journal(article: Article, log: Log) -> Iterator[tuple[str, str]]:
    """Volume, issue and pages; an article number is where reference managers look for the first page as well."""
    if article.volume:
        yield "citation_volume", article.volume
    if article.issue:
        yield "citation_issue", article.issue
    yield from _pages(article, log)
    if article.article_number:
        if not article.pages:
            read = pages_in(Field("article_number", article.article_number, Log()))
            if read and (read.range or read.first != article.article_number):
                log.guessed("pages", f"are absent; programs take {article.article_number!r} for the pages {read}")
            yield "citation_firstpage", article.article_number
        yield "citation_article_number", article.article_number


def _pages(article: Article, log: Log) -> Iterator[tuple[str, str]]:
    pages = article.pages
    if pages is None:
        return
    first, last = pages.first, pages.last
    if first is None:
        found = _FIRST_OF_RANGE.match(pages.range or "")
        first = found[0] if found else pages.range
    if pages.range:
        log.dropped("pages", f"there are elements for a first and a last page; of {pages.range} the first is written")
    elif pages_in(*(Field("pages", each, Log()) if each else None for each in (first, last))) != pages:
        log.guessed("pages", f"{pages} is read differently by programs that expect page numbers")
    elif article.article_number and pages == Pages(first=article.article_number):
        log.dropped("pages", "are the article number again, and are read as that alone")
    if first:
        yield "citation_firstpage", first
    if last:
        yield "citation_lastpage", last


def landing_page(article: Article, options: HighwireOptions, log: Log) -> Iterator[str]:
    """The address of the page that the elements are for."""
    page = options.page or article.landing_page
    if page:
        yield page
    if options.page and article.landing_page != options.page:
        was = f"is {article.landing_page}" if article.landing_page else "is absent"
        log.guessed("landing_page", f"{was}; {options.page}, the page that this is for, is written")


def full_texts(article: Article, options: HighwireOptions, log: Log) -> Iterator[tuple[str, Url]]:
    """The address of each full text that has an element, once."""
    page = options.page or article.landing_page
    written: set[str] = set()
    for at, full_text in public_full_texts(article, log):
        kind = full_text.media_type
        name = FULL_TEXTS.get(kind) if kind else None
        if name is None:
            at.dropped("", f"a full text of the type {kind or 'unknown'} has no element: {full_text.url}")
        elif full_text.url in written:
            at.dropped("", f"the same URL is there already: {full_text.url}")
        else:
            if full_text.purpose is not LinkPurpose.READING:
                at.dropped("purpose", f"there is no element for the purpose of a link, {full_text.purpose}")
            if kind and kind in READ_AS:
                at.dropped("media_type", f"is written in an element for {READ_AS[kind]}")
            if page and name == "citation_pdf_url" and (fault := other_host(page, full_text.url)):
                rule = RULE["pdf-host"]
                at.discouraged("url", fault, code=rule.code, remedy=rule.remedy)
            written.add(full_text.url)
            yield name, full_text.url

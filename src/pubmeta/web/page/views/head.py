"""The head of the article's page, and what programs read from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup as Html

from pubmeta import api
from pubmeta.config import Config
from pubmeta.errors import ProblemError
from pubmeta.model import Article, Contributor, ContributorRole, PersonName
from pubmeta.pages.head import head
from pubmeta.problems import Problem, actionable
from pubmeta.web.page.colouring import coloured
from pubmeta.web.page.views.facts import Fact, fact
from pubmeta.web.page.views.markup import html_of
from pubmeta.web.page.views.people import display
from pubmeta.web.page.views.problems import INPUT, Card, Places, cards_of

LONGEST = 20_000
"""So many characters of one line of the head are shown."""
_FORMATS = ("highwire", "schemaorg", "linkset")
MOST_LINES = 200
MOST_NAMES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """The elements of the head, or why there are none.

    whole: whether it is all that `pubmeta head` writes; else the address of the page is not known, and it is the meta
    elements alone. lines: to read; is_cut: whether there
    is more. read: what is read back from it. entry: as a search engine shows it.
    """

    whole: bool
    lines: tuple[Html, ...]
    is_cut: bool = False
    read: tuple[Fact, ...]
    entry: Entry | None
    problems: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A title and a line of authors, journal and year, as lists of search results have them."""

    title: Html
    line: str
    abstract: str


def page_head(article: Article, config: Config, places: Places) -> PageHead:
    """The head for the article's own page."""
    try:
        if article.landing_page:
            options = {name: config.tables[name] for name in _FORMATS if name in config.tables}
            made = head(article, page=article.landing_page, options=options)
            return _shown(made.html, whole=True, problems=_cards(made.problems, places))
        meta = api.export(article, "highwire", config.options("highwire"))
    except ProblemError as error:
        return PageHead(whole=False, lines=(), read=(), entry=None, problems=_cards(error.problems, places))
    return _shown(meta.text, whole=False, problems=())


def _cards(problems: tuple[Problem, ...], places: Places) -> tuple[Card, ...]:
    return cards_of([(INPUT, INPUT, problem) for problem in actionable(problems)], places)


def _shown(elements: str, *, whole: bool, problems: tuple[Card, ...]) -> PageHead:
    every = elements.splitlines()
    lines = [
        coloured(line[:LONGEST], "html") + (Html("…") if len(line) > LONGEST else Html(""))
        for line in every[:MOST_LINES]
    ]
    article = api.read(f"<html><head>{elements}</head></html>".encode(), "html").article
    return PageHead(
        whole=whole,
        lines=tuple(lines),
        is_cut=len(every) > MOST_LINES or any(len(line) > LONGEST for line in every),
        read=tuple(_read(article)),
        entry=_entry(article),
        problems=problems,
    )


def _read(article: Article) -> Iterator[Fact]:
    """What Google Scholar and Zotero look for."""
    yield from fact("Title", article.title)
    names = [display(each) for each in article.contributors]
    more = f" and {len(names) - MOST_NAMES:,} others" if len(names) > MOST_NAMES else ""
    yield from fact("Authors", ", ".join(names[:MOST_NAMES]) + more)
    yield from fact("Date", article.dates.first_published)
    if journal := article.journal:
        yield from fact("Journal", journal.title)
        yield from fact("ISSN", ", ".join(journal.issns))
        yield from fact("Publisher", journal.publisher and journal.publisher.name)
    yield from fact("Volume", article.volume)
    yield from fact("Issue", article.issue)
    yield from fact("Pages", article.pages)
    yield from fact("Article number", article.article_number)
    yield from fact("DOI", article.doi)
    yield from fact("Language", article.language)
    for text in article.full_texts:
        yield from fact("PDF" if text.media_type == "application/pdf" else "Full text", text.url)


def _entry(article: Article) -> Entry:
    authors = [_short(each) for each in article.contributors if each.role is ContributorRole.AUTHOR]
    people = ", ".join(authors[:4]) + (", …" if len(authors) > 4 else "")
    date = article.dates.first_published
    journal = article.journal.title if article.journal else ""
    where = ", ".join(filter(None, (journal, f"{date.year}" if date else "")))
    host = urlsplit(article.landing_page).hostname if article.landing_page else None
    paragraphs = [str(text) for each in article.abstracts[:1] for part in each.sections for text in part.paragraphs]
    abstract = " ".join(paragraphs)
    return Entry(
        title=html_of(article.title),
        line=" – ".join(filter(None, (people, where, host))),
        abstract=abstract[:220] + ("…" if len(abstract) > 220 else ""),
    )


def _short(each: Contributor) -> str:
    if isinstance(each, PersonName):
        initials = "".join(part[0] for part in (each.given or "").replace("-", " ").split())
        return " ".join(filter(None, (initials, each.whole_family)))
    return display(each)

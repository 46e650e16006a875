"""The values of CSL variables that an article and a cited work share."""

from __future__ import annotations

import re

from pubmeta.formats.csl.terms import ARTICLE_TYPES, ARXIV, CONFERENCE, NUMBERED, PREPRINT, UNKNOWN_TYPE
from pubmeta.model import Article, ArticleType, IdType, Pages, PartialDate, Work, WorkType
from pubmeta.reading import pages_of
from pubmeta.vocabularies.dashes import DASHES

_DASH = re.compile(rf"(?:(?<!\s)\s++)?(?:--+|[{DASHES}])\s*")


def date(known: PartialDate | None) -> dict[str, tuple[tuple[int, ...]]] | None:
    """A date variable: numbers, as far as the date is known; other forms fail in one processor or another."""
    return {"date-parts": (known.parts,)} if known else None


def csl_type(article: Article) -> str:
    """The type by which it is printed.

    What is in proceedings is printed as a paper, whatever it is, and what was posted by itself as of no journal.
    """
    if article.proceedings is not None:
        return CONFERENCE
    kind = article.type or (ArticleType.RESEARCH_ARTICLE if article.journal else None)
    if kind is None:
        return UNKNOWN_TYPE
    term = ARTICLE_TYPES[kind]
    is_alone = article.journal is None and article.dates.posted is not None
    return PREPRINT if is_alone and term == ARTICLE_TYPES[ArticleType.RESEARCH_ARTICLE] else term


def arxiv_number(arxiv: str) -> str:
    """The `number` of a preprint on arXiv."""
    return ARXIV + arxiv


def article_number(article: Article) -> str | None:
    """The article number, which APA prints from here and Vancouver from `page`; else a report's, or an arXiv id."""
    if article.article_number:
        return article.article_number
    if article.type in NUMBERED:
        return next((other.value for other in article.other_ids if other.type is IdType.PUBLISHER), None)
    return arxiv_number(article.arxiv) if article.arxiv and article.type is ArticleType.PREPRINT else None


def work_number(work: Work) -> str | None:
    """Its own number, else that of an article without pages, else its arXiv id if it is a preprint."""
    known = work.__dict__  # the fields, without the detour over attributes
    number: str | None = known["number"] or (None if known["pages"] else known["article_number"])
    if number:
        return number
    arxiv = known["arxiv"]
    return arxiv_number(arxiv) if arxiv and known["type"] is WorkType.PREPRINT else None


def work_type(work: Work) -> WorkType | None:
    """Its type; of one whose kind is not said, a journal article if it has its own title and a journal's volume or so.

    Processors print neither volume nor pages of what has no type.
    """
    kind: WorkType | None = work.__dict__["type"]
    if kind or not (work.title and work.container_title):
        return kind
    is_book = work.editors or work.edition or work.isbn or work.series_title or work.publisher
    in_journal = work.volume or work.issue or work.issn or work.article_number or work.pages
    return WorkType.JOURNAL_ARTICLE if in_journal and not is_book else None


def page(pages: Pages) -> str:
    """The `page` of these pages, with plain hyphens: styles print the dash; a single page once."""
    known = pages.__dict__  # the fields, without the detour over attributes
    first = known["first"]
    if first and first == known["last"] and known["range"] is None:
        return str(first)
    text = str(pages)
    return text if text.isascii() and "--" not in text else _DASH.sub("-", text)


_MOST_DIGITS = 6
"""So many are surely the number of a page."""


def are_numbers(pages: Pages) -> bool:
    """Whether pages are surely the numbers of one or two, as most are, and nothing else."""
    known = pages.__dict__  # the fields, without the detour over attributes
    first, last = known["first"], known["last"]
    return bool(
        first
        and first.isdecimal()
        and first.isascii()
        and len(first) <= _MOST_DIGITS
        and (last is None or (last.isdecimal() and len(last) <= _MOST_DIGITS))
        and known["range"] is None
    )


def is_exact_page(pages: Pages) -> bool:
    """Whether the `page` of these pages can be read back as they were."""
    if are_numbers(pages):
        known = pages.__dict__
        first, last = known["first"], known["last"]
        return last is None or (len(last) >= len(first) and last != first)
    return pages_of(page(pages)) == pages

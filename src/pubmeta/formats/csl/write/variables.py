"""The values of CSL variables that an article and a cited work share."""

from __future__ import annotations

from collections.abc import Iterable

from pubmeta.formats.csl.terms import ARXIV
from pubmeta.model import Article, ArticleType, GroupName, Pages, PartialDate, PersonName, Work, WorkType
from pubmeta.reading import pages_of


def names(known: Iterable[PersonName | GroupName]) -> list[dict[str, str]]:
    """A name variable."""
    return [_name(each) for each in known]


def _name(known: PersonName | GroupName) -> dict[str, str]:
    """A group is one `literal`; a one-word name is a lone `family`.

    A particle stays in the family name, where Zotero keeps it too, unless the model has it apart.
    """
    if not isinstance(known, PersonName):
        return {"literal": known.name}
    parts = {"family": known.family}
    if known.given:
        parts["given"] = known.given
    if known.particle:
        parts["non-dropping-particle"] = known.particle
    if known.suffix:
        parts["suffix"] = known.suffix
    return parts


def date(known: PartialDate | None) -> dict[str, list[list[int]]] | None:
    """A date variable: numbers, as far as the date is known; other forms fail in one processor or another."""
    return {"date-parts": [list(known.parts)]} if known else None


def arxiv_number(arxiv: str) -> str:
    """The `number` of a preprint on arXiv."""
    return ARXIV + arxiv


def article_number(article: Article) -> str | None:
    """The article number, which APA prints from here and Vancouver from `page`; else a preprint's arXiv id."""
    if article.article_number:
        return article.article_number
    return arxiv_number(article.arxiv) if article.arxiv and article.type is ArticleType.PREPRINT else None


def work_number(work: Work) -> str | None:
    """Its own number, else that of an article without pages, else its arXiv id if it is a preprint."""
    if work.number:
        return work.number
    if work.article_number and not work.pages:
        return work.article_number
    return arxiv_number(work.arxiv) if work.arxiv and work.type is WorkType.PREPRINT else None


def is_exact_page(pages: Pages) -> bool:
    """Whether the `page` of these pages can be read back as they were."""
    first, last = pages.first, pages.last
    if pages.range is None and first and first.isdecimal() and (last is None or last.isdecimal()):
        return last is None or len(last) >= len(first)
    return pages_of(str(pages)) == pages

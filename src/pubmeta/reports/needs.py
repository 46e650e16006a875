"""What Google Scholar and DOAJ need of an article, and what they ask for besides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from pubmeta.model import Anonymous, Article, ContributorRole
from pubmeta.model.kinds import may_be_in_journal

SCHOLAR_SOURCE: Final = "Google Scholar: inclusion guidelines for webmasters"
DOAJ_SOURCE: Final = "DOAJ API, version 4: article object"


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One thing that a service wants to know of an article.

    required: it takes no article without it; otherwise it is asked for. met: whether the article says it. advice: how
    to add it.
    """

    key: str
    meaning: str
    required: bool
    met: bool
    advice: str


def scholar_needs(article: Article) -> tuple[Need, ...]:
    """What Google Scholar reads from the page of an article (`SCHOLAR_SOURCE`): the first three it needs."""
    return _needs(article, _SCHOLAR)


def doaj_needs(article: Article) -> tuple[Need, ...]:
    """What DOAJ keeps of an article (`DOAJ_SOURCE`): the first four it needs."""
    return _needs(article, _DOAJ)


_Row = tuple[str, str, bool, Callable[[Article], object], str]


def _needs(article: Article, rows: tuple[_Row, ...]) -> tuple[Need, ...]:
    return tuple(
        Need(key=key, meaning=meaning, required=required, met=bool(test(article)), advice=advice)
        for key, meaning, required, test, advice in rows
    )


def _has_named_author(article: Article) -> bool:
    return any(each.role is ContributorRole.AUTHOR and not isinstance(each, Anonymous) for each in article.contributors)


def _is_of_journal(article: Article) -> bool:
    return article.journal is not None and may_be_in_journal(article) and article.status is None


def _has_link(article: Article) -> bool:
    return bool(article.landing_page or article.full_texts)


def _has_issn(article: Article) -> bool:
    journal = article.journal
    return bool(journal and (journal.issn_electronic or journal.issn_print))


def _has_pdf(article: Article) -> bool:
    return any(each.media_type == "application/pdf" for each in article.full_texts)


def _has_place(article: Article) -> bool:
    return bool((article.pages and article.pages.first) or article.article_number)


_SCHOLAR: tuple[_Row, ...] = (
    ("title", "the title", True, lambda article: article.title, "add the title"),
    ("authors", "at least one author with a name", True, _has_named_author, "add the authors; a group can be one"),
    (
        "year",
        "the year of publication",
        True,
        lambda article: article.dates.first_published,
        "add a date of publication; the year alone will do",
    ),
    (
        "journal",
        "the title of the journal, or of the proceedings",
        False,
        lambda article: article.journal or article.proceedings,
        "add the journal, or the proceedings of a paper",
    ),
    ("volume", "the volume", False, lambda article: article.volume, "add the volume, if there is one"),
    ("issue", "the issue", False, lambda article: article.issue, "add the issue, if there is one"),
    ("pages", "the first page, or the number of the article", False, _has_place, "add the pages or article_number"),
    ("pdf", "the address of the PDF", False, _has_pdf, "add a full text whose media_type is application/pdf"),
)

_DOAJ: tuple[_Row, ...] = (
    ("title", "the title", True, lambda article: article.title, "add the title"),
    (
        "published",
        "that a journal has published it, and that it stands",
        True,
        _is_of_journal,
        "add the journal; what is in proceedings, posted, a review, pending or withdrawn is not for DOAJ",
    ),
    ("issn", "an ISSN of the print or online edition", True, _has_issn, "add the ISSN that DOAJ has of the journal"),
    (
        "doi-or-link",
        "a DOI, or a link to the full text",
        True,
        lambda article: article.doi or _has_link(article),
        "add the DOI, or the article's page",
    ),
    ("link", "a link to the full text", False, _has_link, "add landing_page, or a full text"),
    ("authors", "the authors", False, _has_named_author, "add the authors"),
    ("year", "the year of publication", False, lambda article: article.dates.first_published, "add the date"),
    ("abstract", "an abstract", False, lambda article: article.abstracts, "add the abstract"),
    ("keywords", "keywords", False, lambda article: article.keywords, "add the keywords"),
    ("language", "the language of the text", False, lambda article: article.language, "add the language"),
)

"""Words of the Citation File Format (schema guide 1.2.0) and what they are for an article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pubmeta.model import ArticleType, WorkType

ARTICLES: Final[Mapping[str, ArticleType | None]] = {
    "article": None,
    "conference-paper": ArticleType.CONFERENCE_PAPER,
    "magazine-article": None,
    "newspaper-article": None,
    "blog": ArticleType.BLOG_POST,
    "pamphlet": None,
    "report": ArticleType.REPORT,
    "unpublished": None,
}
"""Types of works that are articles, and what kind."""

OTHERS: Final[Mapping[str, str]] = {
    "book": "a book",
    "conference": "a volume of proceedings",
    "data": "a data set",
    "database": "a data set",
    "dataset": "a data set",
    "patent": "a patent",
    "proceedings": "a volume of proceedings",
    "software": "a computer program",
    "software-code": "a computer program",
    "standard": "a standard",
    "thesis": "a thesis",
    "website": "a web page",
}
"""Names of the commonest types of works that are not articles."""

WORKS: Final[Mapping[str, WorkType]] = {
    "article": WorkType.JOURNAL_ARTICLE,
    "book": WorkType.BOOK,
    "conference": WorkType.PROCEEDINGS_ARTICLE,
    "conference-paper": WorkType.PROCEEDINGS_ARTICLE,
    "data": WorkType.DATASET,
    "database": WorkType.DATASET,
    "dataset": WorkType.DATASET,
    "manual": WorkType.REPORT,
    "report": WorkType.REPORT,
    "software": WorkType.SOFTWARE,
    "software-code": WorkType.SOFTWARE,
    "software-container": WorkType.SOFTWARE,
    "software-executable": WorkType.SOFTWARE,
    "software-virtual-machine": WorkType.SOFTWARE,
    "standard": WorkType.STANDARD,
    "thesis": WorkType.THESIS,
    "website": WorkType.WEB_PAGE,
}
"""The kind of a cited work."""

IGNORED: Final[Mapping[str, str]] = {
    "cff-version": "of the file",
    "message": "to whoever cites",
    "type": "said elsewhere",
    "scope": "why a work is cited",
}
"""Keys that are left out without a word, each with the reason."""

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
    "unpublished": None,
}
"""Types of works that are articles, and what kind."""

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

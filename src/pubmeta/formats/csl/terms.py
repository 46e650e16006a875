"""The vocabulary of CSL 1.0.2 for what the model names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pubmeta.model import ArticleType, ContributorRole, WorkType

ARTICLE_TYPES: Final[Mapping[ArticleType, str]] = {
    **dict.fromkeys(ArticleType, "article-journal"),
    ArticleType.PREPRINT: "article",
    ArticleType.BOOK_REVIEW: "review-book",
}
"""Other kinds of article have no type of their own; `custom.type` tells them apart."""

WORK_TYPES: Final[Mapping[WorkType, str]] = {
    WorkType.JOURNAL_ARTICLE: "article-journal",
    WorkType.BOOK: "book",
    WorkType.CHAPTER: "chapter",
    WorkType.PROCEEDINGS_ARTICLE: "paper-conference",
    WorkType.THESIS: "thesis",
    WorkType.REPORT: "report",
    WorkType.PATENT: "patent",
    WorkType.WEB_PAGE: "webpage",
    WorkType.DATASET: "dataset",
    WorkType.PREPRINT: "article",
    WorkType.SOFTWARE: "software",
    WorkType.STANDARD: "standard",
}
UNKNOWN_TYPE: Final = "document"
"""The catch-all for what belongs to no other type; every item must have one."""

PREPRINT_GENRE: Final = "preprint"
"""Tells a preprint from other works of the type `article`."""

NAME_VARIABLES: Final[Mapping[ContributorRole, str]] = {
    ContributorRole.AUTHOR: "author",
    ContributorRole.EDITOR: "editor",
    ContributorRole.TRANSLATOR: "translator",
    ContributorRole.ILLUSTRATOR: "illustrator",
    ContributorRole.CHAIR: "chair",
}
"""Other roles have no variable."""

RICH_TEXT: Final[Mapping[str, tuple[str, str]]] = {
    "i": ("<i>", "</i>"),
    "b": ("<b>", "</b>"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
    "sc": ('<span style="font-variant: small-caps;">', "</span>"),
}
"""Start and end of each element in CSL rich text; there are no others for the model's markup."""

"""Which kind of record Crossref has for an article."""

from __future__ import annotations

from enum import StrEnum

from pubmeta.model import Article, ArticleType, StatusType
from pubmeta.model.kinds import is_posted


class RecordKind(StrEnum):
    """The element of a deposit that holds the record of one article."""

    JOURNAL_ARTICLE = "journal_article"
    CONFERENCE_PAPER = "conference_paper"
    POSTED_CONTENT = "posted_content"
    PEER_REVIEW = "peer_review"
    PENDING_PUBLICATION = "pending_publication"

    @property
    def has_crossmark(self) -> bool:
        """Whether such a record may have Crossmark metadata."""
        return self not in (RecordKind.POSTED_CONTENT, RecordKind.PEER_REVIEW)


WITH_TRIALS = frozenset({RecordKind.JOURNAL_ARTICLE, RecordKind.CONFERENCE_PAPER})
"""Kinds with room for trials in every schema version."""


def kind_of(article: Article) -> RecordKind:
    """The kind of record that an article is registered as."""
    status = article.status
    if status is not None and status.type is StatusType.PENDING:
        return RecordKind.PENDING_PUBLICATION
    if article.type is ArticleType.PEER_REVIEW:
        return RecordKind.PEER_REVIEW
    if article.proceedings is not None or article.type is ArticleType.CONFERENCE_PAPER:
        return RecordKind.CONFERENCE_PAPER
    return RecordKind.POSTED_CONTENT if is_posted(article) else RecordKind.JOURNAL_ARTICLE

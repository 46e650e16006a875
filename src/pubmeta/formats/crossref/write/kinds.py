"""Which kind of record Crossref has for an article."""

from __future__ import annotations

from enum import StrEnum

from pubmeta.model import POSTED, Article, ArticleType, StatusType


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
_MAY_BE_POSTED = frozenset({ArticleType.LETTER, ArticleType.OTHER})
_POSTED_UNLESS_IN_A_JOURNAL = (None, ArticleType.REVIEW_ARTICLE)


def kind_of(article: Article) -> RecordKind:
    """The kind of record that an article is registered as."""
    status = article.status
    if status is not None and status.type is StatusType.PENDING:
        return RecordKind.PENDING_PUBLICATION
    if article.type is ArticleType.PEER_REVIEW:
        return RecordKind.PEER_REVIEW
    if article.proceedings is not None or article.type is ArticleType.CONFERENCE_PAPER:
        return RecordKind.CONFERENCE_PAPER
    return RecordKind.POSTED_CONTENT if _is_posted_content(article) else RecordKind.JOURNAL_ARTICLE


def _is_posted_content(article: Article) -> bool:
    """Whether a work is posted, not published in a journal.

    Its type or its version says so, as that of a reviewed preprint does; or it has a day on which it was posted and
    none on which it was published, and nothing says that it is a journal's.
    """
    if article.type in POSTED or says_preprint(article):
        return True
    dates, journal = article.dates, article.journal
    published = (dates.published_online, dates.published_print, dates.published, dates.issue)
    if dates.posted is None or any(published):
        return False
    is_in_journal = journal is not None and (journal.issn_electronic or journal.issn_print)
    return article.type in _MAY_BE_POSTED or (article.type in _POSTED_UNLESS_IN_A_JOURNAL and not is_in_journal)


def says_preprint(article: Article) -> bool:
    """Whether the label or the description of the version says that it is a preprint, a reviewed one too."""
    version = article.version
    texts = (version.label, version.description) if version else ()
    return any(text and "preprint" in text.casefold() for text in texts)

"""What a work can be in, by what it says of itself."""

from __future__ import annotations

from pubmeta.model.article import POSTED, Article, ArticleType

MAY_BE_POSTED = frozenset({ArticleType.LETTER, ArticleType.OTHER})
"""Kinds of article that are in journals, and are posted."""
_POSTED_UNLESS_IN_A_JOURNAL = (None, ArticleType.REVIEW_ARTICLE)


def may_be_in_journal(article: Article) -> bool:
    """Whether a journal may have published the work, which need not name one.

    What is posted or is a review has not been published by one, nor has a paper in proceedings. Of what says no more
    than when it was posted, not even its type, a journal may be the place.
    """
    is_said = article.type is not None or says_preprint(article)
    is_other = article.type is ArticleType.PEER_REVIEW or (is_said and is_posted(article))
    return not is_other and article.proceedings is None


def is_posted(article: Article) -> bool:
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
    return article.type in MAY_BE_POSTED or (article.type in _POSTED_UNLESS_IN_A_JOURNAL and not is_in_journal)


def says_preprint(article: Article) -> bool:
    """Whether the label or the description of the version says that it is a preprint, a reviewed one too."""
    version = article.version
    texts = (version.label, version.description) if version else ()
    return any(text and "preprint" in text.casefold() for text in texts)

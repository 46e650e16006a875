"""What a work can be in, by what it says of itself."""

from __future__ import annotations

from pubmeta.model.article import POSTED, Article, ArticleType


def may_be_in_journal(article: Article) -> bool:
    """Whether a journal may have published the work, which need not name one.

    What is posted or is a review has not been published by one, nor has a paper in proceedings.
    """
    is_other = article.type in POSTED or article.type is ArticleType.PEER_REVIEW
    return not is_other and article.proceedings is None

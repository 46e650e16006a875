"""The check on who made the article."""

from __future__ import annotations

from pubmeta.checks.content_rules import ArticleBreaches, ArticleCheck
from pubmeta.model import Article, ArticleType, ContributorRole

_OF_REVIEWS = frozenset({ContributorRole.REVIEWER, ContributorRole.EDITOR})
"""Who may have written a document of a review, beside an author."""


def _authors(article: Article) -> ArticleBreaches:
    roles = dict.fromkeys(contributor.role for contributor in article.contributors)
    is_of_review = article.type is ArticleType.PEER_REVIEW and not _OF_REVIEWS.isdisjoint(roles)
    if roles and ContributorRole.AUTHOR not in roles and not is_of_review:
        yield "author", f"no contributor is an author; the roles are: {', '.join(roles)}", "contributors"


CHECKS: tuple[ArticleCheck, ...] = (_authors,)

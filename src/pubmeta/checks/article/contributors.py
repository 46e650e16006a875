"""The check on who made the article."""

from __future__ import annotations

from pubmeta.checks.content_rules import ArticleBreaches, ArticleCheck
from pubmeta.model import Article, ContributorRole


def _authors(article: Article) -> ArticleBreaches:
    roles = dict.fromkeys(contributor.role for contributor in article.contributors)
    if roles and ContributorRole.AUTHOR not in roles:
        yield "author", f"no contributor is an author; the roles are: {', '.join(roles)}", "contributors"


CHECKS: tuple[ArticleCheck, ...] = (_authors,)

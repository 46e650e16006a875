"""What the content rules have against an article."""

from __future__ import annotations

from pubmeta.checks.content_rules import ArticleBreaches, ArticleCheck, article_problems, by_code
from pubmeta.formats.bibtex.rules import RULES
from pubmeta.formats.bibtex.terms import ENTRY_TYPES, POSTED_ENTRY
from pubmeta.model import Anonymous, Article, ContributorRole, Person
from pubmeta.problems import Log
from pubmeta.vocabularies.names import are_several

_RULE = by_code(RULES)


def advise(article: Article, log: Log) -> None:
    """Report to the log what styles warn of, and names that are several."""
    for problem in article_problems(article, _CHECKS, _RULE):
        log.add(problem)


def _required(article: Article) -> ArticleBreaches:
    """What an article or a conference paper has; a preprint needs nothing."""
    if article.type and ENTRY_TYPES.get(article.type) == POSTED_ENTRY:
        return
    named = [each for each in article.contributors if not isinstance(each, Anonymous)]
    if not any(each.role is ContributorRole.AUTHOR for each in named):
        yield "required", "the article has no author who is named", "contributors", "add the authors"
    if article.journal is None:
        yield "required", "the article has no journal", "journal", "add journal"
    if article.dates.formally_published is None:
        yield "required", "the article has no date of publication", "dates.published", "add it, at least the year"


def _names(article: Article) -> ArticleBreaches:
    for index, each in enumerate(article.contributors):
        if isinstance(each, Person) and each.role is ContributorRole.AUTHOR and are_several(each.family):
            yield "name-list", f"{each.family!r} is read as several names", f"contributors[{index}].family"


_CHECKS: tuple[ArticleCheck, ...] = (_required, _names)

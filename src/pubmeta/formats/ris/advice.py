"""What the content rules have against an article."""

from __future__ import annotations

from pubmeta.checks.content_rules import ArticleBreaches, article_problems, by_code
from pubmeta.formats.ris.rules import RULES
from pubmeta.model import Anonymous, Article, ContributorRole, Person
from pubmeta.model.single import by_its_reviewers
from pubmeta.problems import Log
from pubmeta.vocabularies.names import are_several

_RULE = by_code(RULES)


def advise(article: Article, log: Log) -> None:
    """Report to the log the names of authors that reference managers take for several."""
    article = by_its_reviewers(article, Log(), "RIS")
    for problem in article_problems(article, (_names,), _RULE):
        log.add(problem)


def _names(article: Article) -> ArticleBreaches:
    for index, each in enumerate(article.contributors):
        if each.role is ContributorRole.AUTHOR and not isinstance(each, Anonymous):
            field, value = ("family", each.family) if isinstance(each, Person) else ("name", each.name)
            if are_several(value):
                yield "name", f"{value!r} is read as several names", f"contributors[{index}].{field}"

"""What the content rules have against an article."""

from __future__ import annotations

from pubmeta.checks.content_rules import ArticleBreaches, article_problems, by_code
from pubmeta.formats.ris.rules import RULES
from pubmeta.formats.ris.rules.records import is_one_name
from pubmeta.model import Anonymous, Article, ContributorRole, GroupName, PersonName
from pubmeta.model.single import by_its_reviewers
from pubmeta.problems import Log

_RULE = by_code(RULES)


def advise(article: Article, log: Log) -> None:
    """Report to the log the names that reference managers take for several."""
    article = by_its_reviewers(article, Log(), "RIS")
    for problem in article_problems(article, (_names,), _RULE):
        log.add(problem)


def _names(article: Article) -> ArticleBreaches:
    for index, each in enumerate(article.contributors):
        if each.role is ContributorRole.AUTHOR and not isinstance(each, Anonymous):
            yield from _of_name(each, f"contributors[{index}]")
    for index, editor in enumerate(article.proceedings.editors if article.proceedings else ()):
        yield from _of_name(editor, f"proceedings.editors[{index}]")


def _of_name(name: PersonName | GroupName, path: str) -> ArticleBreaches:
    field, form = ("family", name.inverted) if isinstance(name, PersonName) else ("name", name.name)
    if not is_one_name(form):
        yield "name", f"{form!r} is read as several names", f"{path}.{field}"

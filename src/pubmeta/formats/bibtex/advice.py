"""What the content rules have against an article."""

from __future__ import annotations

from pubmeta.checks.content_rules import ArticleBreaches, ArticleCheck, article_problems, by_code
from pubmeta.formats.bibtex.rules import RULES
from pubmeta.formats.bibtex.terms import ARTICLES, CONFERENCE, POSTED_ENTRY, REPORTS
from pubmeta.formats.bibtex.write.kinds import entry_type
from pubmeta.model import Anonymous, Article, ContributorRole, Person, StatusType
from pubmeta.model.single import by_its_reviewers
from pubmeta.problems import Log
from pubmeta.vocabularies.names import are_several

_RULE = by_code(RULES)


def advise(article: Article, log: Log) -> None:
    """Report to the log what styles warn of, and names that are several."""
    article = by_its_reviewers(article, Log(), "BibTeX")
    for problem in article_problems(article, _CHECKS, _RULE):
        log.add(problem)


def _required(article: Article) -> ArticleBreaches:
    """What an article, a conference paper or a report has; what is posted otherwise needs nothing."""
    entry = entry_type(article, is_biblatex=False)
    if entry == POSTED_ENTRY:
        return
    named = [each for each in article.contributors if not isinstance(each, Anonymous)]
    if not any(each.role is ContributorRole.AUTHOR for each in named):
        yield "required", "the article has no author who is named", "contributors", "add the authors"
    if entry in REPORTS and not any(each.name for each in article.institutions):
        yield "required", "the report has no institution", "institutions", "add institutions"
    elif entry in CONFERENCE and (article.proceedings is None or article.proceedings.title is None):
        yield "required", "the paper has no title of the proceedings", "proceedings.title", "add proceedings"
    elif entry in ARTICLES and article.journal is None:
        yield "required", "the article has no journal", "journal", "add journal"
    is_pending = article.status is not None and article.status.type is StatusType.PENDING
    if article.dates.formally_published is None and not is_pending:
        yield "required", "the article has no date of publication", "dates.published", "add it, at least the year"


def _names(article: Article) -> ArticleBreaches:
    for index, each in enumerate(article.contributors):
        if isinstance(each, Person) and each.role is ContributorRole.AUTHOR and are_several(each.family):
            yield "name-list", f"{each.family!r} is read as several names", f"contributors[{index}].family"


_CHECKS: tuple[ArticleCheck, ...] = (_required, _names)

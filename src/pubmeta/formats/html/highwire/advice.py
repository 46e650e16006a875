"""What the content rules have against an article: what Google Scholar and reference managers will misread."""

from __future__ import annotations

from pubmeta.checks.content_rules import ArticleBreaches, ArticleCheck, article_problems
from pubmeta.formats.html.highwire.rules import RULE
from pubmeta.formats.html.highwire.rules.forms import is_range
from pubmeta.formats.html.highwire.write.authors import authors_of, is_described, name_of
from pubmeta.model import Article
from pubmeta.model.single import by_its_reviewers
from pubmeta.problems import Log
from pubmeta.reading import Field, names_in, quoted


def advise(article: Article, log: Log) -> None:
    """Report to the log what the page would be complained about for."""
    article = by_its_reviewers(article, Log(), "the head of a page")
    for problem in article_problems(article, _CHECKS, RULE):
        log.add(problem)


def _authors(article: Article) -> ArticleBreaches:
    """Names of several, and institutions that only the last author has."""
    authors = authors_of(article)
    for index, author in authors:
        count = len(names_in(Field("", name_of(author), Log())))
        if count > 1:
            remedy = "give each author an entry"
            yield (
                "author-list",
                f"reads as {count} authors: {quoted(name_of(author))}",
                f"contributors[{index}]",
                remedy,
            )
    if len(authors) > 1 and not any(is_described(author) for _, author in authors[:-1]):
        index, last = authors[-1]
        if len({each.name or each.departments[:1] for each in last.affiliations}) > 1:
            message = "of several authors only the last has institutions; programs may take them for those of all"
            yield "grouping-last", message, f"contributors[{index}].affiliations", "add the institutions of the others"


def _place(article: Article) -> ArticleBreaches:
    """Numbers without a journal, and a range where one page is meant."""
    journal_free = [name for name in ("volume", "issue") if getattr(article, name)]
    if article.journal is None and article.proceedings is None and journal_free:
        yield "journal", f"the article has {journal_free[0]}, and no journal", "journal", "add journal"
    for path, page in (
        ("pages.first", article.pages.first if article.pages else None),
        ("article_number", None if article.pages else article.article_number),
    ):
        if page and is_range(page):
            yield "pages", f"is a range: {quoted(page)}", path, "correct it; the last page goes in pages.last"


_CHECKS: tuple[ArticleCheck, ...] = (_authors, _place)

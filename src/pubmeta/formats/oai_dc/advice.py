"""What the content rules have against an article: what harvesters ask for, and the article does not say."""

from __future__ import annotations

from pubmeta.checks.content_rules import ArticleBreaches, article_problems, by_code
from pubmeta.formats.oai_dc.rules import RULES
from pubmeta.formats.oai_dc.write.links import identifiers, is_open
from pubmeta.formats.oai_dc.write.texts import is_named_author
from pubmeta.model import Article
from pubmeta.model.single import by_its_reviewers
from pubmeta.problems import Log

_RULE = by_code(RULES)


def advise(article: Article, log: Log) -> None:
    """Report to the log what a record of the article will lack."""
    article = by_its_reviewers(article, Log(), "Dublin Core")
    for problem in article_problems(article, (_mandatory, _access), _RULE):
        log.add(problem)


def _mandatory(article: Article) -> ArticleBreaches:
    if not any(map(is_named_author, article.contributors)):
        message = "the article has no author who is named, so the record has no dc:creator"
        yield "mandatory", message, "contributors", "add the authors"
    if article.dates.formally_published is None:
        message = "the article has no date of publication, so the record has no dc:date"
        yield "mandatory", message, "dates.published", "add it, at least the year"
    if article.type is None:
        message = "the article does not say what kind it is, so the record has no dc:type"
        yield "mandatory", message, "type", "add type"
    if next(identifiers(article), None) is None:
        message = "the article has no address, so the record has no dc:identifier"
        yield "mandatory", message, "doi", "add the DOI, or landing_page"


def _access(article: Article) -> ArticleBreaches:
    if not is_open(article):
        message = (
            "the article does not say that anyone may always read it free of charge, so the record does not either"
        )
        yield "access", message, "free_to_read", "if they may, set free_to_read without dates"

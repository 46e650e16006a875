"""What the content rules have against an article: what harvesters ask for, and the article does not say."""

from __future__ import annotations

from pubmeta.checks.content_rules import ArticleBreaches, article_problems, by_code
from pubmeta.formats.oai_dc.rules import RULES
from pubmeta.formats.oai_dc.write.links import identifiers, is_open
from pubmeta.formats.oai_dc.write.texts import is_named_author
from pubmeta.model import Article
from pubmeta.problems import Log

_RULE = by_code(RULES)


def advise(article: Article, log: Log) -> None:
    """Report to the log what a record of the article will lack."""
    for problem in article_problems(article, (_mandatory, _access), _RULE):
        log.add(problem)


def _mandatory(article: Article) -> ArticleBreaches:
    if not any(map(is_named_author, article.contributors)):
        yield "mandatory", "there is no author with a name, and no dc:creator", "contributors", "add the authors"
    if article.dates.formally_published is None:
        message = "there is no date of publication, and no dc:date"
        yield "mandatory", message, "dates.published", "add it; the year alone will do"
    if article.type is None:
        yield "mandatory", "what kind of article it is is not known, and there is no dc:type", "type", "set type"
    if next(identifiers(article), None) is None:
        message = "there is no address of the article, and no dc:identifier"
        yield "mandatory", message, "doi", "add the DOI, or landing_page"


def _access(article: Article) -> ArticleBreaches:
    if not is_open(article):
        message = "that the article may be read without payment is not known, or only for some time"
        yield "access", message, "free_to_read", "set free_to_read, if it may be read by all for ever"

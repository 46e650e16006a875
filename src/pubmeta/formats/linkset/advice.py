"""What the content rules have against an article: what programs that follow links do without."""

from __future__ import annotations

from pubmeta.checks.content_rules import ArticleBreaches, article_problems, by_code
from pubmeta.formats.linkset.rules import RULES
from pubmeta.model import Article, LinkPurpose
from pubmeta.problems import Log

_RULE = by_code(RULES)


def advise(article: Article, log: Log) -> None:
    """Report to the log full texts of which it is not said what they are."""
    for problem in article_problems(article, (_full_texts,), _RULE):
        log.add(problem)


def _full_texts(article: Article) -> ArticleBreaches:
    for index, full_text in enumerate(article.full_texts):
        if full_text.media_type is None and full_text.purpose is not LinkPurpose.SIMILARITY_CHECK:
            message = f"the media type of {full_text.url} is not known"
            yield "media-type-absent", message, f"full_texts[{index}].media_type", "add media_type"

"""What of an article a public document may say."""

from __future__ import annotations

from collections.abc import Iterator

from pubmeta.model.article import Article
from pubmeta.model.relations import FullText, LinkPurpose
from pubmeta.problems import Log, Place


def public_full_texts(article: Article, log: Log) -> Iterator[tuple[Place, FullText]]:
    """Each full text that anyone may follow, with its place; a link for similarity checking is reported as dropped."""
    for at, full_text in log.each("full_texts", article.full_texts):
        if full_text.purpose is LinkPurpose.SIMILARITY_CHECK:
            at.dropped("", f"a link for similarity checking is not public, so it is not written: {full_text.url}")
        else:
            yield at, full_text

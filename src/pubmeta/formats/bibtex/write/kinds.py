"""The type of entry for each type of article, and what says the type where the entry's does not."""

from __future__ import annotations

from collections.abc import Iterator

from pubmeta.formats.bibtex.terms import POSTED_ENTRY, REPORTED, REPORTS, REVIEW
from pubmeta.model import POSTED, Article, ArticleType
from pubmeta.problems import Log

_OF_PAPERS = frozenset({ArticleType.ABSTRACT, ArticleType.CONFERENCE_PAPER, ArticleType.POSTER})


def entry_type(article: Article, *, is_biblatex: bool) -> str:
    """The type of entry: a paper in a journal is an article, a report one without a server."""
    kind = article.type
    if article.proceedings or (kind is ArticleType.CONFERENCE_PAPER and article.journal is None):
        return "inproceedings"
    if kind in REPORTED and article.journal is None:
        return "report" if is_biblatex else "techreport"
    if kind in POSTED:
        return POSTED_ENTRY
    if kind is ArticleType.PEER_REVIEW:
        return REVIEW if is_biblatex else "article" if article.journal else POSTED_ENTRY
    return "article"


def type_in_words(article: Article, entry: str, log: Log) -> Iterator[tuple[str, str | None]]:
    """The type of article in a field, where the type of entry does not say it; one that is not written is reported."""
    kind = article.type
    if entry == "inproceedings":
        if kind not in _OF_PAPERS:
            log.guessed("type", "what is in proceedings is read from BibTeX as a conference paper")
        elif kind is not ArticleType.CONFERENCE_PAPER:
            yield "type", kind
    elif kind is None:
        return
    elif entry in REPORTS:
        yield "type", kind.replace("-", " ").capitalize()
    elif entry == POSTED_ENTRY:
        yield "type", kind
    elif kind in (ArticleType.PEER_REVIEW, ArticleType.CONFERENCE_PAPER):
        yield "entrysubtype", kind
    else:
        log.dropped("type", "BibTeX has one type of entry for articles of all kinds")

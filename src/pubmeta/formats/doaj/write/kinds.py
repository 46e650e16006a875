"""What DOAJ takes: articles that a journal has published, and nothing else."""

from __future__ import annotations

from pubmeta.model import POSTED, Article, ArticleType, StatusType
from pubmeta.problems import Log

_LEFT_OUT = "leave it out of what goes to DOAJ"


def is_taken(article: Article, log: Log) -> bool:
    """Whether the work is an article that a journal has published; that it is not is reported, with what to do."""
    kind, status = article.type, article.status
    if kind is ArticleType.PEER_REVIEW:
        log.invalid("type", "DOAJ lists articles of journals, and not the reviews of them", remedy=_LEFT_OUT)
    elif kind in POSTED:
        message = f"DOAJ lists what a journal has published, and this is posted: {kind}"
        remedy = f"{_LEFT_OUT}, until a journal has published it; then correct the type"
        log.invalid("type", message, remedy=remedy)
    elif article.proceedings or (kind is ArticleType.CONFERENCE_PAPER and article.journal is None):
        message = "DOAJ lists articles of journals, and this is a paper in proceedings"
        remedy = "leave it out; if the proceedings are an issue of a journal, give the journal, with its ISSN"
        log.invalid("proceedings" if article.proceedings else "journal", message, remedy=remedy)
    elif status and status.type is StatusType.PENDING:
        message = "DOAJ lists what is published, and this article is still to come"
        log.invalid("status", message, remedy=f"{_LEFT_OUT}, until it is published; then leave out the status")
    elif status:
        message = f"DOAJ lists what can be read and stands, and this article is {status.type}"
        log.invalid("status", message, remedy="leave it out; if DOAJ has it already, delete it there")
    else:
        return True
    return False

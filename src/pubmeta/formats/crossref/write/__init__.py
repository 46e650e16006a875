"""An article as a Crossref deposit: one batch that registers one article, in the record of its kind."""

from __future__ import annotations

from pubmeta.formats.crossref.batch import batch
from pubmeta.formats.crossref.options import CrossrefOptions
from pubmeta.formats.crossref.terms import EDITIONS, LOST, LOST_MESSAGE
from pubmeta.formats.crossref.write.conference import conference
from pubmeta.formats.crossref.write.crossmark import check_notice
from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.formats.crossref.write.journal import journal
from pubmeta.formats.crossref.write.kinds import RecordKind, kind_of
from pubmeta.formats.crossref.write.pending import pending_publication
from pubmeta.formats.crossref.write.placed import PLACED, reasons_for
from pubmeta.formats.crossref.write.posted import posted_content
from pubmeta.formats.crossref.write.review import peer_review
from pubmeta.model import Article
from pubmeta.model.unplaced import report_unplaced
from pubmeta.model.values import values
from pubmeta.problems import Log

_LOST = LOST.encode("ascii", "xmlcharrefreplace")
_RECORDS = {
    RecordKind.JOURNAL_ARTICLE: journal,
    RecordKind.CONFERENCE_PAPER: conference,
    RecordKind.POSTED_CONTENT: posted_content,
    RecordKind.PEER_REVIEW: peer_review,
    RecordKind.PENDING_PUBLICATION: pending_publication,
}


def write(article: Article, options: CrossrefOptions, log: Log) -> bytes:
    """The deposit, in ASCII with numeric character references, as Crossref prefers."""
    kind = kind_of(article)
    if kind is RecordKind.CONFERENCE_PAPER and article.proceedings is None and article.journal is not None:
        log.invalid(
            "type",
            "Crossref registers a conference paper with its proceedings, and this one has a journal; registered as a"
            " journal article it would be another kind of work",
            remedy="give proceedings in place of journal; if it did appear in the journal, give its type there,"
            " research-article for example",
        )
        return b""
    edition = EDITIONS[options.version]
    with_crossmark = options.crossmark_policy is not None and kind.has_crossmark
    deposit = Deposit(edition=edition, options=options, log=log, crossmark=with_crossmark, kind=kind)
    reasons = reasons_for(edition.version, kind, with_crossmark=with_crossmark)
    report_unplaced(article, PLACED, log, reasons, otherwise="Crossref has no place for it")
    if kind.has_crossmark:
        check_notice(article, options, log)
    content = batch(_RECORDS[kind](article, deposit), deposit)
    if _LOST in content:
        for path, value in values(article):
            if LOST in str(value):
                deposit.advise([("lost-character", LOST_MESSAGE)], log, path)
    return content

"""The checks on the records of conference papers, peer reviews and pending publications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import XmlBreaches, XmlChecks
from pubmeta.formats.crossref.rules.document import Deposit
from pubmeta.formats.crossref.rules.identifiers import fault_of
from pubmeta.formats.crossref.terms import REL
from pubmeta.model import Isbn
from pubmeta.xml.text import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_IS_REVIEW_OF = "isReviewOf"


def _peer_review(review: _Element, _: Deposit) -> XmlBreaches:
    relations = review.iterfind(f"{{{REL}}}program/{{{REL}}}related_item/{{{REL}}}inter_work_relation")
    kinds = {(each.get("relationship-type"), each.get("identifier-type")) for each in relations}
    if (_IS_REVIEW_OF, "doi") not in kinds:
        yield "review-of", "the review does not name the DOI of what it reviews"


def _pending(record: _Element, deposit: Deposit) -> XmlBreaches:
    if next(deposit.children(record, "titles"), None) is None:
        yield "pending-title", "the pending publication has no title"


def _paper(paper: _Element, deposit: Deposit) -> XmlBreaches:
    if next(deposit.children(paper, "contributors"), None) is None:
        yield "paper-contributors", "the paper names no contributors"


def _isbn(isbn: _Element, deposit: Deposit) -> XmlBreaches:
    if not deposit.is_in(isbn, "citation") and (fault := fault_of(Isbn, text_of(isbn))):
        yield "isbn", fault


CHECKS: XmlChecks[Deposit] = {
    "peer_review": (_peer_review,),
    "pending_publication": (_pending,),
    "conference_paper": (_paper,),
    "isbn": (_isbn,),
}

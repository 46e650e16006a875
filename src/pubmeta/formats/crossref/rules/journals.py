"""The checks on journals and where in them an article is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import TextBreaches, XmlBreaches, XmlChecks
from pubmeta.formats.crossref.rules.document import Deposit, repeated
from pubmeta.formats.crossref.rules.identifiers import fault_of
from pubmeta.model import Issn
from pubmeta.vocabularies.dashes import DASHES
from pubmeta.xml.text import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_ISSUE_WORDS = re.compile(r"(?i)\b(?:issue|no|number)\b")


def _journal(journal: _Element, deposit: Deposit) -> XmlBreaches:
    for metadata in deposit.children(journal, "journal_metadata"):
        data = [*deposit.children(metadata, "doi_data")]
        if not data and next(deposit.children(metadata, "issn"), None) is None:
            yield "journal-identity", "the journal has neither ISSN nor DOI", metadata
        own = {text_of(doi).lower() for part in data for doi in deposit.children(part, "doi")}
        for article in deposit.children(journal, "journal_article") if own else ():
            for part in deposit.children(article, "doi_data"):
                for doi in deposit.children(part, "doi"):
                    if text_of(doi).lower() in own:
                        yield "journal-doi", "is also the DOI of the journal", doi


def _issns(metadata: _Element, deposit: Deposit) -> XmlBreaches:
    issns = [*deposit.children(metadata, "issn")]
    for issn in issns:
        if issn.get("media_type") is None:
            yield "issn-medium", f"{text_of(issn)} has no media_type and so is print", issn
    media = [(issn.get("media_type", "print"), issn) for issn in issns]
    numbers = [(text_of(issn).replace("-", ""), issn) for issn in issns]
    for value, issn in dict.fromkeys((*repeated(media), *repeated(numbers))):
        yield "issn-repeated", f"there are two ISSNs {value}", issn


def _issn(issn: _Element, deposit: Deposit) -> XmlBreaches:
    if not deposit.is_in(issn, "citation") and (fault := fault_of(Issn, text_of(issn))):
        yield "issn", fault


def _issue(journal_issue: _Element, deposit: Deposit) -> XmlBreaches:
    for issue in deposit.children(journal_issue, "issue"):
        for code, message in issue_breaches(text_of(issue)):
            yield code, message, issue


def issue_breaches(value: str) -> TextBreaches:
    """What is wrong with the number of an issue."""
    if _ISSUE_WORDS.search(value):
        yield "issue-words", f"{value!r} is more than a number"


def _pages(pages: _Element, deposit: Deposit) -> XmlBreaches:
    for page in deposit.children(pages, "first_page", "last_page"):
        for code, message in page_breaches(text_of(page)):
            yield code, message, page


def page_breaches(value: str) -> TextBreaches:
    """What is wrong with a first or last page."""
    for code, characters in (("page-underscore", "_"), ("page-hyphen", f"-{DASHES}")):
        if any(character in value for character in characters):
            yield code, f"the page {value} looks like a range"


CHECKS: XmlChecks[Deposit] = {
    "journal": (_journal,),
    "journal_metadata": (_issns,),
    "series_metadata": (_issns,),
    "issn": (_issn,),
    "journal_issue": (_issue,),
    "pages": (_pages,),
}

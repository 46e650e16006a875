"""The checks on the works that an article cites."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import TextBreaches, XmlBreaches, XmlChecks
from pubmeta.formats.crossref.rules.document import Deposit, repeated
from pubmeta.formats.crossref.rules.identifiers import fault_of
from pubmeta.model import Issn
from pubmeta.xml.text import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMES_THE_WORK = frozenset(
    "issn journal_title doi isbn series_title volume_title std_designator unstructured_citation".split()
)
MATCHED_BY_FIELDS = (None, "journal_article", "other")
"""The types of citations that Crossref matches as those of journal articles."""
_EDITION_WORDS = re.compile(r"(?i)ed|no\b|number")


def _citation_list(citations: _Element, deposit: Deposit) -> XmlBreaches:
    keys = ((citation.get("key", ""), citation) for citation in deposit.children(citations, "citation"))
    for key, citation in repeated(keys):
        yield "citation-key", f"the key {key!r} is used before", citation


def _issn(issn: _Element, deposit: Deposit) -> XmlBreaches:
    if deposit.is_in(issn, "citation") and (fault := fault_of(Issn, text_of(issn))):
        yield "citation-issn", fault


def _edition(edition: _Element, _: Deposit) -> XmlBreaches:
    return edition_breaches(text_of(edition))


def edition_breaches(value: str) -> TextBreaches:
    """What is wrong with the number of an edition."""
    if _EDITION_WORDS.search(value):
        yield "edition-words", f"{value!r} is more than a number"


def _citation(citation: _Element, deposit: Deposit) -> XmlBreaches:
    """A citation that is matched by its fields, of a journal article by its type or for want of one."""
    if citation.get("type") in MATCHED_BY_FIELDS:
        yield from field_breaches({child.tag.rpartition("}")[2] for child in citation.iterchildren("{*}*")})


def field_breaches(names: Set[str]) -> TextBreaches:
    """What the elements of a citation that is matched by its fields lack, by their names."""
    if names and not names & _NAMES_THE_WORK:
        yield "citation-journal", "the citation has neither journal_title nor issn"


CHECKS: XmlChecks[Deposit] = {
    "citation_list": (_citation_list,),
    "citation": (_citation,),
    "issn": (_issn,),
    "edition_number": (_edition,),
}

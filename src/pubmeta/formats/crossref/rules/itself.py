"""The checks on what names the work itself where another one is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pubmeta.checks.content_rules import XmlBreaches, XmlChecks
from pubmeta.formats.crossref.rules.document import Deposit
from pubmeta.formats.crossref.terms import REL
from pubmeta.vocabularies.dois import bare_doi
from pubmeta.xml.text import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_IN_PLACE: Final = frozenset({"new_edition", "new_version"})
"""Updates that may have the DOI of what they update: publishers put a new version in the place of the old one."""
_DOIS: Final = frozenset({"doi", "uri"})
"""Types of identifiers of a relation's target that may be a DOI, or its link."""


def _is_own(element: _Element, deposit: Deposit) -> bool:
    """Whether a text is the DOI, or its link, of the work around it."""
    own = deposit.own_doi(element).lower()
    return own != "" and bare_doi(text_of(element)).lower() == own


def _update(update: _Element, deposit: Deposit) -> XmlBreaches:
    if update.get("type") not in _IN_PLACE and _is_own(update, deposit):
        yield "own-update", "is the DOI of the notice itself"


def _cited(doi: _Element, deposit: Deposit) -> XmlBreaches:
    if deposit.is_in(doi, "citation") and _is_own(doi, deposit):
        yield "own-reference", "is the DOI of the citing work itself"


def _relation(relation: _Element, deposit: Deposit) -> XmlBreaches:
    if relation.get("identifier-type") in _DOIS and _is_own(relation, deposit):
        yield "own-relation", "is the DOI of the work itself"


CHECKS: XmlChecks[Deposit] = {
    "update": (_update,),
    "doi": (_cited,),
    f"{{{REL}}}inter_work_relation": (_relation,),
    f"{{{REL}}}intra_work_relation": (_relation,),
}

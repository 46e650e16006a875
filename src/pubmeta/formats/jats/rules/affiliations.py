"""The checks on affiliations and on what points to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import XmlBreaches, XmlChecks
from pubmeta.formats.jats.rules.document import JatsDocument, within
from pubmeta.model import Ror
from pubmeta.xml.text import characters, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element


def _aff(aff: _Element, document: JatsDocument) -> XmlBreaches:
    """With several contributors and affiliations, it must be said whose each is (JATS4R passes over the last one)."""
    parent = aff.getparent()
    followed = next(aff.itersiblings("aff"), None) is not None
    is_linked = aff.get("id") in document.targets
    if parent is not None and followed and not is_linked and document.has_several_contributors(parent):
        yield "affiliation-link", ""
    first = aff[0] if len(aff) and not (aff.text or "") else None
    if first is not None and first.tag == "sup" and len(text_of(first)) == 1:
        yield "affiliation-sup", ""


def _xref(xref: _Element, document: JatsDocument) -> XmlBreaches:
    known = document.affiliations
    affiliations = {rid for rid in (xref.get("rid") or "").split() if rid in known}
    if affiliations and xref.get("ref-type") != "aff":
        yield "affiliation-xref", ""
    parent = xref.getparent()
    if (
        xref.get("ref-type") == "aff"
        and parent is not None
        and (parent.tag, parent.get("contrib-type")) == ("contrib", "author")
        and text_of(xref)
        and affiliations.isdisjoint(document.labelled_affiliations)
    ):
        yield "affiliation-label", ""


def _country(country: _Element, _: JatsDocument) -> XmlBreaches:
    if within(country, "aff") and not re.fullmatch("[A-Z]{2}", country.get("country") or ""):
        yield "country", ""


def _institution_id(identifier: _Element, _: JatsDocument) -> XmlBreaches:
    kind = identifier.get("institution-id-type")
    if not kind:
        yield "institution-id-type", ""
    elif kind.lower() == "ror":
        written = characters(identifier)
        try:
            ror = Ror(written)
        except ValueError as error:
            yield "ror", str(error)
        else:
            if written != ror.url or kind != "ror":
                yield "ror-url", f"a ROR id is written as {ror.url}, its type as ror"


CHECKS: XmlChecks[JatsDocument] = {
    "aff": (_aff,),
    "xref": (_xref,),
    "country": (_country,),
    "institution-id": (_institution_id,),
}

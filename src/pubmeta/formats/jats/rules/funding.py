"""The checks on funding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import XmlBreaches, XmlChecks
from pubmeta.formats.jats import terms
from pubmeta.formats.jats.rules.document import JatsDocument, are_several, within
from pubmeta.model import FunderId
from pubmeta.xml.text import characters, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_VOCABULARIES_SINCE = 1.2


def _funding_groups(meta: _Element, _: JatsDocument) -> XmlBreaches:
    if are_several(meta.iter("funding-group")):
        yield "funding-group", ""


def _award_group(group: _Element, _: JatsDocument) -> XmlBreaches:
    sources = len(group.findall("funding-source"))
    if sources > 1 or (sources == 0 and group.find("support-source") is None):
        yield "award-source", ""


def _award_id(identifier: _Element, _: JatsDocument) -> XmlBreaches:
    if identifier.get("award-id-type") == "doi" and not characters(identifier).startswith("10"):
        yield "award-doi", f"{text_of(identifier)!r} is not a DOI: it starts with 10."


def _funding_source(source: _Element, _: JatsDocument) -> XmlBreaches:
    if len(source.findall("institution-wrap")) != 1:
        yield "funding-source", ""


def _institution_id(identifier: _Element, document: JatsDocument) -> XmlBreaches:
    if (
        identifier.get("vocab") == terms.FUNDER_REGISTRY["vocab"]
        and document.version >= _VOCABULARIES_SINCE
        and within(identifier, "funding-group")
    ):
        if any(identifier.get(name) != value for name, value in terms.FUNDER_REGISTRY.items()):
            yield "funder-id", ""
        written = characters(identifier)
        if not re.fullmatch(FunderId.json_pattern, written):
            yield "funder-id", f"{written!r} is not an Open Funder Registry id: it is 10.13039/ and digits"


def _recipient(recipient: _Element, _: JatsDocument) -> XmlBreaches:
    named = sum(len(recipient.findall(tag)) for tag in ("name", "string-name", "institution", "institution-wrap"))
    if named != 1:
        yield "award-recipient", ""


CHECKS: XmlChecks[JatsDocument] = {
    "article-meta": (_funding_groups,),
    "front-stub": (_funding_groups,),
    "award-group": (_award_group,),
    "award-id": (_award_id,),
    "funding-source": (_funding_source,),
    "institution-id": (_institution_id,),
    "principal-award-recipient": (_recipient,),
}

"""The checks on contributors and their roles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import XmlBreaches, XmlChecks
from pubmeta.formats.jats import terms
from pubmeta.formats.jats.rules.document import JatsDocument, parent_tag, within
from pubmeta.model import Orcid
from pubmeta.vocabularies import credit
from pubmeta.vocabularies.dashes import DASH
from pubmeta.xml.text import characters, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element


def _folded(term: str) -> str:
    return re.sub(r"\s", "", re.sub(DASH, "–", term.lower()))


_CREDIT_TERMS = {credit.role_url(role): term for role, term in terms.CREDIT_ROLES.items()}
_CREDIT_TERMS_FOLDED = frozenset(map(_folded, _CREDIT_TERMS.values()))
_CREDIT_SINCE = 1.2
"""The first version with the attributes of controlled vocabularies."""


def _article_meta(meta: _Element, _: JatsDocument) -> XmlBreaches:
    contributors = list(meta.iter("contrib"))
    authors = [contrib for contrib in contributors if contrib.get("contrib-type") == "author"]
    if contributors and not authors and parent_tag(meta) == "front":
        yield "author", ""
    if sum(author.get("equal-contrib") == "yes" for author in authors) == 1:
        yield "equal-contribution", ""


def _contrib(contrib: _Element, _: JatsDocument) -> XmlBreaches:
    kind, in_group = contrib.get("contrib-type"), within(contrib, "collab")
    if not (kind or in_group):
        yield "contrib-type", ""
    if kind == "author" and in_group:
        yield "group-member", ""
    corresponding = contrib.get("corresp") == "yes"
    pointed = any(xref.get("ref-type") == "corresp" for xref in contrib.iterchildren("xref"))
    addressed = pointed or next(contrib.iterchildren("email", "address"), None) is not None
    if (pointed and not corresponding) or (corresponding and not addressed):
        yield "correspondence", ""


def _contrib_id(identifier: _Element, _: JatsDocument) -> XmlBreaches:
    kind = (identifier.get("contrib-id-type") or "").strip()
    if not kind:
        yield "contrib-id-type", ""
    elif kind.lower() == "orcid":
        written = characters(identifier)
        try:
            orcid = Orcid(written)
        except ValueError as error:
            yield "orcid", str(error)
        else:
            if written != orcid.url or kind != "orcid":
                yield "orcid-url", f"an ORCID iD is written as {orcid.url}, its type as orcid"


def _collab(collab: _Element, _: JatsDocument) -> XmlBreaches:
    parent = collab.getparent()
    is_author = parent is not None and parent.tag == "contrib" and parent.get("contrib-type") == "author"
    if within(collab, "article-meta") and not is_author:
        yield "group", ""


def _role(role: _Element, document: JatsDocument) -> XmlBreaches:
    if parent_tag(role) not in {"contrib", "collab", "contrib-group"} or 0 < document.version < _CREDIT_SINCE:
        return
    url, term = (role.get("vocab-term-identifier") or "").lower(), role.get("vocab-term")
    if role.get("vocab") == "credit":
        expected = _CREDIT_TERMS.get(url)
        if expected and expected != term:
            yield "credit", f"@vocab-term is {term!r}; for this @vocab-term-identifier it is {expected!r}"
        elif expected is None:
            yield "credit", "@vocab-term-identifier is not the URL of a CRediT role (https, with its last slash)"
        if role.get("vocab-identifier") != credit.URL:
            yield "credit", f"@vocab-identifier of a CRediT role is {credit.URL}"
    elif url in _CREDIT_TERMS or term in _CREDIT_TERMS.values():
        yield "credit", "the role is one of CRediT's; its @vocab is credit"
    elif not (url or term) and _folded(text_of(role)) in _CREDIT_TERMS_FOLDED:
        yield "credit-markup", ""


CHECKS: XmlChecks[JatsDocument] = {
    "article-meta": (_article_meta,),
    "contrib": (_contrib,),
    "contrib-id": (_contrib_id,),
    "collab": (_collab,),
    "role": (_role,),
}

"""The checks on references."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import XmlBreaches, XmlChecks
from pubmeta.formats.jats.citations import decreasing
from pubmeta.formats.jats.rules.article import doi_breaches
from pubmeta.formats.jats.rules.document import JatsDocument, parent_tag, within
from pubmeta.xml.text import characters, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_YEAR = re.compile("[0-9]{4}")
_PAGES = frozenset({"fpage", "lpage", "page-range", "elocation-id"})


def _ref(ref: _Element, _: JatsDocument) -> XmlBreaches:
    if not ref.get("id"):
        yield "reference-id", ""
    has = {child.tag for child in ref}
    for tag in ("nlm-citation", "citation"):
        if tag in has:
            yield "citation-element", f"<{tag}> has been withdrawn"


def _citation(citation: _Element, _: JatsDocument) -> XmlBreaches:
    kind = citation.get("publication-type")
    if not kind or citation.get("citation-type"):
        yield "citation-type", ""
    if kind == "other":
        yield "citation-type-other", ""
    parts: dict[str, _Element] = {}
    is_grouped = False
    for child in citation:
        parts.setdefault(child.tag, child)
        is_grouped = is_grouped or (child.tag == "person-group" and child.get("person-group-type") is not None)
    if not is_grouped:
        yield "citation-persons", ""
    has = parts.keys()
    if not has.isdisjoint(_PAGES):
        yield from _pages(parts)
    if ("data-title" in has and kind != "data") or (
        kind == "data"
        and (has.isdisjoint({"source", "data-title"}) or ("article-title" in has and "data-title" not in has))
    ):
        yield "citation-data", ""
    if kind == "preprint":
        dates = ("year" in has) + (citation.find("date[@date-type='published']") is not None)
        if (
            not has >= {"person-group", "article-title", "source"}
            or dates != 1
            or has.isdisjoint({"pub-id", "ext-link"})
        ):
            yield "citation-preprint", ""
        if citation.find("date-in-citation[@content-type='access-date']") is None:
            yield "citation-preprint-visit", ""


def _pages(parts: Mapping[str, _Element]) -> XmlBreaches:
    """parts: the first child of each name in a citation."""
    first, last = parts.get("fpage"), parts.get("lpage")
    if "elocation-id" in parts and len(parts.keys() & _PAGES) > 1:
        yield "citation-pages", "a citation has pages or an article number, not both"
    elif last is not None and "page-range" not in parts and decreasing(text_of(first), text_of(last)):
        yield (
            "citation-pages",
            (f"the last page, {text_of(last)}, is before the first, {text_of(first)}", "write the last page in full"),
        )


def _year(year: _Element, _: JatsDocument) -> XmlBreaches:
    """JATS4R's own pattern ends with 2029; ours does not."""
    written = characters(year)
    if _YEAR.fullmatch(written) or _YEAR.match(year.get("iso-8601-date") or ""):
        return ()
    if not within(year, "element-citation", "mixed-citation") or parent_tag(year) == "date":
        return ()
    return (("citation-year", f"{written!r} is not a year of four digits"),)


def _name(name: _Element, _: JatsDocument) -> XmlBreaches:
    parent = name.getparent()
    if parent is not None and parent.tag == "person-group" and parent.get("person-group-type"):
        return ()
    citation = "element-citation" if name.tag == "name" else "mixed-citation"
    return (("citation-names", ""),) if within(name, citation) else ()


def _pub_id(identifier: _Element, _: JatsDocument) -> XmlBreaches:
    kind = identifier.get("pub-id-type")
    if not kind:
        yield "pub-id-type", ""
    elif kind == "doi":
        yield from doi_breaches(identifier)


def _version(version: _Element, _: JatsDocument) -> XmlBreaches:
    if not (version.get("designator") or "").strip():
        yield "version-designator", ""


CHECKS: XmlChecks[JatsDocument] = {
    "ref": (_ref,),
    "element-citation": (_citation,),
    "mixed-citation": (_citation,),
    "year": (_year,),
    "name": (_name,),
    "string-name": (_name,),
    "pub-id": (_pub_id,),
    "version": (_version,),
}

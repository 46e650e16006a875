"""The checks on the article as a whole and its ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import XmlBreaches, XmlChecks
from pubmeta.formats.jats import terms
from pubmeta.formats.jats.rules.document import LANG, JatsDocument, parent_tag, within
from pubmeta.model import Doi, Issn
from pubmeta.xml.text import characters, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_MUST_SAY = (
    "abbrev-journal-title", "article-id", "article-title", "award-id", "contrib-id", "copyright-holder",
    "copyright-statement", "copyright-year", "country", "day", "elocation-id", "email", "fpage", "given-names",
    "institution", "institution-id", "issue", "journal-id", "journal-title", "kwd", "lpage", "month", "publisher-name",
    "subject", "surname", "volume", "year",
)  # fmt: skip
"""Elements that mean nothing without content."""


def _article(article: _Element, _: JatsDocument) -> XmlBreaches:
    if article.get("article-type") in (None, terms.TYPE_UNKNOWN):
        yield "article-type", ""
    if article.get(LANG) in (None, terms.LANGUAGE_UNKNOWN):
        yield "language", ""


def _article_meta(meta: _Element, _: JatsDocument) -> XmlBreaches:
    if meta.find("article-id[@pub-id-type='doi']") is None:
        yield "article-doi", ""
    if meta.find("permissions") is None:
        yield "permissions", ""


def _says_something(element: _Element, _: JatsDocument) -> XmlBreaches:
    is_empty = len(element) == 0 and not (element.text or "").strip() and within(element, "front")
    return (("empty", ""),) if is_empty else ()


def _issn(issn: _Element, _: JatsDocument) -> XmlBreaches:
    if parent_tag(issn) == "journal-meta":
        try:
            Issn(text_of(issn))
        except ValueError as error:
            yield "issn", str(error)


def _article_id(identifier: _Element, _: JatsDocument) -> XmlBreaches:
    if identifier.get("pub-id-type") == "doi":
        yield from doi_breaches(identifier)


def doi_breaches(identifier: _Element) -> XmlBreaches:
    """What is wrong with an element that holds a DOI."""
    written = characters(identifier)
    try:
        bare = Doi(written)
    except ValueError as error:
        yield "doi", str(error)
    else:
        if bare != written:
            yield "bare-doi", f"a DOI is written without its resolver and without spaces: {bare}"


CHECKS_IN_FRONT: XmlChecks[JatsDocument] = dict.fromkeys(_MUST_SAY, (_says_something,))
CHECKS: XmlChecks[JatsDocument] = {
    "article": (_article,),
    "article-meta": (_article_meta,),
    "article-id": (_article_id,),
    "issn": (_issn,),
}

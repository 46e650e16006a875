"""The checks on the elements of a record."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import XmlBreaches, XmlChecks
from pubmeta.formats.doaj.rules import values
from pubmeta.formats.doaj.rules.values import Findings
from pubmeta.formats.doaj.xml.terms import HOST
from pubmeta.xml.text import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element


def _of_text(check: Callable[[str], Findings]) -> Callable[[_Element, None], XmlBreaches]:
    """A check of what an element holds."""

    def found(element: _Element, _: None) -> XmlBreaches:
        yield from check(text_of(element))

    return found


def _record(record: _Element, _: None) -> XmlBreaches:
    known = {name: text_of(found) for name in ("issn", "eissn") if (found := record.find(name)) is not None}
    if not known:
        yield "issn", "has neither issn nor eissn"
    elif known.get("issn") == known.get("eissn"):
        yield "issn", f"issn and eissn are both {known['issn']}"
    if record.find("doi") is None and record.find("fullTextUrl") is None:
        yield "doi-or-link", "has neither doi nor fullTextUrl"
    ids = {each.get("affiliationId") for each in record.iterfind("affiliationsList/affiliationName")}
    for each in record.iterfind("authors/author/affiliationId"):
        if text_of(each) not in ids:
            yield "affiliation", f"no affiliationName has the id {text_of(each)!r}", each


def _host(element: _Element, _: None) -> XmlBreaches:
    value = text_of(element)
    if value.lower().startswith(("http://", "https://")) and not HOST.match(value):
        yield "url-host", f"is {value!r}"


def _in_language(element: _Element, _: None) -> XmlBreaches:
    if language := element.get("language"):
        yield from values.language(language)


_text = _of_text(values.text)

CHECKS: XmlChecks[None] = {
    "record": (_record,),
    "language": (_of_text(values.language),),
    "issn": (_of_text(values.issn),),
    "eissn": (_of_text(values.issn),),
    "doi": (_of_text(values.doi),),
    "orcid_id": (_of_text(values.orcid),),
    "fullTextUrl": (_of_text(values.url), _host),
    "title": (_text, _in_language),
    "abstract": (_text, _of_text(values.abstract), _in_language),
    "keywords": (_in_language,),
    **dict.fromkeys(
        ("keyword", "name", "publisher", "journalTitle", "affiliationName", "volume", "issue", "startPage", "endPage"),
        (_text,),
    ),
}
"""The checks of each element, by its name."""

"""The checks on the elements: which of them are there, and what is in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import XmlBreaches, XmlChecks
from pubmeta.formats.oai_dc.terms import ACCESS, ELEMENTS, NAMESPACE, VERSIONS
from pubmeta.model import PartialDate
from pubmeta.reading import quoted
from pubmeta.xml.paths import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_MANDATORY = ("title", "creator", "date", "type", "identifier")
_FIFTEEN = (
    "title creator subject description publisher contributor date type format identifier source language relation "
    "coverage rights"
).split()
_VERSIONS = frozenset(VERSIONS.values())
_URL = re.compile(r"(?i)https?://[^\s/]\S*+")


def _record(root: _Element, document: None) -> XmlBreaches:
    texts = dict[str, list[str]]()
    for each in root.iterchildren(f"{{{ELEMENTS}}}*"):
        text = (each.text or "").strip()
        if text not in _VERSIONS:  # in dc:type, but not what the work is
            texts.setdefault(local_name(each), []).append(text)
    if absent := [name for name in _MANDATORY if name not in texts]:
        yield "mandatory", f"there is no {' and no '.join(f'dc:{name}' for name in absent)}"
    if not any(text in ACCESS for text in texts.get("rights", ())):
        yield "access", ""
    if "identifier" in texts and not any(map(_URL.fullmatch, texts["identifier"])):
        yield "identifier", f"no dc:identifier is a URL; the first is {quoted(texts['identifier'][0])}"


def _content(element: _Element, document: None) -> XmlBreaches:
    if not (element.text or "").strip():
        yield "empty", f"dc:{local_name(element)} is empty"


def _date(element: _Element, document: None) -> XmlBreaches:
    text = (element.text or "").strip()
    try:
        PartialDate(text)
    except ValueError:
        if text:
            yield "date", f"{quoted(text)} is not a date in the form of ISO 8601"


CHECKS: XmlChecks[None] = {
    f"{{{NAMESPACE}}}dc": (_record,),
    **{f"{{{ELEMENTS}}}{name}": (_content,) for name in _FIFTEEN},
    f"{{{ELEMENTS}}}date": (_content, _date),
}

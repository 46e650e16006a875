"""The checks on sections and notes, which hold the statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import XmlBreaches, XmlChecks
from pubmeta.formats.jats import terms
from pubmeta.formats.jats.rules.document import JatsDocument, parent_tag
from pubmeta.vocabularies.statements import statement_headed, statement_of_term
from pubmeta.xml.text import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONFLICT_TITLES = frozenset({"author conflicts", "conflicts"})
"""What JATS4R takes for the title of a conflict statement besides its usual headings."""
_CONFLICT, _DATA = "conflict_of_interest", "data_availability"
_TYPE_ATTRIBUTES = ("fn-type", "content-type", "notes-type", "sec-type")


def _sec(sec: _Element, document: JatsDocument) -> XmlBreaches:
    if sec.find("title") is None:
        yield "section-title", ""
    kind = sec.get("sec-type") or ""
    said, title = statement_of_term(kind), text_of(sec.find("title"))
    if _CONFLICT in {said, statement_headed(title)} or title.lower() in _CONFLICT_TITLES:
        yield "conflict", ""
    if said == _DATA and (kind != terms.DATA_AVAILABILITY or parent_tag(sec) != "back"):
        yield "data-availability", ""
    if kind.lower() == terms.ETHICS and (kind != terms.ETHICS or sec is not document.ethics):
        yield "ethics", ""
    around = {section.get("sec-type") for section in sec.iterancestors("sec")}
    if kind and terms.ETHICS in around and not kind.startswith("ethics-"):
        yield "ethics-part", ""


def _note(note: _Element, _: JatsDocument) -> XmlBreaches:
    """A footnote, note or paragraph: only `fn` may hold a conflict statement, none of them data availability."""
    for attribute in _TYPE_ATTRIBUTES:
        kind = note.get(attribute)
        if kind is None:
            continue
        said = statement_of_term(kind)
        if said == _DATA:
            yield "data-availability", ""
        in_place = note.tag == "fn" and attribute == "fn-type" and kind == terms.CONFLICT
        if said == _CONFLICT and not (in_place and parent_tag(note) == "author-notes"):
            yield "conflict", ""


CHECKS: XmlChecks[JatsDocument] = {"sec": (_sec,), "fn": (_note,), "notes": (_note,), "p": (_note,)}

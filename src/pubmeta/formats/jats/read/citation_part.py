"""An element of a citation that is kept until all are there."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.formats.jats.read.marked import Text
from pubmeta.formats.jats.read.title_text import title_in

if TYPE_CHECKING:
    from lxml.etree import _Element

CitationPart: TypeAlias = "tuple[JatsElement, _Element, str | None]"
"""Its parent, itself, and its content where that is nothing but plain text, which is read.

A plain tuple, for there are some of every citation, and to make one of a class takes ten times as long.
"""


def cursor_of(part: CitationPart) -> JatsElement:
    """What reads and reports it."""
    parent, element, _ = part
    return parent.child(element)


def line_in(part: CitationPart) -> str | None:
    """The content on one line, without markup."""
    return part[2] or cursor_of(part).line()


def text_in(part: CitationPart) -> Text | None:
    """The content with its inline markup, and without the marks of citations and notes."""
    parent, element, text = part
    if text:
        return text
    if len(element) and next(element.iter("{*}xref"), None) is not None:
        return title_in(cursor_of(part))
    return parent.text_in(element, report_lost=False)

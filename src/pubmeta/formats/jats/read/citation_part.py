"""An element of a citation that is kept until all are there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.formats.jats.read.marked import Text
from pubmeta.formats.jats.read.title_text import title_in

if TYPE_CHECKING:
    from lxml.etree import _Element


class CitationPart(NamedTuple):
    """An element kept until all are there. text: its content where that is nothing but plain text, which is read."""

    parent: JatsElement
    element: _Element
    text: str | None

    @property
    def cursor(self) -> JatsElement:
        """What reads and reports it."""
        return self.parent.child(self.element)

    def marked(self) -> Text | None:
        """The content with its inline markup, and without the marks of citations and notes."""
        if self.text:
            return self.text
        if len(self.element) and next(self.element.iter("{*}xref"), None) is not None:
            return title_in(self.cursor)
        return self.parent.text_in(self.element, report_lost=False)

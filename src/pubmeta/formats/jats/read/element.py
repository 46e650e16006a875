"""The elements of a JATS document: how their text is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from pubmeta.formats.jats.read.marked import MarkedText, Text
from pubmeta.formats.jats.read.vocabulary import XML_LANG
from pubmeta.model.base import BYTE_ORDER_MARK, is_plain
from pubmeta.xml.cursor import XmlElement
from pubmeta.xml.text import characters

if TYPE_CHECKING:
    from lxml.etree import _Element

_WHITE_SPACE = re.compile("[ \t\r\n]+")


class JatsElement(XmlElement):
    """An element whose content is text with the inline markup of JATS, wherever the tag set allows it."""

    __slots__ = ()
    reports_empty: ClassVar[bool] = True
    means_itself = staticmethod(is_plain)

    def _whole_line(self) -> str | None:
        """The characters in the element on one line, without markup: tags within a name or number are emphasis."""
        return _line(self.element)

    def text(self, *names: str, report_lost: bool = True) -> Text | None:
        """The content as text with its inline markup. report_lost: report links and pictures left out."""
        if names:
            child = self._first(names)
            return None if child is None else self.text_in(child, report_lost=report_lost)
        self._is_whole = True
        return self._marked(self.element, report_lost=report_lost)

    def text_in(self, child: _Element, *, report_lost: bool = True) -> Text | None:
        """The content of a child as text with its inline markup."""
        if child.keys() or not self.takes(child):  # a cursor knows which attributes were read
            return self.child(child).text(report_lost=report_lost)
        return self._marked(child, report_lost=report_lost)

    def _marked(self, element: _Element, *, report_lost: bool) -> Text | None:
        if not len(element):
            return _line(element)
        return MarkedText(self.source, report_lost=report_lost).of(element)

    def _is_ignored(self, key: str, ignored: Mapping[str, str]) -> bool:
        return super()._is_ignored(key, ignored) or (key == "lang" and self.is_in_language_around)

    @property
    def is_in_language_around(self) -> bool:
        """Whether `@xml:lang` repeats what the elements around this one say."""
        outer = next((outer.get(XML_LANG) for outer in self.element.iterancestors() if outer.get(XML_LANG)), None)
        return outer is not None and outer.casefold() == self.element.get(XML_LANG, "").casefold()


def _line(element: _Element) -> str | None:
    text = characters(element) if len(element) else element.text
    if not text or is_plain(text):
        return text or None
    return _WHITE_SPACE.sub(" ", text).strip(" ") if text.strip().strip(BYTE_ORDER_MARK) else None

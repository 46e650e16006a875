"""Titles: text in which marks of citations and notes are not part of what is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.formats.jats.read.marked import MarkedText, Text, is_word
from pubmeta.xml.paths import local_name
from pubmeta.xml.text import characters

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARKS = frozenset({"bibr", "fn", "table-fn", "aff", "corresp", "author-notes", "contrib"})
"""`xref/@ref-type` of marks."""
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
"""In a citation that is part of a sentence: "Comment on Lin et al. (2001)"."""
_BETWEEN = re.compile(r"[\s,;–—-]*")
_OPENED = re.compile(r"(?:(?<!\s)\s++)?[\[(]\s*+$")
_CLOSED = re.compile(r"[\s,;–—-]*[\])]")


def title_of(parent: JatsElement, name: str) -> Text | None:
    """The text of the first child of this name."""
    element = parent.one(name)
    return None if element is None else title_in(element)


def title_in(element: JatsElement) -> Text | None:
    """The text of a title."""
    if not element.has_children:
        return element.text()
    element.ignore_rest()
    return _TitleText(element.source).of(element.element)


class _TitleText(MarkedText):
    """As any text, but without marks, and what is between and around them."""

    def content(self, element: _Element) -> None:
        is_opened = self._take(element.text, before=None, after=element[0] if len(element) else None)
        for child in element:
            if not _is_mark(child):
                self.child(child)
            is_opened = self._take(child.tail, before=child, after=child.getnext(), is_opened=is_opened)

    def _take(
        self, text: str | None, *, before: _Element | None, after: _Element | None, is_opened: bool = False
    ) -> bool:
        """Take the text between two elements, but no separators between marks, and no brackets around marks alone.

        is_opened: whether a bracket before the marks was left out; as returned, whether one is now.
        """
        text = text or ""
        is_after_mark = before is not None and _is_mark(before)
        is_before_mark = after is not None and _is_mark(after)
        if is_after_mark and is_before_mark and _BETWEEN.fullmatch(text):
            return is_opened
        if is_after_mark and is_opened and (closed := _CLOSED.match(text)):
            text = text[closed.end() :]
        opened = _OPENED.search(text) if is_before_mark else None
        self.characters(text[: opened.start()] if opened else text)
        return opened is not None


def _is_mark(element: _Element) -> bool:
    """Whether it is the mark of a citation or a note, alone or with others in emphasis."""
    name = local_name(element)
    if name == "xref":
        text = characters(element)
        kind = element.get("ref-type")
        return not (is_word(text) or _YEAR.search(text)) and (
            kind in _MARKS or (kind is None and next(element.iter("{*}sup"), None) is not None)
        )
    if name not in vocabulary.MARKUP or not len(element):
        return False
    texts = (element.text, *(child.tail for child in element))
    return all(map(_is_mark, element)) and not any(character.isalnum() for text in texts if text for character in text)

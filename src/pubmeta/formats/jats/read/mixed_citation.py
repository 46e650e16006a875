"""A reference as printed: the text of a `mixed-citation`, its tags aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.formats.jats.read.marked import MarkedText, Text
from pubmeta.xml.paths import children_of, local_name
from pubmeta.xml.source import XmlSource
from pubmeta.xml.text import characters

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMES = frozenset({"name", "string-name", "collab", "name-alternatives"})
_WITHOUT_PUNCTUATION = frozenset({"name", "etal", "person-group"})
"""What is printed with words or signs that are not in it."""
_NO_FIELDS = frozenset({*vocabulary.MARKUP, "x", "inline-formula", "math", "xref", "named-content", "styled-content"})


def printed(citation: JatsElement) -> Text | None:
    """The text, or None where the citation is tagged without punctuation, and it is not known how it was printed."""
    if not _is_printed(citation.element):
        return None
    citation.ignore_rest()
    return _PrintedText(citation.source).of(citation.element)


def _is_printed(element: _Element) -> bool:
    """Whether there is text between the tags; database records in a `mixed-citation` have none."""
    if _has_own_text(element):
        return True
    fields = [child for child in element if local_name(child) not in _NO_FIELDS]
    if len(fields) < 2:
        return True
    gaps = [child.tail for child in element][:-1]
    return not element.text and all(gaps) and next(element.iter("{*}name"), None) is None


def _has_own_text(element: _Element) -> bool:
    if (text := element.text) and not text.isspace():
        return True
    return any((text := child.tail) and not text.isspace() for child in children_of(element))


class _PrintedText(MarkedText):
    """As any text, except that labels and hidden identifiers are not part of it, and element-only names are spaced."""

    special = MarkedText.special | _WITHOUT_PUNCTUATION

    def __init__(self, source: XmlSource) -> None:
        super().__init__(source, report_lost=False)

    def content(self, element: _Element) -> None:
        pieces, special = self._pieces, self.special
        self.characters(element.text)
        before: _Element | None = None  # where nothing is between it and the next that is printed
        for child in children_of(element):
            tag, tail = child.tag, child.tail
            if before is None and tag not in special and not (tag[0] == "{" or len(child) or child.keys()):
                if text := child.text:  # nothing but text, as in most
                    pieces.append(text)
                before = None if tail else child
            elif not _is_hidden(child, name := local_name(child)):
                if before is not None:
                    self.characters(_between(before, child))
                self.named(child, name)
                before = None if tail else child
            if tail:
                pieces.append(tail)

    def _take_special(self, child: _Element, name: str) -> None:
        if name not in _WITHOUT_PUNCTUATION:
            super()._take_special(child, name)
        elif name == "name":
            self.characters(" ".join(filter(None, (characters(part).strip() for part in child))))
        elif name == "etal":
            self.characters(characters(child) or "et al.")
        elif not _has_own_text(child) and next(child.iterchildren("{*}name"), None) is not None:
            self._names(child)
        else:
            self.content(child)

    def _names(self, group: _Element) -> None:
        """Names without punctuation between them."""
        for number, child in enumerate(group):
            if number:
                self.characters(", ")
            self.child(child)


def _is_hidden(element: _Element, name: str) -> bool:
    """Whether the element of this name is there for machines: a label, an identifier that is not displayed."""
    if name == "label" or (name == "object-id" and not element.get("pub-id-type")):
        return True
    use = element.get("specific-use")
    return use is not None and use.startswith("suppress")


def _between(before: _Element, after: _Element) -> str:
    """What is to be printed between two fields that stand side by side without any character."""
    if local_name(before) in _NAMES and local_name(after) in _NAMES:
        return ", "
    return " " if _run_together(before, after) else ""


def _run_together(before: _Element, after: _Element) -> bool:
    """Whether two fields are side by side without any character, so that their words would be one."""
    if local_name(before) in _NO_FIELDS or local_name(after) in _NO_FIELDS:
        return False
    end, start = characters(before)[-1:], characters(after)[:1]
    return end.isalnum() and start.isalnum() and (end.isascii() or start.isascii())

"""Paragraphs of abstracts and statements, however deep they stand in lists and boxes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pubmeta.formats.jats.read.marked import MarkedText, Text
from pubmeta.xml.paths import local_name
from pubmeta.xml.source import XmlSource

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINERS = frozenset(
    "sec list list-item disp-quote boxed-text speech statement def-list def-item def fn-group fn notes ack".split()
)
_BLOCKS = frozenset({"list", "disp-quote", "def-list", "boxed-text"})
_NO_TEXT = frozenset({"label", "object-id", "sec-meta", "x"})


def paragraphs_in(source: XmlSource, element: _Element) -> Iterator[Text]:
    """The paragraphs that an element is or holds, titles within among them."""
    name = local_name(element)
    if name in _NO_TEXT:
        return
    if name in _CONTAINERS:
        for child in element:
            yield from paragraphs_in(source, child)
    elif name in ("p", "title", "term"):
        yield from _around_blocks(source, element)
    else:
        source.unplaced(element, "paragraphs are kept, and this is none")


def _around_blocks(source: XmlSource, element: _Element) -> Iterator[Text]:
    """A paragraph; where lists or quotations stand in it, what comes before each, its paragraphs, what comes after."""
    text = MarkedText(source)
    text.characters(element.text)
    for child in element:
        if local_name(child) in _BLOCKS:
            yield from filter(None, [text.text(element)])
            yield from paragraphs_in(source, child)
            text = MarkedText(source)
        else:
            text.child(child)
        text.characters(child.tail)
    yield from filter(None, [text.text(element)])

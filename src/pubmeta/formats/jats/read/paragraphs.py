"""Paragraphs of abstracts and statements, however deep they are in lists and boxes."""

from __future__ import annotations

from collections.abc import Iterator

from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.formats.jats.read.marked import MarkedText, Text
from pubmeta.reading.list_items import LOST, TERMS_LOST, marked, markers

_CONTAINERS = frozenset(
    "sec list list-item disp-quote boxed-text speech statement def-list def-item def fn-group fn notes ack".split()
)
_BLOCKS = frozenset({"list", "disp-quote", "def-list", "boxed-text"})
_NO_TEXT = frozenset({"label", "object-id", "sec-meta", "x"})


def paragraphs_in(element: JatsElement) -> Iterator[Text]:
    """The paragraphs that an element is or holds, titles within among them."""
    name = element.name
    if name in _NO_TEXT:
        element.ignore()
        return
    if name == "list":
        if next(element.element.iterancestors("{*}list"), None) is None:
            element.dropped(LOST)
        yield from _items(element)
    elif name in _CONTAINERS:
        if name == "def-list":
            element.dropped(TERMS_LOST)
        for child in element.all():
            yield from paragraphs_in(child)
    elif name in ("p", "title", "term"):
        yield from _around_blocks(element)
    else:
        element.unplaced("only paragraphs are kept, and this is not one")


def _items(element: JatsElement) -> Iterator[Text]:
    """The paragraphs of a list: the first of each item has the item's label, or else its number or bullet."""
    depth = sum(1 for _ in element.element.iterancestors("{*}list"))
    before = markers("list", {"list-type": element.attribute("list-type") or ""}, depth)
    for child in element.all():
        if child.name != "list-item":
            yield from paragraphs_in(child)
            continue
        label, marker = child.one("label"), next(before)
        marker = (label and label.line()) or marker
        for paragraph in paragraphs_in(child):
            yield marked(marker, paragraph)
            marker = ""


def _around_blocks(element: JatsElement) -> Iterator[Text]:
    """A paragraph; of lists and quotations in it, what comes before each, its paragraphs, what comes after."""
    blocks = element.all(*_BLOCKS)
    if not blocks:
        yield from filter(None, [element.text()])
        return
    text = MarkedText(element.source)
    text.characters(element.head)
    for child in element.all():
        if child in blocks:
            yield from filter(None, [text.text(element.element)])
            yield from paragraphs_in(child)
            text = MarkedText(element.source)
        else:
            text.child(child.element)
        text.characters(child.tail)
    yield from filter(None, [text.text(element.element)])

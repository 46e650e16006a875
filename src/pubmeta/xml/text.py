"""The text of an element without its markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


def characters(element: _Element) -> str:
    """All characters in an element, as they are; the end of a line (`break` in JATS) is a space."""
    if not len(element):
        return element.text or ""
    if next(element.iter("{*}break"), None) is not None:
        return "".join(_with_breaks(element))
    return "".join(map(str, element.itertext()))


def _with_breaks(element: _Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):  # and not a comment
            if child.tag.rpartition("}")[2] == "break":
                yield " "
            yield from _with_breaks(child)
        yield child.tail or ""


def text_of(element: _Element | None) -> str:
    """All characters in an element, white space as one; empty where there is no element."""
    return "" if element is None else " ".join(characters(element).split())

"""The text of an element without its markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


def characters(element: _Element) -> str:
    """All characters in an element, as they are."""
    return "".join(map(str, element.itertext())) if len(element) else element.text or ""


def text_of(element: _Element | None) -> str:
    """All characters in an element, white space as one; empty where there is no element."""
    return "" if element is None else " ".join(characters(element).split())

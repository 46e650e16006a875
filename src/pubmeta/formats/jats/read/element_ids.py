"""The ids of elements, to which `@rid` points."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pubmeta.formats.jats.read.element import JatsElement

if TYPE_CHECKING:
    from lxml.etree import XPath, _Element


class ElementIds:
    """The ids of the elements of a document: those of the `article-meta`, and, if need be, all others."""

    def __init__(self, meta: JatsElement) -> None:
        self._meta = meta
        self._known = _ids_in(meta.element)
        self._is_whole = False

    def has(self, identifier: str) -> bool:
        """Whether an element has this id."""
        if identifier not in self._known and not self._is_whole:
            self._known, self._is_whole = _ids_in(self._meta.source.root), True
        return identifier in self._known


def _ids_in(element: _Element) -> frozenset[str]:
    found: Any = _ids()(element)
    return frozenset(found)


@cache
def _ids() -> XPath:
    from lxml.etree import XPath

    return XPath("descendant-or-self::*/@id", smart_strings=False)

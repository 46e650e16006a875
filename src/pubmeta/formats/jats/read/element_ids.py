"""The ids of elements, to which `@rid` points."""

from __future__ import annotations

from functools import cache, cached_property
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


class PointersOfText:
    """The ids to which the text in some parts of a document points; they are looked for when one is asked for."""

    def __init__(self, *parts: JatsElement | None) -> None:
        self._parts = parts

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._ids

    @cached_property
    def _ids(self) -> frozenset[str]:
        xrefs = (xref for part in self._parts if part for xref in part.element.iter("{*}xref"))
        return frozenset(identifier for xref in xrefs for identifier in xref.get("rid", "").split())


def _ids_in(element: _Element) -> frozenset[str]:
    found: Any = _ids()(element)
    return frozenset(found)


@cache
def _ids() -> XPath:
    from lxml.etree import XPath

    return XPath("descendant-or-self::*/@id", smart_strings=False)

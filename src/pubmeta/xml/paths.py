"""Where an element is in an XML document, in words that people find it by."""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element


class ElementPaths:
    """The paths of the elements of one document: ``/a/b[2]/mml:math``.

    Names are as in the document, numbered where siblings share one. Many are found as quickly as few, for a parent's
    children are counted once; the document must stay as it is meanwhile.

    path: of the root, where it is part of a larger document.
    """

    __slots__ = ("_numbers", "_path", "_root")

    def __init__(self, root: _Element, path: str | None = None) -> None:
        self._root = root
        self._path = path or f"/{name_in(root)}"
        self._numbers: dict[_Element, dict[_Element, int]] = {}

    def path(self, element: _Element) -> str:
        """The path of an element at or below the root."""
        steps = []
        current = element
        while current is not self._root and (parent := current.getparent()) is not None:
            if parent not in self._numbers:
                self._numbers[parent] = _numbers_in(parent)
            number = self._numbers[parent].get(current)
            steps.append(f"{name_in(current)}[{number}]" if number else name_in(current))
            current = parent
        return "/".join((self._path, *reversed(steps)))


def name_in(element: _Element) -> str:
    """The element's name as its document writes it, with the prefix if it has one."""
    return f"{element.prefix}:{local_name(element)}" if element.prefix else local_name(element)


def local_name(element: _Element) -> str:
    """The element's name without namespace or prefix."""
    tag = element.tag
    return tag.rpartition("}")[2] if tag[0] == "{" else tag


children_of: Callable[[_Element], list[_Element]] = itemgetter(slice(None))
"""The child elements, which lxml gives as a list in half the time that its iterator takes for a few of them."""


def line_number(element: _Element) -> int | None:
    """The line on which the element begins, from 1; None in a tree that was built, not parsed."""
    line: Any = element.sourceline
    return line or None


def _numbers_in(parent: _Element) -> dict[_Element, int]:
    """The number of each child element that shares its name with others."""
    namesakes: dict[str, list[_Element]] = {}
    for child in parent.iterchildren("*"):
        namesakes.setdefault(child.tag, []).append(child)
    return {
        child: number
        for children in namesakes.values()
        if len(children) > 1
        for number, child in enumerate(children, 1)
    }

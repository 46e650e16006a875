"""Microdata in a page, as JSON-LD: each item an object with its type, its id and its properties.

Source: HTML Living Standard, Microdata, "Values" and "JSON".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element

MICRODATA = "[itemscope]"
_MOST_LOOKS = 4
"""How often each element of a page may be looked at, on average: once, and again for each item that refers to it."""
_DEEPEST = 32
"""How many items are read one within the other."""
_SCHEMA = ("http://schema.org/", "https://schema.org/")
_VALUES = {
    "meta": "content",
    **dict.fromkeys(("audio", "embed", "iframe", "img", "source", "track", "video"), "src"),
    **dict.fromkeys(("a", "area", "link"), "href"),
    "object": "data",
    "data": "value",
    "meter": "value",
}
"""The attribute that has the value of a property, by element; of any other it is the text."""


def items_in(root: _Element) -> Iterator[tuple[_Element, dict[str, Any]]]:
    """Each item that is not a property of another, with the element that has it."""
    reading = _Reading(root)
    for element in root.iter("*"):
        if element.get("itemscope") is not None and element.get("itemprop") is None:
            yield element, {"@context": "https://schema.org", **reading.item(element, frozenset())}


class _Reading:
    """The items of one page, whose elements they may refer to by id, and which may refer to each other.

    Of a page in which they do so again and again, no more is read than takes time in proportion to its length.
    """

    def __init__(self, root: _Element) -> None:
        self._root = root
        self._left = _MOST_LOOKS * sum(1 for _ in root.iter("*"))

    def item(self, element: _Element, around: frozenset[_Element]) -> dict[str, Any]:
        """An item; `around` are those in which it is, none of which is repeated within it."""
        around |= {element}
        types = [_type(one) for one in (element.get("itemtype") or "").split()]
        found: dict[str, Any] = {"@type": types[0] if len(types) == 1 else types} if types else {}
        if identifier := (element.get("itemid") or "").strip():
            found["@id"] = identifier
        values: dict[str, list[Any]] = {}
        for each in self._properties(element):
            if each in around or len(around) > _DEEPEST:
                continue
            value = self.item(each, around) if each.get("itemscope") is not None else _value(each)
            for name in dict.fromkeys(_type(one) for one in (each.get("itemprop") or "").split()):
                values.setdefault(name, []).append(value)
        return found | {name: value[0] if len(value) == 1 else value for name, value in values.items()}

    def _properties(self, element: _Element) -> Iterator[_Element]:
        """The elements with properties of an item: within it, not within another item, and those it refers to."""
        waiting = [*reversed(element)]
        referred = (self._by_id.get(name) for name in (element.get("itemref") or "").split())
        waiting[:0] = [one for one in referred if one is not None][::-1]
        seen: set[_Element] = set()
        while waiting and self._left > 0:
            one = waiting.pop()
            self._left -= 1
            if one in seen or not isinstance(one.tag, str):
                continue
            seen.add(one)
            if one.get("itemprop") is not None:
                yield one
            if one.get("itemscope") is None:
                waiting += reversed(one)

    @cached_property
    def _by_id(self) -> Mapping[str, _Element]:
        found: dict[str, _Element] = {}
        for element in self._root.iter("*"):
            if identifier := element.get("id"):
                found.setdefault(identifier, element)
        return found


def _type(name: str) -> str:
    """A type or a property by its name in schema.org, others whole."""
    return next((name.removeprefix(root) for root in _SCHEMA if name.startswith(root)), name)


def _value(element: _Element) -> str:
    name = str(element.tag)
    value = element.get("datetime") if name == "time" else element.get(_VALUES[name]) if name in _VALUES else None
    if value is None and name not in _VALUES:
        value = "".join(map(str, element.itertext()))
    return " ".join((value or "").split())

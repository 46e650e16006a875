"""Microdata in a page, as JSON-LD: each item an object with its type, its id and its properties.

Source: HTML Living Standard, Microdata, "Values" and "JSON".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element

MICRODATA = "[itemscope]"
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
    """Each item that is no property of another, with the element that has it."""
    for element in root.iter("*"):
        if element.get("itemscope") is not None and element.get("itemprop") is None:
            yield element, {"@context": "https://schema.org", **_item(element, frozenset())}


def _item(element: _Element, around: frozenset[_Element]) -> dict[str, Any]:
    """An item; `around` are those in which it is, none of which is repeated within it."""
    around |= {element}
    types = [_type(one) for one in (element.get("itemtype") or "").split()]
    found: dict[str, Any] = {"@type": types[0] if len(types) == 1 else types} if types else {}
    if identifier := (element.get("itemid") or "").strip():
        found["@id"] = identifier
    for each in _properties(element):
        if each in around:
            continue
        value = _item(each, around) if each.get("itemscope") is not None else _value(each)
        for name in dict.fromkeys(_type(one) for one in (each.get("itemprop") or "").split()):
            found.setdefault(name, []).append(value)
    return {name: value[0] if isinstance(value, list) and len(value) == 1 else value for name, value in found.items()}


def _type(name: str) -> str:
    """A type or a property by its name in schema.org, others whole."""
    return next((name.removeprefix(root) for root in _SCHEMA if name.startswith(root)), name)


def _properties(element: _Element) -> Iterator[_Element]:
    """The elements with properties of an item: within it, not within another item, and those that it refers to."""
    waiting = [*reversed(element)]
    references = (element.get("itemref") or "").split()
    if references:
        by_id = {one.get("id"): one for one in element.getroottree().iter("*") if one.get("id") in references}
        waiting[:0] = [by_id[name] for name in reversed(references) if name in by_id]
    seen: set[_Element] = set()
    while waiting:
        one = waiting.pop()
        if one in seen or not isinstance(one.tag, str):
            continue
        seen.add(one)
        if one.get("itemprop") is not None:
            yield one
        if one.get("itemscope") is None:
            waiting += reversed(one)


def _value(element: _Element) -> str:
    name = str(element.tag)
    value = element.get("datetime") if name == "time" else element.get(_VALUES[name]) if name in _VALUES else None
    if value is None and name not in _VALUES:
        value = "".join(map(str, element.itertext()))
    return " ".join((value or "").split())

"""DataCite's XML as the values of its JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pubmeta.formats.datacite.terms import SCHEMA_VERSION
from pubmeta.formats.datacite.xml.shapes import NAMESPACE, RESOURCE, UNREAD, Child, Shape
from pubmeta.xml.paths import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
_BREAK = f"{{{NAMESPACE}}}br"


@dataclass(slots=True)
class Values:
    """The values of a document, the element that each object and list is, and what no value is made of."""

    record: dict[str, Any]
    elements: dict[str, _Element] = field(default_factory=dict)
    unknown: list[tuple[_Element, str | None]] = field(default_factory=list)
    """Elements, and attributes of elements."""


def values_of(root: _Element) -> Values:
    """The values of a `resource`."""
    values = Values({})
    values.elements["$"] = root
    _take(root, RESOURCE, values.record, "$", values)
    identifier = root.find(f"{{{NAMESPACE}}}identifier")
    if identifier is not None:
        values.unknown = [(each, name) for each, name in values.unknown if each is not identifier]
    values.record["schemaVersion"] = SCHEMA_VERSION
    return values


def _take(element: _Element, shape: Shape, into: dict[str, Any], path: str, values: Values) -> None:
    """Put what an element holds into an object."""
    if shape.text:
        text = _text(element)
        if text:
            into[shape.text] = text
    for name, value in _attributes(element):
        key = shape.attributes.get(name)
        if key:
            into[key] = value
        elif not name.startswith(_XSI):
            values.unknown.append((element, name))
    children = {child.wrapper or child.tag: child for child in shape.children}
    for inner in element.iterchildren("*"):
        name = local_name(inner)
        child = children.get(name) if inner.tag == f"{{{NAMESPACE}}}{name}" else None
        if child:
            _take_child(inner, child, into, path, values)
        elif inner.tag != _BREAK and not (shape is RESOURCE and name in UNREAD):
            values.unknown.append((inner, None))


def _attributes(element: _Element) -> Iterator[tuple[str, str]]:
    return ((str(name), str(value)) for name, value in element.items())


def _take_child(element: _Element, child: Child, into: dict[str, Any], path: str, values: Values) -> None:
    if child.wrapper:
        values.elements[f"{path}.{child.key}"] = element
        for inner in element.iterchildren("*"):
            if inner.tag == f"{{{NAMESPACE}}}{child.tag}":
                _take_item(inner, child, into, path, values)
            else:
                values.unknown.append((inner, None))
    elif child.many:
        _take_item(element, child, into, path, values)
    elif child.key:
        place = f"{path}.{child.key}"
        values.elements[place] = element
        made: dict[str, Any] = {}
        _take(element, child.shape, made, place, values)
        into[child.key] = made
    else:
        values.elements[f"{path}.{child.shape.text}"] = element
        _take(element, child.shape, into, path, values)


def _take_item(element: _Element, child: Child, into: dict[str, Any], path: str, values: Values) -> None:
    items = into.setdefault(str(child.key), [])
    place = f"{path}.{child.key}[{len(items)}]"
    values.elements[place] = element
    made: dict[str, Any] = {}
    _take(element, child.shape, made, place, values)
    items.append(made)


def _text(element: _Element) -> str:
    """The text, with a line break for each ``br``."""
    parts = [element.text or ""]
    for inner in element.iterchildren("*"):
        parts += ["\n" if inner.tag == _BREAK else "".join(map(str, inner.itertext())), inner.tail or ""]
    return "".join(parts).strip()

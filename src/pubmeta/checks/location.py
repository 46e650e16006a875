"""Where in an XML document: libxml2's node paths resolved, and paths that people can read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubmeta.problems import Kind, Problem
from pubmeta.xml.build import XML
from pubmeta.xml.paths import ElementPaths, line_number, local_name, name_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_STEP = re.compile(r"(?P<name>[^\[\]]+)(?:\[(?P<position>\d+)\])?")


class Locations:
    """Where the elements of one document are, found by libxml2's node paths and named by paths that people can read."""

    def __init__(self, root: _Element) -> None:
        self._root = root
        self._paths = ElementPaths(root)
        self._children: dict[_Element, dict[str, list[_Element]]] = {}
        self._attributes: dict[_Element, dict[str, list[str]]] = {}

    def element(self, node_path: str | None) -> _Element:
        """The element that a node path means (``/*/*[2]/mml:math``); the deepest that can be found."""
        found = self._root
        for step in (node_path or "").split("/")[2:]:
            match = _STEP.fullmatch(step)
            if match is None or step.startswith(("@", "text()")):
                break
            children, position = self.children(found, match["name"]), int(match["position"] or 1)
            if len(children) < position:
                break
            found = children[position - 1]
        return found

    def children(self, parent: _Element, name: str) -> list[_Element]:
        """The child elements of this name as the document writes it, of a local name (``*:p``), or all (``*``)."""
        if parent not in self._children:
            by_name = self._children[parent] = {}
            for child in parent.iterchildren("*"):
                for each in ("*", name_in(child), f"*:{local_name(child)}"):
                    by_name.setdefault(each, []).append(child)
        return self._children[parent].get(name, [])

    def attributes(self, element: _Element, name: str) -> list[str]:
        """The attributes of an element that have this local name, each by its name with its namespace."""
        if element not in self._attributes:
            by_name = self._attributes[element] = {}
            for key in map(str, element.keys()):
                by_name.setdefault(key.rpartition("}")[2], []).append(key)
        return self._attributes[element].get(name, [])

    def invalid(self, element: _Element, message: str, below: str = "") -> Problem:
        """What a schema finds at an element, or at what is `below` it: ``/@name``."""
        path = self._paths.path(element) + below
        return Problem(kind=Kind.INVALID, message=message, path=path, line=line_number(element))


def attribute_name(element: _Element, name: str) -> str:
    """An attribute's name as the document writes it, from its name with its namespace (``{urn:x}href``)."""
    namespace = name.rpartition("}")[0].removeprefix("{")
    prefixes = {uri: prefix for prefix, uri in element.nsmap.items() if prefix} | {XML: "xml"}
    prefix = prefixes.get(namespace)
    return f"{prefix}:{name.rpartition('}')[2]}" if prefix else name

"""Where in an XML document: libxml2's node paths resolved, and paths that people can read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubmeta.problems import Kind, Problem
from pubmeta.xml_paths import ElementPaths, line_number, name_in

if TYPE_CHECKING:
    from lxml.etree import _Element

XML = "http://www.w3.org/XML/1998/namespace"
_STEP = re.compile(r"(?P<name>[^\[\]]+)(?:\[(?P<position>\d+)\])?")


class Locations:
    """Where the elements of one document are, found by libxml2's node paths and told by paths that people can read."""

    def __init__(self, root: _Element) -> None:
        self._root = root
        self._paths = ElementPaths(root)
        self._children: dict[tuple[_Element, str], list[_Element]] = {}

    def element(self, node_path: str | None) -> _Element:
        """The element that a node path means (``/*/*[2]/mml:math``); the deepest that can be found."""
        found = self._root
        for step in (node_path or "").split("/")[2:]:
            match = _STEP.fullmatch(step)
            if match is None or step.startswith(("@", "text()")):
                break
            children, position = self._named(found, match["name"]), int(match["position"] or 1)
            if len(children) < position:
                break
            found = children[position - 1]
        return found

    def _named(self, parent: _Element, name: str) -> list[_Element]:
        if (parent, name) not in self._children:
            children = parent.iterchildren("*")
            self._children[parent, name] = [child for child in children if name in ("*", name_in(child))]
        return self._children[parent, name]

    def invalid(self, element: _Element, message: str, below: str = "") -> Problem:
        """What a schema finds at an element, or at what is `below` it: ``/@name``."""
        path = self._paths.path(element) + below
        return Problem(kind=Kind.INVALID, message=message, path=path, line=line_number(element))


def attribute_in(element: _Element, name: str) -> tuple[str, str | None]:
    """An attribute by its name, however qualified: its name as the document writes it, and its value if it has one."""
    prefixes = {uri: prefix for prefix, uri in element.nsmap.items() if prefix} | {XML: "xml"}
    wanted = re.split("[:}]", name)[-1]
    for key, value in element.attrib.items():
        namespace, _, local = str(key).rpartition("}")
        if local == wanted:
            prefix = prefixes.get(namespace.removeprefix("{"))
            return f"{prefix}:{local}" if prefix else local, str(value)
    return name, None

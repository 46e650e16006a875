"""Where in an XML document: libxml2's node paths resolved, and paths that people can read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element

XML = "http://www.w3.org/XML/1998/namespace"
_STEP = re.compile(r"(?P<name>[^\[\]]+)(?:\[(?P<position>\d+)\])?")


def document_path(element: _Element) -> str:
    """The path of an element: names as in the document, numbered where siblings share one (``/a/b[2]/mml:math``)."""
    steps = []
    current: _Element | None = element
    while current is not None:
        steps.append(name_in(current) + _number(current))
        current = current.getparent()
    return "/" + "/".join(reversed(steps))


def name_in(element: _Element) -> str:
    """The element's name as its document writes it, with the prefix if it has one."""
    return f"{element.prefix}:{local_name(element)}" if element.prefix else local_name(element)


def local_name(element: _Element) -> str:
    """The element's name without namespace or prefix."""
    return element.tag.rpartition("}")[2]


def element_at(root: _Element, path: str | None) -> _Element:
    """The element that a node path of libxml2 means (``/*/*[2]/mml:math``); the deepest that can be found."""
    found = root
    for step in (path or "").split("/")[2:]:
        match = _STEP.fullmatch(step)
        if match is None or step.startswith(("@", "text()")):
            break
        name, position = match["name"], int(match["position"] or 1)
        children = [child for child in found.iterchildren("*") if name in ("*", name_in(child))]
        if len(children) < position:
            break
        found = children[position - 1]
    return found


def _number(element: _Element) -> str:
    parent = element.getparent()
    if parent is None:
        return ""
    namesakes = list(parent.iterchildren(element.tag))
    return f"[{namesakes.index(element) + 1}]" if len(namesakes) > 1 else ""


def line_of(element: _Element) -> int | None:
    """The line on which the element begins; None in a tree that was built, not parsed."""
    line: Any = element.sourceline
    return line or None


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

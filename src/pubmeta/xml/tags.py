"""Text of an XML element as the tags that readers of marked-up text take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubmeta.model.text import MATHML_ELEMENTS
from pubmeta.problems import Log
from pubmeta.reading import Tag
from pubmeta.reading.fragments import INLINE
from pubmeta.xml.build import XLINK
from pubmeta.xml.paths import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_XLINK = f"{{{XLINK}}}"
_BLOCKS = frozenset("p sec list list-item def-list def-item def term title label disp-formula disp-quote".split())
_WRAPPERS = frozenset(
    "inline-formula alternatives tex-math named-content styled-content ext-link uri email xref semantics".split()
)
_KNOWN = INLINE.keys() | MATHML_ELEMENTS | _BLOCKS | _WRAPPERS
"""Elements in text that have a meaning of their own; any other is reported, and its text is kept."""


def tags_in(element: _Element, log: Log) -> list[str | Tag]:
    """The content of an element as text and tags, by local names."""
    content: list[str | Tag] = [element.text] if element.text else []
    for child in element:
        name = local_name(child)
        if name not in _KNOWN:
            log.dropped("", f"the text is kept without its <{name}>")
        content.append(Tag(name, attributes_of(child), tags_in(child, log)))
        if child.tail:
            content.append(child.tail)
    return content


def attributes_of(element: _Element) -> dict[str, str]:
    """The attributes of an element that have no namespace or that of XLink."""
    found = {}
    for key, value in element.items():
        name = str(key)
        if name.startswith(_XLINK):
            found[f"xlink:{name.rpartition('}')[2]}"] = str(value)
        elif not name.startswith("{"):
            found[name] = str(value)
    return found

"""Text of an XML element as the tags that readers of marked-up text take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubmeta.reading import Tag
from pubmeta.xml.build import XLINK
from pubmeta.xml.paths import children_of, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_XLINK = f"{{{XLINK}}}"


def tags_in(element: _Element) -> list[str | Tag]:
    """The content of an element as text and tags, by local names."""
    content: list[str | Tag] = [element.text] if element.text else []
    for child in children_of(element):
        content.append(Tag(local_name(child), attributes_of(child), tags_in(child)))
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

"""Names of persons and groups, as contributors, award recipients and cited authors have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubmeta.model import GroupName, PersonName
from pubmeta.reading import line_of, name_fields
from pubmeta.xml.paths import local_name
from pubmeta.xml.source import XmlSource, text_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARTS = {"surname": "family", "given-names": "given", "prefix": "prefix", "suffix": "suffix"}


def name_parts(source: XmlSource, element: _Element) -> dict[str, str]:
    """The fields of a `name` or `string-name`: of a `PersonName`, or the `name` of a group.

    A `string-name` without parts is divided; a given name alone is the family name of the model.
    """
    found: dict[str, str] = {}
    for child in element:
        field = _PARTS.get(local_name(child))
        if field and (value := source.line(child)):
            found[field] = f"{found[field]} {value}" if field in found else value
    if "family" not in found and "given" in found:
        found["family"] = found.pop("given")
    if "family" in found:
        return found
    return name_fields(source.at(element), "", text_in(element))


def person_name(source: XmlSource, element: _Element) -> PersonName | GroupName | None:
    """The name in a `name` or `string-name`; None where there is none."""
    fields = name_parts(source, element)
    if fields.get("name"):
        return GroupName(**fields)
    if fields.get("family"):
        return PersonName(**fields)
    if text_in(element).strip():
        source.unplaced(element, "is no name")
    return None


def group_name(source: XmlSource, element: _Element) -> GroupName | None:
    """The name in a `collab` or its like, in characters alone."""
    name = collab_text(source, element)
    return GroupName(name=name) if name else None


_NO_NAME = frozenset(
    "contrib-group aff xref institution-id email ext-link uri fn label address on-behalf-of role".split()
)
"""What may stand in a `collab` beside its name."""


def collab_text(source: XmlSource, element: _Element) -> str | None:
    """The name of a group, without its members and affiliations."""
    return line_of(source.at(element), "", "".join(_name_pieces(element)))


def _name_pieces(element: _Element) -> list[str]:
    pieces = [element.text or ""]
    for child in element:
        if local_name(child) not in _NO_NAME:
            pieces += _name_pieces(child)
        pieces.append(child.tail or "")
    return pieces

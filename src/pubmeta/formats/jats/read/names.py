"""Names of persons and groups, as contributors, award recipients and cited authors have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.model import GroupName, PersonName
from pubmeta.reading import line_of, name_fields
from pubmeta.xml.paths import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARTS = {"surname": "family", "given-names": "given", "prefix": "prefix", "suffix": "suffix"}


def name_parts(element: JatsElement) -> dict[str, str]:
    """The fields of a `name` or `string-name`: of a `PersonName`, or the `name` of a group.

    A `string-name` without parts is divided; a given name alone is the family name of the model.
    """
    fields = _fields(element.lines(_PARTS))
    return fields if "family" in fields else name_fields(element.log, "", element.characters())


def _fields(lines: Iterable[tuple[str, str]]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for name, line in lines:
        field = _PARTS[name]
        fields[field] = f"{fields[field]} {line}" if field in fields else line
    if "family" not in fields and "given" in fields:
        fields["family"] = fields.pop("given")
    return fields


def plain_name(parent: JatsElement, element: _Element) -> PersonName | None:
    """The name in a `name` that holds nothing but its plain parts, as most do; for any other see `person_name`."""
    lines = parent.plain_lines(element, _PARTS, ("name-style",))
    fields = _fields(lines) if lines else {}
    return PersonName(**fields) if "family" in fields else None


def person_name(element: JatsElement) -> PersonName | GroupName | None:
    """The name in a `name` or `string-name`; None where there is none."""
    fields = name_parts(element)
    if fields.get("name"):
        return GroupName(**fields)
    if fields.get("family"):
        return PersonName(**fields)
    if element.characters().strip():
        element.unplaced("is not a name")
    return None


def group_name(element: JatsElement) -> GroupName | None:
    """The name in a `collab` or its like, in characters alone."""
    name = collab_text(element)
    return GroupName(name=name) if name else None


_NO_NAME = frozenset(
    "contrib-group aff xref institution-id email ext-link uri fn label address on-behalf-of role".split()
)
"""What may be in a `collab` beside its name."""


def collab_text(element: JatsElement) -> str | None:
    """The name of a group, without its members and affiliations."""
    name = line_of(element.log, "", element.head + "".join(_name_pieces(element.element)))
    for child in element.rest(*_NO_NAME):
        child.ignore()
    return name


def _name_pieces(element: _Element) -> Iterator[str]:
    for child in element:
        if local_name(child) not in _NO_NAME:
            yield child.text or ""
            yield from _name_pieces(child)
        yield child.tail or ""

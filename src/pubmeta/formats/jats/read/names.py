"""Names of persons and groups, as contributors, award recipients and cited authors have them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from typing import TYPE_CHECKING

from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.model import GroupName, PersonName
from pubmeta.reading import line_of, name_fields
from pubmeta.xml.cursor import plain_lines
from pubmeta.xml.paths import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARKS = frozenset({"xref"})
"""What may be in a name that is not divided, and is not part of it."""
_NO_NAME = frozenset(
    "contrib-group aff xref institution-id email ext-link uri fn label address on-behalf-of role".split()
)
"""What may be in a `collab` beside its name."""
_FORMAL = frozenset({"index", "primary"})
"""`@specific-use` of the form of a name under which a person is listed."""
_ON_BEHALF = re.compile(r"\s*(?:(?i:(?:and\s+)?on\s+behalf\s+of)\s+(?:the\s+)?|for\s+the\s+)")
"""What is printed before the name of a group for which the authors write; it is not part of the name."""
STYLE = frozenset({"name-style"})
"""The attribute of a name that says nothing of the person."""
_PARTS = {"surname": "family", "given-names": "given", "prefix": "prefix", "suffix": "suffix"}


def name_parts(element: JatsElement) -> dict[str, str]:
    """The fields of a `name` or `string-name`: of a `PersonName`, or the `name` of a group.

    A `string-name` without parts is divided; a given name alone is the family name of the model.
    """
    fields: dict[str, str] = {}
    for name, line in element.lines(_PARTS):
        field = _PARTS[name]
        fields[field] = f"{fields[field]} {line}" if field in fields else line
    if "family" in _with_family(fields):
        return fields
    element.ignore_rest()
    return name_fields(element.log, "", (element.element.text or "") + "".join(_pieces(element.element, _MARKS)))


def is_tagged(element: JatsElement) -> bool:
    """Whether the parts of a name are tagged, so that nothing has to be guessed."""
    return any(local_name(child) in _PARTS for child in element.element)


def main_name(names: Iterable[JatsElement]) -> JatsElement | None:
    """Of several forms of one name the formal one: in tagged parts, said to be it, without a language, with a comma.

    A form for display is not divided, and may be a nickname.
    """
    return max(
        names,
        key=lambda name: (
            is_tagged(name),
            name.attribute("specific-use") in _FORMAL,
            not name.attribute("lang"),
            "," in name.characters(),
        ),
        default=None,
    )


def says_the_same(name: JatsElement, other: JatsElement) -> bool:
    """Whether two forms of a name consist of the same words, in any order."""
    return _words(name) == _words(other)


def _words(element: JatsElement) -> list[str]:
    return sorted(re.findall(r"\w+", " ".join(map(str, element.element.itertext())).casefold()))


def _with_family(fields: dict[str, str]) -> dict[str, str]:
    """The parts of a name; a given name alone is the family name."""
    if "family" not in fields and "given" in fields:
        fields["family"] = fields.pop("given")
    return fields


def plain_name_parts(element: _Element) -> dict[str, str] | None:
    """The fields of a name that holds nothing but its plain parts, as most do; for any other see `name_parts`."""
    fields = plain_lines(element, _PARTS, STYLE)
    return fields if fields and ("family" in fields or "family" in _with_family(fields)) else None


def person_name(element: JatsElement) -> PersonName | GroupName | None:
    """The name in a `name` or `string-name`; None where there is none."""
    fields = name_parts(element)
    if fields.get("name"):
        return element.part(GroupName, fields)
    if fields.get("family"):
        return element.part(PersonName, fields)
    if element.characters().strip():
        element.unplaced("is not a name")
    return None


def group_name(element: JatsElement) -> GroupName | None:
    """The name in a `collab` or its like, in characters alone."""
    name = collab_text(element)
    return element.part(GroupName, {"name": name})


def collab_text(element: JatsElement) -> str | None:
    """The name of a group, without its members and affiliations."""
    text = element.head + "".join(_pieces(element.element, _NO_NAME))
    name = line_of(element.log, "", text[before.end() if (before := _ON_BEHALF.match(text)) else 0 :])
    for child in element.rest(*_NO_NAME):
        child.ignore()
    return name


def _pieces(element: _Element, outside: Container[str]) -> Iterator[str]:
    """The texts after the start of an element, but not those in elements of these names."""
    for child in element:
        name = local_name(child)
        if name == "break":
            yield " "
        if name not in outside and child.get("content-type") != "pre":  # of "on behalf of the" (IOP)
            yield child.text or ""
            yield from _pieces(child, outside)
        yield child.tail or ""

"""The people of a cited work: plain names, which are read without a cursor, and those of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias, cast

from pubmeta.formats.jats.read.names import plain_name_parts
from pubmeta.model import Name, PersonName
from pubmeta.problems import Log
from pubmeta.reading import name_fields
from pubmeta.xml.paths import children_of
from pubmeta.xml.tracked import is_word_in

if TYPE_CHECKING:
    from lxml.etree import _Element

CitedPerson: TypeAlias = Name | dict[str, str]
"""A name, or its fields where nothing in it can be refused; the model makes the name of them then."""
NAMES = frozenset({"name", "string-name"})
_EDITORS = frozenset({"editor", "guest-editor", "editors"})
_SHORT_NAME = re.compile(r"[^\W\d_][\w’' -]* [A-Z]{1,4}")


def is_of_editors(kind: str | None) -> bool:
    """Whether a `person-group-type` is that of editors; without one a group is of authors."""
    return kind is not None and kind.strip().casefold() in _EDITORS


def plain_group(element: _Element) -> tuple[list[CitedPerson], bool, bool] | None:
    """Who is in a `person-group` that holds nothing but plain names, as most do; None for any other.

    The people, whether they are editors, and whether there are more of them than are named.
    """
    kind = None
    for key, value in cast("Iterable[tuple[str, str]]", element.items()):
        if key != "person-group-type":
            return None
        kind = value
    if (text := element.text) and not text.isspace() and is_word_in(text):
        return None
    of_editors = is_of_editors(kind)
    people: list[CitedPerson] = []
    has_more = False
    for child in children_of(element):
        name, tail = child.tag, child.tail
        if tail and not tail.isspace() and is_word_in(tail):
            return None
        if name in NAMES and (person := plain_name_parts(child)):
            people.append(person)
        elif name == "etal" and not of_editors and not child.keys():
            has_more = True
        else:
            return None
    return (people, of_editors, has_more) if people else None


def short_names(text: str) -> list[PersonName]:
    """The names in a text of names with initials, ``Roe J, Poe K``; none where it is anything else."""
    names = [name.strip() for name in re.split("[,;]", text)]
    if not all(map(_SHORT_NAME.fullmatch, names)):
        return []
    return [PersonName(**name_fields(Log(), "", name, initials_last=True)) for name in names]

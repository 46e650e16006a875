"""The people of a cited work: plain names, which are read without a cursor, and those of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.formats.jats.read.names import group_name, main_name, person_name, plain_name_parts, says_the_same
from pubmeta.model import Name, PersonName
from pubmeta.problems import Log
from pubmeta.reading import name_fields
from pubmeta.xml.paths import children_of, local_name
from pubmeta.xml.tracked import is_word_in

if TYPE_CHECKING:
    from lxml.etree import _Element

CitedPerson: TypeAlias = Name | dict[str, str]
"""A name, or its fields where nothing in it can be refused; the model makes the name of them then."""
NAMES = frozenset({"name", "string-name"})
_Role: TypeAlias = Literal["authors", "editors"]
_OF_EDITORS = frozenset({"editor", "guest-editor", "transed", "volume-editor"})
_OF_OTHERS = frozenset(
    "assignee compiler illustrator narrator reader research-assistant reviewer series-editor translator".split()
)
"""`person-group-type` of those who are neither authors nor editors of the work, in the singular."""
_ALTERNATIVES = frozenset({"name-alternatives", "collab-alternatives"})
NAMED = NAMES | _ALTERNATIVES | {"collab"}
_BETWEEN_NAMES = re.compile(r"(?i)[\W_]*(?:(?:and|und|et|y|e|en|och|og)\b[\W_]*)?")
_EDITED_BY = re.compile(
    r"(?i)\b(?:ed(?:ited|s?\.?)\s+by|hrsg\.?\s+v(?:on|\.)|herausgegeben\s+von|edited|édité\s+par|éds?\.?\s+par"
    r"|editado\s+por|organizado\s+por|editors?:|eds?:)\W*\Z|\A\W*(?:in\W+)?eds?\W+\Z"
)
_TRANSLATED_BY = re.compile(
    r"(?i)\b(?:trans(?:l(?:ated)?)?\.?\s+by|translators?:|übers(?:etzt|\.)?\s+v(?:on|\.)|traduit\s+par"
    r"|trad(?:\.|ucido|uzido)?\s+por)\W*\Z"
)
_EDITORS = re.compile(r"(?i)\A[\s,(\[]*(?:eds?|editors?|éds?|hrsg|hg|orgs?)\b(?!\.?\s*(?:by|v(?:on|\.)|par|por)\b)")
_TRANSLATORS = re.compile(r"(?i)\A[\s,]*[(\[]\s*(?:trans(?:l|lators?)?|übers|trads?)\b")
_SAYS_WHO = re.compile(r"(?i)\b(?:[eé]d|h(?:rs)?g|herausg|org|tra(?:d|ns)|übers)")
"""The beginnings of all these words, which nearly no citation has."""
_SHORT_NAME = re.compile(r"[^\W\d_][\w’' -]* [A-Z]{1,4}")


def role_of(kind: str | None) -> _Role | None:
    """Who is in a `person-group` of this type: authors too without one; None for those of whom a work has no list."""
    word = "" if kind is None else kind.strip().casefold().removesuffix("s")
    if word in _OF_EDITORS:
        return "editors"
    return None if word in _OF_OTHERS else "authors"


def others_in(citation: _Element) -> dict[_Element, _Role | None]:
    """The names in a citation that are in no `person-group` and that its words say are not the authors'.

    Words before a name, ``edited by``, or after it, ``(Eds.)``, are of all that stand together.
    """
    found: dict[_Element, _Role | None] = {}
    children = [*children_of(citation)]
    if not _SAYS_WHO.search(" ".join(filter(None, (citation.text, *(child.tail for child in children))))):
        return found
    together: list[_Element] = []
    role: _Role | None = "authors"
    text = citation.text or ""
    for child in children:
        name, tail = local_name(child), child.tail or ""
        if name in NAMED:
            if not (together and _BETWEEN_NAMES.fullmatch(text)):
                together, role = [], _role_said_before(text)
        elif name != "etal":
            together = []
        if name in NAMED or together:
            together.append(child)
        if together and (role := _role_said_after(tail, role)) != "authors":
            found |= dict.fromkeys(together, role)
        text = tail
    return found


def _role_said_before(text: str) -> _Role | None:
    if _EDITED_BY.search(text):
        return "editors"
    return None if _TRANSLATED_BY.search(text) else "authors"


def _role_said_after(text: str, role: _Role | None) -> _Role | None:
    if _EDITORS.search(text):
        return "editors"
    return None if _TRANSLATORS.search(text) else role


def plain_group(element: _Element) -> tuple[list[CitedPerson], _Role, bool] | None:
    """Who is in a `person-group` that holds nothing but plain names, as most do; None for any other.

    The people, what they are, and whether there are more of them than are named.
    """
    kind = None
    for key, value in cast("Iterable[tuple[str, str]]", element.items()):
        if key != "person-group-type":
            return None
        kind = value
    if (text := element.text) and not text.isspace() and is_word_in(text):
        return None
    role = role_of(kind)
    if role is None:
        return None
    people: list[CitedPerson] = []
    has_more = False
    for child in children_of(element):
        name, tail = child.tag, child.tail
        if tail and not tail.isspace() and is_word_in(tail):
            return None
        if name in NAMES and (person := plain_name_parts(child)):
            people.append(person)
        elif name == "etal" and role == "authors" and not child.keys():
            has_more = True
        else:
            return None
    return (people, role, has_more) if people else None


def person_in(element: JatsElement, unplaced: Callable[[JatsElement], None]) -> CitedPerson | None:
    """The person or group of an element; other forms of the name than the main one are given to `unplaced`."""
    if element.name in _ALTERNATIVES:
        forms = element.all("name", "string-name", "collab")
        element = main_name(forms) or element
        for form in forms:
            if form is not element:
                form.ignore() if says_the_same(form, element) else unplaced(form)
    return group_name(element) if element.name == "collab" else person_name(element)


def short_names(text: str) -> list[PersonName]:
    """The names in a text of names with initials, ``Roe J, Poe K``; none where it is anything else."""
    names = [name.strip() for name in re.split("[,;]", text)]
    if not all(map(_SHORT_NAME.fullmatch, names)):
        return []
    return [PersonName(**name_fields(Log(), "", name, initials_last=True)) for name in names]

"""Affiliations: `aff` in a `contrib-group`, in `article-meta` or in a `contrib`, tagged in any measure."""

from __future__ import annotations

import re
from typing import Any

from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.model import Affiliation, Isni, Ror
from pubmeta.reading import line_of
from pubmeta.vocabularies.countries import CODES

_PLACES = {
    "city": "city",
    "state": "region",
    "province": "region",
    "region": "region",
    "postal-code": "postal_code",
    "postcode": "postal_code",
    "zip": "postal_code",
    "country": "country",
}
"""Of the element's name, or of `@content-type` of a `named-content`."""
_DEPARTMENTS = re.compile(r"dept|department|division|orgdiv|org-division|section|unit|laboratory", re.IGNORECASE)
_WRAPS = frozenset({"institution-wrap", "addr-line"})
_INLINE = frozenset({"named-content", "styled-content", "break", "sans-serif", "roman"})
_MARKS = frozenset({"label", "xref", "fn"})
_EDGES = " \t\r\n,;:"
_EMAIL = re.compile(r"[^\s<>@,;]+@[^\s<>@,;]+\.\w+")
_INITIALS = re.compile(r"^\s*\([^()]*\)")
"""Whose address it is."""
_GRID = re.compile(r"grid\.[0-9]+\.[0-9a-f]+", re.IGNORECASE)
_WIKIDATA = re.compile(r"Q[1-9][0-9]*\Z")


def affiliation_of(element: JatsElement) -> Affiliation | None:
    """An `aff`; of an `aff-alternatives` the first, the others being the same in other words."""
    if element.name == "aff-alternatives":
        first, *others = element.all("aff")
        for other in others:
            other.unplaced("an affiliation is kept in one language")
        return affiliation_of(first)
    return _Reading(element).affiliation()


class _Reading:
    """One `aff` while it is read: fields that are tagged, and all other text in its order."""

    def __init__(self, element: JatsElement) -> None:
        self._element = element
        self._fields: dict[str, Any] = {}
        self._departments: list[tuple[str, str]] = []
        self._pieces: list[str] = []
        self._run: list[str] = []
        self._original: JatsElement | None = None
        self._take(element)

    def affiliation(self) -> Affiliation | None:
        """What was read."""
        self._read_original()
        fields = {**self._fields, "departments": self._department_names(), "name": self._name()}
        if fields.get("country") and fields["country"] == fields.get("country_code") and fields["country"] in CODES:
            del fields["country"]  # the code stands there for want of a name
        return self._element.part(Affiliation, fields)

    def _department_names(self) -> tuple[str, ...]:
        """From the largest to the smallest: `orgdiv1` before `orgdiv2`, else as they are printed."""
        return tuple(name for _, name in sorted(self._departments, key=lambda one: one[0]))

    def _name(self) -> str | None:
        """The institution; where part of the affiliation is not tagged, all that is not, in its order."""
        return line_of(self._element.log, "", ", ".join(self._pieces))

    def _take(self, element: JatsElement, *, leading: bool = True) -> None:
        self._run.append(element.head)
        for child in element.all():
            name = child.name
            if name in _MARKS or (name == "sup" and leading and not self._pieces and not "".join(self._run).strip()):
                child.ignore()
                text = child.tail
            elif not child.has_children and (name in vocabulary.MARKUP or name in _INLINE) and not _is_place(child):
                text = child.characters() + child.tail
            else:
                self._end_run()
                self._take_tagged(name, child)
                text = _INITIALS.sub("", child.tail) if name == "email" else child.tail
            self._run.append(text)
        self._end_run()

    def _take_tagged(self, name: str, child: JatsElement) -> None:
        if name == "institution":
            self._take_institution(child)
        elif name == "institution-id":
            self._take_identifier(child)
        elif place := _PLACES.get(name) or _PLACES.get((child.attribute("content-type") or "").casefold()):
            self._take_place(place, child)
        elif name in _WRAPS or name in vocabulary.MARKUP or name in _INLINE:
            self._take(child, leading=False)
        else:
            child.unplaced("an affiliation has no place for it")

    def _end_run(self) -> None:
        """Keep the text since the last tagged part."""
        text = "".join(self._run)
        self._run.clear()
        for address in _EMAIL.findall(text):
            message = f"an affiliation has no place for the address {address}; left out"
            self._element.dropped(message)
        piece = _EMAIL.sub("", text).strip(_EDGES)
        if any(character.isalnum() for character in piece):
            self._pieces.append(piece)

    def _take_institution(self, element: JatsElement) -> None:
        kind = (element.attribute("content-type") or "").casefold()
        name = element.line()
        if kind in ("original", "normalized"):
            self._original = element if kind == "original" or self._original is None else self._original
        elif name and _DEPARTMENTS.search(kind):
            self._departments.append((kind if kind.startswith("orgdiv") else "", name))
        elif name:
            self._pieces.append(name)

    def _take_place(self, field: str, element: JatsElement) -> None:
        value = element.line()
        if field == "country" and (code := (element.attribute("country") or "").strip().upper()):
            self._fields["country_code"] = code
        if value and self._fields.setdefault(field, value) != value:
            self._pieces.append(value)

    def _take_identifier(self, element: JatsElement) -> None:
        kind = (element.attribute("institution-id-type") or "").casefold()
        text = element.characters().strip()
        field = vocabulary.INSTITUTION_IDS.get(kind)
        value: str | None = None
        if field == "ror":
            value = element.taken(Ror)
        elif field == "isni":
            value = element.taken(Isni)
        elif field == "grid" and (found := _GRID.search(text)):
            value = found[0].lower()
        elif field == "wikidata" and (found := _WIKIDATA.search(text)):
            value = found[0]
        else:
            element.unplaced("an affiliation has ROR, ISNI, GRID and Wikidata ids")
        if field and value and self._fields.setdefault(field, value) != value:
            element.unplaced(f"there is one already, {self._fields[field]}, which is kept")

    def _read_original(self) -> None:
        """SciELO has the affiliation as printed too: the name where nothing else is, reported where it says more."""
        if self._original is None:
            return
        if not self._pieces:
            self._pieces = [self._original.line() or ""]
            return
        departments = (name for _, name in self._departments)
        known = vocabulary.folded(" ".join(map(str, (*self._pieces, *self._fields.values(), *departments))))
        if set(vocabulary.folded(self._original.characters()).split()) - set(known.split()):
            self._original.unplaced("the affiliation is kept as it is tagged, not as printed")


def _is_place(element: JatsElement) -> bool:
    return (element.attribute("content-type") or "").casefold() in _PLACES

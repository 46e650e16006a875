"""Affiliations: `aff` in a `contrib-group`, in `article-meta` or in a `contrib`, tagged in any measure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pubmeta.formats.jats.read import vocabulary
from pubmeta.model import Affiliation, Isni, Ror
from pubmeta.reading import line_of, part
from pubmeta.vocabularies.countries import CODES
from pubmeta.xml.paths import local_name
from pubmeta.xml.source import XmlSource, text_in

if TYPE_CHECKING:
    from lxml.etree import _Element

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


def affiliation_of(source: XmlSource, element: _Element) -> Affiliation | None:
    """An `aff`; of an `aff-alternatives` the first, the others being the same in other words."""
    if local_name(element) == "aff-alternatives":
        first, *others = element.iterchildren("{*}aff")
        for other in others:
            source.unplaced(other, "an affiliation is kept in one language")
        return affiliation_of(source, first)
    return _Reading(source, element).affiliation()


class _Reading:
    """One `aff` while it is read: fields that are tagged, and all other text in its order."""

    def __init__(self, source: XmlSource, element: _Element) -> None:
        self._source = source
        self._element = element
        self._fields: dict[str, Any] = {}
        self._departments: list[tuple[str, str]] = []
        self._pieces: list[str] = []
        self._run: list[str] = []
        self._original: _Element | None = None
        self._take(element)

    def affiliation(self) -> Affiliation | None:
        """What was read."""
        self._read_original()
        fields = {**self._fields, "departments": self._department_names(), "name": self._name()}
        if fields.get("country") and fields["country"] == fields.get("country_code") and fields["country"] in CODES:
            del fields["country"]  # the code stands there for want of a name
        return part(self._source.at(self._element), "", Affiliation, fields)

    def _department_names(self) -> tuple[str, ...]:
        """From the largest to the smallest: `orgdiv1` before `orgdiv2`, else as they are printed."""
        return tuple(name for _, name in sorted(self._departments, key=lambda one: one[0]))

    def _name(self) -> str | None:
        """The institution; where part of the affiliation is not tagged, all that is not, in its order."""
        return line_of(self._source.at(self._element), "", ", ".join(self._pieces))

    def _take(self, element: _Element, *, leading: bool = True) -> None:
        self._run.append(element.text or "")
        for child in element:
            name = local_name(child)
            if name in _MARKS or (name == "sup" and leading and not self._pieces and not "".join(self._run).strip()):
                text = child.tail
            elif not len(child) and (name in vocabulary.MARKUP or name in _INLINE) and not _is_place(child):
                text = text_in(child) + (child.tail or "")
            else:
                self._end_run()
                self._take_tagged(name, child)
                text = _INITIALS.sub("", child.tail or "") if name == "email" else child.tail
            self._run.append(text or "")
        self._end_run()

    def _take_tagged(self, name: str, child: _Element) -> None:
        if name == "institution":
            self._take_institution(child)
        elif name == "institution-id":
            self._take_identifier(child)
        elif place := _PLACES.get(name) or _PLACES.get((child.get("content-type") or "").casefold()):
            self._take_place(place, child)
        elif name in _WRAPS or name in vocabulary.MARKUP or name in _INLINE:
            self._take(child, leading=False)
        else:
            self._source.unplaced(child, "an affiliation has no place for it")

    def _end_run(self) -> None:
        """Keep the text since the last tagged part."""
        text = "".join(self._run)
        self._run.clear()
        for address in _EMAIL.findall(text):
            message = f"an affiliation has no place for the address {address}; left out"
            self._source.at(self._element).dropped("", message)
        piece = _EMAIL.sub("", text).strip(_EDGES)
        if any(character.isalnum() for character in piece):
            self._pieces.append(piece)

    def _take_institution(self, element: _Element) -> None:
        kind = (element.get("content-type") or "").casefold()
        name = self._source.line(element)
        if kind in ("original", "normalized"):
            self._original = element if kind == "original" or self._original is None else self._original
        elif name and _DEPARTMENTS.search(kind):
            self._departments.append((kind if kind.startswith("orgdiv") else "", name))
        elif name:
            self._pieces.append(name)

    def _take_place(self, field: str, element: _Element) -> None:
        value = self._source.line(element)
        if field == "country" and (code := (element.get("country") or "").strip().upper()):
            self._fields["country_code"] = code
        if value and self._fields.setdefault(field, value) != value:
            self._pieces.append(value)

    def _take_identifier(self, element: _Element) -> None:
        kind = (element.get("institution-id-type") or "").casefold()
        text = text_in(element).strip()
        field = vocabulary.INSTITUTION_IDS.get(kind)
        value: str | None = None
        if field == "ror":
            value = self._source.taken(Ror, element)
        elif field == "isni":
            value = self._source.taken(Isni, element)
        elif field == "grid" and (found := _GRID.search(text)):
            value = found[0].lower()
        elif field == "wikidata" and (found := _WIKIDATA.search(text)):
            value = found[0]
        else:
            self._source.unplaced(element, "an affiliation has ROR, ISNI, GRID and Wikidata ids")
        if field and value and self._fields.setdefault(field, value) != value:
            self._source.unplaced(element, f"there is one already, {self._fields[field]}, which is kept")

    def _read_original(self) -> None:
        """SciELO has the affiliation as printed too: the name where nothing else is, reported where it says more."""
        if self._original is None:
            return
        if not self._pieces:
            self._pieces = [self._source.line(self._original) or ""]
            return
        departments = (name for _, name in self._departments)
        known = vocabulary.folded(" ".join(map(str, (*self._pieces, *self._fields.values(), *departments))))
        if set(vocabulary.folded(text_in(self._original)).split()) - set(known.split()):
            self._source.unplaced(self._original, "the affiliation is kept as it is tagged, not as printed")


def _is_place(element: _Element) -> bool:
    return (element.get("content-type") or "").casefold() in _PLACES

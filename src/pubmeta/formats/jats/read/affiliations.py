"""Affiliations: `aff` in a `contrib-group`, in `article-meta` or in a `contrib`, tagged in any measure."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from pubmeta.formats.jats.affiliations import DANGLING, EDGES, country_name, country_parts, institution_name, trimmed
from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.addresses import EMAIL, Address, initials_before
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.model import Affiliation, Isni, Ror
from pubmeta.model.base import is_plain
from pubmeta.reading import line_of, quoted
from pubmeta.vocabularies.countries import CODES, is_country
from pubmeta.vocabularies.names import names_group
from pubmeta.vocabularies.registries import organisation_registry
from pubmeta.xml.tracked import SPACE, is_word_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACES = {
    "city": "city",
    "state": "region",
    "province": "region",
    "country-part": "region",
    "region": "region",
    "postal-code": "postal_code",
    "postcode": "postal_code",
    "zip": "postal_code",
    "country": "country",
}
"""Of the element's name, or of `@content-type` of a `named-content`."""
_ADDRESS = re.compile(
    r"street|box\b|building|room|floor|house|road|district|suburb|neighbou?rhood|\bline|^addr|^postal", re.IGNORECASE
)
"""In `@content-type` of what has no place, and is not part of the institution's name."""
_DEPARTMENTS = re.compile(r"dept|department|division|orgdiv|org-division|section|unit|laboratory", re.IGNORECASE)
_WRAPS = frozenset({"institution-wrap", "addr-line"})
_INLINE = frozenset({"named-content", "styled-content", "sans-serif", "roman"})
_LINES = frozenset({"addr-line", "named-content", "styled-content"})
"""What may have a part of the address."""
_KIND = frozenset({"content-type"})
_AS_WHOLE = frozenset({"original", "normalized"})
"""`institution/@content-type` of the affiliation as it is printed, beside its parts (SciELO)."""
_COUNTRY_CODE = frozenset({"country"})
_ID_TYPE = frozenset({"institution-id-type"})
_MARKS = frozenset({"label", "xref", "fn"})
_JOIN = r"(and|&|et|und|y|e|of|at|in|de|der|di)"
_JOINED = re.compile(rf"(?<=\S), {_JOIN}, (?=\S)")
_JOINS_NOTHING = re.compile(rf"^{_JOIN}, |, {_JOIN}$")
"""A word that is left between two parts."""
_NAMES = {field: field.replace("_", " ") for field in _PLACES.values()}
_INITIALS = re.compile(r"(?<![^\s;,.(])((?:[A-Z]\.[ -]?){2,4}|[A-Z]{2,4}):\s*$")
_PHONE = re.compile(
    r"(?i)(?<![\s;,.(])[\s;,.(]*+\b(?:tel(?:ephone)?|phone|fax|mobile)\b[\s.:]*\+?[\d(][\d\s()/.–-]{4,40}(?<=\d)"
)
_PLACE_LINE = re.compile(r"(?P<city>[^\W\d][^\d,;]{1,40}?)(?:,\s*(?P<region>[A-Z]{2,3}))?")
_AFTER_ADDRESS = re.compile(r"^\.?(?:\s*[(\[][^()\[\]]*[)\]])?[\s.)\]]*(?=$|[;,])")
"""Whose address it is, and what encloses it."""
_GRID = re.compile(r"grid\.[0-9]+\.[0-9a-f]+", re.IGNORECASE)
_WIKIDATA = re.compile(r"Q[1-9][0-9]*\Z")


def _grid(text: str) -> str:
    found = _GRID.search(text)
    if found is None:
        raise ValueError(f"{text!r} is not a GRID id")
    return found[0].lower()


def _wikidata(text: str) -> str:
    found = _WIKIDATA.search(text.strip())
    if found is None:
        raise ValueError(f"{text!r} is not a Wikidata id")
    return found[0]


_IDENTIFIERS: dict[str, Callable[[str], str]] = {"ror": Ror, "isni": Isni, "grid": _grid, "wikidata": _wikidata}


class AffiliationRead(NamedTuple):
    """An affiliation, or several, and the addresses of contributors in it, each with the element that reports it."""

    affiliations: tuple[Affiliation, ...]
    addresses: tuple[tuple[Address, JatsElement], ...]


def affiliation_of(element: JatsElement) -> AffiliationRead:
    """An `aff`; of an `aff-alternatives` the first, the others being the same in other words.

    Several institutions that have identifiers are as many affiliations, for each identifier is of one of them.
    """
    if element.name == "aff-alternatives":
        first, *others = element.all("aff")
        for other in others:
            other.unplaced("an affiliation is kept in one language")
        return affiliation_of(first)
    wraps = _identified(element.element)
    each_without = [frozenset(wraps) - {wrap} for wrap in wraps] or [frozenset[Any]()]
    readings = [_Reading(element, without) for without in each_without]
    made = tuple(affiliation for reading in readings if (affiliation := reading.affiliation()))
    return AffiliationRead(made, tuple(readings[0].addresses))


def _identified(element: _Element) -> list[_Element]:
    """The `institution-wrap` of an `aff` where all institutions are in such, each with another identifier."""
    wraps = list(element.iterchildren("{*}institution-wrap"))
    if len(wraps) < 2 or next(element.iterchildren("{*}institution"), None) is not None:
        return []
    identifiers = {
        (wrap.findtext("{*}institution-id") or "").strip()
        for wrap in wraps
        if any(not _DEPARTMENTS.search(_kind(one)) for one in wrap.iterchildren("{*}institution"))
    }
    return wraps if len(identifiers - {""}) == len(wraps) else []


class _Reading:
    """One `aff` while it is read: fields that are tagged, and all other text in its order."""

    def __init__(self, element: JatsElement, without: frozenset[_Element]) -> None:
        self._element = element
        self._without = without
        self._fields: dict[str, Any] = {}
        self._departments: list[tuple[str, str]] = []
        self._pieces: list[str] = []
        self._run: list[str] = []
        self.addresses: list[tuple[Address, JatsElement]] = []
        self._initials: str | None = None
        self._original: JatsElement | None = None
        self._has_institution = False
        self._lines: list[tuple[int, JatsElement]] = []  # untyped, and how many pieces are before each
        self._take(element)
        self._place_lines()

    def affiliation(self) -> Affiliation | None:
        """What was read."""
        self._read_original()
        self._divide_country()
        fields = {**self._fields, "departments": self._department_names(), "name": self._name()}
        if fields.get("country") and fields["country"] == fields.get("country_code") and fields["country"] in CODES:
            del fields["country"]  # the code is there because there is no name
        return self._element.part(Affiliation, fields)

    def _department_names(self) -> tuple[str, ...]:
        """From the largest to the smallest: `orgdiv1` before `orgdiv2`, else as they are printed."""
        return tuple(name for _, name in sorted(self._departments, key=lambda one: one[0]))

    def _name(self) -> str | None:
        """The institution; where part of the affiliation is not tagged, all that is not, in its order.

        A word alone between two parts joins them; where one of them has a place of its own, it is left out.
        """
        name = ", ".join(self._pieces)
        if ", " in name:
            for pattern, join in ((_JOINED, r" \1 "), (_JOINS_NOTHING, "")):
                name = pattern.sub(join, name)
        return name if is_plain(name) else line_of(self._element.log, "", name)

    def _take(self, element: JatsElement, *, leading: bool = True) -> None:
        self._run.append(element.head)
        for part, name, text in element.each():
            tail = part.tail or ""
            if (
                part in self._without
                or name in _MARKS
                or (name == "sup" and leading and not self._pieces and not "".join(self._run).strip())
            ):
                pass
            elif name == "break":
                tail = f", {tail}"
            elif not len(part) and (name in vocabulary.MARKUP or name in _INLINE) and (text or not _has_kind(part)):
                tail = (text or element.child(part).characters()) + tail
            else:
                if name == "email":
                    self._take_initials()
                self._end_run()
                if not self._is_plain(element, part, name, text):
                    self._take_tagged(name, element.child(part))
                tail = _AFTER_ADDRESS.sub("", tail) if name == "email" else tail
            self._run.append(tail)
        self._end_run()

    def _is_plain(self, parent: JatsElement, element: _Element, name: str, text: str | None) -> bool:
        """Whether an element is an institution, a place or an identifier and no more, as most are; it is taken then."""
        if name == "institution" and (plain := parent.plain(element, _KIND)):
            kind = plain[1].get("content-type", "").strip(SPACE).casefold()
            if kind in _AS_WHOLE:
                return False
            self._take_name(plain[0].strip(EDGES), kind)
        elif (place := _PLACES.get(name)) and place != "country" and text:
            self._take_value(place, text.strip(EDGES))
        elif name == "country" and (plain := parent.plain(element, _COUNTRY_CODE)):
            if code := plain[1].get("country", "").strip(SPACE).upper():
                self._fields["country_code"] = code
            self._take_value("country", country_name(plain[0]))
        elif name == "institution-id" and (plain := parent.plain(element, _ID_TYPE)):
            field = vocabulary.INSTITUTION_IDS.get(plain[1].get("institution-id-type", "").strip(SPACE).casefold())
            return field is not None and self._is_identifier(field, plain[0])
        else:
            return False
        return True

    def _take_tagged(self, name: str, child: JatsElement) -> None:
        kind = (child.attribute("content-type") or "").casefold()
        if name == "institution":
            self._take_institution(child)
        elif name == "institution-id":
            self._take_identifier(child)
        elif name == "email":
            initials = initials_before(child.tail) or self._initials
            self.addresses.append((Address(child.characters().strip(), initials), child))
        elif place := _PLACES.get(name) or _PLACES.get(kind):
            self._take_place(place, child)
        elif name in _LINES and _ADDRESS.search(kind):
            child.unplaced(f"an affiliation has no place for the {quoted(kind)}")
        elif name in _LINES and _DEPARTMENTS.search(kind):
            self._take_institution(child)
        elif name == "addr-line" and not child.has_children:
            self._lines.append((len(self._pieces), child))
        elif name in _WRAPS or name in vocabulary.MARKUP or name in _INLINE:
            self._take(child, leading=False)
        else:
            child.unplaced("an affiliation has no place for it")

    def _take_initials(self) -> None:
        """Of initials before an address, ``A.B.:``, whose it is; they are not part of the name."""
        text = "".join(self._run)
        found = _INITIALS.search(text)
        self._initials = re.sub(r"[^A-Z]", "", found[1]) if found else None
        if found:
            self._run[:] = [text[: found.start()]]

    def _end_run(self) -> None:
        """Keep the text since the last tagged part."""
        text = "".join(self._run)
        self._run.clear()
        if not is_word_in(text):  # as between two tagged parts it seldom is
            return
        start = 0
        for found in EMAIL.finditer(text) if "@" in text else ():
            self.addresses.append((Address(found[0], initials_before(text[found.end() :])), self._element))
            self._add(text[start : found.start()])
            after = _AFTER_ADDRESS.match(text[found.end() :])
            start = found.end() + (after.end() if after else 0)
        self._add(text[start:])

    def _add(self, text: str) -> None:
        """Keep a part of the name, without what separates it from others and what announces an address."""
        if not is_word_in(text):
            return
        for found in _PHONE.finditer(text):
            self._element.dropped(f"an affiliation has no telephone number; left out: {found[0].strip(EDGES + '.')}")
        text = _PHONE.sub("", text)
        piece = trimmed(DANGLING.sub("", trimmed(text)))
        if is_word_in(piece):
            self._pieces.append(piece)

    def _place_lines(self) -> None:
        """Beside an institution a line without a type is an address: its city, if it can be; else part of the name."""
        for number, element in reversed(self._lines):
            line = (element.line() or "").strip(EDGES)
            if not self._has_institution or names_group(line) or _DEPARTMENTS.search(line):
                self._pieces[number:number] = [line] if line else []
            elif (found := _PLACE_LINE.fullmatch(line)) and "city" not in self._fields:
                self._fields["city"] = found["city"]
                if found["region"]:
                    self._fields.setdefault("region", found["region"])
                element.guessed(f"a line of an address is read as the city, {found['city']}")
            elif line and line not in self._fields.values():
                element.unplaced("an affiliation has no place for this line of an address")

    def _take_institution(self, element: JatsElement) -> None:
        kind = (element.attribute("content-type") or "").casefold()
        name = (element.line() or "").strip(EDGES)
        if kind in _AS_WHOLE:
            self._original = element if kind == "original" or self._original is None else self._original
        else:
            self._take_name(name, kind)

    def _take_name(self, name: str, kind: str) -> None:
        if name and _DEPARTMENTS.search(kind):
            self._departments.append((kind if kind.startswith("orgdiv") else "", name))
        elif name:
            self._has_institution = True
            self._pieces.append(institution_name(name))

    def _take_place(self, field: str, element: JatsElement) -> None:
        value = (element.line() or "").strip(EDGES)
        value = country_name(value) if field == "country" else value
        if field == "country" and (code := (element.attribute("country") or "").strip().upper()):
            self._fields["country_code"] = code
        self._take_value(field, value)

    def _take_value(self, field: str, value: str) -> None:
        if value and (kept := self._fields.setdefault(field, value)) != value:
            self._pieces.append(value)
            self._element.guessed(f"has one {_NAMES[field]}, {quoted(kept)}; {quoted(value)} is put into the name")

    def _divide_country(self) -> None:
        """A country may have the city before it: ``Cambridge, UK``, ``Davis, CA, USA`` (Frontiers)."""
        country = self._fields.get("country") or ""
        *places, last = country_parts(country, has_city="city" in self._fields, has_region="region" in self._fields)
        if not places:
            return
        if is_country(places[0]) and not is_country(last):  # "Germany, Berlin"
            last, *places = (places[0], *places[1:], last)
        self._element.guessed(f"{quoted(country)} is more than a country; read as {', '.join(places)} in {last}")
        self._fields |= dict(zip(("city", "region"), places, strict=False)) | {"country": last}

    def _is_identifier(self, field: str, text: str) -> bool:
        """Whether a text is the identifier of this field, and the first of it; it is taken then."""
        try:
            value = _IDENTIFIERS[field](text)
        except ValueError:
            return False
        return bool(self._fields.setdefault(field, value) == value)

    def _take_identifier(self, element: JatsElement) -> None:
        field = _id_field(element)
        if field is None:
            element.unplaced("an affiliation has ROR, ISNI, GRID and Wikidata ids")
        elif (value := element.taken(_IDENTIFIERS[field])) and self._fields.setdefault(field, value) != value:
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


def _id_field(element: JatsElement) -> str | None:
    """The field of an identifier, by the type that it is said to have, or else by the registry in its URL."""
    said = (element.attribute("institution-id-type"), element.attribute("vocab"))
    fields = (vocabulary.INSTITUTION_IDS.get((word or "").casefold()) for word in said)
    return next(filter(None, fields), None) or organisation_registry(element.characters())


def _kind(element: _Element) -> str:
    return (element.get("content-type") or "").casefold()


def _has_kind(element: _Element) -> bool:
    """Whether a type says that it is a part of the affiliation of its own."""
    kind = _kind(element)
    return kind in _PLACES or _ADDRESS.search(kind) is not None or _DEPARTMENTS.search(kind) is not None

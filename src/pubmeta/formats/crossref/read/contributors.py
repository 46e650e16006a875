"""Contributors, their names and affiliations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from pubmeta.formats.crossref.read.titles import language_at
from pubmeta.formats.crossref.terms import CONTRIBUTOR_ROLES
from pubmeta.model import (
    Affiliation,
    Anonymous,
    Contribution,
    Contributor,
    ContributorRole,
    CreditRole,
    Group,
    Isni,
    NameVariant,
    Orcid,
    Person,
    Ror,
)
from pubmeta.reading import name_fields, quoted
from pubmeta.vocabularies.places import place_fields
from pubmeta.vocabularies.registries import organisation_registry
from pubmeta.xml.cursor import XmlElement

if TYPE_CHECKING:
    from lxml.etree import _Element

_OF_ROLE = frozenset({"vocab", "type"})
_CREDIT = frozenset(CreditRole)
_CORRESPONDING = "corresponding-author"


def contributors(record: XmlElement) -> tuple[Contributor, ...]:
    """All contributors, in the order of the list."""
    elements = [
        element
        for found in record.all("contributors")
        for element in found.all("person_name", "organization", "anonymous")
    ]
    _check_first(elements)
    return tuple(contributor for element in elements if (contributor := _contributor(element)))


def _check_first(elements: list[XmlElement]) -> None:
    """Report an only first contributor of a role who is not the first among those of it."""
    firsts = [place for place, element in enumerate(elements) if element.attribute("sequence") == "first"]
    if len(firsts) == 1:
        first = elements[firsts[0]]
        role = first.attribute("contributor_role")
        if any(element.attribute("contributor_role") == role for element in elements[: firsts[0]]):
            first.guessed("is marked as the first but is not; the order of the list is kept")


def _contributor(element: XmlElement) -> Contributor | None:
    role, corresponding, credit = _roles(element)
    fields: dict[str, Any] = {"role": role}
    if element.name == "organization":
        name = element.line()
        return element.part(Group, {**fields, "name": name, "corresponding": corresponding}) if name else None
    fields["affiliations"] = tuple(_affiliations(element))
    if element.name == "anonymous":
        return element.part(Anonymous, {**fields, "anonymous": True})
    return _person(element, {**fields, "corresponding": corresponding, "credit": credit})


def _roles(element: XmlElement) -> tuple[ContributorRole | None, bool, tuple[Contribution, ...]]:
    """What the contributor is to the work, whether letters go to them, and their CRediT roles."""
    terms = [element.attribute("contributor_role")]
    credit: list[Contribution] = []
    for child in element.named("role"):
        if known := _plain_credit(element, child):
            credit.append(_contribution(known))
            continue
        source = element.child(child)
        if source.attribute("vocab") != "credit":
            terms.append(source.attribute("type") or source.line())
        elif known := source.attribute_as("type", CreditRole):
            credit.append(_contribution(known))
    corresponding = _CORRESPONDING in terms
    roles = dict.fromkeys(term for term in terms if term and term != _CORRESPONDING)
    role: ContributorRole | None = None
    is_known = not CONTRIBUTOR_ROLES.keys().isdisjoint(roles)
    for term in roles:
        if term not in CONTRIBUTOR_ROLES and is_known:
            element.dropped(f"{quoted(term)} is not a known role of a contributor; left out")
        elif term not in CONTRIBUTOR_ROLES:
            element.guessed(f"{quoted(term)} is not a known role of a contributor; kept as other")
            role = ContributorRole.OTHER
        elif role is None:
            role = CONTRIBUTOR_ROLES[term]
        else:
            element.dropped(f"a contributor has one role, {role}; left out: {quoted(term)}")
    return role, corresponding, tuple(credit)


def _plain_credit(element: XmlElement, child: _Element) -> CreditRole | None:
    """The role of CRediT that an element says by its attributes and by nothing else, as in most."""
    if child.get("vocab") != "credit" or child.get("type") not in _CREDIT or child.text or len(child):
        return None
    said = element.attributes_of(child, _OF_ROLE)
    return CreditRole(said["type"]) if said else None


@cache
def _contribution(role: CreditRole) -> Contribution:
    return Contribution(role=role)


def _person(element: XmlElement, fields: dict[str, Any]) -> Person | None:
    orcid, authenticated = _orcid(element)
    fields |= {
        **parts_of_name(element),
        "variants": tuple(_variants(element)),
        "orcid": orcid,
        "orcid_authenticated": authenticated,
        "email": element.line("email"),
    }
    if not fields["family"]:
        return None
    return element.part(Person, fields)


def parts_of_name(element: XmlElement) -> dict[str, Any]:
    """The parts of a name; of a name in one part, that is the family name."""
    family, given = element.line("surname"), element.line("given_name")
    return {
        "family": family or given,
        "given": given if family else None,
        "suffix": element.line("suffix"),
        "prefix": element.line("prefix"),
    }


def _orcid(element: XmlElement) -> tuple[Orcid | None, bool | None]:
    source = element.one("ORCID")
    if source is None:
        return None, None
    orcid, authenticated = source.taken(Orcid), source.attribute("authenticated")
    if orcid is None or authenticated is None:
        return orcid, None
    return orcid, authenticated in {"true", "1"}


def _variants(element: XmlElement) -> Iterator[NameVariant]:
    """The name in other scripts, as parts or as one string."""
    for alternative in element.all("alt-name"):
        for name in alternative.all("name", "string-name"):
            fields: dict[str, Any] = {"language": language_at(name)}
            if name.name == "name":
                fields |= parts_of_name(name)
            elif text := name.line():
                fields |= name_fields(name.log, "", text)
                fields["family"] = fields.pop("name", None) or fields.get("family")
            if variant := name.part(NameVariant, fields):
                yield variant


def _affiliations(element: XmlElement) -> Iterator[Affiliation]:
    """Before version 5 an affiliation is one text, which is kept whole; from then on it is an institution."""
    for source in element.all("affiliation", "affiliations"):
        if source.name == "affiliation":
            if (name := source.line()) and (made := source.part(Affiliation, {"name": name})):
                yield made
        else:
            for found in source.all("institution"):
                if made := institution(found):
                    yield made


def institution(element: XmlElement) -> Affiliation | None:
    """An institution with its departments, place and ids."""
    departments = map(element.line_in, element.named("institution_department"))
    return element.part(
        Affiliation,
        {
            "name": element.line("institution_name"),
            "departments": tuple(filter(None, departments)),
            **_place(element),
            **_institution_ids(element),
        },
    )


def _place(element: XmlElement) -> dict[str, str]:
    place = ", ".join(filter(None, map(element.line_in, element.named("institution_place"))))
    fields = place_fields(place)
    if fields:
        element.guessed(f"the place {quoted(place)} is read as {', '.join(fields)}")
    return fields


def _last_part(value: str) -> str:
    return value.rstrip("/").rpartition("/")[2]


_IDS: dict[str, Callable[[str], str]] = {"ror": Ror, "isni": Isni, "wikidata": _last_part, "grid": _last_part}
"""The field of an affiliation for each kind of id, and its form."""


def _institution_ids(element: XmlElement) -> dict[str, str]:
    fields: dict[str, str] = {}
    for identifier in element.all("institution_id"):
        kind, value = (identifier.attribute("type") or "").casefold(), identifier.line()
        if value is None:
            continue
        name = kind if kind in _IDS else organisation_registry(value)
        if name is None or name in fields:
            identifier.dropped(f"an affiliation has no place for it; left out: {quoted(value)}")
        elif known := identifier.taken(_IDS[name]):
            fields[name] = known
    return fields

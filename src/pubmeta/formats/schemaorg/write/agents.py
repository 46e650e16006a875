"""People and organisations: contributors, names in references, affiliations, publishers."""

from __future__ import annotations

import re
from typing import Any

from pubmeta.formats.schemaorg.names import full_name
from pubmeta.formats.schemaorg.terms import ANONYMOUS, ROLES
from pubmeta.formats.schemaorg.write.nodes import Node, identifiers, known, node, registered, tagged
from pubmeta.model import Affiliation, Anonymous, Article, Contributor, Group, Name, Person, PersonName, Publisher
from pubmeta.problems import Log, Place

_LIKE_A_CODE = re.compile("[A-Z]{2}")


def contributors(article: Article, log: Log) -> dict[str, list[Node]]:
    """The properties that name the contributors, each with its nodes in the article's order."""
    found: dict[str, list[Node]] = {}
    last, in_order = None, True
    for at, contributor in log.each("contributors", article.contributors):
        prop = ROLES.get(contributor.role, "contributor")
        if prop == "editor" and isinstance(contributor, Group):
            prop = "contributor"
            at.dropped("role", "only a person is an editor in schema.org; written as contributor")
        elif prop == "contributor":
            at.dropped("role", f"schema.org has no property for the role '{contributor.role}'; written as contributor")
        in_order = in_order and (prop not in found or prop == last)
        last = prop
        found.setdefault(prop, []).append(_contributor(contributor, at))
    if not in_order:
        log.dropped(
            "contributors",
            "schema.org has a property for each role; the order of contributors in different roles is not kept",
        )
    return found


def _contributor(contributor: Contributor, at: Place) -> Node:
    match contributor:
        case Person():
            return _person(contributor, at)
        case Group():
            return _group(contributor, at)
        case Anonymous():
            return node("Person", {"name": ANONYMOUS, "affiliation": _organizations(contributor, at)})


def name_node(name: Name, at: Place) -> Node:
    """A person or organisation of whom the name alone is known."""
    if not isinstance(name, PersonName):
        return {"@type": "Organization", "name": name.name}
    given = name.given
    if not given or name.particle or name.prefix or name.suffix:
        return node("Person", _name_parts(name, (), at))
    return {"@type": "Person", "name": full_name(name), "givenName": given, "familyName": name.family}


def _organizations(contributor: Contributor, at: Place) -> list[Node]:
    return [
        organization(affiliation, place) for place, affiliation in at.each("affiliations", contributor.affiliations)
    ]


def organization(affiliation: Affiliation, at: Place) -> Node:
    """The institution; its departments one within the other, its place as address."""
    if affiliation.departments and not affiliation.name:
        for field in ("name", "departments"):
            at.dropped(field, "the institution has no name; its largest department is written instead")
    parts = [part for part in (affiliation.name, *affiliation.departments) if part]
    inner: Node | None = None
    for part in reversed(parts[1:]):
        inner = node("Organization", {"name": part, "department": inner and [inner]})
    ids = [
        *identifiers(isni=affiliation.isni),
        *([registered("grid", affiliation.grid)] if affiliation.grid else ()),
        *([_wikidata(affiliation.wikidata)] if affiliation.wikidata else ()),
    ]
    return node(
        "Organization",
        {
            "@id": affiliation.ror and affiliation.ror.url,
            "name": next(iter(parts), None),
            "identifier": [*identifiers(ror=affiliation.ror), *ids],
            "department": inner and [inner],
            "address": _address(affiliation),
        },
    )


def publisher_node(publisher: Publisher | None) -> Node | None:
    """A publisher; its place is kept as it is printed."""
    return node("Organization", {"name": publisher.name, "location": publisher.place}) if publisher else None


def _person(person: Person, at: Place) -> Node:
    for place, _ in at.each("variants", person.variants):
        place.dropped("", "an alternateName is one text, without the parts of a name")
    return node(
        "Person",
        {
            "@id": person.orcid and person.orcid.url,
            **_name_parts(person, person.degrees, at),
            "alternateName": [tagged(full_name(variant), variant.language, None) for variant in person.variants],
            "email": person.email,
            "affiliation": _organizations(person, at),
        },
    )


def _group(group: Group, at: Place) -> Node:
    return node(
        "Organization",
        {
            "@id": group.ror and group.ror.url,
            "name": group.name,
            "email": group.email,
            "member": [_person(member, place) for place, member in at.each("members", group.members)],
            "memberOf": _organizations(group, at),
        },
    )


def _name_parts(name: PersonName, degrees: tuple[str, ...], at: Place) -> dict[str, Any]:
    if name.particle:
        at.dropped("particle", f"it is written as a part of familyName: {name.whole_family}")
    whole, family = full_name(name), name.whole_family
    suffixes = [part for part in (name.suffix, *degrees) if part]
    return {
        "name": whole,
        "honorificPrefix": name.prefix,
        "givenName": name.given,
        "familyName": family if family in whole else family.replace(" ", "", 1),
        "honorificSuffix": suffixes[0] if len(suffixes) == 1 else suffixes,
    }


def _wikidata(item: str) -> Node:
    return registered("wikidata", item, f"https://www.wikidata.org/entity/{item}")


def _address(affiliation: Affiliation) -> Node | None:
    code, country = affiliation.country_code, affiliation.country
    return known(
        "PostalAddress",
        {
            "addressLocality": affiliation.city,
            "addressRegion": affiliation.region,
            "postalCode": affiliation.postal_code,
            "addressCountry": (
                node("Country", {"name": country, "identifier": [code] if code else None})
                if country and (code or _LIKE_A_CODE.fullmatch(country))
                else code or country
            ),
        },
    )

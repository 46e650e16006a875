"""People and organisations: contributors, names in references, affiliations, publishers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from pubmeta.formats.schemaorg.names import name_of_two
from pubmeta.formats.schemaorg.terms import ANONYMOUS, DEEPEST_DEPARTMENT, ROLES
from pubmeta.formats.schemaorg.write.nodes import Node, identifiers, node, registered, tagged
from pubmeta.model import (
    Affiliation,
    Anonymous,
    Article,
    Contributor,
    Group,
    GroupName,
    Name,
    Person,
    PersonName,
    Publisher,
)
from pubmeta.problems import Log, Place
from pubmeta.vocabularies.names import is_suffix

_LIKE_A_CODE = re.compile("[A-Z]{2}")
_OF_ADDRESS = (("city", "addressLocality"), ("region", "addressRegion"), ("postal_code", "postalCode"))


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
            return node(
                "Person",
                {"name": ANONYMOUS, "affiliation": organizations(contributor.affiliations, at, "affiliations")},
            )


def name_nodes(names: Sequence[Name], at: Place, field: str) -> list[Node]:
    """Persons and organisations of whom the names alone are known; they are in this field of the place."""
    made: list[Node] = []
    for index, name in enumerate(names):
        parts = name.__dict__  # which costs a fraction of what pydantic's attributes do
        if isinstance(name, PersonName):
            given, family = parts["given"], parts["family"]
            if given and not (parts["particle"] or parts["prefix"] or parts["suffix"]):
                whole = name_of_two(family, given)
                made.append({"@type": "Person", "name": whole, "givenName": given, "familyName": family})
                continue
        made.append(_name_node(name, at.at(field, index)))
    return made


def _name_node(name: Name, at: Place) -> Node:
    if not isinstance(name, PersonName):
        return {"@type": "Organization", "name": name.name}
    made: Node = {"@type": "Person"}
    _add_name(made, name, (), at)
    return made


def editor_properties(editors: Iterable[Name], at: Place) -> dict[str, list[Node]]:
    """The editors at a place; groups, which schema.org does not take for editors, as contributors."""
    persons, groups = [], []
    for place, name in at.each("editors", editors):
        if isinstance(name, GroupName):
            place.dropped("", "only a person is an editor in schema.org; written as contributor")
            groups.append(_name_node(name, place))
        else:
            persons.append(_name_node(name, place))
    return {name: nodes for name, nodes in (("editor", persons), ("contributor", groups)) if nodes}


def organizations(affiliations: Sequence[Affiliation], at: Place, field: str) -> list[Node]:
    """The institutions, which are in this field of the place; departments one within the other, places as address."""
    return [_organization(each, at, field, index) for index, each in enumerate(affiliations)]


def _organization(affiliation: Affiliation, at: Place, field: str, index: int) -> Node:
    fields = affiliation.__dict__  # which cost a fraction of what pydantic's attributes do, and many are absent
    name, departments, ids = fields["name"], fields["departments"], _institution_ids(fields)
    if departments and not name:
        for absent in ("name", "departments"):
            message = "the institution has no name; its largest department is written instead"
            at.at(field, index).dropped(absent, message)
        name, *departments = departments
    made: Node = {"@type": "Organization"}
    if fields["ror"]:
        made["@id"] = ids[0]["url"]
    if name:
        made["name"] = name
    if ids:
        made["identifier"] = ids
    within: list[Node] = [{"@type": "Organization", "name": part} for part in departments[DEEPEST_DEPARTMENT:]]
    for part in reversed(departments[:DEEPEST_DEPARTMENT]):
        within = [node("Organization", {"name": part, "department": within})]
    if within:
        made["department"] = within
    if address := _address(fields):
        made["address"] = address
    return made


def _institution_ids(fields: dict[str, Any]) -> list[Node]:
    """The identifiers of the institution, its ROR id first."""
    found = identifiers(fields["ror"], fields["isni"])
    if grid := fields["grid"]:
        found.append(registered("grid", grid))
    if item := fields["wikidata"]:
        found.append(registered("wikidata", item, f"https://www.wikidata.org/entity/{item}"))
    return found


def _address(fields: dict[str, Any]) -> Node | None:
    made: Node = {"@type": "PostalAddress"}
    for field, prop in _OF_ADDRESS:
        if value := fields[field]:
            made[prop] = value
    code, country = fields["country_code"], fields["country"]
    if country and code:
        made["addressCountry"] = {"@type": "Country", "name": country, "identifier": [code]}
    elif country and _LIKE_A_CODE.fullmatch(country):
        made["addressCountry"] = {"@type": "Country", "name": country}
    elif code or country:
        made["addressCountry"] = code or country
    return made if len(made) > 1 else None


def publisher_node(publisher: Publisher | None) -> Node | None:
    """A publisher; its place is kept as it is printed."""
    return node("Organization", {"name": publisher.name, "location": publisher.place}) if publisher else None


def _person(person: Person, at: Place) -> Node:
    for place, _ in at.each("variants", person.variants):
        place.dropped("", "an alternateName is one text, without the parts of a name")
    made: Node = {"@type": "Person"}
    if person.orcid:
        made["@id"] = person.orcid.url
    _add_name(made, person, person.degrees, at)
    if person.variants:
        made["alternateName"] = [tagged(variant.display, variant.language, None) for variant in person.variants]
    if person.email:
        made["email"] = person.email
    if person.affiliations:
        made["affiliation"] = organizations(person.affiliations, at, "affiliations")
    return made


def _group(group: Group, at: Place) -> Node:
    return node(
        "Organization",
        {
            "@id": group.ror and group.ror.url,
            "name": group.name,
            "email": group.email,
            "member": [_person(member, place) for place, member in at.each("members", group.members)],
            "memberOf": organizations(group.affiliations, at, "affiliations"),
        },
    )


def _add_name(made: Node, name: PersonName, degrees: tuple[str, ...], at: Place) -> None:
    parts = name.__dict__
    whole, family = name.display, parts["family"]
    if parts["particle"]:
        family = name.whole_family
        at.dropped("particle", f"it is written as a part of familyName: {family}")
    made["name"] = whole
    if prefix := parts["prefix"]:
        made["honorificPrefix"] = prefix
    if given := parts["given"]:
        made["givenName"] = given
    made["familyName"] = family if family in whole else family.replace(" ", "", 1)
    if parts["suffix"] or degrees:
        if not parts["suffix"] and (suffix := next(filter(is_suffix, degrees), None)):
            message = f"{suffix} among the degrees is read as the suffix of the name"
            at.guessed("suffix", message)
            at.guessed("degrees", message)
        suffixes = [part for part in (parts["suffix"], *degrees) if part]
        made["honorificSuffix"] = suffixes[0] if len(suffixes) == 1 else suffixes

"""People and organisations: contributors, names in references, affiliations, publishers."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.schemaorg.nodes import Node, identifiers, known, node, registered, tagged
from pubmeta.formats.schemaorg.terms import ANONYMOUS, NO_PLACE_OF_CONTRIBUTOR, ROLES
from pubmeta.model import Affiliation, Anonymous, Article, Contributor, Group, Name, Person, PersonName, Publisher
from pubmeta.problems import Log

_FAMILY_FIRST = (
    ("々", "〇"),
    ("\u3041", "\u309f"),
    ("\u3400", "\u9fff"),
    ("\uac00", "\ud7a3"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003134f"),
)
"""First and last characters of Han, hiragana and Hangul; names from elsewhere are transcribed in katakana."""


def contributors(article: Article, log: Log) -> dict[str, list[Node]]:
    """The properties that name the contributors, each with its nodes in the article's order."""
    found: dict[str, list[Node]] = {}
    for index, contributor in enumerate(article.contributors):
        path = f"contributors[{index}]"
        prop = ROLES.get(contributor.role, "contributor")
        if prop == "editor" and isinstance(contributor, Group):
            prop = "contributor"
            log.dropped(f"{path}.role", "only a person is an editor in schema.org; written as contributor")
        elif prop == "contributor":
            log.dropped(f"{path}.role", f"schema.org has no property for a {contributor.role}; written as contributor")
        found.setdefault(prop, []).append(_contributor(contributor, path, log))
    return found


def _contributor(contributor: Contributor, path: str, log: Log) -> Node:
    match contributor:
        case Person():
            return _person(contributor, path, log)
        case Group():
            return _group(contributor, path, log)
        case Anonymous():
            return node("Person", {"name": ANONYMOUS, "affiliation": [*map(organization, contributor.affiliations)]})


def name_node(name: Name) -> Node:
    """A person or organisation of whom the name alone is known."""
    if not isinstance(name, PersonName):
        return node("Organization", {"name": name.name})
    return node("Person", _name_parts(name, ()))


def organization(affiliation: Affiliation) -> Node:
    """The institution; its departments one within the other, its place as address."""
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


def full_name(name: PersonName) -> str:
    """The whole name on one line; in Chinese, Korean and Japanese scripts the family name comes first, unspaced."""
    if _is_family_first(name.family):
        return "".join(filter(None, (name.particle, name.family, name.given, name.suffix)))
    return name.display


def _is_family_first(family: str) -> bool:
    return family >= _FAMILY_FIRST[0][0] and all(
        any(first <= character <= last for first, last in _FAMILY_FIRST) for character in family
    )


def _person(person: Person, path: str, log: Log) -> Node:
    _report(person, path, log)
    if person.credit:
        roles = ", ".join(f"{each.role} ({each.degree})" if each.degree else each.role for each in person.credit)
        log.dropped(f"{path}.credit", f"schema.org has no contributor roles: {roles}")
    for number, variant in enumerate(person.variants):
        if variant.prefix:
            log.dropped(f"{path}.variants[{number}].prefix", "an alternateName is a name without titles")
    return node(
        "Person",
        {
            "@id": person.orcid and person.orcid.url,
            **_name_parts(person, person.degrees),
            "alternateName": [tagged(full_name(variant), variant.language, None) for variant in person.variants],
            "email": person.email,
            "affiliation": [*map(organization, person.affiliations)],
        },
    )


def _group(group: Group, path: str, log: Log) -> Node:
    _report(group, path, log)
    return node(
        "Organization",
        {
            "@id": group.ror and group.ror.url,
            "name": group.name,
            "email": group.email,
            "member": [
                _member(member, f"{path}.members[{number}]", log) for number, member in enumerate(group.members)
            ],
            "memberOf": [*map(organization, group.affiliations)],
        },
    )


def _member(member: Person, path: str, log: Log) -> Node:
    if member.role != Person.model_fields["role"].default:
        log.dropped(f"{path}.role", f"schema.org does not say that a member is the {member.role}")
    if member.conflict_of_interest:
        log.dropped(f"{path}.conflict_of_interest", "schema.org has no place for the statement of a group's member")
    return _person(member, path, log)


def _report(contributor: Contributor, path: str, log: Log) -> None:
    for field, reason in NO_PLACE_OF_CONTRIBUTOR.items():
        declared = type(contributor).model_fields.get(field)
        if declared and getattr(contributor, field) != declared.default:
            log.dropped(f"{path}.{field}", reason)


def _name_parts(name: PersonName, degrees: tuple[str, ...]) -> dict[str, Any]:
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
                node("Country", {"name": country, "identifier": [code]}) if code and country else code or country
            ),
        },
    )

"""People and organisations: contributors, names in references, affiliations, publishers."""

from __future__ import annotations

import re
from typing import Any

from pubmeta.formats.schemaorg.names import full_name
from pubmeta.formats.schemaorg.read.identifiers import identifiers, named
from pubmeta.formats.schemaorg.read.nodes import Node
from pubmeta.formats.schemaorg.terms import ANONYMOUS, READ_ROLES
from pubmeta.model import (
    Affiliation,
    Anonymous,
    Contributor,
    ContributorRole,
    Group,
    GroupName,
    Isni,
    Name,
    NameVariant,
    Orcid,
    Person,
    PersonName,
    Publisher,
    Ror,
)
from pubmeta.problems import Log
from pubmeta.reading import language_of, line_of, name_fields, part, quoted, taken
from pubmeta.vocabularies.countries import CODES as COUNTRY_CODES

_ORGANIZATIONS = re.compile(
    "(?:Organization|Corporation|Consortium|Project|University|School|Hospital|Association|Agency|Company|Institution)$"
)
_FULL_STOP = re.compile(r"(?<=[^\W\d_][^\W\d_][^\W\d_])\.\s*\Z")
"""At the end of a name in a library's record; after an initial or ``Jr`` it stays."""
_INSTITUTIONS = {"ror": ("ror", Ror), "isni": ("isni", Isni), "grid": ("grid", str), "wikidata": ("wikidata", str)}


def contributors(node: Node) -> tuple[Contributor, ...]:
    """All contributors, by the order of the properties in the document."""
    keys = list(filter(READ_ROLES.__contains__, node.keys()))
    if "author" in keys and "creator" in keys:  # DataCite's habit: one list under both names
        keys.remove("creator")
        if len(node.entries("creator")) != len(node.entries("author")):
            node.log.dropped(node.at("creator"), "names others than author, which is read")
    return tuple(
        found
        for key in keys
        for path, entry in node.nodes(key)
        if (found := _contributor(node.log, path, entry, READ_ROLES[key]))
    )


def _contributor(log: Log, path: str, entry: Node | str, role: ContributorRole) -> Contributor | None:
    if isinstance(entry, str):
        orcid = named(path, entry)
        if orcid.kind == "orcid":
            log.dropped(path, f"is an ORCID iD without a name; left out: {entry}")
            return None
        fields = name_fields(log, path, _FULL_STOP.sub("", entry))
        model: type[Person | Group] = Group if "name" in fields else Person
        return part(log, path, model, {**fields, "role": role})
    if _is_organization(entry):
        return _group(entry, role)
    if entry.text("name") == ANONYMOUS and "familyName" not in entry:
        return Anonymous(anonymous=True, role=role, affiliations=affiliations(entry, "affiliation"))
    return _person(entry, role)


def _is_organization(node: Node) -> bool:
    if node.types:
        return any(_ORGANIZATIONS.search(kind) for kind in node.types)
    name = node.text("name") or ""
    return "familyName" not in node and "name" in name_fields(Log(), "", name)


def _person(node: Node, role: ContributorRole) -> Person | None:
    fields, degrees = name_parts(node)
    if not fields:
        node.log.dropped(node.path, "has no name; left out")
        return None
    return part(
        node.log,
        node.path,
        Person,
        {
            **fields,
            "degrees": degrees,
            "role": role,
            "variants": _variants(node),
            "orcid": _orcid(node),
            "email": _email(node),
            "affiliations": affiliations(node, "affiliation", "worksFor"),
        },
    )


def name_parts(node: Node) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The fields of a person's name, and the degrees after it.

    `honorificSuffix` holds both the suffix and the degrees; the suffix is in the whole name too.
    """
    family, given = node.line("familyName"), node.line("givenName") or node.line("additionalName")
    name, prefix = node.line("name"), node.line("honorificPrefix")
    endings = [text for said in node.strings("honorificSuffix") if (text := line_of(node.log, said.path, said.text))]
    if family is None and given is None:
        if name is None:
            return {}, ()
        fields: dict[str, Any] = dict(name_fields(node.log, node.at("name"), name))
        if "name" in fields:  # said to be a person
            fields = {"family": fields["name"]}
        return {**fields, "prefix": prefix}, tuple(endings)
    fields = {"family": family or given, "given": given if family else None, "prefix": prefix}
    if endings and name:
        with_suffix = PersonName.model_validate({"suffix": endings[0], **_known(fields)})
        if full_name(with_suffix).replace(" ", "") == name.replace(" ", ""):
            return {**fields, "suffix": endings[0]}, tuple(endings[1:])
    return fields, tuple(endings)


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _variants(node: Node) -> tuple[NameVariant, ...]:
    """The name in other languages; without its language a name is left out."""
    found = []
    for said in node.strings("alternateName"):
        language = language_of(node.log, said.path, said.language)
        if language is None:
            node.log.dropped(said.path, f"is a name in a language that is not said; left out: {quoted(said.text)}")
            continue
        fields = name_fields(node.log, said.path, said.text)
        if made := part(
            node.log,
            said.path,
            NameVariant,
            {"family": fields.get("family") or fields.get("name"), "given": fields.get("given"), "language": language},
        ):
            found.append(made)
    return tuple(found)


def _orcid(node: Node) -> Orcid | None:
    """The ORCID iD in its own URL, an identifier, or another page of the person."""
    candidates = [named(node.at("@id"), node.id)] if node.id else []
    candidates += [
        *identifiers(node),
        *(named(said.path, said.text) for key in ("sameAs", "url") for said in node.strings(key)),
    ]
    found: Orcid | None = None
    for each in candidates:
        if each.kind == "orcid":
            orcid = taken(node.log, each.path, Orcid, each.value)
            if orcid and found and orcid != found:
                node.log.dropped(each.path, f"differs from the ORCID iD {found}; left out: {orcid}")
            found = found or orcid
        elif each.path != node.at("@id"):
            node.log.dropped(each.path, f"a person has no place for it; left out: {quoted(each.value)}")
    return found


def _email(node: Node) -> str | None:
    found = node.line("email")
    return found.removeprefix("mailto:") if found else None


def _group(node: Node, role: ContributorRole) -> Group | None:
    members = [_person(entry, ContributorRole.AUTHOR) for _, entry in node.nodes("member") if isinstance(entry, Node)]
    return part(
        node.log,
        node.path,
        Group,
        {
            "name": node.line("name"),
            "role": role,
            "members": tuple(member for member in members if member),
            "affiliations": affiliations(node, "memberOf", "parentOrganization"),
            "ror": institution_ids(node).get("ror"),
            "email": _email(node),
        },
    )


def affiliations(node: Node, *keys: str) -> tuple[Affiliation, ...]:
    """The institutions that a property names."""
    found = (_affiliation(node.log, path, entry) for key in keys for path, entry in node.nodes(key))
    return tuple(each for each in found if each)


def _affiliation(log: Log, path: str, entry: Node | str) -> Affiliation | None:
    if isinstance(entry, str):
        return part(log, path, Affiliation, {"name": line_of(log, path, entry)})
    fields = {
        "name": entry.line("name"),
        "departments": tuple(_departments(entry)),
        **institution_ids(entry),
        **_address(entry),
    }
    return part(log, path, Affiliation, fields)


def _departments(node: Node, depth: int = 0) -> list[str]:
    """The departments, each within the one before."""
    found: list[str] = []
    for path, entry in node.nodes("department"):
        name = entry if isinstance(entry, str) else entry.line("name")
        if name:
            found.append(line_of(node.log, path, name) or name)
        if isinstance(entry, Node) and depth < 20:
            found += _departments(entry, depth + 1)
    return found


def institution_ids(node: Node) -> dict[str, Any]:
    """The identifiers of an institution."""
    found: dict[str, Any] = {}
    candidates = [*identifiers(node), *(named(said.path, said.text) for said in node.strings("sameAs"))]
    if node.id:
        candidates.append(named(node.at("@id"), node.id))
    for each in candidates:
        if each.kind in _INSTITUTIONS:
            name, kind = _INSTITUTIONS[each.kind]
            value = taken(node.log, each.path, kind, each.value)
            if found.setdefault(name, value) != value and value:
                node.log.dropped(each.path, f"differs from {found[name]}; left out: {value}")
        elif each.path != node.at("@id"):
            node.log.dropped(each.path, f"an institution has no place for it; left out: {quoted(each.value)}")
    return found


def _address(node: Node) -> dict[str, Any]:
    for path, entry in node.nodes("address"):
        if isinstance(entry, str):
            node.log.guessed(path, f"the address {quoted(entry)} is kept as the city")
            return {"city": line_of(node.log, path, entry)}
        return {
            "city": entry.line("addressLocality"),
            "region": entry.line("addressRegion"),
            "postal_code": entry.line("postalCode"),
            **country(entry),
        }
    return {}


def country(address: Node) -> dict[str, Any]:
    """The country of an address: its code of two letters, its name, or both."""
    for path, entry in address.nodes("addressCountry"):
        if isinstance(entry, str):
            is_code = entry.strip() in COUNTRY_CODES
            return {"country_code" if is_code else "country": line_of(address.log, path, entry)}
        codes = [found.value for found in identifiers(entry) if found.value in COUNTRY_CODES]
        return {"country": entry.line("name"), "country_code": codes[0] if codes else None}
    return {}


def names(node: Node, *keys: str) -> tuple[Name, ...]:
    """Persons and organisations of whom the name alone is kept."""
    found = []
    for key in keys:
        for path, entry in node.nodes(key):
            if isinstance(entry, str):
                fields: dict[str, Any] = dict(name_fields(node.log, path, entry))
            elif _is_organization(entry):
                fields = {"name": entry.line("name")}
            else:
                fields, endings = name_parts(entry)
                fields = {"suffix": ", ".join(endings) or None, **fields}
            model: type[PersonName | GroupName] = GroupName if "name" in fields else PersonName
            if made := part(node.log, path, model, fields):
                found.append(made)
    return tuple(found)


def publisher_fields(node: Node, key: str = "publisher") -> dict[str, Any]:
    """Name and place of a publisher."""
    for path, entry in node.nodes(key):
        if isinstance(entry, str):
            return {"name": line_of(node.log, path, entry)}
        return {"name": entry.line("name"), "place": _place(entry)}
    return {}


def _place(node: Node) -> str | None:
    for _, entry in node.nodes("location"):
        if isinstance(entry, Node) and "name" not in entry:
            address = _address(entry) if "address" in entry else {"city": entry.line("addressLocality")}
            return address.get("city")
    return node.line("location") or _address(node).get("city")


def publisher(node: Node) -> Publisher | None:
    """A publisher."""
    return part(node.log, node.at("publisher"), Publisher, publisher_fields(node))

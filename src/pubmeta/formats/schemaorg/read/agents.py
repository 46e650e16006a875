"""People and organisations: contributors, names in references, affiliations, publishers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pubmeta.formats.schemaorg.read.identifiers import identifiers, is_unidentified, keep, named, own_identifier
from pubmeta.formats.schemaorg.read.nodes import Node, language_in
from pubmeta.formats.schemaorg.terms import ANONYMOUS, DEEPEST_DEPARTMENT, READ_ROLES
from pubmeta.model import (
    Affiliation,
    Anonymous,
    Contributor,
    ContributorRole,
    Group,
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
from pubmeta.reading import (
    Field,
    contributor_fields,
    contributor_in,
    name_fields,
    name_in,
    name_of,
    names_in,
    part,
    quoted,
)
from pubmeta.vocabularies.countries import CODES as COUNTRY_CODES
from pubmeta.vocabularies.names import is_suffix

_ORGANIZATIONS = re.compile(
    "(?:Organization|Corporation|Consortium|Project|University|School|Hospital|Association|Agency|Company|Institution)$"
)
_FULL_STOP = re.compile(r"(?<=[^\W\d_][^\W\d_][^\W\d_])\.\s*\Z")
"""At the end of a name in a library's record; after an initial or ``Jr`` it stays."""
_NAME = frozenset({"@type", "name", "familyName", "givenName"})
_PUBLISHER = frozenset({"@type", "name", "location"})
_NAME_ALONE = frozenset({"@type", "name"})
_MOST_PARENTS = 20
_PLACE = {"addressLocality": "city", "addressRegion": "region", "postalCode": "postal_code"}
_INSTITUTIONS = {"ror": ("ror", Ror), "isni": ("isni", Isni), "grid": ("grid", str), "wikidata": ("wikidata", str)}


def contributors(node: Node) -> tuple[Contributor, ...]:
    """All contributors, by the order of the properties in the document."""
    keys = list(filter(READ_ROLES.__contains__, node.keys()))
    if "author" in keys and "creator" in keys:  # DataCite's habit: one list under both names
        keys.remove("creator")
        if not _called(node.value("creator")) <= _called(node.value("author")):
            node.dropped("differs from author, which is read", at="creator")
            node.all("creator")
    return tuple(
        found
        for key in keys
        for entry in node.all(key)
        for each in _each(entry)
        if (found := _contributor(each, READ_ROLES[key]))
    )


def _called(values: Any) -> set[str]:
    """What those are called whom a property names, in lower case."""
    found = set()
    for value in values if isinstance(values, list) else [values]:
        known = value if isinstance(value, dict) else {"name": value}
        parts = [known.get("name")] if known.get("name") else [known.get("givenName"), known.get("familyName")]
        found.add(" ".join(str(part) for part in parts if part).casefold() or str(known.get("@id")))
    return found


def _each(entry: Node | Field) -> Iterable[Node | Field]:
    """Each of those whom one text, or a person of whom only the name is known, names."""
    if isinstance(entry, Field):
        return names_in(entry) if named(entry).kind != "orcid" else (entry,)
    if entry.keys() <= _NAME_ALONE and not _is_organization(entry):
        texts = entry.texts("name")
        if len(texts) == 1 and len(names_in(texts[0]._replace(log=Log()))) > 1:
            return names_in(texts[0])
    return (entry,)


def _contributor(entry: Node | Field, role: ContributorRole) -> Contributor | None:
    if isinstance(entry, Field):
        if named(entry).kind == "orcid":
            entry.unplaced("is an ORCID iD without a name")
            return None
        return contributor_in(entry.with_text(_FULL_STOP.sub("", entry.text)), {"role": role})
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
        node.dropped("has no name; left out")
        return None
    return node.part(
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
    family, given, middle = (node.line(key) for key in ("familyName", "givenName", "additionalName"))
    if middle and middle not in (given or "").split():
        given = f"{given} {middle}" if given else middle
    name, prefix = node.line("name"), node.line("honorificPrefix")
    endings = [text for field in node.texts("honorificSuffix") if (text := field.as_line())]
    if family is None and given is None:
        if name is None:
            return {}, ()
        fields: dict[str, Any] = contributor_fields(node.log, node.at("name"), name)
        if "name" in fields:  # field to be a person
            fields = {"family": fields["name"]}
        degrees = fields.pop("degrees", ())
        fields["prefix"] = prefix or fields.get("prefix")
        return _with_suffix(fields, (*endings, *degrees))
    fields = {"family": family or given, "given": given if family else None, "prefix": prefix}
    if endings and name:
        with_suffix = part(Log(), "", PersonName, {"suffix": endings[0], **fields})
        if with_suffix and with_suffix.display.replace(" ", "") == name.replace(" ", ""):
            return {**fields, "suffix": endings[0]}, tuple(endings[1:])
    return _with_suffix(fields, endings)


def _with_suffix(fields: dict[str, Any], endings: Iterable[str]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The name with its suffix, which is in no degree: ``Jr.`` and not ``PhD``; and the degrees."""
    others = tuple(dict.fromkeys(endings))
    suffix = next(filter(is_suffix, others), None)
    if suffix and fields.get("suffix") in (None, suffix):
        return {**fields, "suffix": suffix}, tuple(each for each in others if each != suffix)
    return fields, others


def _variants(node: Node) -> tuple[NameVariant, ...]:
    """The name in other languages; without its language a name is left out."""
    found = []
    for field in node.texts("alternateName"):
        language = language_in(field)
        if language is None:
            field.unplaced("is a name without a language, which another name of a person needs")
            continue
        parts = name_fields(field.log, field.path, field.text)
        fields = {"family": parts.get("family") or parts.get("name"), "given": parts.get("given"), "language": language}
        if made := field.part(NameVariant, fields):
            found.append(made)
    return tuple(found)


def _orcid(node: Node) -> Orcid | None:
    """The ORCID iD in its own URL, an identifier, or another page of the person."""
    own = own_identifier(node)
    found: dict[str, Any] = {}
    for each in [*own, *identifiers(node), *map(named, node.texts("sameAs", "url"))]:
        if each.kind == "orcid":
            keep(found, "orcid", each, Orcid)
        elif each not in own:
            each.field.unplaced("a person has no place for it")
    return found.get("orcid")


def _email(node: Node) -> str | None:
    found = node.line("email")
    return found.removeprefix("mailto:") if found else None


def _group(node: Node, role: ContributorRole) -> Group | None:
    members = [_person(entry, ContributorRole.AUTHOR) for entry in node.all("member") if isinstance(entry, Node)]
    return node.part(
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
    return tuple(filter(None, map(_affiliation, node.all(*keys))))


def _affiliation(entry: Node | Field) -> Affiliation | None:
    if isinstance(entry, Field):
        return entry.part(Affiliation, {"name": entry.as_line()})
    ids = institution_ids(entry)
    names, top = ([entry.line("name")], entry) if ids else _with_parents(entry)
    known = list(filter(None, names))
    fields = {
        "name": known[0] if known else None,
        "departments": (*known[1:], *_departments(entry)),
        **(ids or institution_ids(top)),
        **_address(entry if "address" in entry else top),
    }
    return entry.part(Affiliation, fields)


def _with_parents(node: Node) -> tuple[list[str | None], Node]:
    """The names of an institution and of those that it is part of, the largest first, and that one."""
    names, top = [node.line("name")], node
    for _ in range(_MOST_PARENTS):
        parent = next((each for each in top.all("parentOrganization") if isinstance(each, Node)), None)
        if parent is None:
            break
        top = parent
        names.insert(0, top.line("name"))
    return names, top


def _departments(node: Node, depth: int = 0) -> list[str]:
    """The departments, each within the one before."""
    plain = node.plain("department", _NAME_ALONE, "name")
    if plain is not None:
        return [values["name"] for values, _ in plain]
    found: list[str] = []
    for entry in node.all("department"):
        name = entry.as_line() if isinstance(entry, Field) else entry.line("name")
        if name:
            found.append(name)
        if isinstance(entry, Node) and depth < DEEPEST_DEPARTMENT:
            found += _departments(entry, depth + 1)
    return found


def institution_ids(node: Node) -> dict[str, Any]:
    """The identifiers of an institution."""
    if is_unidentified(node):
        return {}
    found: dict[str, Any] = {}
    own = own_identifier(node)
    for each in [*identifiers(node), *map(named, node.texts("sameAs")), *own]:
        if each.kind in _INSTITUTIONS:
            name, kind = _INSTITUTIONS[each.kind]
            keep(found, name, each, kind)
        elif each not in own:
            each.field.unplaced("an institution has no place for it")
    return found


def _address(node: Node) -> dict[str, Any]:
    for entry in node.all("address"):
        if isinstance(entry, Field):
            entry.guessed(f"the address {quoted(entry.text)} is kept as the city")
            return {"city": entry.as_line()}
        return {**entry.lines_by(_PLACE), **country(entry)}
    return {}


def country(address: Node) -> dict[str, Any]:
    """The country of an address: its code of two letters, its name, or both."""
    for entry in address.all("addressCountry"):
        if isinstance(entry, Field):
            is_code = entry.text.strip() in COUNTRY_CODES
            return {"country_code" if is_code else "country": entry.as_line()}
        codes = [found.value for found in identifiers(entry) if found.value in COUNTRY_CODES]
        return {"country": entry.line("name"), "country_code": codes[0] if codes else None}
    return {}


def names(node: Node, key: str) -> tuple[Name, ...]:
    """Persons and organisations of whom the name alone is kept."""
    plain = node.plain(key, _NAME, "familyName")
    if plain == []:
        return ()
    if plain is None or any(values.get("@type", "Person") != "Person" for values, _ in plain):
        return tuple(filter(None, (_name(each) for entry in node.all(key) for each in _each(entry))))
    parts = ((path, {"family": values["familyName"], "given": values.get("givenName")}) for values, path in plain)
    return tuple(filter(None, (name_of(node.log, path, fields) for path, fields in parts)))


def _name(entry: Node | Field) -> Name | None:
    if isinstance(entry, Field):
        return name_in(entry)
    if _is_organization(entry):
        return name_of(entry.log, entry.path, {"name": entry.line("name")})
    fields, endings = name_parts(entry)
    return name_of(entry.log, entry.path, {"suffix": ", ".join(endings) or None, **fields})


def publisher_fields(node: Node, key: str = "publisher") -> dict[str, Any]:
    """Name and place of a publisher."""
    if (plain := node.plain(key, _PUBLISHER, "name")) and len(plain) == 1:
        values, _ = plain[0]
        return {"name": values["name"], "place": values.get("location")}
    for entry in node.all(key):
        if isinstance(entry, Field):
            return {"name": entry.as_line()}
        return {"name": entry.line("name"), "place": _place(entry)}
    return {}


def _place(node: Node) -> str | None:
    for entry in node.all("location"):
        if isinstance(entry, Node) and "name" not in entry:
            address = _address(entry) if "address" in entry else {"city": entry.line("addressLocality")}
            return address.get("city")
    return node.line("location") or _address(node).get("city")


def publisher(node: Node) -> Publisher | None:
    """A publisher."""
    return node.part(Publisher, publisher_fields(node), at="publisher")

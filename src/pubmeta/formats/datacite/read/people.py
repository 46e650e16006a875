"""Creators and contributors."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.datacite.read.values import said
from pubmeta.formats.datacite.terms import CONTRIBUTOR_TYPES, UNKNOWN
from pubmeta.model import Affiliation, Anonymous, Contributor, ContributorRole, Group, Isni, Orcid, Person, Ror
from pubmeta.problems import Log
from pubmeta.reading import Field, JsonObject, contributor_in, names_in, quoted

_ROLES = {name: role for role, name in CONTRIBUTOR_TYPES.items()} | {"Other": ContributorRole.OTHER}

_OF_INSTITUTIONS = frozenset(
    {"Funder", "HostingInstitution", "RegistrationAgency", "RegistrationAuthority", "ResearchGroup", "Sponsor"}
)
"""`contributorType` of what is an institution, where its name does not say that it is a person's."""
_UNTYPED = frozenset({"name", "contributorType", "affiliation", "nameIdentifiers", "lang"})


def contributors(record: JsonObject) -> tuple[Contributor, ...]:
    """The authors, then the others."""
    found = [each for entry in record.objects("creators") for each in agents(entry, ContributorRole.AUTHOR)]
    for entry in record.objects("contributors"):
        kind = entry.text("contributorType")
        if kind and kind not in _ROLES:
            entry.guessed(f"{quoted(kind)} is not a role that pubmeta knows; kept as other", at="contributorType")
        role = _ROLES.get(kind or "", ContributorRole.OTHER)
        found += agents(entry, role, is_group=kind in _OF_INSTITUTIONS and entry.keys() <= _UNTYPED)
    return tuple(found)


def agents(entry: JsonObject, role: ContributorRole, *, is_group: bool = False) -> list[Contributor]:
    """One creator or contributor, in this role, or those whom a name of which nothing else is known lists.

    is_group: whether it is one that only an institution can be.
    """
    name = entry.one("name")
    is_bare = entry.keys() <= {"name", "contributorType"} and not is_group
    if name and is_bare and len(names_in(name._replace(log=Log()))) > 1:
        listed = (contributor_in(each, {"role": role}) for each in names_in(name))
        return [each for each in listed if each]
    found = _agent(entry, role, is_group=is_group)
    return [found] if found else []


def _agent(entry: JsonObject, role: ContributorRole, *, is_group: bool) -> Contributor | None:
    name, kind = entry.one("name"), entry.text("nameType")
    family, given = entry.line("familyName"), entry.line("givenName")
    affiliations = tuple(made for one in entry.all("affiliation") if (made := _affiliation(one)))
    fields: dict[str, Any] = {"role": role, "affiliations": affiliations}
    identifiers = _identifiers(entry)
    if name and name.text.strip("() ").casefold() == UNKNOWN:
        return entry.part(Anonymous, {**fields, "anonymous": True})
    if name and said(name) is None:
        return None
    if is_group or kind == "Organizational" or "ror" in identifiers:
        return entry.part(Group, {**fields, "name": name.as_line() if name else None, **_of(identifiers, "ror")})
    if family:
        return entry.part(Person, {**fields, "family": family, "given": given, **_of(identifiers, "orcid")})
    if name is None:
        return None
    named = contributor_in(name, fields)
    if isinstance(named, Person) and "orcid" in identifiers:
        return named.model_copy(update={"orcid": identifiers["orcid"]})
    return named


def _of(identifiers: dict[str, Any], name: str) -> dict[str, Any]:
    return {name: identifiers[name]} if name in identifiers else {}


def _identifiers(entry: JsonObject) -> dict[str, Any]:
    """The ORCID iD or the ROR id; others have no place."""
    found: dict[str, Any] = {}
    for one in entry.objects("nameIdentifiers"):
        scheme = (one.text("nameIdentifierScheme") or "").upper()
        kind = {"ORCID": ("orcid", Orcid), "ROR": ("ror", Ror)}.get(scheme)
        if kind is None:
            value = one.text("nameIdentifier")
            one.dropped(f"a contributor has no identifier of the scheme {quoted(scheme)}; left out: {value}")
        elif value := one.taken(kind[1], "nameIdentifier"):
            found[kind[0]] = value
    return found


def _affiliation(source: JsonObject | Field) -> Affiliation | None:
    """An institution: its name alone, or an object."""
    if isinstance(source, Field):
        return source.part(Affiliation, {"name": source.as_line()})
    fields: dict[str, Any] = {"name": source.line("name")}
    scheme = (source.text("affiliationIdentifierScheme") or "ROR").upper()
    of = {"ROR": ("ror", Ror), "ISNI": ("isni", Isni)}.get(scheme)
    if of and "affiliationIdentifier" in source:
        fields[of[0]] = source.taken(of[1], "affiliationIdentifier")
    elif scheme == "GRID" and (grid := source.text("affiliationIdentifier")):
        fields["grid"] = grid.rstrip("/").rpartition("/")[2]
    return source.part(Affiliation, fields)

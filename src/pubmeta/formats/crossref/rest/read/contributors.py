"""Authors and other contributors with their affiliations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pubmeta.formats.crossref.rest.read.values import line, lines
from pubmeta.formats.crossref.rest.terms import CONTRIBUTORS, OWN_ROLES
from pubmeta.model import (
    Affiliation,
    Contribution,
    Contributor,
    ContributorRole,
    CreditRole,
    Group,
    Isni,
    Orcid,
    Person,
    Ror,
)
from pubmeta.reading import JsonObject, quoted


def contributors(work: JsonObject) -> tuple[Contributor, ...]:
    """All contributors, the authors first; the API keeps each role in a list of its own."""
    return tuple(
        contributor
        for key, role in CONTRIBUTORS.items()
        for source in work.objects(key)
        if (contributor := _contributor(source, role))
    )


def _contributor(source: JsonObject, role: ContributorRole) -> Contributor | None:
    affiliations = tuple(found for entry in source.objects("affiliation") if (found := _affiliation(entry)))
    corresponding, credit = _roles(source)
    fields: dict[str, Any] = {"role": role, "affiliations": affiliations, "corresponding": corresponding or None}
    if "family" not in source and "given" not in source:
        fields |= {"name": line(source, "name")}
        if fields["name"]:
            return source.part(Group, fields)
        source.dropped("has no name; left out")
        return None
    orcid, authenticated = source.taken(Orcid, "ORCID"), source.value("authenticated-orcid")
    given, family = line(source, "given"), line(source, "family")
    fields |= {
        "family": family or given,
        "given": given if family else None,
        "suffix": line(source, "suffix"),
        "prefix": line(source, "prefix"),
        "orcid": orcid,
        "orcid_authenticated": authenticated if orcid and isinstance(authenticated, bool) else None,
        "credit": credit,
    }
    return source.part(Person, fields)


def _roles(source: JsonObject) -> tuple[bool, tuple[Contribution, ...]]:
    """Whether the contributor is the corresponding one, and the CRediT roles."""
    corresponding, credit = False, []
    for entry in source.objects("role"):
        role, vocabulary = entry.text("role"), entry.text("vocabulary") or entry.text("vocab")
        if vocabulary == "credit":
            if known := entry.taken(CreditRole, "role"):
                credit.append(Contribution(role=known))
        elif role == "corresponding-author":
            corresponding = True
        elif role not in OWN_ROLES:
            entry.dropped(f"is not a known role of a contributor; left out: {quoted(role)}", at="role")
    return corresponding, tuple(credit)


def _affiliation(source: JsonObject) -> Affiliation | None:
    fields: dict[str, Any] = {
        "name": line(source, "name"),
        "departments": tuple(field.text for field in lines(source, "department")),
        **institution_ids(source),
    }
    for place in lines(source, "place"):
        if "city" in fields:
            place.unplaced("an affiliation has one place")
        else:
            place.guessed(f"the place {quoted(place.text)} is kept as the city")
            fields["city"] = place.text
    return source.part(Affiliation, fields)


_KINDS: dict[str, tuple[str, Callable[[str], str]]] = {
    "ROR": ("ror", Ror),
    "ISNI": ("isni", Isni),
    "WIKIDATA": ("wikidata", lambda value: value.rstrip("/").rpartition("/")[2]),
    "GRID": ("grid", lambda value: value.rstrip("/").rpartition("/")[2]),
}


def institution_ids(source: JsonObject) -> dict[str, str | None]:
    """The identifiers of an institution: ``id: [{"id": ..., "id-type": "ROR"}]``."""
    found: dict[str, str | None] = {}
    for entry in source.objects("id"):
        kind = (entry.text("id-type") or "").upper()
        if kind not in _KINDS:
            message = f"{quoted(kind)} is not an identifier that pubmeta knows; left out: {entry.text('id')}"
            entry.dropped(message, at="id")
            continue
        field, of = _KINDS[kind]
        found[field] = entry.taken(of, "id")
    return found

"""Authors and other contributors with their affiliations."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.crossref.rest.read.values import ApiText, line
from pubmeta.formats.crossref.rest.terms import CONTRIBUTORS, OWN_ROLES
from pubmeta.model import (
    Contribution,
    Contributor,
    ContributorRole,
    CreditRole,
    Group,
    Orcid,
    Person,
)
from pubmeta.reading import Field, JsonObject, quoted
from pubmeta.reading.json.affiliations import affiliation_in


def contributors(work: JsonObject) -> tuple[Contributor, ...]:
    """All contributors, the authors first; the API keeps each role in a list of its own."""
    return tuple(
        contributor
        for key, role in CONTRIBUTORS.items()
        for source in work.objects(key)
        if (contributor := _contributor(source, role))
    )


def _contributor(source: JsonObject, role: ContributorRole) -> Contributor | None:
    affiliations = tuple(found for entry in source.objects("affiliation") if (found := affiliation_in(entry, _line)))
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


def _line(field: Field) -> str | None:
    return ApiText(*field).as_line()

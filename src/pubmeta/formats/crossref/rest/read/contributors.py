"""Authors and other contributors with their affiliations."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.crossref.rest.read.values import ApiText, line
from pubmeta.formats.crossref.rest.terms import ANONYMOUS, CONTRIBUTORS, OTHER_ROLES, OWN_ROLES
from pubmeta.model import (
    Anonymous,
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


def contributors(work: JsonObject, kind: str | None = None) -> tuple[Contributor, ...]:
    """All contributors, the authors first; the API keeps each role in a list of its own.

    kind: the type of the work; a reviewer may be one without a name.
    """
    return tuple(
        contributor
        for key, role in CONTRIBUTORS.items()
        for source in work.objects(key)
        if (contributor := _contributor(source, role, may_be_anonymous=kind == "peer-review"))
    )


def _contributor(source: JsonObject, role: ContributorRole, *, may_be_anonymous: bool) -> Contributor | None:
    affiliations = tuple(found for entry in source.objects("affiliation") if (found := affiliation_in(entry, _line)))
    own_role, corresponding, credit = _roles(source)
    role = own_role or role
    fields: dict[str, Any] = {"role": role, "affiliations": affiliations, "corresponding": corresponding or None}
    if "family" not in source and "given" not in source:
        fields |= {"name": line(source, "name")}
        if may_be_anonymous and (fields["name"] or "").casefold() == ANONYMOUS:
            return source.part(Anonymous, {"anonymous": True, "role": role, "affiliations": affiliations})
        if fields["name"]:
            return source.part(Group, fields)
        source.dropped("has no name; left out")
        return None
    orcid, authenticated = source.taken(Orcid, "ORCID"), source.value("authenticated-orcid")
    parts = _parts(source)
    if may_be_anonymous and not parts["given"] and (parts["family"] or "").casefold() == ANONYMOUS:
        return source.part(Anonymous, {"anonymous": True, "role": role, "affiliations": affiliations})
    fields |= {
        **parts,
        "orcid": orcid,
        "orcid_authenticated": authenticated if orcid and isinstance(authenticated, bool) else None,
        "credit": credit,
    }
    return source.part(Person, fields)


def _parts(source: JsonObject) -> dict[str, str | None]:
    """The parts of a person's name; one that is alone is the family name."""
    given, family = line(source, "given"), line(source, "family")
    return {
        "family": family or given,
        "given": given if family else None,
        "suffix": line(source, "suffix"),
        "prefix": line(source, "prefix"),
    }


def _roles(source: JsonObject) -> tuple[ContributorRole | None, bool, tuple[Contribution, ...]]:
    """The role if it is none that has a list, whether the contributor is the corresponding one, the CRediT roles."""
    own: ContributorRole | None = None
    corresponding, credit = False, []
    for entry in source.objects("role"):
        role, vocabulary = entry.text("role"), entry.text("vocabulary") or entry.text("vocab")
        if vocabulary == "credit":
            if known := entry.taken(CreditRole, "role"):
                credit.append(Contribution(role=known))
        elif role == "corresponding-author":
            corresponding = True
        elif role and role in OTHER_ROLES:
            own = OTHER_ROLES[role]
        elif role not in OWN_ROLES:
            entry.dropped(f"is not a known role of a contributor; left out: {quoted(role)}", at="role")
    return own, corresponding, tuple(credit)


def _line(field: Field) -> str | None:
    return ApiText(*field).as_line()

"""Authors and their affiliations, which authors name by a number or an id, or have with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pubmeta.formats.frontmatter import terms
from pubmeta.model import (
    Affiliation,
    Contribution,
    Contributor,
    ContributorRole,
    CreditDegree,
    CreditRole,
    Group,
    Isni,
    Orcid,
    Person,
    Ror,
)
from pubmeta.reading import Field, JsonObject, contributor_fields, contributor_of, has_initials_last, names_in, quoted

_NUMBERS = re.compile(r"[\s,;&]+")
_WORDS = re.compile(r"[^a-z]+")
_ROLES = {role.value: role for role in CreditRole}


def contributors(source: JsonObject) -> tuple[Contributor, ...]:
    """The authors, then editors and reviewers who have names."""
    entries = source.all(*terms.AUTHORS)
    known = _known(source, entries)
    names = [entry.text for entry in entries if isinstance(entry, Field)]
    initials_last = has_initials_last(iter(names)) if names else None
    made: list[Contributor] = []
    for entry in entries:
        if isinstance(entry, JsonObject):
            made += filter(None, [_author(entry, known)])
        else:
            made += filter(None, (_named(name, initials_last=initials_last) for name in names_in(entry)))
    for key, role in (("editors", ContributorRole.EDITOR), ("reviewers", ContributorRole.REVIEWER)):
        for entry in source.all(key):
            text = entry if isinstance(entry, Field) else entry.one("name")
            if text and (found := _named(text)):
                made.append(found.model_copy(update={"role": role}))
    return tuple(made)


def _named(name: Field, *, initials_last: bool | None = None) -> Contributor | None:
    fields = contributor_fields(name.log, name.path, name.text, line=name.line, initials_last=initials_last)
    return contributor_of(name.log, name.path, fields, line=name.line) if fields else None


def _author(source: JsonObject, known: Mapping[str, Affiliation]) -> Contributor | None:
    affiliations = _affiliations(source, known)
    orcid, email = source.taken(Orcid, "orcid", "ORCID"), source.text("email")
    fields = _name(source)
    if fields is None:
        source.dropped("has no name; left out")
        return None
    more: dict[str, Any] = {"affiliations": affiliations, "email": email}
    flags = {
        "corresponding": _is_true(source, terms.CORRESPONDING),
        "equal_contribution": _is_true(source, terms.EQUAL),
        "deceased": _is_true(source, terms.DECEASED),
    }
    more |= {name: value for name, value in flags.items() if value}
    if "name" in fields:
        if orcid:
            source.dropped("a group has no place for it", at="orcid")
        group = {name: value for name, value in more.items() if name in Group.model_fields}
        return source.part(Group, {**fields, **group})
    return source.part(Person, {**fields, **more, "orcid": orcid, "credit": _credit(source)})


def _name(source: JsonObject) -> dict[str, Any] | None:
    """The parts of a name, given apart, or else found in the whole."""
    parts = source.object_if_any("name") or source
    family, given = parts.line(*terms.FAMILY), parts.line(*terms.GIVEN)
    particle, suffix = parts.line(*terms.PARTICLE), parts.line("suffix")
    whole = parts.one("literal") or (source.one("name") if parts is source else None)
    if family or given:
        return {
            "family": family or given,
            "given": given if family else None,
            "particle": particle,
            "suffix": suffix,
        }
    is_group = (source.text(terms.COLLABORATION) or "").strip().casefold() in terms.TRUE
    if whole is None:
        return None
    if is_group:
        return {"name": whole.as_line()}
    return contributor_fields(whole.log, whole.path, whole.text) or None


def _is_true(source: JsonObject, names: tuple[str, ...]) -> bool:
    """Whether a flag is set, for the author or among its attributes (Quarto)."""
    given = source.text(*names)
    attributes = source.object_if_any("attributes")
    if given is None and attributes:
        given = attributes.text(*names)
    return (given or "").strip().casefold() in terms.TRUE


def _credit(source: JsonObject) -> tuple[Contribution, ...]:
    """The roles of CRediT, each perhaps with its degree: ``roles: [investigation, {methodology: lead}]``."""
    found: dict[CreditRole, Contribution] = {}
    for entry in source.all(*terms.ROLES):
        given: list[tuple[Field | None, str, str | None]]
        if isinstance(entry, Field):
            given = [(entry, entry.text, None)]
        else:
            given = [(None, key, entry.text(key)) for key in list(entry.keys())]
        for field, text, degree in given:
            word = _WORDS.sub("-", text.casefold().replace("&", " ")).strip("-")
            role = _ROLES.get(terms.CREDIT.get(word, word))
            if role is None:
                path = field.path if field else source.at("roles")
                source.log.dropped(path, f"{quoted(text)} is not a role of CRediT; left out")
                continue
            known = {each.value for each in CreditDegree}
            if degree is not None and degree not in known:
                source.log.dropped(source.at("roles"), f"a role of CRediT has no degree {quoted(degree)}; left out")
            found[role] = Contribution(role=role, degree=CreditDegree(degree) if degree in known else None)
    return tuple(found.values())


def _known(source: JsonObject, entries: list[JsonObject | Field]) -> dict[str, Affiliation]:
    """The affiliations that have a number or an id, in their own list or with an author."""
    found: dict[str, Affiliation] = {}
    within = [each for entry in entries if isinstance(entry, JsonObject) for each in _given(entry)]
    for entry in (*_given(source), *within):
        if isinstance(entry, JsonObject):
            ids = [field.text.strip() for field in entry.texts(*terms.AFFILIATION_IDS)]
            if ids and (affiliation := _affiliation(entry)):
                found |= dict.fromkeys(ids, affiliation)
    return found


def _given(source: JsonObject) -> list[JsonObject | Field]:
    return source.all(*terms.AFFILIATIONS)


def _affiliations(source: JsonObject, known: Mapping[str, Affiliation]) -> tuple[Affiliation, ...]:
    found: dict[Affiliation, None] = {}
    for entry in _given(source):
        made = _referred(entry, known) if isinstance(entry, Field) else [_of_object(entry, known)]
        found |= dict.fromkeys(filter(None, made))
    return tuple(found)


def _of_object(entry: JsonObject, known: Mapping[str, Affiliation]) -> Affiliation | None:
    ref = entry.text("ref")
    if ref is None:
        return _affiliation(entry)
    if ref.strip() not in known:
        entry.dropped(f"no affiliation has the id {quoted(ref)}", at="ref")
    return known.get(ref.strip())


def _referred(field: Field, known: Mapping[str, Affiliation]) -> list[Affiliation | None]:
    """Those that a text such as ``1, 2`` refers to; any other text is the name of an institution."""
    text = field.text.strip()
    if text in known:
        return [known[text]]
    numbers = [number for number in _NUMBERS.split(text) if number]
    if known and all(number in known or number.isdigit() for number in numbers):
        for number in numbers:
            if number not in known:
                field.dropped(f"no affiliation has the number {number}")
        return [known[number] for number in numbers if number in known]
    if text.isdigit():
        field.dropped(f"no affiliation has the number {text}")
        return []
    return [field.part(Affiliation, {"name": field.as_line()})]


def _affiliation(entry: JsonObject) -> Affiliation | None:
    address = entry.line("address")
    fields = {
        "name": entry.line(*terms.INSTITUTION),
        "departments": tuple(filter(None, (field.as_line() for field in entry.texts("department")))),
        "city": entry.line("city"),
        "region": entry.line(*terms.REGION),
        "postal_code": entry.line(*terms.POSTAL_CODE),
        "country": entry.line("country"),
        "ror": entry.taken(Ror, "ror"),
        "isni": entry.taken(Isni, "isni"),
    }
    if address:
        entry.dropped(f"a street has no place: {quoted(address)}", at="address")
    return entry.part(Affiliation, fields)

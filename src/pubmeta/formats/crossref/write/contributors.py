"""Contributors, their names and affiliations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pubmeta.formats.crossref.places import place_of
from pubmeta.formats.crossref.terms import LENGTHS, MOST_DEPARTMENTS, Edition
from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.model import (
    Affiliation,
    Anonymous,
    Article,
    Contributor,
    ContributorRole,
    CreditRole,
    Group,
    Name,
    Person,
    PersonName,
)
from pubmeta.problems import Place
from pubmeta.vocabularies.places import place_fields
from pubmeta.xml.build import Element, Line, Part, block, element, empty, line, lines_of

_CORRESPONDING = empty("role", {"vocab": "crossref", "type": "corresponding-author"})
_CREDIT = {role: empty("role", {"vocab": "credit", "type": role}) for role in CreditRole}
_DEPARTMENT = "institution_department"
_UNNAMED = "Crossref needs the name, ROR, ISNI or Wikidata id of an institution, and none of them is given"


def contributors(article: Article, deposit: Deposit) -> Element | None:
    """All contributors in order; the first author, or else the first of all, is marked as the first."""
    placed = [*deposit.log.each("contributors", article.contributors)]
    known = [
        (at, contributor, term) for at, contributor in placed if (term := _role_term(contributor.role, at, deposit))
    ]
    authors = [at for at, _, term in known if term == "author"]
    first = next(iter(authors or [at for at, _, _ in known]), None)
    _report_repeated_orcids(placed)
    made = [_contributor(contributor, term, at, deposit, is_first=at is first) for at, contributor, term in known]
    return block("contributors", made)


def _role_term(role: ContributorRole, at: Place, deposit: Deposit) -> str | None:
    """Crossref's word for a role, if the schema version has one."""
    edition = deposit.edition
    term = edition.roles.get(role)
    if term is None:
        at.dropped("", f"the schema {edition.version} has no role '{role}'")
    elif term == "other" and role is not ContributorRole.OTHER:
        at.dropped("role", f"Crossref has no role '{role}'; written as 'other'")
    return term


def _report_repeated_orcids(placed: Iterable[tuple[Place, Contributor]]) -> None:
    seen: dict[str, Place] = {}
    for at, contributor in placed:
        if isinstance(contributor, Person) and (orcid := contributor.orcid):
            first = seen.setdefault(orcid, at)
            if first is not at:
                at.invalid(
                    "orcid",
                    f"is the ORCID iD of {first.path()} too, which Crossref refuses",
                    code="crossref.orcid-repeated",
                    remedy="correct one of them",
                )


def listed(names: Sequence[Name], path: str, role: ContributorRole, deposit: Deposit) -> Element | None:
    """The persons and groups of a list of names, all in one role."""
    made: list[Element | None] = []
    for at, name in deposit.log.each(path, names):
        fields = {**dict(name), "role": role}
        contributor = Person.model_validate(fields) if isinstance(name, PersonName) else Group.model_validate(fields)
        made.append(_contributor(contributor, role, at, deposit, is_first=not made))
    return element("contributors", made)


def _contributor(contributor: Contributor, role: str, at: Place, deposit: Deposit, *, is_first: bool) -> Element | None:
    sequence = "first" if is_first else "additional"
    attributes = f' sequence="{sequence}" contributor_role="{role}"'
    match contributor:
        case Person():
            return _person(contributor, attributes, at, deposit)
        case Group():
            return _group(contributor, attributes, at, deposit)
        case Anonymous():
            affiliations = _affiliations(contributor.affiliations, at, deposit)
            anonymous = block("anonymous", [affiliations], attributes) if affiliations else None
            return anonymous or Line(f"<anonymous{attributes}/>")


def _person(person: Person, attributes: str, at: Place, deposit: Deposit) -> Element | None:
    surname, given, orcid = person.whole_family, person.given, person.orcid
    edition = deposit.edition
    for name, value in (("family", surname), ("given", given)):
        if value and (reason := _refusal(value, edition)):
            way_out = "correct it" if edition.names_with_digits else "correct it, or use version 5.5.0"
            at.invalid(name, reason, remedy=way_out)
    texts = {"given_name": given} if given else {}
    texts["surname"] = surname
    if (suffix := person.suffix) and deposit.fits("suffix", suffix, at, "suffix", needed=False):
        texts["suffix"] = suffix
    content: list[Part | None] = [
        *lines_of(texts),
        *(_roles(person) if edition.typed_roles else ()),
        _affiliations(person.affiliations, at, deposit),
        line("ORCID", orcid.url, _authenticated(person)) if orcid else None,
        block("alt-name", _alternative_names(person, at, deposit)) if person.variants else None,
    ]
    return block("person_name", content, attributes)


def _refusal(name: str, edition: Edition) -> str:
    """Why the schema version refuses a given name or surname; empty if it does not."""
    if len(name) > edition.name_length:
        return f"the schema {edition.version} accepts names of up to {edition.name_length} characters, not {len(name)}"
    if not edition.names_with_digits and any(character.isdecimal() or character == "?" for character in name):
        return f"the schema {edition.version} does not accept digits or question marks in names"
    return ""


def _authenticated(person: Person) -> str:
    known = person.orcid_authenticated
    return "" if known is None else f' authenticated="{str(known).lower()}"'


def _roles(person: Person) -> list[Line]:
    roles = [_CREDIT[contribution.role] for contribution in person.credit]
    return [_CORRESPONDING, *roles] if person.corresponding else roles


def _alternative_names(person: Person, at: Place, deposit: Deposit) -> Iterator[Element | None]:
    for place, variant in at.each("variants", person.variants if deposit.edition.alternative_names else ()):
        reason = ""
        for value in (variant.whole_family, variant.given):
            reason = reason or (_refusal(value, deposit.edition) if value else "")
        language = deposit.language(variant.language, place)
        if reason or language is None:
            place.dropped("", reason or "Crossref records a name in another language only with the language's code")
        else:
            yield _name(variant, language, place, deposit)


def _name(name: PersonName, language: str | None, at: Place, deposit: Deposit) -> Element | None:
    return element(
        "name",
        {"language": language},
        element("surname", name.whole_family),
        element("given_name", name.given),
        element("prefix", name.prefix),
        deposit.text("suffix", name.suffix, at, "suffix", needed=False),
    )


def _group(group: Group, attributes: str, at: Place, deposit: Deposit) -> Element | None:
    reason = "of a group Crossref records only the name"
    if group.corresponding and deposit.edition.typed_roles:
        at.dropped("corresponding", reason)
    for place, _ in at.each("affiliations", group.affiliations):
        place.dropped("", reason)
    if not deposit.fits("organization", group.name, at, "name"):
        return None
    return Line(line("organization", group.name, attributes))


def _affiliations(affiliations: tuple[Affiliation, ...], at: Place, deposit: Deposit) -> Element | None:
    made = [institution(affiliation, place, deposit) for place, affiliation in at.each("affiliations", affiliations)]
    return block("affiliations", made)


def institution(affiliation: Affiliation, at: Place, deposit: Deposit) -> Element | None:
    """One institution. Its place is the city, with region and country where they are known."""
    values = affiliation.__dict__  # quicker than attributes, and there may be many
    content: list[str] = []
    if (name := values["name"]) and deposit.fits("institution_name", name, at, "name"):
        content.append(line("institution_name", name))
    content += _ids(values)
    if not content:
        at.dropped("", _UNNAMED)
        return None
    place = _place(affiliation, at)
    if place and deposit.fits("institution_place", place, at, needed=False):
        content.append(line("institution_place", place))
    for number, department in enumerate(values["departments"]):
        if number >= MOST_DEPARTMENTS:
            message = f"Crossref has room for {MOST_DEPARTMENTS} departments of an institution"
            at.at("departments", number).dropped("", message)
        elif len(department) in LENGTHS[_DEPARTMENT]:
            content.append(line(_DEPARTMENT, department))
        else:
            deposit.misfit(_DEPARTMENT, department, at.at("departments", number), needed=False)
    return block("institution", content)


def _ids(affiliation: Mapping[str, Any]) -> list[str]:
    ids: list[str] = []
    if ror := affiliation["ror"]:
        ids.append(line("institution_id", ror.url, ' type="ror"'))
    if isni := affiliation["isni"]:
        url = isni.url.replace("X", "x")  # the form that the deposit checks
        ids.append(line("institution_id", url, ' type="isni"'))
    if wikidata := affiliation["wikidata"]:
        ids.append(line("institution_id", f"https://www.wikidata.org/entity/{wikidata}", ' type="wikidata"'))
    return ids


def _place(affiliation: Affiliation, at: Place) -> str:
    """The place as one text; where that does not say which part of it is which, it is reported."""
    values = affiliation.__dict__
    if values["country_code"]:
        kept = "name is kept" if values["country"] else "code is written for its name"
        at.dropped("country_code", f"Crossref records a place as text; the country's {kept}")
    place = place_of(affiliation)
    read = place_fields(place)
    for name in ("city", "region", "country"):
        text = values[name]
        if text != read.get(name):
            if text:
                at.dropped(name, f"Crossref records a place as one text; {place!r} is written")
            else:
                at.guessed(name, f"is not given; a part of the place {place!r} may be read as it")
    return place

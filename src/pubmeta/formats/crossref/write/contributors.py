"""Contributors, their names and affiliations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pubmeta.formats.crossref.places import place_fields, place_of
from pubmeta.formats.crossref.terms import MOST_DEPARTMENTS
from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.model import (
    Affiliation,
    Anonymous,
    Article,
    Contributor,
    ContributorRole,
    CreditRole,
    Group,
    Person,
    PersonName,
)
from pubmeta.xml.build import Element, element, empty, text_element, texts

_CORRESPONDING = empty("role", {"vocab": "crossref", "type": "corresponding-author"})
_CREDIT = {role: empty("role", {"vocab": "credit", "type": role}) for role in CreditRole}
_UNNAMED = "Crossref takes institutions by name, ROR, ISNI or Wikidata id, and none of them is given"


def contributors(article: Article, deposit: Deposit) -> Element | None:
    """All contributors in order; the first author, or else the first of all, is marked as the first."""
    known = [
        (index, contributor, term)
        for index, contributor in enumerate(article.contributors)
        if (term := _role_term(contributor.role, f"contributors[{index}]", deposit))
    ]
    authors = [index for index, _, term in known if term == "author"]
    first = next(iter(authors or [index for index, _, _ in known]), None)
    _report_repeated_orcids(article, deposit)
    return element(
        "contributors",
        [
            _contributor(
                contributor,
                {"sequence": "first" if index == first else "additional", "contributor_role": term},
                f"contributors[{index}]",
                deposit,
            )
            for index, contributor, term in known
        ],
    )


def _role_term(role: ContributorRole, path: str, deposit: Deposit) -> str | None:
    """Crossref's word for a role, if the schema version has one."""
    edition = deposit.edition
    term = edition.roles.get(role)
    if term is None:
        deposit.log.dropped(path, f"the schema {edition.version} has no role for {_article(role)} {role}")
    elif term == "other" and role is not ContributorRole.OTHER:
        deposit.log.dropped(f"{path}.role", f"Crossref has no role {role!r}; written as 'other'")
    return term


def _article(role: str) -> str:
    return "an" if role[0] in "aeiou" else "a"


def _report_repeated_orcids(article: Article, deposit: Deposit) -> None:
    seen: dict[str, int] = {}
    for index, contributor in enumerate(article.contributors):
        if isinstance(contributor, Person) and contributor.orcid:
            first = seen.setdefault(contributor.orcid, index)
            if first != index:
                deposit.log.invalid(
                    f"contributors[{index}].orcid",
                    f"is that of contributors[{first}] too, and Crossref refuses that; correct one of them",
                    code="crossref.orcid-repeated",
                )


def _contributor(
    contributor: Contributor, attributes: Mapping[str, str], path: str, deposit: Deposit
) -> Element | None:
    match contributor:
        case Person():
            return _person(contributor, attributes, path, deposit)
        case Group():
            return _group(contributor, attributes, path, deposit)
        case Anonymous():
            affiliations = _affiliations(contributor.affiliations, path, deposit)
            return element("anonymous", attributes, affiliations) if affiliations else empty("anonymous", attributes)


def _person(person: Person, attributes: Mapping[str, str], path: str, deposit: Deposit) -> Element | None:
    surname, given, orcid = person.whole_family, person.given, person.orcid
    for name, value in (("family", surname), ("given", given)):
        if value and (reason := _refusal(value, deposit)):
            way_out = "correct it" if deposit.edition.names_with_digits else "correct it, or use version 5.5.0"
            deposit.log.invalid(f"{path}.{name}", f"{reason}; {way_out}")
    return element(
        "person_name",
        attributes,
        texts(
            {
                "given_name": given,
                "surname": surname,
                "suffix": deposit.fitting("suffix", person.suffix, f"{path}.suffix"),
            }
        ),
        _roles(person, path, deposit),
        _affiliations(person.affiliations, path, deposit),
        orcid and text_element("ORCID", orcid.url, _authenticated(person)),
        person.variants and element("alt-name", _alternative_names(person, path, deposit)),
    )


def _refusal(name: str, deposit: Deposit) -> str:
    """Why the schema version refuses a given name or surname; empty if it does not."""
    edition = deposit.edition
    if len(name) > edition.name_length:
        return f"the schema {edition.version} takes names of {edition.name_length} characters at most, not {len(name)}"
    if not edition.names_with_digits and any(character.isdecimal() or character == "?" for character in name):
        return f"the schema {edition.version} takes no names with digits or question marks"
    return ""


def _authenticated(person: Person) -> Mapping[str, str | None]:
    known = person.orcid_authenticated
    return {"authenticated": None if known is None else str(known).lower()}


def _roles(person: Person, path: str, deposit: Deposit) -> Iterator[Element]:
    if not deposit.edition.typed_roles:
        reason = f"the schema {deposit.edition.version} has no place for it"
        if person.corresponding:
            deposit.log.dropped(f"{path}.corresponding", reason)
        for number, _ in enumerate(person.credit):
            deposit.log.dropped(f"{path}.credit[{number}]", reason)
        return
    if person.corresponding:
        yield _CORRESPONDING
    for number, contribution in enumerate(person.credit):
        yield _CREDIT[contribution.role]
        if contribution.degree:
            deposit.log.dropped(f"{path}.credit[{number}].degree", "Crossref takes CRediT roles without degree")


def _alternative_names(person: Person, path: str, deposit: Deposit) -> Iterator[Element | None]:
    for number, variant in enumerate(person.variants):
        place = f"{path}.variants[{number}]"
        reason = ""
        if not deposit.edition.alternative_names:
            reason = f"the schema {deposit.edition.version} has no place for it"
        for value in (variant.whole_family, variant.given):
            reason = reason or (_refusal(value, deposit) if value else "")
        if reason:
            deposit.log.dropped(place, reason)
        else:
            yield _name(variant, deposit.language(variant.language, f"{place}.language"), place, deposit)


def _name(name: PersonName, language: str | None, path: str, deposit: Deposit) -> Element | None:
    return element(
        "name",
        {"language": language},
        element("surname", name.whole_family),
        element("given_name", name.given),
        element("prefix", name.prefix),
        deposit.text("suffix", name.suffix, f"{path}.suffix", needed=False),
    )


def _group(group: Group, attributes: Mapping[str, str], path: str, deposit: Deposit) -> Element | None:
    reason = "Crossref takes the name of a group only"
    if group.corresponding:
        deposit.log.dropped(f"{path}.corresponding", reason)
    for number, _ in enumerate(group.affiliations):
        deposit.log.dropped(f"{path}.affiliations[{number}]", reason)
    if not deposit.fits("organization", group.name, f"{path}.name"):
        return None
    return element("organization", attributes, group.name)


def _affiliations(affiliations: tuple[Affiliation, ...], path: str, deposit: Deposit) -> Element | None:
    return element(
        "affiliations",
        [
            _institution(affiliation, f"{path}.affiliations[{number}]", deposit)
            for number, affiliation in enumerate(affiliations)
        ],
    )


def _institution(affiliation: Affiliation, path: str, deposit: Deposit) -> Element | None:
    """One institution. Its place is the city, with region and country where they are known."""
    name = deposit.text("institution_name", affiliation.name, f"{path}.name")
    ids = [
        text_element("institution_id", url, {"type": kind})
        for kind, url in (
            ("ror", affiliation.ror and affiliation.ror.url),
            ("isni", affiliation.isni and affiliation.isni.url.replace("X", "x")),  # the form that the deposit checks
            ("wikidata", affiliation.wikidata and f"https://www.wikidata.org/entity/{affiliation.wikidata}"),
        )
        if url
    ]
    if not (name or ids):
        deposit.log.dropped(path, _UNNAMED)
        return None
    return element(
        "institution",
        name,
        ids,
        _place(affiliation, path, deposit),
        _departments(affiliation, path, deposit),
    )


def _place(affiliation: Affiliation, path: str, deposit: Deposit) -> Element | None:
    """The place as one text; where that does not say which part of it is which, it is reported."""
    if affiliation.country_code:
        kept = "name is kept" if affiliation.country else "code is written for its name"
        deposit.log.dropped(f"{path}.country_code", f"Crossref takes a place as text; the country's {kept}")
    place = place_of(affiliation)
    said = place_fields(place)
    for name in ("city", "region", "country"):
        known, reads = getattr(affiliation, name), said.get(name)
        if known and known != reads:
            deposit.log.dropped(f"{path}.{name}", f"Crossref takes a place as one text; {place!r} is written")
        elif reads and not known:
            deposit.log.guessed(f"{path}.{name}", f"is not given; a part of the place {place!r} is taken for it")
    return deposit.text("institution_place", place, path, needed=False)


def _departments(affiliation: Affiliation, path: str, deposit: Deposit) -> Iterator[Element | None]:
    for number, department in enumerate(affiliation.departments):
        place = f"{path}.departments[{number}]"
        if number >= MOST_DEPARTMENTS:
            deposit.log.dropped(place, f"Crossref takes {MOST_DEPARTMENTS} departments of an institution")
        else:
            yield deposit.text("institution_department", department, place, needed=False)

"""Who made the work: creators are the authors, contributors the others."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.datacite.terms import CONTRIBUTOR_TYPES, TITLE, UNKNOWN, words_of
from pubmeta.formats.datacite.write.texts import Distinct, Values, kept
from pubmeta.model import Affiliation, Article, Contributor, ContributorRole, Group, Person
from pubmeta.problems import Log, Place


def people(article: Article, version: str, log: Log, format_name: str) -> dict[str, list[Values]]:
    """The creators and the contributors."""
    found: dict[str, list[Values]] = {"creators": [], "contributors": []}
    in_order = True
    for at, each in log.each("contributors", article.contributors):
        if each.role is ContributorRole.AUTHOR:
            in_order = in_order and not found["contributors"]
            found["creators"].append(_agent(each, at))
        else:
            kind = CONTRIBUTOR_TYPES.get(each.role, "Other")
            if kind == "Translator" and kind not in words_of(version, "contributorType"):
                kind = "Other"
            if kind == "Other" and each.role is not ContributorRole.OTHER:
                at.dropped("role", f"{TITLE} {version} has no type of contributor for {each.role.replace('-', ' ')}")
            found["contributors"].append({**_agent(each, at), "contributorType": kind})
    if not in_order:
        log.dropped("contributors", f"{TITLE} lists the authors apart; the order of the others is not kept")
    if not found["creators"]:
        log.missing("contributors", f"{TITLE} needs an author", code=f"{format_name}.creator", remedy="add the authors")
    return found


def _agent(each: Contributor, at: Place) -> Values:
    affiliations = _affiliations(each.affiliations, at)
    if isinstance(each, Person):
        if each.particle:
            at.dropped("particle", f"is written as part of the family name: {each.whole_family}")
        names = [each.whole_family, each.given]
        iD = _identifier(each.orcid and each.orcid.url, "ORCID", "https://orcid.org")  # noqa: N806 (as ORCID writes it)
        values: dict[str, Any] = {
            "name": ", ".join(name for name in names if name),
            "nameType": "Personal",
            "givenName": each.given,
            "familyName": each.whole_family,
            "nameIdentifiers": iD,
            "affiliation": affiliations,
        }
    elif isinstance(each, Group):
        identifier = _identifier(each.ror and each.ror.url, "ROR", "https://ror.org")
        values = {"name": each.name, "nameType": "Organizational", "nameIdentifiers": identifier}
        values["affiliation"] = affiliations
    else:
        values = {"name": UNKNOWN, "affiliation": affiliations}
    return kept(values)


def _identifier(value: str | None, scheme: str, scheme_uri: str) -> list[Values]:
    return [{"nameIdentifier": value, "nameIdentifierScheme": scheme, "schemeUri": scheme_uri}] if value else []


_WORDS = ("name", "departments", "city", "region", "postal_code", "country", "country_code")


def _affiliations(affiliations: tuple[Affiliation, ...], at: Place) -> list[Values]:
    found = Distinct()
    for here, each in at.each("affiliations", affiliations):
        if not each.display:
            here.dropped("", f"{TITLE} needs the name of an institution")
            continue
        for name in _WORDS if each.display != each.name else ():
            if getattr(each, name) or name == "name":
                here.guessed(name, "the institution and its place are written and read as one text, its name")
        for name in ("isni", "grid", "wikidata"):
            if getattr(each, name):
                here.dropped(name, f"{TITLE} has one identifier of an institution; pubmeta writes that of ROR")
        ror = each.ror and each.ror.url
        value = kept(
            {
                "name": each.display,
                "affiliationIdentifier": ror,
                "affiliationIdentifierScheme": ror and "ROR",
                "schemeUri": ror and "https://ror.org",
            }
        )
        if not found.takes(value):
            here.dropped("", "is there already")
    return found

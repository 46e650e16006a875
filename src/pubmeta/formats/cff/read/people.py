"""Persons and entities, as authors and in references."""

from __future__ import annotations

from pubmeta.model import Affiliation, Contributor, Group, GroupName, Name, Orcid, Person, PersonName
from pubmeta.reading import JsonObject


def contributors(work: JsonObject) -> tuple[Contributor, ...]:
    """The authors."""
    found = (_contributor(source) for source in work.objects("authors"))
    return tuple(contributor for contributor in found if contributor)


def names(work: JsonObject, key: str) -> tuple[Name, ...]:
    """The names of those whom a key lists."""
    found = (_name(source) for source in work.objects(key))
    return tuple(name for name in found if name)


def _contributor(source: JsonObject) -> Contributor | None:
    orcid, email = source.taken(Orcid, "orcid"), source.text("email")
    affiliation = source.part(Affiliation, {"name": source.line("affiliation")}, at="affiliation")
    affiliations = (affiliation,) if affiliation else ()
    if "name" in source:
        if orcid:
            source.dropped("a group has no place for it", at="orcid")
        return source.part(Group, {"name": source.line("name"), "email": email, "affiliations": affiliations})
    return source.part(Person, {**_parts(source), "orcid": orcid, "email": email, "affiliations": affiliations})


def _name(source: JsonObject) -> Name | None:
    for key in ("orcid", "email", "affiliation"):
        source.value(key)
    if "name" in source:
        return source.part(GroupName, {"name": source.line("name")})
    return source.part(PersonName, _parts(source))


def _parts(source: JsonObject) -> dict[str, str | None]:
    """The parts of a person's name; an alias where there is no other."""
    family, given, alias = source.line("family-names"), source.line("given-names"), source.line("alias")
    if family is None and given is None and alias:
        source.guessed("is written in place of the name, which is not there", at="alias")
        return {"family": alias}
    return {
        "family": family or given,
        "given": given if family else None,
        "particle": source.line("name-particle"),
        "suffix": source.line("name-suffix"),
    }

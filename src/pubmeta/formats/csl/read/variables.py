"""The values of CSL variables, in the form that the schema asks for and in those that are met besides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from pubmeta.formats.csl.read.rich_text import text_in
from pubmeta.formats.csl.terms import ARXIV
from pubmeta.model import (
    Affiliation,
    ArxivId,
    Contributor,
    ContributorRole,
    Group,
    GroupName,
    Markup,
    Name,
    Orcid,
    PartialDate,
    Person,
    PersonName,
)
from pubmeta.reading import JsonObject, date_in, date_of, line_of, name_fields, pages_of, part, quoted, taken

T = TypeVar("T")

_WORD = re.compile(r"\w+")


def one(item: JsonObject, *keys: str) -> tuple[str, str] | None:
    """Path and text of the first of these variables that has one; of an array its first, and the rest is reported."""
    found = None
    for key in keys:
        if item.value(key) is None:  # as most variables are
            continue
        for path, text in item.texts(key):
            if found is None:
                found = (path, text)
            elif text.strip() != found[1].strip():
                item.log.dropped(path, f"there is one {keys[0]}, {quoted(found[1])}; left out: {quoted(text)}")
    return found


def line(item: JsonObject, *keys: str) -> str | None:
    """Plain text on one line."""
    found = one(item, *keys)
    return line_of(item.log, *found) if found else None


def plain(item: JsonObject, *keys: str) -> str | None:
    """Rich text of which the model keeps no markup; there being some is reported."""
    found = text(item, *keys)
    if isinstance(found, Markup):
        item.log.dropped(item.at(keys[0]), f"is kept without its markup, which has no place here: {found.markup}")
    return None if found is None else str(found)


def text(item: JsonObject, *keys: str) -> str | Markup | None:
    """Rich text."""
    found = one(item, *keys)
    return text_in(item.log, *found) if found else None


def identifier(item: JsonObject, kind: Callable[[str], T], *keys: str) -> T | None:
    """An identifier; what is none is reported."""
    found = one(item, *keys)
    return taken(item.log, found[0], kind, found[1].strip()) if found else None


def date(item: JsonObject, key: str) -> PartialDate | None:
    """A date: ``{"date-parts": [[2013, 5, 17]]}``, or in words (`raw`, `literal`, or a string alone).

    Of a range its start, as `guessed`; a season, and that the date is not certain, are reported.
    """
    value, path = item.value(key), item.at(key)
    if isinstance(value, list):
        return _of_parts(item, f"{path}", value)
    if not isinstance(value, dict):
        return date_in(item.log, path, item.text(key))
    source = item.object(key)
    if source is None:
        return None
    source.value("timestamp")
    words = [source.text(form) for form in ("raw", "literal", "date-time", "edtf")]
    given = source.value("date-parts")
    found = None if given is None else _of_parts(item, source.at("date-parts"), given)
    if given is None:
        found = date_in(item.log, path, next(filter(None, words), None))
    for form, reason in (("season", "a season has no place"), ("circa", "it is not certain")):
        if source.value(form):
            item.log.guessed(source.at(form), f"{reason}; kept as {found}")
    return found


def _of_parts(item: JsonObject, path: str, given: Any) -> PartialDate | None:
    """Numbers, or texts of numbers, in the two arrays that they should stand in or in one."""
    days = given if isinstance(given, list) and given and isinstance(given[0], list) else [given]
    first, *others = [day if isinstance(day, list) else [day] for day in days]
    numbers = [number for number in first if number not in (None, "")]
    if not numbers:
        return None
    if not all(isinstance(number, int | str) and not isinstance(number, bool) for number in numbers):
        item.log.dropped(path, f"is not a date; left out: {quoted(given)}")
        return None
    found = date_of(item.log, path, *numbers[:3])
    if any(other != first for other in others):
        item.log.guessed(path, f"{quoted(given)}: a range has no place; its start is kept")
    return found


def contributors(item: JsonObject, key: str, role: ContributorRole) -> Iterator[Contributor]:
    """Those in a name variable, with the ORCID iDs and affiliations that Crossref puts there."""
    for source, name in _names(item, key):
        if "name" in name:
            made: Contributor | None = part(item.log, source.path, Group, {**name, "role": role})
        else:
            orcid = identifier(source, Orcid, "ORCID", "orcid")
            affiliations = tuple(_affiliations(source))
            fields = {**name, "role": role, "orcid": orcid, "affiliations": affiliations}
            made = part(item.log, source.path, Person, fields)
        if made:
            yield made


def names(item: JsonObject, key: str) -> tuple[Name, ...]:
    """The names in a name variable."""
    found = []
    for source, fields in _names(item, key):
        model: type[PersonName | GroupName] = GroupName if "name" in fields else PersonName
        if name := part(item.log, source.path, model, fields):
            found.append(name)
    return tuple(found)


def _names(item: JsonObject, key: str) -> Iterator[tuple[JsonObject, dict[str, str | None]]]:
    """Each name and its fields: `name` is that of a group."""
    for path, entry in item.entries(key):
        if isinstance(entry, str):
            item.log.guessed(path, f"{quoted(entry)} is one text; a name has parts, family and given")
            yield JsonObject({}, item.log, path), dict(name_fields(item.log, path, entry))
        elif fields := _name(entry):
            yield entry, fields
        else:
            item.log.dropped(path, "has no name; left out")


def _name(source: JsonObject) -> dict[str, str | None]:
    """The parts of a person's name, or the `name` of a group."""
    family, given, literal = (line(source, key) for key in ("family", "given", "literal"))
    name = line(source, "name")
    if not (family or given):
        return {"name": literal or name} if literal or name else {}
    if literal and set(_WORD.findall(literal.casefold())) != set(_WORD.findall(f"{given} {family}".casefold())):
        source.log.dropped(source.at("literal"), f"stands beside the parts of a name; left out: {quoted(literal)}")
    particle, dropping = line(source, "non-dropping-particle"), line(source, "dropping-particle")
    if dropping:
        source.log.guessed(source.at("dropping-particle"), f"{quoted(dropping)} is kept as a particle of any kind")
    return {
        "family": family or given,
        "given": given if family else None,
        "particle": " ".join(filter(None, (dropping, particle))) or None,
        "suffix": line(source, "suffix"),
        "prefix": line(source, "prefix"),
    }


def _affiliations(source: JsonObject) -> Iterator[Affiliation]:
    for path, entry in source.entries("affiliation"):
        name = line(entry, "name") if isinstance(entry, JsonObject) else line_of(source.log, path, entry)
        if found := part(source.log, path, Affiliation, {"name": name}):
            yield found


def places(item: JsonObject, custom: Mapping[str, Any]) -> dict[str, Any]:
    """Pages, article number, number and arXiv id, which share two variables; those in `custom` are known already."""
    page, number = line(item, "page"), line(item, "number", "article-number")
    found: dict[str, Any] = {}
    if number is None or number in (custom.get("number"), custom.get("article_number")):
        pass
    elif number.startswith(ARXIV):
        found["arxiv"] = taken(item.log, item.at("number"), ArxivId, number)
    elif number == page and "pages" not in custom:
        return {"article_number": number}
    else:
        found["number"] = number
    if page and page != custom.get("article_number"):
        found["pages"] = pages_of(page)
    return found

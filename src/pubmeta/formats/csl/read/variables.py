"""The values of CSL variables, in the form that the schema asks for and in those that are met besides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pubmeta.formats.csl.read.rich_text import text_in
from pubmeta.formats.csl.terms import ARXIV, ODD_NAME, are_surely_names, bare_suffix
from pubmeta.model import (
    Affiliation,
    ArxivId,
    Contributor,
    ContributorRole,
    Markup,
    Name,
    Orcid,
)
from pubmeta.reading import (
    Field,
    JsonObject,
    contributor_of,
    is_degree,
    is_name,
    name_fields,
    name_of,
    page_fields,
    quoted,
    without_marks,
    without_others,
)
from pubmeta.reading.json.affiliations import affiliation_in
from pubmeta.vocabularies.names import HONORIFIC, is_suffix

_WORD = re.compile(r"\w+")
_NAME = frozenset({"family", "given"})
_TEXTS = ("family", "given", "name")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]*){1,4}")
_TITLE = re.compile(rf"(?i)(?:{HONORIFIC})+")


def plain(item: JsonObject, *keys: str) -> str | None:
    """Rich text of which the model keeps no markup; there being some is reported."""
    found = text(item, *keys)
    if isinstance(found, Markup):
        item.dropped(f"is kept without its markup, which has no place here: {found.markup}", at=keys[0])
    return None if found is None else str(found)


def text(item: JsonObject, *keys: str) -> str | Markup | None:
    """Rich text."""
    return item.read(text_in, *keys)


def contributors(item: JsonObject, key: str, role: ContributorRole) -> Iterator[Contributor]:
    """Those in a name variable, with the ORCID iDs and affiliations that Crossref puts there."""
    for entry in item.all(key):
        fields: dict[str, Any] = {**_name_in(entry)}
        if not fields:
            continue
        if degrees := fields.get("degrees"):
            fields["degrees"] = (degrees,)
        if isinstance(entry, JsonObject):
            fields["affiliations"] = tuple(_affiliations(entry))
            if "name" not in fields:
                fields["orcid"] = entry.taken(Orcid, "ORCID", "orcid")
        if found := contributor_of(item.log, entry.path, {**fields, "role": role}):
            yield found


def names(item: JsonObject, key: str) -> tuple[Name, ...]:
    """The names in a name variable."""
    plain = item.plain(key, _NAME, "family")
    if plain is not None:
        texts = [text for values, _ in plain for text in values.values()]
        if are_surely_names("\n".join(texts)) or not any(map(ODD_NAME.search, texts)):
            return tuple(filter(None, (name_of(item.log, path, values) for values, path in plain)))
    found: list[Name | None] = []
    for entry in item.all(key):
        fields = dict(_name_in(entry))
        if degrees := fields.pop("degrees", None):
            item.log.dropped(entry.path, f"has no place for the degrees after the name: {quoted(degrees)}")
        if fields:
            found.append(name_of(item.log, entry.path, fields))
    return tuple(filter(None, found))


def _name_in(entry: JsonObject | Field) -> Mapping[str, str | None]:
    """The fields of a name, `name` that of a group; none, and reported, where there is not a name."""
    if isinstance(entry, Field):
        entry.guessed(f"{quoted(entry.text)} is text, where an object with family and given is expected")
        return name_fields(entry.log, entry.path, entry.text)
    fields = _name(entry)
    if not fields:
        entry.dropped("has no name; left out")
    elif any(ODD_NAME.search(text) for part in _TEXTS if (text := fields.get(part))):
        return _tidied(entry, fields)
    return fields


def _tidied(entry: JsonObject, fields: Mapping[str, str | None]) -> dict[str, str | None]:
    """The fields without ``et al.`` and what is not a name; a suffix or a title in them has its own field."""
    found = dict(fields)
    for part in _TEXTS:
        if text := found.get(part):
            field = Field(entry.at(part if part in entry else "literal"), text, entry.log)
            named = without_others(field) if is_name(text) else None
            if text.casefold() == "others" and part != "given":  # as BibTeX ends a list of names
                field.dropped("the list of names goes on with others who are not named")
                return {}
            if not is_name(text):
                field.dropped(f"{quoted(text)} is not a name; left out")
            found[part] = without_marks(named).text.strip(" ,") if named else None
    if found.get("name"):
        return found
    whole = found.get("family") or ""
    rest_of_it = whole.partition(",")[2].strip()
    if rest_of_it and not (found.get("given") or is_suffix(rest_of_it) or _TITLE.fullmatch(rest_of_it)):
        entry.guessed(f"{quoted(whole)} is read as a whole name", at="family")
        rest = {key: value for key, value in found.items() if key not in _NAME}
        return {**rest, **name_fields(entry.log, entry.at("family"), whole)}
    family, given = (_parted(entry, part, found) for part in ("family", "given"))
    if family is None and given and _INITIALS.fullmatch(given):
        entry.dropped(f"{quoted(given)} remains of a name; left out", at="given")
        return {}
    return {**found, "family": family or given, "given": given if family else None} if family or given else {}


def _parted(entry: JsonObject, part: str, found: dict[str, str | None]) -> str | None:
    """A part of a name without the suffix or the title after its comma, as citeproc-js has it, which go to `found`."""
    text = found.get(part) or ""
    head, comma, rest = text.partition(",")
    end = rest.lstrip("! ").strip()
    words = text.split()
    if comma and not found.get("suffix") and is_suffix(end):
        found["suffix"] = end
    elif comma and part == "given" and is_degree(end):
        entry.guessed(f"{quoted(end)} is taken for a degree", at=part)
        found["degrees"] = end
    elif comma and not found.get("prefix") and _TITLE.fullmatch(end):
        found["prefix"] = end
    elif not comma and len(words) > 1 and not found.get("suffix") and is_suffix(words[-1]):
        entry.guessed(f"{quoted(words[-1])} is taken for a suffix of the name", at=part)
        found["suffix"] = words[-1]
        head = " ".join(words[:-1])
    else:
        return text or None
    return head.strip()


def _name(source: JsonObject) -> dict[str, str | None]:
    """The parts of a person's name, or the `name` of a group."""
    family, given, literal = (source.line(key) for key in ("family", "given", "literal"))
    name = source.line("name")
    if not (family or given):
        return {"name": literal or name} if literal or name else {}
    if literal and set(_WORD.findall(literal.casefold())) != set(_WORD.findall(f"{given} {family}".casefold())):
        source.dropped(f"differs from the parts of the name; left out: {quoted(literal)}", at="literal")
    particle, dropping = source.line("non-dropping-particle"), source.line("dropping-particle")
    if dropping:
        source.guessed(f"{quoted(dropping)} is kept as a particle of unknown kind", at="dropping-particle")
    return {
        "family": family or given,
        "given": given if family else None,
        "particle": " ".join(filter(None, (dropping, particle))) or None,
        "suffix": bare_suffix(source.line("suffix") or "") or None,
        "prefix": source.line("prefix"),
    }


def _affiliations(source: JsonObject) -> Iterator[Affiliation]:
    for entry in source.all("affiliation"):
        if isinstance(entry, Field):
            found = entry.part(Affiliation, {"name": entry.as_line()})
        else:
            found = affiliation_in(entry)
        if found:
            yield found


def places(item: JsonObject, custom: Mapping[str, Any]) -> dict[str, Any]:
    """Pages, article number, number and arXiv id, which share two variables; those in `custom` are known already."""
    page, number = item.line("page"), item.line("number", "article-number")
    found: dict[str, Any] = {}
    if number is None or number in (custom.get("number"), custom.get("article_number")):
        pass
    elif number.startswith(ARXIV):
        found["arxiv"] = item.taken(ArxivId, "number", "article-number")
    elif number == page and "pages" not in custom:
        return {"article_number": number}
    else:
        found["number"] = number
    if page and "pages" not in custom and page != custom.get("article_number"):
        found = {**page_fields(item.log, item.at("page"), page), **found}
    return found

"""The checks on a record as JSON, which the XML is turned into."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from pubmeta.checks.content_rules import Finding, JsonBreaches, finding_of
from pubmeta.checks.stray_markup import tags_in
from pubmeta.model import Doi, Language, Orcid, PartialDate, Ror, Url

_TIME = re.compile(r"T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?")
_OF_SCHEME: dict[str, tuple[str, Callable[[str], Any]]] = {"ORCID": ("orcid", Orcid), "ROR": ("ror", Ror)}


def breaches(record: dict[str, Any]) -> JsonBreaches:
    """Every breach of a rule in a record."""
    yield from _identifiers(record)
    yield from _people(record)
    yield from _texts(record)
    yield from _dates(record)
    yield from _related(record)


def _objects(value: Any, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    listed = value.get(name) if isinstance(value, dict) else None
    for index, each in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(each, dict):
            yield index, each


def _fault(value: Any, take: Callable[[str], Any]) -> Finding | None:
    """Why a text is not what it should be."""
    if not isinstance(value, str):
        return None
    try:
        take(value)
    except ValueError as error:
        return finding_of(error)
    return None


def _identifiers(record: dict[str, Any]) -> JsonBreaches:
    doi = record.get("doi")
    if fault := _fault(doi, Doi):
        yield "doi", fault, "doi"
    elif isinstance(doi, str) and (normal := str(Doi(doi))) != doi:
        yield "doi", (f"is {doi!r}", f"write {normal}"), "doi"
    if fault := _fault(record.get("url"), Url):
        yield "url", fault, "url"
    if fault := _fault(record.get("language"), Language):
        yield "language", fault, "language"


def _people(record: dict[str, Any]) -> JsonBreaches:
    for name in ("creators", "contributors"):
        for index, each in _objects(record, name):
            text = each.get("name")
            if isinstance(text, str) and not text.strip():
                yield "creator", "the name is blank", name, index, "name"
            elif each.get("nameType") == "Personal" and not each.get("familyName"):
                yield "name-form", f"{text!r} is not divided into its parts", name, index
            for inner, field in (("nameIdentifiers", "nameIdentifier"), ("affiliation", "affiliationIdentifier")):
                for place, one in _objects(each, inner):
                    of = _OF_SCHEME.get(str(one.get(f"{field}Scheme")).upper())
                    if of and (fault := _fault(one.get(field), of[1])):
                        yield of[0], fault, name, index, inner, place, field
    publisher = record.get("publisher")
    if isinstance(publisher, dict) and not str(publisher.get("name", "-")).strip():
        yield "publisher", "the name is blank", "publisher", "name"


def _texts(record: dict[str, Any]) -> JsonBreaches:
    for name, field in (("titles", "title"), ("descriptions", "description"), ("subjects", "subject")):
        for index, each in _objects(record, name):
            text = each.get(field)
            if not isinstance(text, str):
                continue
            if name == "titles" and not text.strip():
                yield "title", "is blank", name, index, field
            if "<" in text and (tags := ", ".join(dict.fromkeys(tag for tag in tags_in(text) if "br" not in tag))):
                yield "markup", f"has {tags}", name, index, field
            if fault := _fault(each.get("lang"), Language):
                yield "language", fault, name, index, "lang"


def _dates(record: dict[str, Any]) -> JsonBreaches:
    year = record.get("publicationYear")
    if isinstance(year, str) and not (len(year) == 4 and year.isascii() and year.isdecimal()):
        yield "year", f"is {year!r}", "publicationYear"
    published: set[str] = set()
    for index, each in _objects(record, "dates"):
        value = each.get("date")
        for date in value.split("/") if isinstance(value, str) else ():
            if fault := _fault(_TIME.sub("", date), PartialDate) if date else None:
                yield "date", fault, "dates", index, "date"
        if isinstance(value, str) and each.get("dateType") in ("Issued", "Available"):
            published.add(value[:4])
    if published and isinstance(year, str) and year not in published:
        yield "published-year", f"is {year}, and the dates are of {', '.join(sorted(published))}", "publicationYear"


def _related(record: dict[str, Any]) -> JsonBreaches:
    for index, each in _objects(record, "relatedIdentifiers"):
        value = each.get("relatedIdentifier")
        if each.get("relatedIdentifierType") != "DOI" or not isinstance(value, str):
            continue
        if fault := _fault(value, Doi):
            yield "related-doi", fault, "relatedIdentifiers", index, "relatedIdentifier"
        elif (normal := str(Doi(value))) != value:
            finding = f"is {value!r}", f"write {normal}"
            yield "related-doi", finding, "relatedIdentifiers", index, "relatedIdentifier"

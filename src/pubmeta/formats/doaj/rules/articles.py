"""The checks on an article object of the JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pubmeta.checks.content_rules import JsonBreaches
from pubmeta.checks.json_text import Location
from pubmeta.formats.doaj.rules import values

_OF_IDENTIFIER = {"doi": values.doi, "pissn": values.issn, "eissn": values.issn}


def breaches(article: dict[str, Any], at: Location) -> Iterator[tuple[Location, JsonBreaches]]:
    """Where a value breaks a rule, and which."""
    bibjson = article.get("bibjson")
    if isinstance(bibjson, dict):
        here = (*at, "bibjson")
        yield here, _of_whole(bibjson)
        yield here, _identifiers(bibjson)
        yield here, _people_and_links(bibjson)
        yield here, _date(bibjson)
        yield here, _languages_and_abstract(bibjson)
        yield here, _texts(bibjson, ())


def _objects(bibjson: dict[str, Any], name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    listed = bibjson.get(name)
    for index, each in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(each, dict):
            yield index, each


def _of_whole(bibjson: dict[str, Any]) -> JsonBreaches:
    known = {str(each.get("type")): str(each.get("id")) for _, each in _objects(bibjson, "identifier")}
    pissn, eissn = known.get("pissn"), known.get("eissn")
    if not (pissn or eissn):
        yield "issn", "has neither pissn nor eissn", "identifier"
    elif pissn == eissn:
        yield "issn", f"pissn and eissn are both {pissn}", "identifier"
    if "doi" not in known and not any(True for _ in _objects(bibjson, "link")):
        yield "doi-or-link", "has neither a DOI nor a link"


def _identifiers(bibjson: dict[str, Any]) -> JsonBreaches:
    for index, each in _objects(bibjson, "identifier"):
        check, value = _OF_IDENTIFIER.get(str(each.get("type"))), each.get("id")
        for code, finding in check(value) if check and isinstance(value, str) else ():
            yield code, finding, "identifier", index, "id"


def _people_and_links(bibjson: dict[str, Any]) -> JsonBreaches:
    for name, field, check in (("author", "orcid_id", values.orcid), ("link", "url", values.url)):
        for index, each in _objects(bibjson, name):
            value = each.get(field)
            for code, finding in check(value) if isinstance(value, str) else ():
                yield code, finding, name, index, field


def _date(bibjson: dict[str, Any]) -> JsonBreaches:
    year, month = bibjson.get("year"), bibjson.get("month")
    if isinstance(year, str) and not (len(year) == 4 and year.isdecimal() and year.isascii()):
        yield "year", f"is {year!r}", "year"
    if isinstance(month, str) and month.lstrip("0") not in {str(number) for number in range(1, 13)}:
        yield "year", f"is {month!r}", "month"


def _languages_and_abstract(bibjson: dict[str, Any]) -> JsonBreaches:
    journal, abstract = bibjson.get("journal"), bibjson.get("abstract")
    languages = journal.get("language") if isinstance(journal, dict) else None
    for index, code_of in enumerate(languages if isinstance(languages, list) else ()):
        for code, finding in values.language(code_of) if isinstance(code_of, str) else ():
            yield code, finding, "journal", "language", index
    for code, finding in values.abstract(abstract) if isinstance(abstract, str) else ():
        yield code, finding, "abstract"


def _texts(value: Any, at: Location) -> JsonBreaches:
    """The checks that hold for every string."""
    if isinstance(value, str):
        for code, finding in values.text(value):
            yield code, finding, *at
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, (*at, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*at, index))


def repeated(articles: list[Any]) -> JsonBreaches:
    """The DOIs and links that are in a list twice."""
    first: dict[tuple[str, str], int] = {}
    for number, article in enumerate(articles):
        bibjson = article.get("bibjson") if isinstance(article, dict) else None
        if not isinstance(bibjson, dict):
            continue
        for name, field in (("identifier", "id"), ("link", "url")):
            for index, each in _objects(bibjson, name):
                known = (name, str(each.get(field)).lower())
                if name == "identifier" and each.get("type") != "doi":
                    continue
                if known in first:
                    message = f"{each.get(field)} is in article {first[known]} too"
                    yield "once", message, number, "bibjson", name, index, field
                first.setdefault(known, number)

"""The checks on identifiers: their form, their check digits, and that those of one node agree."""

from __future__ import annotations

import re
from typing import Any, Final
from urllib.parse import unquote

from pubmeta.checks.content_rules import Finding, JsonBreaches, finding_of
from pubmeta.formats.schemaorg.terms import REGISTRY
from pubmeta.model import ArxivId, Doi, Identifier, Isbn, Isni, Issn, Orcid, Pmcid, Pmid, Ror
from pubmeta.vocabularies import dois

_KINDS: Final[dict[str, tuple[str, type[Identifier]]]] = {
    "doi": ("doi", Doi),
    "orcid": ("orcid", Orcid),
    "ror": ("ror", Ror),
    "issn": ("issn", Issn),
    "isbn": ("isbn", Isbn),
    "isni": ("isni", Isni),
    "pubmed": ("pmid", Pmid),
    "pmid": ("pmid", Pmid),
    "pmc": ("pmcid", Pmcid),
    "pmcid": ("pmcid", Pmcid),
    "arxiv": ("arxiv", ArxivId),
}
_PROPERTIES: Final[dict[str, tuple[str, type[Identifier]]]] = {"issn": ("issn", Issn), "isbn": ("isbn", Isbn)}
"""Properties whose values are such identifiers."""

_DOI_URL = re.compile(rf"(?i){dois.LINK}(?P<doi>.+)")
_HOSTS: Final[tuple[tuple[str, str, str, type[Identifier]], ...]] = (
    ("orcid.org/", "https://orcid.org/", "orcid", Orcid),
    ("ror.org/", "https://ror.org/", "ror", Ror),
)


def breaches(node: dict[str, Any]) -> JsonBreaches:
    """Every breach of a rule in the identifiers of one node, not of those within it."""
    identifier = node.get("@id")
    if isinstance(identifier, str):
        yield from id_breaches(identifier)
    if "propertyID" in node:
        yield from _property_value_breaches(node)
    for name, (code, kind) in _PROPERTIES.items():
        if name in node:
            for value in _strings(node[name]):
                if fault := _fault(value, kind):
                    yield code, fault, name
    if "identifier" in node or "@id" in node:
        yield from _agreement_breaches(node)


def id_breaches(identifier: str) -> JsonBreaches:
    """Every breach of a rule in an @id."""
    if match := _DOI_URL.fullmatch(identifier):
        if fault := _fault(unquote(match["doi"]), Doi):
            yield "doi", fault, "@id"
        elif not identifier.startswith(dois.URL):
            yield "resolver", (f"is {identifier}", f"write {dois.URL}{match['doi']}"), "@id"
    for host, start, code, kind in _HOSTS:
        scheme, found, rest = identifier.partition(host)
        if found and scheme in {"http://", "https://", "http://www.", "https://www."}:
            if fault := _fault(rest, kind):
                yield code, fault, "@id"
            elif not identifier.startswith(start):
                yield code, (f"is {identifier}", f"write {start}{rest}"), "@id"


def _property_value_breaches(node: dict[str, Any]) -> JsonBreaches:
    prefix, value = _prefix(node), node.get("value")
    if prefix in _KINDS and isinstance(value, str):
        code, kind = _KINDS[prefix]
        if fault := _fault(_without_prefix(value, prefix), kind):
            yield code, fault, "value"


def _agreement_breaches(node: dict[str, Any]) -> JsonBreaches:
    own = _doi_of(node.get("@id"))
    identifiers = node.get("identifier")
    for index, each in enumerate(identifiers if isinstance(identifiers, list) else [identifiers]):
        other = _doi_of_identifier(each)
        if own is not None and other is not None and own.key != other.key:
            place = ("identifier", index) if isinstance(identifiers, list) else ("identifier",)
            yield "doi-agreement", f"names the DOI {other}, but @id is {own}", *place
        own = own or other
    url = _doi_of(node.get("url"))
    if own is not None and url is not None and url.key != own.key:
        yield "url-agreement", f"names the DOI {url}, but the node's is {own}", "url"


def _prefix(node: dict[str, Any]) -> str:
    """Which kind of identifier a PropertyValue holds: the last part of its propertyID."""
    property_id = node.get("propertyID")
    return property_id.removeprefix(REGISTRY).strip().lower() if isinstance(property_id, str) else ""


def _without_prefix(value: str, prefix: str) -> str:
    start, colon, rest = value.partition(":")
    return rest.strip() if colon and start.strip().lower() == prefix else value


def _fault(value: str, kind: type[Identifier]) -> Finding | None:
    try:
        kind(value)
    except ValueError as error:
        return finding_of(error)
    return None


def _doi_of(value: Any) -> Doi | None:
    match = _DOI_URL.fullmatch(value) if isinstance(value, str) else None
    return _doi(unquote(match["doi"])) if match else None


def _doi_of_identifier(value: Any) -> Doi | None:
    if isinstance(value, dict) and _prefix(value) == "doi" and isinstance(value.get("value"), str):
        return _doi(value["value"])
    return _doi(value) if isinstance(value, str) and value.lower().startswith(("doi:", "10.")) else _doi_of(value)


def _doi(value: str) -> Doi | None:
    try:
        return Doi(value)
    except ValueError:
        return None


def _strings(value: Any) -> list[str]:
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]

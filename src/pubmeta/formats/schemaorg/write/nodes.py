"""The building blocks of the JSON-LD: nodes, texts, identifiers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pubmeta.formats.schemaorg.terms import REGISTRY
from pubmeta.model import ArxivId, Doi, FunderId, Isni, Language, Markup, PartialDate, Pmcid, Pmid, Ror
from pubmeta.model.base import Model
from pubmeta.problems import Place
from pubmeta.reading.plain import plain as text_without_markup

Node = dict[str, Any]
"""An identifier of the model is in it as a string and nothing else, which takes to_json a tenth of the time."""


def node(kind: str, properties: Node) -> Node:
    """A node of this type; properties without a value are left out."""
    made: Node = {"@type": kind}
    for name, value in properties.items():
        if value:
            made[name] = value
    return made


def known(kind: str, properties: Node) -> Node | None:
    """A node of this type, or None when nothing is known of it."""
    made = node(kind, properties)
    return made if len(made) > 1 else None


def plain(text: str | Markup, at: Place, field: str = "") -> str:
    """The text without its markup, which is reported; see `pubmeta.reading.plain`."""
    if isinstance(text, str) and "<" not in text and "&" not in text:
        return text
    return text_without_markup(text, at, field, where="schema.org")


def iso(date: PartialDate | None) -> str | None:
    """A date as far as it is known, in ISO 8601."""
    return str(date) if date else None


def summary(part: Model) -> str:
    """The values of a part of the article that is dropped whole, for the message that says so."""
    return ", ".join(map(str, part.model_dump(mode="json", exclude_defaults=True).values()))


def tagged(text: str, language: Language | None, own: Language | None) -> str | Node:
    """The text; with its language if that is not the article's own, which is in inLanguage."""
    return text if language in (None, own) else {"@value": text, "@language": language}


def property_value(value: str, property_id: str | None = None) -> Node:
    """An identifier; propertyID says of which kind."""
    return node("PropertyValue", {"propertyID": property_id, "value": value})


def registered(prefix: str, identifier: str, url: str | None = None, name: str | None = None) -> Node:
    """An identifier of a registry that identifiers.org knows: its compact form there, and the URL it resolves to."""
    made = {"@type": "PropertyValue", "propertyID": REGISTRY + prefix, "value": f"{prefix}:{identifier}"}
    if url:
        made["url"] = url
    return {"@type": "PropertyValue", "name": name, **made} if name else made


_REGISTRIES: Mapping[type, tuple[str, str]] = {
    kind: (REGISTRY + prefix, f"{prefix}:")
    for kind, prefix in (
        (Doi, "doi"),
        (FunderId, "doi"),
        (Pmid, "pubmed"),
        (Pmcid, "pmc"),
        (ArxivId, "arxiv"),
        (Ror, "ror"),
        (Isni, "isni"),
    )
}
"""Of the identifiers that resolve to a URL, the propertyID, and what is before them in their compact form."""


def identifiers(*known: Doi | Pmid | Pmcid | ArxivId | Ror | Isni | None) -> list[Node]:
    """The identifiers that are given, as `registered` has them."""
    found = []
    for each in known:
        if each:
            property_id, lead = _REGISTRIES[type(each)]
            found.append({"@type": "PropertyValue", "propertyID": property_id, "value": lead + each, "url": each.url})
    return found

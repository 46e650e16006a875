"""Identifiers in all their forms: ``PropertyValue``, URLs, texts with and without a prefix."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from pubmeta.formats.schemaorg.identifiers import target_of
from pubmeta.formats.schemaorg.read.nodes import Node
from pubmeta.formats.schemaorg.terms import REGISTRY
from pubmeta.model import TargetType
from pubmeta.reading import Field
from pubmeta.vocabularies.dois import NAME
from pubmeta.vocabularies.registries import ISNI, ORCID, ROR

_KINDS = {"pmid": "pubmed", "pmcid": "pmc", "digital object identifier": "doi"}
"""The prefixes of registries by other names."""
_REGISTRIES = frozenset("doi pubmed pmc arxiv isbn issn ror isni orcid grid wikidata hdl ark crossref.funder".split())
_PREFIXED = re.compile(r"(?i)(doi|pmid|pmcid|arxiv|issn|isbn|ror|isni|orcid|grid)\s*:\s*(?=\S)")
_PROPERTY_VALUE = frozenset({"@type", "propertyID", "value", "url", "name"})
_IDENTIFYING = ("@id", "identifier", "sameAs")
_SPACE = " \t\r\n"
_DOI = re.compile(rf"{NAME}\S+")
_HOST = re.compile(
    rf"(?i)https?://(?:(?P<ror>{ROR}/)|(?P<isni>{ISNI}/)|(?P<orcid>{ORCID}/)|(?P<grid>(?:www\.)?grid\.ac/institutes/)"
    r"|(?P<wikidata>(?:www\.)?wikidata\.org/(?:wiki|entity)/)|(?P<issn>(?:portal\.)?issn\.org/(?:resource/ISSN/)?))"
)
_REGISTRY_OF = {TargetType.DOI: "doi", TargetType.PMID: "pubmed", TargetType.PMCID: "pmc", TargetType.ARXIV: "arxiv"}


class Identifier(NamedTuple):
    """An identifier.

    kind: the prefix of its registry, or what else its kind is called. field: the bare value, and where it is.
    """

    kind: str | None
    field: Field
    name: str | None = None

    @property
    def value(self) -> str:
        """The bare value."""
        return self.field.text


def keep(found: dict[str, Any], name: str, identifier: Identifier, kind: Callable[[str], str]) -> None:
    """Add the identifier to the fields that are found; one that differs from what is there is reported."""
    made, known = identifier.field.taken(kind), found.get(name)
    if known is None:
        found[name] = made
    elif made and made.casefold() != known.casefold():
        identifier.field.dropped(f"differs from {known}, which is kept; left out: {made}")


def is_unidentified(node: Node) -> bool:
    """Whether it surely has no identifier, neither its own nor one that a property names."""
    return node.keys().isdisjoint(_IDENTIFYING)


def own_identifier(node: Node) -> list[Identifier]:
    """The identifier that the node's ``@id`` is, if it has one."""
    return [named(Field(node.at("@id"), node.id, node.log))] if node.id else []


def identifiers(node: Node, key: str = "identifier") -> Iterator[Identifier]:
    """The identifiers that a property names."""
    plain = node.plain(key, _PROPERTY_VALUE, "value")
    if plain is not None:
        for values, path in plain:
            yield _of_kind(Field(path, values["value"], node.log), values.get("propertyID"), values.get("name"))
        return
    for entry in node.all(key):
        if isinstance(entry, Field):
            yield named(entry)
            continue
        value, kind, name = entry.text("value"), entry.text("propertyID"), entry.text("name")
        url = entry.text("url") or entry.id
        if value is not None:
            yield _of_kind(Field(entry.path, value.strip(_SPACE), entry.log), kind, name)
        elif url:
            yield named(Field(entry.path, url, entry.log))


def _of_kind(field: Field, kind: str | None, name: str | None) -> Identifier:
    """The identifier with this propertyID; the prefix of its registry, if its value has it, is not part of it.

    Without a propertyID its name may be that of a registry.
    """
    if kind is None and (found := registry_of(name)):
        alike = named(field)
        return alike if alike.kind == found else Identifier(found, field)
    prefix, text = registry_of(kind), field.text
    if prefix and kind and kind.startswith(REGISTRY) and text.casefold().startswith(f"{prefix}:"):
        field = field.with_text(text[len(prefix) + 1 :])
    return Identifier(prefix or kind, field, name)


def registry_of(kind: str | None) -> str | None:
    """The prefix of the registry that a propertyID means."""
    if kind is None:
        return None
    if kind.startswith(REGISTRY):
        return kind.removeprefix(REGISTRY)
    word = kind.strip().rstrip("/").casefold().removeprefix("https://").removeprefix("http://")
    word = word.removesuffix(".org") if word in {"doi.org", "orcid.org", "ror.org"} else word
    word = _KINDS.get(word, word)
    return word if word in _REGISTRIES else None


def named(field: Field) -> Identifier:
    """The identifier that a text or URL is."""
    text = field.text.strip(_SPACE)
    kind, value = target_of(text)
    if kind in _REGISTRY_OF:
        return Identifier(_REGISTRY_OF[kind], field.with_text(value))
    if host := _HOST.match(text):
        prefix = host.lastgroup
        bare = text.rstrip("/").rpartition("/")[2] if prefix in ("grid", "wikidata") else text
        return Identifier(prefix, field.with_text(bare))
    if prefixed := _PREFIXED.match(text):
        return Identifier(registry_of(prefixed[1]), field.with_text(text[prefixed.end() :]))
    return Identifier("doi" if _DOI.fullmatch(text) else None, field.with_text(text))

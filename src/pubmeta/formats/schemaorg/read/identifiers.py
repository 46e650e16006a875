"""Identifiers in all their forms: ``PropertyValue``, URLs, texts with and without a prefix."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pubmeta.formats.schemaorg.identifiers import target_of
from pubmeta.formats.schemaorg.read.nodes import Node
from pubmeta.formats.schemaorg.terms import REGISTRY
from pubmeta.model import TargetType
from pubmeta.vocabularies.dois import NAME

_KINDS = {"pmid": "pubmed", "pmcid": "pmc", "digital object identifier": "doi"}
"""The prefixes of registries by other names."""
_REGISTRIES = frozenset("doi pubmed pmc arxiv isbn issn ror isni orcid grid wikidata hdl ark crossref.funder".split())
_PREFIXED = re.compile(r"(?i)(doi|pmid|pmcid|arxiv|issn|isbn|ror|isni|orcid|grid)\s*:\s*(?=\S)")
_SPACE = " \t\r\n"
_DOI = re.compile(rf"{NAME}\S+")
_HOSTS = (
    ("ror", re.compile(r"(?i)https?://(?:www\.)?ror\.org/")),
    ("isni", re.compile(r"(?i)https?://(?:www\.)?isni\.org/")),
    ("orcid", re.compile(r"(?i)https?://(?:www\.)?orcid\.org/")),
    ("grid", re.compile(r"(?i)https?://(?:www\.)?grid\.ac/institutes/")),
    ("wikidata", re.compile(r"(?i)https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/")),
    ("issn", re.compile(r"(?i)https?://(?:portal\.)?issn\.org/(?:resource/ISSN/)?")),
)
_REGISTRY_OF = {TargetType.DOI: "doi", TargetType.PMID: "pubmed", TargetType.PMCID: "pmc", TargetType.ARXIV: "arxiv"}


class Found(NamedTuple):
    """An identifier: where, the prefix of its registry or what else its kind is called, and the bare value."""

    path: str
    kind: str | None
    value: str
    name: str | None = None


def identifiers(node: Node, key: str = "identifier") -> Iterator[Found]:
    """The identifiers that a property names."""
    for path, entry in node.nodes(key):
        if isinstance(entry, str):
            yield named(path, entry)
            continue
        value, kind, name = entry.text("value"), entry.text("propertyID"), entry.text("name")
        url = entry.text("url") or entry.id
        if value is None:
            if url:
                yield named(path, url)
            continue
        prefix = registry_of(kind)
        bare = value.strip(_SPACE)
        if prefix:
            if (kind or "").startswith(REGISTRY) and bare.casefold().startswith(f"{prefix}:"):
                bare = bare[len(prefix) + 1 :]
            yield Found(path, prefix, bare, name)
        else:
            yield Found(path, kind, bare, name)


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


def named(path: str, text: str) -> Found:
    """The identifier that a text or URL is."""
    text = text.strip(_SPACE)
    kind, value = target_of(text)
    if kind in _REGISTRY_OF:
        return Found(path, _REGISTRY_OF[kind], value)
    if prefix := next((prefix for prefix, host in _HOSTS if host.match(text)), None):
        return Found(path, prefix, text.rstrip("/").rpartition("/")[2] if prefix in ("grid", "wikidata") else text)
    if prefixed := _PREFIXED.match(text):
        return Found(path, registry_of(prefixed[1]), text[prefixed.end() :])
    return Found(path, "doi" if _DOI.fullmatch(text) else None, text)

"""The nodes of a document, where each is, and the checks that are made on every one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from pubmeta.checks.content_rules import JsonBreaches
from pubmeta.checks.json_text import Location
from pubmeta.formats.schemaorg.rules import containers, identifiers, persons, values

Node: TypeAlias = dict[str, Any]

_LOOKED_AT: Final = identifiers.LOOKED_AT | values.LOOKED_AT
"""Properties by which a node may break a rule; one without them breaks none but for its texts."""


def nodes_in(document: Any) -> list[Node]:
    """Every object in a document, in the document's order."""
    nodes: list[Node] = []
    _gather(document, nodes)
    return nodes


def _gather(value: Any, nodes: list[Node]) -> None:
    """Add every object in a value, itself the first, in the document's order."""
    if type(value) is dict:
        nodes.append(value)
        value = value.values()
    for each in value:
        kind = type(each)
        if kind is dict or kind is list:
            _gather(each, nodes)


def locations_in(document: Any) -> Mapping[int, Location]:
    """Where each object in a document is, by its identity (`id`)."""
    return dict(_located(document, ()))


def _located(value: Any, at: Location) -> Iterator[tuple[int, Location]]:
    if isinstance(value, dict):
        yield id(value), at
    for step, each in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(each, dict | list):
            yield from _located(each, (*at, step))


def is_plain(node: Node) -> bool:
    """Whether a node surely breaks no rule by itself, but for those that every text keeps; most do not."""
    if node.get("@type") == "Person":
        if not persons.is_plain(node):
            return False
    elif "isPartOf" in node and any(containers.breaches(node)):
        return False
    return _LOOKED_AT.isdisjoint(node) or (identifiers.is_plain(node) and values.is_plain(node))


def breaches(node: Node) -> JsonBreaches:
    """Every breach of a rule by one node, not by those within it."""
    yield from identifiers.breaches(node)
    yield from values.breaches(node)
    if node.get("@type") == "Person":
        yield from persons.breaches(node)
    yield from containers.breaches(node)

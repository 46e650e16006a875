"""The nodes of a document, where each is, and the checks that are made on every one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from pubmeta.checks.content_rules import JsonBreaches
from pubmeta.checks.json_text import Location
from pubmeta.formats.schemaorg.rules import containers, identifiers, persons, values

Node: TypeAlias = dict[str, Any]


def nodes_in(value: Any, at: Location = ()) -> Iterator[tuple[Node, Location]]:
    """Every object in a document, in the document's order, and where it is."""
    if isinstance(value, dict):
        yield value, at
    for step, each in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(each, dict | list):
            yield from nodes_in(each, (*at, step))


def breaches(node: Node) -> JsonBreaches:
    """Every breach of a rule by one node, not by those within it."""
    yield from identifiers.breaches(node)
    yield from values.breaches(node)
    if node.get("@type") == "Person":
        yield from persons.breaches(node)
    yield from containers.breaches(node)

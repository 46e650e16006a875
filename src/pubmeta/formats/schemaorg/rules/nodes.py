"""The nodes of a document, where each is, and the checks that are made on every one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from pubmeta.checks.content_rules import JsonBreaches
from pubmeta.checks.json_text import Location
from pubmeta.formats.schemaorg.rules import containers, identifiers, persons, values

Node: TypeAlias = dict[str, Any]
_PARTED = frozenset({dict, list})
"""What of a value in JSON has values within it."""


def nodes_in(value: Any) -> list[tuple[Node, Location]]:
    """Every object in a document, in the document's order, and where it is."""
    found: list[tuple[Node, Location]] = []
    _add(value, (), found)
    return found


def _add(value: Any, at: Location, found: list[tuple[Node, Location]]) -> None:
    if type(value) is dict:
        found.append((value, at))
        within: Iterable[tuple[str | int, Any]] = value.items()
    else:
        within = enumerate(value)
    for step, each in within:
        if type(each) in _PARTED:
            _add(each, (*at, step), found)


def breaches(node: Node) -> JsonBreaches:
    """Every breach of a rule by one node, not by those within it."""
    yield from identifiers.breaches(node)
    yield from values.breaches(node)
    if node.get("@type") == "Person":
        yield from persons.breaches(node)
    yield from containers.breaches(node)

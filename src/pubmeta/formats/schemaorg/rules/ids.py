"""The checks on the ``@id`` of nodes: those with the same one are one node, and a local one is that of a node here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

Breaches: TypeAlias = Iterator[tuple[str, str, dict[str, Any]]]
"""The rule's code without the format's name, what is wrong, and the node."""


def breaches(nodes: list[dict[str, Any]]) -> Breaches:
    """The rules that these nodes break by their @id, all having one."""
    yield from conflicts(nodes)
    known = {node["@id"] for node in nodes if len(node) > 1 and isinstance(node["@id"], str)}
    for node in nodes:
        identifier = node["@id"]
        if len(node) == 1 and str(identifier).startswith(("#", "_:")) and identifier not in known:
            yield "dangling-id", f"no node here has the @id {identifier}", node


def conflicts(nodes: list[dict[str, Any]]) -> Breaches:
    """Nodes that have the @id of another one, and say something else."""
    first: dict[str, dict[str, Any]] = {}
    reported = set()
    for node in nodes:
        identifier = node["@id"]
        if len(node) > 1 and isinstance(identifier, str):
            known = first.setdefault(identifier, node)
            conflict = None if known is node else _conflict(known, node)
            if conflict and (identifier, conflict) not in reported:
                reported.add((identifier, conflict))
                yield "id-conflict", f"{identifier} is the @id of {conflict}", node


def _conflict(known: dict[str, Any], other: dict[str, Any]) -> str | None:
    """How two nodes of one @id differ: in what they are, or in who they are; organisations go by many names."""
    kinds = {str(known.get("@type")), str(other.get("@type"))}
    if len(kinds) > 1 and not kinds & {"CreativeWork", "Thing", "None"}:
        return f"a {known['@type']} and here of a {other['@type']}"
    names = [name for name in (known.get("name"), other.get("name")) if name]
    if kinds == {"Person"} and len(names) == 2 and names[0] != names[1]:
        return f"{names[0]!r} and here of {names[1]!r}"
    return None

"""The check on what a node is part of: an issue of a volume, a volume of a periodical."""

from __future__ import annotations

from typing import Any

from pubmeta.checks.content_rules import JsonBreaches

_LEVELS = {"PublicationIssue": 1, "PublicationVolume": 2, "Periodical": 3}


def breaches(node: dict[str, Any]) -> JsonBreaches:
    """Each thing that a node is part of, and cannot be."""
    level = _LEVELS.get(str(node.get("@type")))
    containers = node.get("isPartOf")
    if level is None or not containers:
        return
    for container in containers if isinstance(containers, list) else [containers]:
        kind = str(container.get("@type")) if isinstance(container, dict) else ""
        if _LEVELS.get(kind, level + 1) <= level:
            yield "nesting", f"a {node['@type']} is not part of a {kind}", "isPartOf"

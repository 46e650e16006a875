"""The checks on the array: that it has items, and that each has an id of its own."""

from __future__ import annotations

from typing import Any

from pubmeta.checks.content_rules import JsonBreaches


def breaches(items: list[Any]) -> JsonBreaches:
    """Every breach of a rule in the ids of an array, those of the items before those that refer to them."""
    if not items:
        yield "empty", "the array has no items"
    first: dict[str, int] = {}
    for index, item in enumerate(items):
        identifier = item.get("id") if isinstance(item, dict) else None
        if not isinstance(identifier, str | int | float):
            continue
        key = str(identifier).lower()
        if not key.strip():
            yield "id", "is blank, so no citation can point to the item", index, "id"
        elif key in first:
            yield "id-unique", f"the id {identifier!r} is also that of item {first[key]}", index, "id"
        else:
            first[key] = index
    for index, item in enumerate(items):
        custom = item.get("custom") if isinstance(item, dict) else None
        listed = custom.get("references") if isinstance(custom, dict) else None
        for place, identifier in enumerate(listed if isinstance(listed, list) else ()):
            if str(identifier).lower() not in first:
                yield "references", f"no item has the id {identifier!r}", index, "custom", "references", place

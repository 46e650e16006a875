"""The checks on an item as a whole: that it can be printed, and says each thing in one variable."""

from __future__ import annotations

from typing import Any

from pubmeta.checks.content_rules import JsonBreaches
from pubmeta.formats.csl.rules.names import NAME_VARIABLES

_PRINTED = (
    *("title", "title-short", "container-title", "publisher", "note", "number", "event-title", "DOI", "URL"),
    *NAME_VARIABLES,
)
PARTS = frozenset({"article-journal", "article-magazine", "article-newspaper", "chapter", "paper-conference"})
_LEGACY = (("container-title-short", "journalAbbreviation"), ("title-short", "shortTitle"))


def breaches(item: dict[str, Any]) -> JsonBreaches:
    """Every breach of a rule by one item as a whole."""
    custom = item.get("custom")
    has_text = isinstance(custom, dict) and "unstructured" in custom
    if not has_text and not any(item.get(variable) for variable in _PRINTED):
        yield "says-nothing", "the item has no title, name, container or address, and is printed as nothing"
    elif str(item.get("type")) in PARTS and not (item.get("container-title") or item.get("event-title")):
        yield "container", "the item has no container-title, and styles print its title alone"
    for name, legacy in _LEGACY:
        if legacy in item and item.get(name) != item[legacy]:
            if name in item:
                yield "short-form", (f"differs from {name}", f"remove {legacy}"), legacy
            else:
                yield "short-form", (f"is a legacy form of {name}", f"rename it {name}"), legacy
    if str(item.get("status", "")).strip().lower() in {"published", "final"}:
        yield "status", "the work is published, and some processors print its status", "status"

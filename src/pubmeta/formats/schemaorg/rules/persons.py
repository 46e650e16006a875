"""The checks on the names of persons."""

from __future__ import annotations

import re
from typing import Any

from pubmeta.checks.content_rules import JsonBreaches, TextBreaches

_SEVERAL = re.compile(r"(?i);|\set\.?\s+al\b|^(?:and\s+)?others$|\s(?:and|&)\s")


def name_breaches(name: str) -> TextBreaches:
    """What is wrong with the whole name of one person."""
    if _SEVERAL.search(name):
        yield "agent-name", f"{name!r} looks like several people"


def breaches(person: dict[str, Any]) -> JsonBreaches:
    """Every breach of a rule in the name of one person."""
    name, family = person.get("name"), person.get("familyName")
    if not isinstance(name, str):
        return
    for code, message in name_breaches(name):
        yield code, message, "name"
    if isinstance(family, str) and family not in name:
        yield "name-parts", f"{family!r} is not in the name, {name!r}", "familyName"

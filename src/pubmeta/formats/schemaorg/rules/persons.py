"""The checks on the names of persons."""

from __future__ import annotations

import re
from typing import Any

from pubmeta.checks.content_rules import JsonBreaches

_SEVERAL = re.compile(r"(?i);|\set\.?\s+al\b|^(?:and\s+)?others$|\s(?:and|&)\s")
_MAY_BE_SEVERAL = re.compile(r";|\s[&aAeE]|[oO][tT]")
"""What is in every name that the other pattern finds, and is found faster."""


def is_plain(person: dict[str, Any]) -> bool:
    """Whether the name of a person breaks no rule."""
    name, family = person.get("name"), person.get("familyName", "")
    if not isinstance(name, str) or not isinstance(family, str) or family not in name:
        return False
    return not (_MAY_BE_SEVERAL.search(name) and _SEVERAL.search(name))


def breaches(person: dict[str, Any]) -> JsonBreaches:
    """Every breach of a rule in the name of one person."""
    name, family = person.get("name"), person.get("familyName")
    if not isinstance(name, str):
        return
    if _SEVERAL.search(name):
        yield "agent-name", f"{name!r} looks like several people", "name"
    if isinstance(family, str) and family not in name:
        yield "name-parts", f"{family!r} is not in the name, {name!r}", "familyName"

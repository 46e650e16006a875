"""The checks on names."""

from __future__ import annotations

import re
from typing import Any, Final

from pubmeta.checks.content_rules import Finding, JsonBreaches
from pubmeta.vocabularies.names import ET_AL, OTHERS

NAME_VARIABLES: Final = frozenset(
    {
        *("author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator"),
        *("director", "editor", "editorial-director", "executive-producer", "guest", "host", "illustrator"),
        *("interviewer", "narrator", "organizer", "original-author", "performer", "producer", "recipient"),
        *("reviewed-author", "script-writer", "series-creator", "translator"),
    }
)

_PARTS = ("family", "given", "suffix", "dropping-particle", "non-dropping-particle")
_ET_AL = re.compile(rf"(?i)(?:(?:and|&)\s+)?{ET_AL}\.?|{OTHERS}|others")
_DOUBTFUL = re.compile(r"[;,&]|\b(?:and|AND|[eE][tT]|[oO][tT][hH][eE][rR][sS])|[eE][tT][aA][lL]")
"""What is in every family name that has a fault; one search spares the others."""
_SEVERAL = re.compile(r";\s|\s(?:and|&)\s")


def breaches(name: dict[str, Any]) -> JsonBreaches:
    """Every breach of a rule in one name."""
    known = {part: value.strip() for part, value in name.items() if isinstance(value, str) and value.strip()}
    parts = [part for part in _PARTS if part in known]
    if "literal" in known:
        if parts:
            yield "name-literal", f"has literal and {' and '.join(parts)}"
    elif not parts:
        yield "name-empty", "has neither family nor literal"
    elif "family" not in known:
        yield "name-family", f"has {' and '.join(parts)} without family"
    if fault := family_fault(known.get("family", ""), has_given="given" in known):
        yield "name-form", fault, "family"
    if fault := literal_fault(known.get("literal", "")):
        yield "name-form", fault, "literal"


def _may_be_faulty(value: str) -> bool:
    """Whether there may be something wrong with a family name, or one that is not divided; with most there is not."""
    return _DOUBTFUL.search(value) is not None


def literal_fault(value: str) -> Finding | None:
    """What is wrong with the form of a name that is not divided."""
    if _ET_AL.fullmatch(value):
        return f"{value!r} is not a name; styles shorten lists of names themselves", "remove it"
    return None


def family_fault(value: str, *, has_given: bool) -> Finding | None:
    """What is wrong with the form of a family name."""
    if not _may_be_faulty(value):
        return None
    if _SEVERAL.search(value):
        return f"{value!r} looks like several names", "write each by itself"
    if "," in value and not has_given:
        return f"{value!r} looks like a whole name", "divide it into family, given and suffix"
    return literal_fault(value)

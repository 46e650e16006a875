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
_SEVERAL = re.compile(r";\s|\s(?:and|&)\s")

_PLAIN_NAME = re.compile(r"(?!(?i:others)\n)\w[\w\-'’.]*\n\w[\w\-'’. ]*")


def is_plain(name: dict[str, Any]) -> bool:
    """Whether a name is a family name of one word, and a given name, which surely break no rule; most are."""
    family, given = name.get("family"), name.get("given")
    return (
        len(name) == 2
        and isinstance(family, str)
        and isinstance(given, str)
        and _PLAIN_NAME.fullmatch(f"{family}\n{given}") is not None
    )


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
    for part in ("family", "literal"):
        if fault := _form_fault(known, part):
            yield "name-form", fault, part


def _form_fault(known: dict[str, str], part: str) -> Finding | None:
    """What is wrong with the form of a part."""
    value = known.get(part, "")
    if _ET_AL.fullmatch(value):
        return f"{value!r} is not a name; styles shorten lists of names themselves", "remove it"
    if part == "literal":
        return None
    if _SEVERAL.search(value):
        return f"{value!r} looks like several names", "write an object for each"
    if "," in value and "given" not in known:
        return f"{value!r} looks like a whole name", "divide it into family, given and suffix"
    return None

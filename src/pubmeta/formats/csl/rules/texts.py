"""The checks on texts: characters, rich text, what other formats left in them."""

from __future__ import annotations

import re

from pubmeta.checks.content_rules import JsonBreaches
from pubmeta.checks.stray_markup import is_clean, references_in, tags_in
from pubmeta.model.base import checked_characters, reason_of

_RICH = frozenset(
    {"title", "title-short", "container-title", "collection-title", "abstract", "keyword", "original-title", "note"}
)
"""Variables in which rich text is looked at."""

_KNOWN_TAG = re.compile(
    r"<(i|b|sup|sub)>|</(i|b|sup|sub|span)>"
    r"""|<(span) (?:style="font-variant:\s*small-caps;?"|class="nocase")>"""
)


def is_sound(value: str) -> bool:
    """Whether a text surely breaks no rule, as most do not."""
    return is_clean(value) and bool(value.strip())


def breaches(variable: str, value: str) -> JsonBreaches:
    """Every breach of a rule in one text that is not sound."""
    if not value.strip():
        if variable != "id":
            yield "blank", "is blank"
        return
    try:
        checked_characters(value)
    except ValueError as error:
        yield "characters", reason_of(error)
    if references := ", ".join(dict.fromkeys(references_in(value))):
        yield "entity", f"has {references}, which is printed literally"
    if "<" not in value or variable not in _RICH:
        return
    if fault := _nesting_fault(value):
        yield "markup-nesting", fault
    if tags := ", ".join(dict.fromkeys(tag for tag in tags_in(value) if not _KNOWN_TAG.fullmatch(tag))):
        yield "markup", f"has {tags}, which is printed literally"


def _nesting_fault(value: str) -> str | None:
    opened: list[str] = []
    for match in _KNOWN_TAG.finditer(value):
        start, end, span = match.groups()
        if not end:
            opened.append(start or span)
        elif not opened:
            return f"</{end}> closes nothing"
        elif (last := opened.pop()) != end:
            return f"</{end}> comes while <{last}> is open"
    return f"<{opened[-1]}> is not closed" if opened else None

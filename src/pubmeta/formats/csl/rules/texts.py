"""Content rules for texts: characters, rich text, what other formats left in them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from pubmeta.checks.json_text import Location, json_path
from pubmeta.checks.stray_markup import is_clean, references_in, tags_in
from pubmeta.formats.csl.rules.rule import rule
from pubmeta.model.base import checked_characters
from pubmeta.problems import Kind, Problem
from pubmeta.registry import Rule

_RICH_TEXT = "citeproc-js documentation: rich text; measured in pandoc, citeproc-js and citeproc-py"

CHARACTERS = rule("characters", "a text holds no control characters", "XML 1.0, which most outputs become")
NESTING = rule("markup-nesting", "rich-text tags are closed, and nest properly", _RICH_TEXT)
MARKUP = rule(
    "markup",
    "the only tags are <i>, <b>, <sup>, <sub> and the spans for small capitals and no case; others print as they stand",
    _RICH_TEXT,
    Kind.DISCOURAGED,
)
ENTITY = rule(
    "entity",
    "& and < stand as they are: CSL-JSON has no references, &amp; prints as &amp;",
    _RICH_TEXT,
    Kind.DISCOURAGED,
)
BLANK = rule(
    "blank", "a variable that is blank says nothing; leave it out", "pubmeta: absent is not written", Kind.DISCOURAGED
)

RULES: Final[tuple[Rule, ...]] = (CHARACTERS, NESTING, MARKUP, ENTITY, BLANK)

_RICH = frozenset(
    {"title", "title-short", "container-title", "collection-title", "abstract", "keyword", "original-title", "note"}
)
"""Variables in which rich text is looked at."""

_KNOWN_TAG = re.compile(
    r"<(i|b|sup|sub)>|</(i|b|sup|sub|span)>"
    r"""|<(span) (?:style="font-variant:\s*small-caps;?"|class="nocase")>"""
)


_PLAIN = re.compile(
    r"[^<&]*(?:(?:<(i|b|sup|sub)>[^<&]*</\1>|&(?![A-Za-z#])|<(?![A-Za-z/]))[^<&]*)*"  # no tag but a pair of ours
)


def is_plain(value: str) -> bool:
    """Whether a text surely breaks no rule, rich though it may be."""
    return not value.isspace() and value != "" and value.isprintable() and _PLAIN.fullmatch(value) is not None


def are_clean(values: Collection[str]) -> bool:
    """Whether these texts surely break no rule; most do not."""
    return all(values) and is_clean("".join(values)) and not any(map(str.isspace, values))


def problems(variable: str, value: str, at: Location) -> Iterator[Problem]:
    """Every breach of a rule in one text."""
    if not value.strip():
        if variable != "id":
            yield BLANK.problem(json_path(at))
        return
    if is_clean(value):
        return
    try:
        checked_characters(value)
    except ValueError as error:
        yield CHARACTERS.problem(json_path(at), str(error))
    if references := ", ".join(dict.fromkeys(references_in(value))):
        yield ENTITY.problem(json_path(at), f"has {references}, which prints as it stands; write the character itself")
    if "<" not in value or variable not in _RICH:
        return
    if fault := _nesting_fault(value):
        yield NESTING.problem(json_path(at), fault)
    if tags := ", ".join(dict.fromkeys(tag for tag in tags_in(value) if not _KNOWN_TAG.fullmatch(tag))):
        yield MARKUP.problem(json_path(at), f"has {tags}, which prints as it stands; use CSL's own tags or none")


def _nesting_fault(value: str) -> str | None:
    opened: list[str] = []
    for match in _KNOWN_TAG.finditer(value):
        start, end, span = match.groups()
        if not end:
            opened.append(start or span)
        elif not opened:
            return f"</{end}> closes nothing"
        elif (last := opened.pop()) != end:
            return f"</{end}> stands where <{last}> is open"
    return f"<{opened[-1]}> is not closed" if opened else None

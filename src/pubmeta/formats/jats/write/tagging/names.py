"""Where the names of a cited work's persons and groups are in the reference as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pubmeta.formats.jats.write.names import name_style
from pubmeta.formats.jats.write.tagging.printed import Slice, places_of, stands_alone
from pubmeta.model import Name, PersonName
from pubmeta.vocabularies.names import ET_AL, OTHERS

_BEFORE_FIRST = re.compile(r"\W*(?:\d{1,4}[\].):]?\s+)?\W*")
"""What may be before the authors: a bullet, a number."""
_BETWEEN_NAMES = re.compile(r"[\s,;.]*(?:(?:and|und|et|och|og|en|ja|i|y|e)\s+|&\s*)?")
_WITHIN_NAME = re.compile(r",?\s*")
_ET_AL = re.compile(rf"[\s,;.]*(?:and\s+|&\s*)?({ET_AL}\.?|{OTHERS})")
_EDITORS_BEFORE = re.compile(r"(?:\bin\b(?:\s*+:)?|\b(?:ed(?:itor)?s?|edited\s+by|hrsg)\b\.?:?)[\s(]*+$", re.IGNORECASE)
_EDITORS_AFTER = re.compile(r"[\s,(\[]*(?:ed(?:itor)?s?|hrsg|orgs?)\b", re.IGNORECASE)

_ORDERS = (
    ("prefix", "given", "family", "suffix"),
    ("prefix", "family", "suffix", "given"),
    ("family", "given", "suffix"),
)
_MOST_STARTS = 100
_ELEMENTS = {"prefix": "prefix", "given": "given-names", "family": "surname", "suffix": "suffix"}


def author_group(names: tuple[Name, ...], text: str, *, et_al: bool) -> Slice | None:
    """The `person-group` of the authors: at the head of the reference, else at the one place where all are in a row."""
    head = _BEFORE_FIRST.match(text)
    row = _row(names, text, head.end() if head else 0, et_al=et_al)
    if row is None and isinstance(names[0], PersonName) and names[0].given:
        rows = [found for start in _starts(names[0], text) if (found := _row(names, text, start, et_al=et_al))]
        row = rows[0] if len(rows) == 1 else None
    return _group("author", row) if row else None


def editor_group(names: tuple[Name, ...], text: str) -> Slice | None:
    """The `person-group` of the editors: the one row of their names that says so."""
    rows = [
        row
        for start in _starts(names[0], text)
        if (row := _row(names, text, start, et_al=False))
        and (_EDITORS_BEFORE.search(text[max(0, start - 20) : start]) or _EDITORS_AFTER.match(text, row[-1].end))
    ]
    return _group("editor", rows[0]) if len(rows) == 1 else None


def _group(kind: str, row: list[Slice]) -> Slice:
    return Slice(row[0].start, row[-1].end, "person-group", {"person-group-type": kind}, tuple(row))


def _starts(name: Name, text: str) -> Sequence[int]:
    """Where a name may begin: at each of the parts that may come first; nowhere where that is too often.

    Among namesakes a row may begin with each, and goes on nearly to the end before it fails.
    """
    if isinstance(name, PersonName):
        firsts = {part for part in (name.prefix, name.given, name.whole_family) if part}
    else:
        firsts = {name.name}
    starts = sorted({start for first in firsts for start in places_of(first, text)})
    return starts if len(starts) <= _MOST_STARTS else ()


def _row(names: tuple[Name, ...], text: str, start: int, *, et_al: bool) -> list[Slice] | None:
    """The names one after the other from `start`, and `etal` if it is asked for."""
    row: list[Slice] = []
    for name in names:
        if row and (gap := _BETWEEN_NAMES.match(text, row[-1].end)):
            start = gap.end()
        place = _person(name, text, start) if isinstance(name, PersonName) else _collab(name.name, text, start)
        if place is None or (row and place.start == row[-1].end):
            return None
        row.append(place)
    if et_al:
        others = _ET_AL.match(text, row[-1].end)
        if others is None:
            return None
        row.append(Slice(others.start(1), others.end(1), "etal"))
    return row


def _collab(name: str, text: str, start: int) -> Slice | None:
    end = start + len(name)
    return Slice(start, end, "collab") if text.startswith(name, start) and stands_alone(text, start, end) else None


def _person(person: PersonName, text: str, start: int) -> Slice | None:
    """The longest that one order of the parts gives, each part present."""
    values = {"given": person.given, "family": person.whole_family, "prefix": person.prefix, "suffix": person.suffix}
    present = {part: value for part, value in values.items() if value}
    style = name_style(person)
    for order in _ORDERS:
        parts = [(part, present[part]) for part in order if part in present]
        if len(parts) == len(present):
            found = _in_order(parts, text, start)
            if found and stands_alone(text, found[0].start, found[-1].end):
                attributes = {"name-style": style} if style else None
                return Slice(found[0].start, found[-1].end, "string-name", attributes, tuple(found))
    return None


def _in_order(parts: list[tuple[str, str]], text: str, start: int) -> list[Slice] | None:
    found: list[Slice] = []
    for part, value in parts:
        if found and (gap := _WITHIN_NAME.match(text, start)):
            if not gap[0] and text[start - 1] != "." and text[start - 1].isascii():
                return None
            start = gap.end()
        if not text.startswith(value, start):
            return None
        found.append(Slice(start, start + len(value), _ELEMENTS[part]))
        start += len(value)
    return found

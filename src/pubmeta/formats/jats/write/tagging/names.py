"""Where the names of a cited work's persons and groups are in the reference as printed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pubmeta.formats.jats.write.names import EASTERN
from pubmeta.formats.jats.write.tagging.printed import Printed, Slice, places_of, stands_alone
from pubmeta.model import Name, PersonName
from pubmeta.vocabularies.names import ET_AL, OTHERS, is_family_first
from pubmeta.xml.build import line

_BEFORE_FIRST = re.compile(r"\W*(?:\d{1,4}[\].):]?\s+)?\W*")
"""What may be before the authors: a bullet, a number."""
_BETWEEN_NAMES = re.compile(r"[\s,;.]*(?:(?:and|und|et|och|og|en|ja|i|y|e)\s+|&\s*)?")
_WITHIN_NAME = re.compile(r",?\s*")
_ET_AL = re.compile(rf"[\s,;.]*(?:and\s+|&\s*)?({ET_AL}\.?|{OTHERS})")
_EDITORS_BEFORE = re.compile(r"(?:\bin\b(?:\s*+:)?|\b(?:ed(?:itor)?s?|edited\s+by|hrsg)\b\.?:?)[\s(]*+$", re.IGNORECASE)
_EDITORS_AFTER = re.compile(r"[\s,(\[]*(?:ed(?:itor)?s?|hrsg|orgs?)\b", re.IGNORECASE)

_TAGS = {"prefix": "prefix", "given": "given-names", "family": "surname", "suffix": "suffix"}
_ORDERS = tuple(
    tuple((part, f"<{_TAGS[part]}>", f"</{_TAGS[part]}>") for part in order.split())
    for order in ("prefix given family suffix", "prefix family suffix given", "family given suffix")
)
"""The orders in which the parts of a name are printed, each with its element."""
_MOST_STARTS = 100


def author_group(names: tuple[Name, ...], printed: Printed, *, et_al: bool) -> Slice | None:
    """The `person-group` of the authors: at the head of the reference, else at the one place where all are in a row."""
    head = _BEFORE_FIRST.match(printed.text)
    row = _row("author", names, printed, head.end() if head else 0, et_al=et_al)
    if row is None and isinstance(names[0], PersonName) and names[0].given:
        starts = _starts(names[0], printed.text)
        rows = [found for start in starts if (found := _row("author", names, printed, start, et_al=et_al))]
        row = rows[0] if len(rows) == 1 else None
    return row


def editor_group(names: tuple[Name, ...], printed: Printed) -> Slice | None:
    """The `person-group` of the editors: the one row of their names that says so."""
    text = printed.text
    rows = [
        row
        for start in _starts(names[0], text)
        if (row := _row("editor", names, printed, start))
        and (_EDITORS_BEFORE.search(text[max(0, start - 20) : start]) or _EDITORS_AFTER.match(text, row.end))
    ]
    return rows[0] if len(rows) == 1 else None


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


def _row(kind: str, names: tuple[Name, ...], printed: Printed, start: int, *, et_al: bool = False) -> Slice | None:
    """The group of the names one after the other from `start`, and `etal` if it is asked for."""
    text = printed.text
    parts: list[str] = []
    begin = end = start
    for name in names:
        if parts and (gap := _BETWEEN_NAMES.match(text, end)):
            begin = gap.end()
            if begin == end:
                return None
        found = _person(name, printed, begin) if isinstance(name, PersonName) else _collab(name.name, printed, begin)
        if found is None:
            return None
        before, (written, end) = text[end:begin], found
        parts += (printed.escaped(before), written)
    if et_al:
        others = _ET_AL.match(text, end)
        if others is None:
            return None
        parts.append(f"{printed.escaped(text[end : others.start(1)])}<etal>{printed.escaped(others[1])}</etal>")
        end = others.end(1)
    return Slice(start, end, "person-group", f' person-group-type="{kind}"', "".join(parts))


_Found = tuple[str, int]
"""A name as XML, and where it ends."""


def _collab(name: str, printed: Printed, start: int) -> _Found | None:
    end = start + len(name)
    if not (printed.text.startswith(name, start) and stands_alone(printed.text, start, end)):
        return None
    return line("collab", name), end


def _person(person: PersonName, printed: Printed, start: int) -> _Found | None:
    """The longest that one order of the parts gives, each part present."""
    values = person.__dict__  # quicker than `vars`
    if values["particle"]:
        values = {**values, "family": person.whole_family}
    for order in _ORDERS if values["prefix"] is None else _ORDERS[:2]:
        if found := _in_order(order, values, printed, start):
            written, end = found
            if stands_alone(printed.text, start, end):
                family = person.family
                attributes = "" if family.isascii() or not is_family_first(family) else EASTERN
                return f"<string-name{attributes}>{written}</string-name>", end
    return None


def _in_order(
    order: Sequence[tuple[str, str, str]], values: Mapping[str, str | None], printed: Printed, start: int
) -> _Found | None:
    text, escaped = printed.text, printed.escaped
    written = ""
    begin = end = start
    for part, opening, closing in order:
        value = values[part]
        if value is None:
            continue
        if written and (gap := _WITHIN_NAME.match(text, end)):
            begin = gap.end()
            if begin == end and text[end - 1] != "." and text[end - 1].isascii():
                return None
        if not text.startswith(value, begin):
            return None
        written += f"{text[end:begin]}{opening}{escaped(value)}{closing}"  # of a gap nothing is to be escaped
        end = begin + len(value)
    return written, end

"""From which day to which day something was, in the words that are printed for it; sure or silent."""

from __future__ import annotations

import re

from pubmeta.model import PartialDate
from pubmeta.vocabularies.dashes import DASH
from pubmeta.vocabularies.months import month_number

_LONGEST = 100
_ISO = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
_ISO_SPAN = re.compile(rf"({_ISO})(?:\s*(?:/|\s{DASH}\s|[‐-―−]|\bto\b)\s*({_ISO}))?")
_BETWEEN = re.compile(rf"{DASH}{{1,3}}|\b(?:to|until|through)\b")
_WORD = re.compile(r"\d+|[^\W\d_]+")
_NOISE = frozenset("th st nd rd of de del the from le du".split())
_IS_PUNCTUATION = re.compile(r"[\s,.]*")

_Parts = tuple[str | None, int | None, str | None]
"""Year, month and day, as far as a text says them."""


def days_between(text: str) -> tuple[PartialDate, PartialDate | None] | None:
    """The first and the last day that a text names: ``3–5 June 2024``, ``2003 Aug 25-29``, ``June 28 - July 2, 2015``,
    ``2024-06-03/2024-06-05``, ``December 2011``. The last is None where there is one date alone.

    None where the text says anything else, or dates in numbers alone that could be read in two ways.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if found := _ISO_SPAN.fullmatch(text):
        return _in_order(found[1], found[2])
    sides = _BETWEEN.split(text)
    parts = [_parts(side) for side in sides]
    if not 1 <= len(parts) <= 2 or None in parts:
        return None
    first, *others = [part for part in parts if part]
    last = others[0] if others else None
    found_days = _in_order(_iso(*_completed(first, last)), _iso(*_completed(last, first)) if last else None)
    if found_days is None or (found_days[1] and len(found_days[0].parts) != len(found_days[1].parts)):
        return None  # a day and a month, of which one is not what it seems
    return found_days


def _parts(side: str) -> _Parts | None:
    """What one side of a dash says; None if it says more than a date, or nothing."""
    year: str | None = None
    month: int | None = None
    day: str | None = None
    if not _IS_PUNCTUATION.fullmatch(_WORD.sub("", side)):
        return None
    for word in _WORD.findall(side.casefold()):
        number = month_number(word)
        if word.isdecimal() and len(word) == 4 and year is None:
            year = word
        elif word.isdecimal() and len(word) <= 2 and day is None:
            day = word
        elif number and month is None:
            month = number
        elif word not in _NOISE:
            return None
    return (year, month, day) if year or month or day else None


def _completed(part: _Parts, other: _Parts | None) -> _Parts:
    """A part with the year of the other, and its month, as far as the text says them only once."""
    if other is None:
        return part
    year, month, day = part
    return (year or other[0], month or (other[1] if day else None), day)


def _iso(year: str | None, month: int | None, day: str | None) -> str | None:
    if year is None or (day and not month):
        return None
    return "-".join([year, *([f"{month:02d}"] if month else []), *([f"{int(day):02d}"] if day else [])])


def _in_order(first: str | None, last: str | None) -> tuple[PartialDate, PartialDate | None] | None:
    """The dates, if they are dates of the calendar in their order."""
    if first is None:
        return None
    try:
        start, end = PartialDate(first), PartialDate(last) if last else None
    except ValueError:
        return None
    if end is not None and end.is_before(start):
        return None
    return start, end

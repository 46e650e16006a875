"""Where days and months stand in the reference as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubmeta.formats.jats.tagging.printed import Place
from pubmeta.model import PartialDate

_MONTHS = (
    "January|Jan", "February|Feb", "March|Mar", "April|Apr", "May", "June|Jun", "July|Jul", "August|Aug",
    "September|Sept|Sep", "October|Oct", "November|Nov", "December|Dec",
)  # fmt: skip
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
"""The name of any month, to be compared without regard to case."""
_VISITED = re.compile(
    r"\b(?:access|retriev|visit|view|cit|consult|read|abgerufen|zugriff|acess|acced)\w*\W*(?:(?:on|at|am|le|em|el)\b)?\W*$",
    re.IGNORECASE,
)
_BEFORE_DATE = 32


def day_and_month(date: PartialDate, text: str, start: int, end: int) -> list[Place]:
    """The `day` and `month` beside the year that stands from `start` to `end`: ``3 May 2019``, ``2019, May 3``."""
    if date.month is None:
        return []
    month = rf"(?P<month>{_MONTHS[date.month - 1]})\b\.?"
    day = rf"(?P<day>0?{date.day})(?:st|nd|rd|th)?" if date.day else "(?P<day>(?!))"
    for pattern in (rf"(?<!\w){day}\s+{month},?\s+$", rf"\b{month}\s+{day},?\s+$", rf"\b{month},?\s+$"):
        if found := re.compile(pattern).search(text[:start]):
            return _parts(found)
    for pattern in (rf"[\s,;]+{month}\s+{day}(?!\w)", rf"[\s,;]+{day}\s+{month}", rf"[\s,;]+{month}"):
        if found := re.compile(pattern).match(text, end):
            return _parts(found)
    return []


def _parts(found: re.Match[str]) -> list[Place]:
    places = [
        Place(found.start(part), found.end(part), part)
        for part in ("day", "month")
        if part in found.re.groupindex and found[part]
    ]
    return sorted(places, key=lambda place: place.start)


def access_dates(date: PartialDate, text: str) -> Iterator[tuple[int, int]]:
    """Each place of the date that follows a word such as ``accessed``."""
    year = f"{date.year:04d}"
    if date.month is None:
        forms = [year]
    else:
        month = rf"(?:{_MONTHS[date.month - 1]})\b\.?"
        if date.day is None:
            forms = [rf"{month},?\s+{year}", rf"{year},?\s+{month}", str(date)]
        else:
            day = rf"0?{date.day}(?:st|nd|rd|th)?"
            forms = [
                rf"{day}\s+{month},?\s+{year}",
                rf"{month}\s+{day},?\s+{year}",
                rf"{year},?\s+{month}\s+{day}",
                str(date),
            ]
    for found in re.finditer(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", text):
        if _VISITED.search(text[max(0, found.start() - _BEFORE_DATE) : found.start()]):
            yield found.span()

"""Where days and months are in the reference as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubmeta.formats.jats.write.tagging.printed import Slice
from pubmeta.model import PartialDate
from pubmeta.vocabularies.months import ENGLISH

_MONTHS = {word.title(): number for number, name in enumerate(ENGLISH, 1) for word in (name, name[:3])} | {"Sept": 9}
"""The month of each name that is looked for."""
MONTH = rf"(?:{'|'.join(name[:3] for name in ENGLISH)})[a-z]*\.?"
"""The name of any month, to be compared without regard to case."""
_VISITED = re.compile(
    r"\b(?:access|retriev|visit|view|cit|consult|read|abgerufen|zugriff|acess|acced)\w*+\W*+(?:(?:on|at|am|le|em|el)\b\W*+)?$",
    re.IGNORECASE,
)
_BEFORE_DATE = 32
# Patterns of any date: one of each date would be compiled for it, which takes longer than all else that is done with a
# reference.
_NAME = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4})"
_BEFORE_YEAR = tuple(
    map(re.compile, (rf"(?<!\w){_DAY}\s+{_NAME},?\s+$", rf"\b{_NAME}\s+{_DAY},?\s+$", rf"\b{_NAME},?\s+$"))
)
_AFTER_YEAR = tuple(
    map(re.compile, (rf"[\s,;]+{_NAME}\s+{_DAY}(?!\w)", rf"[\s,;]+{_DAY}\s+{_NAME}", rf"[\s,;]+{_NAME}"))
)
_WHOLE = tuple(
    tuple(re.compile(rf"(?<!\w){form}(?!\w)") for form in forms)
    for forms in (
        (_YEAR,),
        (rf"{_NAME},?\s+{_YEAR}", rf"{_YEAR},?\s+{_NAME}", r"(?P<iso>[0-9]{4}-[0-9]{2})"),
        (
            rf"{_DAY}\s+{_NAME},?\s+{_YEAR}",
            rf"{_NAME}\s+{_DAY},?\s+{_YEAR}",
            rf"{_YEAR},?\s+{_NAME}\s+{_DAY}",
            r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})",
        ),
    )
)
"""How a year, a month of one and a day of one are printed."""


def day_and_month(date: PartialDate, text: str, start: int, end: int) -> list[Slice]:
    """The day and month of a date beside its year, which is from `start` to `end`: ``3 May 2019``, ``2019, May 3``."""
    for pattern in _BEFORE_YEAR:
        found = pattern.search(text, max(0, start - _BEFORE_DATE), start)
        if found and _is_of(date, found):
            return _parts(found)
    for pattern in _AFTER_YEAR:
        found = pattern.match(text, end)
        if found and _is_of(date, found):
            return _parts(found)
    return []


def _is_of(date: PartialDate, found: re.Match[str]) -> bool:
    """Whether what was found is of the date, as far as it says."""
    parts = found.groupdict()
    return (
        parts.get("iso", str(date)) == str(date)
        and int(parts.get("year", date.year)) == date.year
        and ("month" not in parts or _MONTHS[parts["month"]] == date.month)
        and ("day" not in parts or int(parts["day"]) == date.day)
    )


def _parts(found: re.Match[str]) -> list[Slice]:
    places = [
        Slice(found.start(part), found.end(part), part)
        for part in ("day", "month")
        if part in found.re.groupindex and found[part]
    ]
    return sorted(places, key=lambda place: place.start)


def access_dates(date: PartialDate, text: str) -> Iterator[tuple[int, int]]:
    """Each place of the date that follows a word such as ``accessed``."""
    if f"{date.year:04d}" not in text:
        return
    for form in _WHOLE[(date.month is not None) + (date.day is not None)]:
        for found in form.finditer(text):
            before = text[max(0, found.start() - _BEFORE_DATE) : found.start()]
            if _is_of(date, found) and _VISITED.search(before):
                yield found.span()

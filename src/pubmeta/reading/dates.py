"""Dates as people and programs write them, kept as far as they are days of the calendar."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from pubmeta.model import PartialDate
from pubmeta.problems import Log
from pubmeta.reading.values import quoted
from pubmeta.vocabularies.months import month_number

_SEASONS = frozenset("spring summer autumn fall winter easter michaelmas".split())
_NOISE = frozenset("th st nd rd er le of de del the and to t z utc gmt mon tue wed thu fri sat sun".split())

_YEAR_ALONE = re.compile("[1-9][0-9]{3}")
_NUMERIC = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?(?:[T ]\d{2}:\d{2}.*)?\Z")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})\Z")
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})\Z")
_MONTH_FIRST = re.compile(r"(\d{1,2})[-/.](\d{4})\Z")
_YEARS = re.compile(r"(\d{4})\s*[-/–]\s*(\d{2})\Z")
_EAST_ASIAN = re.compile(r"(\d{4})\s*[年년](?:\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日일])?)?\Z")
_TIME = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?\b")
_WORD = re.compile(r"\d+|[^\W\d_]+")


def date_of(
    log: Log,
    path: str,
    year: int | str | None,
    month: int | str | None = None,
    day: int | str | None = None,
    *,
    line: int | None = None,
) -> PartialDate | None:
    """The date of these numbers as far as the calendar has it; what it has not is reported and left out."""
    if year is None:
        return None
    if month is None and day is None and (alone := year_in(str(year))):
        return alone
    known = sum(part is not None for part in (year, month, day))
    numbers = [number for number in takewhile(_is_known, map(_number, (year, month, day))) if number is not None]
    for length in range(len(numbers), 0, -1):
        try:
            date = PartialDate.of(*numbers[:length])
        except ValueError:
            continue
        if length < known:
            log.guessed(path, f"{_shown(year, month, day)} is not a day of the calendar; kept as {date}", line=line)
        return date
    log.dropped(path, f"{_shown(year, month, day)} is not a date; left out", line=line)
    return None


def year_in(text: str) -> PartialDate | None:
    """The year that a text of four digits is, as most are; None of any other text, for which see `date_in`."""
    return _year(text) if _YEAR_ALONE.fullmatch(text) else None


@lru_cache(maxsize=256)  # the works that an article cites are of the same few years
def _year(text: str) -> PartialDate:
    return PartialDate(text)


def date_in(log: Log, path: str, text: str | None, *, line: int | None = None) -> PartialDate | None:
    """The date that a text spells: ISO 8601, ``2018/4/25``, ``12 May 2010``, ``05/2017``, ``Spring 2009``,
    ``2013a``, ``c. 1990``.

    Of a range its start. Whatever the text says beyond a day, month and year is reported: a season, a letter after
    the year, the end of a range.
    """
    text = (text or "").strip().rstrip("/").strip()
    if not text:
        return None
    if alone := year_in(text):
        return alone
    try:
        return PartialDate(text)
    except ValueError:
        pass  # it is written in another form, or is not a day of the calendar
    start, slash, end = text.partition("/")
    if slash and (found := _NUMERIC.match(start)) and (end == ".." or _NUMERIC.match(end)):
        log.guessed(path, f"{quoted(text)}: a range has no place; its start is kept", line=line)
        text = start
    if (found := _YEARS.match(text)) and int(found[2]) > 12 and int(found[2]) == (int(found[1]) + 1) % 100:
        log.guessed(path, f"{quoted(text)}: a range has no place; kept as {found[1]}", line=line)
        return date_of(log, path, found[1], line=line)
    if found := _NUMERIC.match(text):
        return date_of(log, path, found[1], found[3], found[4], line=line)
    if (found := _MONTH_FIRST.match(text)) and 1 <= int(found[1]) <= 12:
        return date_of(log, path, found[2], found[1], line=line)
    if found := _COMPACT.match(text):
        return date_of(log, path, found[1], found[2], found[3], line=line)
    if found := _EAST_ASIAN.match(text):
        return date_of(log, path, found[1], found[2], found[3], line=line)
    if found := _DAY_FIRST.match(text):
        return _day_first(log, path, found, line)
    return _worded(log, path, text, line)


def _number(part: int | str | None) -> int | None:
    text = str(part).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def _is_known(number: int | None) -> bool:
    return number is not None


def _shown(*parts: int | str | None) -> str:
    return quoted("-".join(str(part) for part in parts if part is not None))


def _day_first(log: Log, path: str, found: re.Match[str], line: int | None) -> PartialDate | None:
    first, second, year = int(found[1]), int(found[3]), found[4]
    if found[2] == "." or first > 12 or first == second:
        return date_of(log, path, year, second, first, line=line)
    if second > 12:
        return date_of(log, path, year, first, second, line=line)
    log.guessed(
        path, f"{quoted(found[0])}: which number is the day and which the month is not known; kept as {year}", line=line
    )
    return date_of(log, path, year, line=line)


def _worded(log: Log, path: str, text: str, line: int | None) -> PartialDate | None:
    years: list[str] = []
    months: list[int] = []
    days: list[str] = []
    text, semicolon, after = text.partition(";")  # 2021 Mar;12(3)
    others: list[str] = _WORD.findall(after)
    for word in _WORD.findall(_TIME.sub("", text.casefold())):
        if word.isdigit():
            (years if len(word) == 4 else days if len(word) <= 2 else others).append(word)
        elif month := month_number(word):
            months.append(month)
        elif word not in _NOISE:
            others.append(word)
    whole = text + semicolon + after
    if not years:
        log.dropped(path, f"{quoted(whole)} contains no year; left out", line=line)
        return None
    month = months[0] if months else None
    date = date_of(log, path, years[0], month, days[0] if days and month else None, line=line)
    if date and (doubt := _doubt(years, months, days, others) or ("is uncertain" if text[-1:] in {"~", "?"} else None)):
        log.guessed(path, f"{quoted(whole)}: {doubt}; kept as {date}", line=line)
    return date


def _doubt(years: list[str], months: list[int], days: list[str], others: list[str]) -> str | None:
    """What of the words of a date is not kept."""
    if len(years) > 1 or len(months) > 1 or (months and len(days) > 1):
        return "a range has no place"
    if others and set(others) <= _SEASONS:
        return "a season has no place"
    if others or (days and not months):
        return "more than a date"
    return None

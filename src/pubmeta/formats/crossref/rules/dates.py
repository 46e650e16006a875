"""The checks on dates: those of the article, that of the deposit."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import TextBreaches, XmlBreaches, XmlChecks
from pubmeta.formats.crossref.rules.document import DATED, Deposit
from pubmeta.vocabularies.numbers import whole_number
from pubmeta.xml.text import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_DIGITS = 19
_LAST_MONTH, _SEASONS = 12, (*range(21, 25), *range(31, 35))


def _timestamp(timestamp: _Element, _: Deposit) -> XmlBreaches:
    return timestamp_breaches(text_of(timestamp))


def timestamp_breaches(value: str) -> TextBreaches:
    """What is wrong with a timestamp; the schema refuses what is not a number."""
    if not value.isdecimal():
        return
    if len(value) > _MOST_DIGITS:
        yield "timestamp", f"has {len(value)} digits; Crossref accepts {_MOST_DIGITS} at most"
    if len(value) < min(DATED):
        yield "timestamp-form", f"{value} compares as older than any timestamp of 14 or 17 digits"


def _date(year: _Element, deposit: Deposit) -> XmlBreaches:
    """Checks the date of which a year is the first; the schema refuses what are not numbers, and more than one."""
    date = year.getparent()
    if date is None or next(deposit.children(date, "year"), None) is not year:
        return
    months, days, years = (
        [value for part in deposit.children(date, name) if (value := whole_number(text_of(part))) is not None]
        for name in ("month", "day", "year")
    )
    if not (months and years):
        if days:
            yield "date", f"has the day {days[0]} without a month", date
        return
    month, of_year = months[0], years[0]
    if month in _SEASONS:
        if days:
            yield "date", f"{month} is a season or quarter and has no day {days[0]}", date
    elif not 1 <= month <= _LAST_MONTH:
        yield "date", f"there is no month {month}", date
    elif days and not 1 <= days[0] <= calendar.monthrange(of_year, month)[1]:
        yield "date", f"there is no day {days[0]} in {of_year:04d}-{month:02d}", date


def _year(year: _Element, deposit: Deposit) -> XmlBreaches:
    value = whole_number(text_of(year))
    return year_breaches(value, deposit.year) if value is not None else ()


def year_breaches(value: int, of_deposit: int | None) -> TextBreaches:
    """What is wrong with the year of a date; of_deposit: when it is deposited, if that is known."""
    if of_deposit and value > of_deposit + 1:
        yield "year", f"{value} is more than a year after the deposit of {of_deposit}"


CHECKS: XmlChecks[Deposit] = {"timestamp": (_timestamp,), "year": (_date, _year)}

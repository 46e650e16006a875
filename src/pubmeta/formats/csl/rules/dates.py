"""The checks on dates."""

from __future__ import annotations

import calendar
import re
from typing import Any, Final

from pubmeta.checks.content_rules import Finding, JsonBreaches
from pubmeta.checks.wording import shortened

DATE_VARIABLES: Final = frozenset({"accessed", "available-date", "event-date", "issued", "original-date", "submitted"})

_FORMS = frozenset({"date-parts", "literal", "raw", "season", "circa"})
_NUMBER = re.compile(r"-?[0-9]{1,4}")
_PLAIN_DATE = re.compile(r"[0-9]{4}(?:[-/][0-9]{1,2}){0,2}")


def breaches(date: dict[str, Any]) -> JsonBreaches:
    """Every breach of a rule in one date."""
    parts = date.get("date-parts")
    literals = [form for form in ("literal", "raw") if str(date.get(form, "")).strip()]
    if not parts and not literals and date.keys() <= _FORMS:
        yield "date-empty", "has no date"
    days = []
    for index, given in enumerate(parts if isinstance(parts, list) else ()):
        if isinstance(given, list) and given and all(isinstance(part, str | int | float) for part in given):
            numbers = [_number(part) for part in given]
            if fault := _fault(given, numbers):
                yield "date", fault, "date-parts", index
            else:
                days.append(numbers)
    if len(days) == 2 and days[1] < days[0][: len(days[1])]:
        yield "date-range", "the range ends before it begins", "date-parts"
    season = str(date.get("season", "")).strip()
    if season.lstrip("-").isdigit() and season not in {"1", "2", "3", "4"}:
        yield "season", f"{season} is not a season", "season"
    for form in literals:
        if not parts and (form == "raw" or _PLAIN_DATE.fullmatch(str(date[form]).strip())):
            yield "date-form", f"the date is in {form}, which some styles do not print, or not in their language", form


def _number(part: Any) -> int | None:
    if isinstance(part, str):
        return int(part) if _NUMBER.fullmatch(part.strip()) else None
    if isinstance(part, float):
        return int(part) if part.is_integer() else None
    return part if isinstance(part, int) else None


def _fault(given: list[Any], numbers: list[int | None]) -> Finding | None:
    """What the calendar has against these numbers."""
    for part, number in zip(given, numbers, strict=True):
        if number is None:
            return f"{shortened(repr(part))} is not a whole number"
    year, month, day = [*numbers, None, None][:3]
    if not year:
        return "there is no year 0"
    if month is not None and not 1 <= month <= 12:
        return f"there is no month {shortened(str(month))}", "correct it; a season goes in season"
    if day is not None and month is not None and not 1 <= day <= calendar.monthrange(_leap_like(year), month)[1]:
        return f"month {month} of {shortened(str(year))} has no day {shortened(str(day))}"
    return None


def _leap_like(year: int) -> int:
    """A year of the calendar module's range that is a leap year if this one is; years may be before Christ."""
    return 2000 + year % 400

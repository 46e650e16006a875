"""Where a work is in its journal: volume, issue, pages or article number, and the date printed among them.

The constants are parts for the patterns of the style families; each may be in a pattern once, for its groups have
names: `volume`, `issue`, `first`, `last`, `year`, and those of `DATE`. `place` makes fields of a `Work` of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pubmeta.model import Pages, PartialDate
from pubmeta.vocabularies.dashes import DASH
from pubmeta.vocabularies.months import MONTHS

BEFORE = r"(?P<before>.+?)"
_MONTH = "(?i:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_SEASON = "(?:Spring|Summer|Fall|Autumn|Winter)"
_PERIOD = rf"(?:(?P<month>{_MONTH})(?:\s?[-–/]\s?(?P<to_month>[A-Za-zé]{{3,9}}\.?))?|{_SEASON}(?:[-–/]{_SEASON})?)"

YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
DATE = rf"(?:(?:(?P<day>\d{{1,2}})\s)?{_PERIOD}(?:\s(?P<late_day>\d{{1,2}})(?:{DASH}\d{{1,2}})?)?,?\s)?{YEAR}"
"""``2008``, ``Mar. 2008``, ``12 March 2008``, ``March 12, 2008``, ``Spring 2008``, ``jul./dez. 2013``."""
MONTH_AND_DAY = rf"{_PERIOD}(?:\s(?P<day>\d{{1,2}})(?:{DASH}\d{{1,2}})?)?"
"""``March``, ``Mar. 12``, ``Spring``."""
YEAR_FIRST = rf"{YEAR}(?:\s{MONTH_AND_DAY})?"
"""``2008``, ``2008 Mar``, ``2008 Mar 18``."""

NUMBER = r"\d{1,5}[A-Za-z]?"
_SUPPLEMENT = r"(?:Suppl|Supp|Pt|Spec No|S)\.?\s?\d{0,3}[A-Z]?"
VOLUME = rf"(?P<volume>\d{{1,4}}[A-Z]?(?:{DASH}\d{{1,4}})?)"
ISSUE = rf"(?P<issue>(?:{NUMBER}(?:\s?[-‐–/&]\s?{NUMBER})?)?\s?(?:{_SUPPLEMENT})?)"
PAGE = r"[A-Za-z]{0,4}\d+(?:\.\d{1,6}(?!\d))*[A-Za-z]?"
PAGES = rf"(?P<pages>(?P<first>{PAGE})(?:\s?{DASH}{{1,3}}\s?(?P<last>{PAGE}(?:\.e\d+)?))?)(?![\w(])"
_MOST_VOLUMES, _MOST_ISSUES = 4, 12
"""How many volumes or issues are printed as one; a longer span is one of pages."""
_ARTICLE_NUMBER = re.compile(r"[a-z]{1,5}\d{3,}|[A-Z]{2,4}\d{5,}|\d{6,}|\d{4}\.\d{4,5}")


def placed(text: str, forms: Iterable[re.Pattern[str]]) -> tuple[str, Mapping[str, str | None]] | None:
    """What the text says before its place, and the groups of the place: the first of the forms that the text has.

    Each form is a whole description after the names; its group `before` is what precedes the place.
    """
    for form in forms:
        if match := form.fullmatch(text):
            return match["before"], match.groupdict()
    return None


def place(found: Mapping[str, str | None]) -> dict[str, Any]:
    """The fields of a `Work` that the groups of a match make.

    Raises ValueError for a day that no calendar has, and for a span that is one of pages.
    """
    first, last = found.get("first"), found.get("last")
    fields: dict[str, Any] = {name: (found.get(name) or "").strip() or None for name in ("volume", "issue")}
    for name, most in (("volume", _MOST_VOLUMES), ("issue", _MOST_ISSUES)):
        if _span(fields[name]) > most:
            raise ValueError(f"{fields[name]} is not a {name}")
    if year := found.get("year"):
        month = None if found.get("to_month") else found.get("month")
        fields["date"] = _date(int(year), month, found.get("day") or found.get("late_day"))
    if article := found.get("article") or (not last and first and _ARTICLE_NUMBER.fullmatch(first) and first):
        fields["article_number"] = article
    elif first:
        fields["pages"] = _pages(first, last, found["pages"] or "")
    return {name: value for name, value in fields.items() if value is not None}


def _span(numbers: str | None) -> int:
    """How many numbers a span (``5-6``) takes in; 1 for anything else."""
    parts = re.split(rf"\s?{DASH}\s?", numbers or "")
    if len(parts) != 2 or not all(part.isdecimal() for part in parts):
        return 1
    first, last = parts
    last = first[: max(0, len(first) - len(last))] + last
    return max(1, int(last) - int(first) + 1)


def _date(year: int, month: str | None, day: str | None) -> PartialDate:
    if month is None:
        return PartialDate.of(year)
    return PartialDate.of(year, MONTHS[month.rstrip(".").lower()], int(day) if day else None)


def _pages(first: str, last: str | None, printed: str) -> Pages:
    """The pages; a last page without its leading digits (``1332–41``) is not completed, the range stays as printed."""
    if last and last.isdigit() and first.isdigit() and len(last) < len(first):
        return Pages(first=first, range=printed)
    return Pages(first=first, last=last)

"""Dates of the article and of its issue, as far as the calendar has them."""

from __future__ import annotations

from typing import Any

from pubmeta.model import PartialDate
from pubmeta.reading import date_of, quoted
from pubmeta.vocabularies.months import month_number
from pubmeta.xml.cursor import XmlElement

_PUBLISHED = {"print": "published_print", "other": "published", "online": "published_online"}
"""The field of our dates for each medium (`media_type`); print is what the schema takes where none is said."""
_NO_MONTHS = {
    **{str(number): "a season" for number in range(21, 25)},
    **{str(number): "a quarter" for number in range(31, 35)},
}
"""What the schema takes for a month besides the months."""


def published(record: XmlElement) -> dict[str, Any]:
    """When the article was published, in each medium, and when it was accepted."""
    fields: dict[str, Any] = {"accepted": date_at(record, "acceptance_date")}
    for element in record.all("publication_date"):
        medium = _medium(element)
        if medium not in _PUBLISHED:
            element.guessed(f"{quoted(medium)} is not a known medium; kept as published in an unknown one")
        _add(fields, _PUBLISHED.get(medium, "published"), element)
    return fields


def posted(record: XmlElement) -> dict[str, Any]:
    """When a preprint was posted, which is online, and when it was accepted."""
    element = record.one("posted_date")
    if element:
        _medium(element)
    return {"posted": element and date(element), "accepted": date_at(record, "acceptance_date")}


def issue_date(issue: XmlElement) -> PartialDate | None:
    """The date that the issue bears; of several, the printed one's."""
    fields: dict[str, Any] = {}
    by_medium = {medium: place for place, medium in enumerate(_PUBLISHED)}
    dates = issue.all("publication_date")
    for element in sorted(dates, key=lambda element: by_medium.get(_medium(element), len(by_medium))):
        _add(fields, "issue", element)
    return fields.get("issue")


def date_at(parent: XmlElement, name: str) -> PartialDate | None:
    """The date in the first child of this name."""
    element = parent.one(name)
    return date(element) if element else None


def date(element: XmlElement) -> PartialDate | None:
    """The date of an element with `year`, perhaps `month` and `day`."""
    year, month, day = (element.line(name) for name in ("year", "month", "day"))
    if month in _NO_MONTHS:
        element.guessed(f"{month} is {_NO_MONTHS[month]}, for which a date has no place; kept as {year}")
        month = day = None
    elif month and not month.isdigit():
        month = str(month_number(month) or month)
    if year is None:
        element.dropped(f"is a date without a year; left out: {quoted(' '.join(filter(None, (month, day))))}")
        return None
    return date_of(element.log, "", year, month, day)


def numbered_date(element: XmlElement, name: str) -> PartialDate | None:
    """The date of which the attributes ``NAME_year``, ``NAME_month`` and ``NAME_day`` are the parts."""
    year, month, day = (element.attribute(f"{name}_{part}") for part in ("year", "month", "day"))
    if month in _NO_MONTHS:
        element.guessed(f"{month} is {_NO_MONTHS[month]}, for which a date has no place; kept as {year}")
        month = day = None
    if year is None:
        if month or day:
            element.dropped(f"is a date without a year; left out: {quoted(' '.join(filter(None, (month, day))))}")
        return None
    return date_of(element.log, element.path_of(f"{name}_year"), year, month, day)


def _medium(element: XmlElement) -> str:
    return element.attribute("media_type") or "print"


def _add(fields: dict[str, Any], name: str, element: XmlElement) -> None:
    """Put the date into its field; a second one that differs is reported."""
    found = date(element)
    known = fields.setdefault(name, found)
    if found and known is None:
        fields[name] = found
    elif found and found != known:
        element.dropped(f"differs from {known}, which is kept; left out: {found}")

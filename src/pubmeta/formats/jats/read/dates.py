"""Dates: when the article was published, in both styles of `pub-date`, and its history."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from pubmeta.formats.jats import terms
from pubmeta.model import Dates, PartialDate
from pubmeta.problems import Log
from pubmeta.reading import date_in, date_of, part, quoted
from pubmeta.vocabularies.months import month_number
from pubmeta.xml.paths import local_name
from pubmeta.xml.source import XmlSource, text_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_ISO = re.compile(r"\s*(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_PLAIN_YEAR = re.compile("[1-9][0-9]{3}")
_YEAR = re.compile(r"\s*(\d{4})\s*([a-z]?)\s*")

# `@pub-type` holds medium and kind in one word; each of these is one field or two (1.0 and NLM).
_PUB_TYPES: Mapping[str, tuple[str, ...]] = {
    "epub": ("published_online",),
    "electronic": ("published_online",),
    "online": ("published_online",),
    "ppub": ("published_print",),
    "print": ("published_print",),
    "epub-ppub": ("published_online", "published_print"),
    "pub": ("published",),
    "publication": ("published",),
    "collection": ("issue",),
    "epreprint": ("posted",),
    "preprint": ("posted",),
    "retraction": ("retracted",),
    "corrected": ("corrected",),
}
_FORMATS = {
    "electronic": "published_online",
    "online": "published_online",
    "epub": "published_online",
    "web": "published_online",
    "print": "published_print",
    "ppub": "published_print",
    "electronic-print": "published",
}
_HISTORY: Mapping[str, str] = {
    **{kind: field for field, kind in terms.HISTORY_DATES.items()},
    "revised": "revised",
    "rev-received": "revised",
    "rev-recv": "revised",
    "accept": "accepted",
    "retraction": "retracted",
    "correction": "corrected",
    terms.PREPRINT: "posted",
}
_SEVERAL = frozenset({"revised", "corrected"})


class ReadDates:
    """The dates of one article as they are met; the first of each kind is kept."""

    def __init__(self, source: XmlSource) -> None:
        self._source = source
        self._fields: dict[str, PartialDate | tuple[PartialDate, ...]] = {}

    def publication(self, element: _Element) -> None:
        """A `pub-date`."""
        pub_type = (element.get("pub-type") or "").casefold()
        kind = (element.get("date-type") or "").casefold()
        medium = (element.get("publication-format") or "").casefold()
        fields: tuple[str, ...] = ()
        if pub_type:
            fields = _PUB_TYPES.get(pub_type, ())
        elif kind in ("", "pub", "publication", "epub", "ppub"):
            fields = (_FORMATS.get(medium or kind, "published"),)
        else:
            fields = _PUB_TYPES.get(kind) or tuple(filter(None, (_HISTORY.get(kind),)))
        if not fields:
            self._source.unplaced(element, f"an article has no date of the kind {quoted(pub_type or kind)}")
        for field in fields:
            self._keep(field, element)

    def history(self, element: _Element) -> None:
        """The dates of a `history`."""
        for child in element:
            if local_name(child) == "date":
                self.event(child, (child.get("date-type") or "").casefold())
            else:
                self._source.unplaced(child, "a history has dates")

    def event(self, element: _Element, kind: str) -> None:
        """A date of this kind in the history of the manuscript or article."""
        fields = (_HISTORY[kind],) if kind in _HISTORY else _PUB_TYPES.get(kind)
        if fields is None:
            self._source.unplaced(element, f"an article has no date of the kind {quoted(kind)}")
        for field in fields or ():
            self._keep(field, element)

    def posted(self, element: _Element) -> None:
        """The day on which the preprint was posted."""
        self._keep("posted", element)

    def _keep(self, field: str, element: _Element) -> None:
        date = date_in_element(self._source, element)
        if date is None:
            return
        known = self._fields.get(field)
        if field in _SEVERAL:
            self._fields[field] = (*(known if isinstance(known, tuple) else ()), date)
        elif known is None:
            self._fields[field] = date
        elif known != date:
            self._source.unplaced(element, f"there is one such date already, {known}, which is kept")

    def dates(self) -> Dates:
        """All of them."""
        return part(self._source.at(self._source.root), "dates", Dates, self._fields) or Dates()


def date_in_element(source: XmlSource, element: _Element) -> PartialDate | None:
    """The date of an element with `day`, `month`, `year`, `string-date`, or with `@iso-8601-date` alone."""
    parts: dict[str, _Element] = {}
    for child in element:
        name = local_name(child)
        if name in ("year", "month", "day", "string-date"):
            parts.setdefault(name, child)
        else:
            source.unplaced(child, "a date has a year, a month and a day")
    iso = element.get("iso-8601-date")
    if "year" not in parts:
        if iso:
            return iso_date(source.at(element), iso)
        text = parts.get("string-date", element)
        return date_in(source.at(text), "", text_in(text))
    return date_of_parts(source, parts, iso)


def date_of_parts(
    source: XmlSource, parts: Mapping[str, _Element], iso: str | None, *, whole: bool = True
) -> PartialDate | None:
    """The date of `year`, `month` and `day` elements, or the ISO form where it says more.

    whole: report what cannot be kept of the elements (a range of months, a letter after the year).
    """
    year = parts["year"]
    text = text_in(year)
    given = iso or year.get("iso-8601-date")
    if given is None and "month" not in parts and _PLAIN_YEAR.fullmatch(text):
        return PartialDate(text)
    known = iso_date(source.at(year), given) if given else None
    log = source.at(year) if whole else Log()
    found = _YEAR.fullmatch(text)
    date = date_of(log, "", found[1], *_month_and_day(source, parts, whole=whole)) if found else None
    if found and found[2]:
        log.guessed("", f"{quoted(text.strip())}: a letter has no place; kept as {found[1]}")
    if date is None and known is None:
        return date_in(log, "", text)
    return max((one for one in (date, known) if one), key=lambda one: len(one.parts))


def _month_and_day(
    source: XmlSource, parts: Mapping[str, _Element], *, whole: bool
) -> tuple[str | int | None, str | None]:
    month = parts.get("month")
    if month is None:
        return None, None
    text = text_in(month).strip()
    number = text if text.isdigit() else month_number(text)
    if number is None and text:
        if whole:
            source.unplaced(month, "is no month of the calendar")
        return None, None
    day = text_in(parts["day"]).strip() if "day" in parts else ""
    return number, day or None


def iso_date(log: Log, text: str) -> PartialDate | None:
    """The date that begins an ISO 8601 string, ``2022-07-00`` being a month; a time of day is no part of it."""
    found = _ISO.match(text)
    if found is None:
        return date_in(log, "", text)
    year, month, day = found.groups()
    if month is None or not int(month):
        return date_of(log, "", year)
    return date_of(log, "", year, month, day if day and int(day) else None)

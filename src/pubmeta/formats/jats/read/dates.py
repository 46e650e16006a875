"""Dates: when the article was published, in both styles of `pub-date`, and its history."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.model import Dates, PartialDate
from pubmeta.problems import Log
from pubmeta.reading import date_in, date_of, part, quoted, year_in
from pubmeta.vocabularies.months import month_number
from pubmeta.xml.cursor import plain_lines

_ISO = re.compile(r"\s*(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_FOUR_DIGITS = re.compile(r"\d{4}")
_NUMBERS = {"year": "year", "month": "month", "day": "day"}
_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"\s*+(\d{4})\s*+([a-z]?)\s*+")

# `@pub-type` holds medium and kind in one word; each of these is one field or two (1.0 and NLM).
_PUB_TYPES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("epub", "electronic", "online", "epub-original", "original-epub", "published-online", "online-publication",
         "online-first", "first-online", "epub-ahead-of-print", "ahead-of-print", "aop", "available-online"),
        ("published_online",),
    ),
    **dict.fromkeys(("ppub", "print", "published-print", "print-publication"), ("published_print",)),
    "epub-ppub": ("published_online", "published_print"),
    **dict.fromkeys(
        ("pub", "publication", "published", "publication-date", "pubdate", "original-publication",
         "first-publication", "first-published", "publication-year", "pub-year"),
        ("published",),
    ),
    **dict.fromkeys(("collection", "cover", "cover-date", "issue", "issue-date", "issue-publication"), ("issue",)),
    "epreprint": ("posted",),
    **dict.fromkeys(vocabulary.PREPRINTS, ("posted",)),
    "retraction": ("retracted",),
    "corrected": ("corrected",),
}  # fmt: skip
_FORMATS = {
    "electronic": "published_online",
    "online": "published_online",
    "online-only": "published_online",
    "epub": "published_online",
    "web": "published_online",
    "print": "published_print",
    "ppub": "published_print",
    "electronic-print": "published",
    "collection": "issue",
    "issue": "issue",
}
_HISTORY: Mapping[str, str] = {
    **{kind: field for field, kind in terms.HISTORY_DATES.items()},
    "revised": "revised",
    "rev-received": "revised",
    "rev-recv": "revised",
    "received-in-revised-form": "revised",
    "revision-received": "revised",
    "accept": "accepted",
    "retraction": "retracted",
    "correction": "corrected",
}
_MAY_REPEAT = frozenset({"publication-year", "pub-year"})
"""Words for a date of publication that may only repeat part of another; so may those in `history`."""
_PUBLISHED = ("published_online", "published_print", "published", "issue")
_GREGORIAN = frozenset({"gregorian", "gregory", "gregorian calendar", "iso8601", "iso-8601"})
"""`@calendar` of the calendar that dates are in where it is absent."""
_SEVERAL = frozenset({"revised", "corrected"})
_BETWEEN_WORDS = re.compile(r"[\s_-]+")


def word_of(attribute: str | None) -> str:
    """The word of an attribute in small letters, with hyphens between its parts."""
    if not attribute:
        return ""
    word = attribute.strip().casefold()
    return word if word.isalpha() else _BETWEEN_WORDS.sub("-", word)


class ReadDates:
    """The dates of one article as they are met; of those of one kind the one that says most is kept, else the first."""

    def __init__(self) -> None:
        self._fields: dict[str, PartialDate | tuple[PartialDate, ...]] = {}
        self._perhaps_repeated: list[tuple[PartialDate, JatsElement]] = []

    def publication(self, element: JatsElement) -> None:
        """A `pub-date`."""
        pub_type, kind = word_of(element.attribute("pub-type")), word_of(element.attribute("date-type"))
        medium = word_of(element.attribute("publication-format"))
        if pub_type:
            fields = _PUB_TYPES.get(pub_type, ())
        else:
            fields = _PUB_TYPES.get(kind, ()) if kind else ("published",)
            if fields == ("published",):
                fields = (_FORMATS.get(medium, "published"),)
            elif not fields and kind in _HISTORY:
                fields = (_HISTORY[kind],)
        self._take(element, pub_type or kind, fields, may_repeat=(pub_type or kind) in _MAY_REPEAT)

    def history(self, element: JatsElement) -> None:
        """The dates of a `history`."""
        for child in element.all():
            if child.name == "date":
                self.event(child, word_of(child.attribute("date-type")))
            else:
                child.unplaced("a history has dates")

    def event_of(self, element: JatsElement, event: str) -> None:
        """The date of an event of this type; where it is only said that something was published, that is the event."""
        kind = word_of(element.attribute("date-type"))
        is_vague = kind in vocabulary.PREPRINTS or _PUB_TYPES.get(kind) == ("published",)
        self.event(element, event if event in vocabulary.PREPRINTS or (event and is_vague) else kind or event)

    def event(self, element: JatsElement, kind: str) -> None:
        """A date of this kind in the history of the manuscript or article."""
        fields = (_HISTORY[kind],) if kind in _HISTORY else _PUB_TYPES.get(kind, ())
        self._take(element, kind, fields, may_repeat=True)

    def _take(self, element: JatsElement, kind: str, fields: tuple[str, ...], *, may_repeat: bool) -> None:
        if not fields:
            element.unplaced(f"an article has no date of the kind {quoted(kind)}")
        elif may_repeat and fields == ("published",):
            if date := date_in_element(element):
                self._perhaps_repeated.append((date, element))
        else:
            for field in fields:
                self._keep(field, date_in_element(element), element)

    def _keep(self, field: str, date: PartialDate | None, element: JatsElement) -> None:
        if date is None:
            return
        known = self._fields.get(field)
        if field in _SEVERAL:
            self._fields[field] = (*(known if isinstance(known, tuple) else ()), date)
        elif not isinstance(known, PartialDate) or date.refines(known):
            self._fields[field] = date
        elif known != date and not known.refines(date):
            element.unplaced(f"there is one such date already, {known}, which is kept")

    def dates(self, log: Log) -> Dates:
        """All of them."""
        for date, element in self._perhaps_repeated:
            others = [known for field in _PUBLISHED if isinstance(known := self._fields.get(field), PartialDate)]
            if not any(known == date or known.refines(date) for known in others):
                self._keep("published", date, element)
        return part(log, "dates", Dates, self._fields) or Dates()


def date_in_element(element: JatsElement) -> PartialDate | None:
    """The date of an element with `day`, `month`, `year`, `string-date`, or with `@iso-8601-date` alone."""
    if date := _plain_date(element):
        return date
    parts: dict[str, JatsElement] = {}
    for child in element.all():
        name = child.name
        if name in ("year", "month", "day", "string-date"):
            parts.setdefault(name, child)
        else:
            child.unplaced("a date has a year, a month and a day")
    if not is_gregorian(element, *parts.values()):
        return None
    iso = element.attribute("iso-8601-date")
    if "year" not in parts:
        if iso:
            date, words = iso_date(element.log, iso), parts.get("string-date")
            if date and words is not None and date_in(Log(), "", words.characters()) == date:
                words.ignore()  # the same in words
            return date
        text = parts.get("string-date", element)
        return date_in(text.log, "", text.characters())
    if "string-date" in parts:
        parts.pop("string-date").ignore()  # the same in words
    return date_of_parts(parts, iso)


def _plain_date(element: JatsElement) -> PartialDate | None:
    """The date in numbers without attributes, as most are, if what the element says beside it is the same."""
    numbers = plain_lines(element.element, _NUMBERS, ignored=None)
    if not numbers or ("day" in numbers and "month" not in numbers) or element.attribute("calendar"):
        return None
    try:
        date = PartialDate("-".join([numbers[name].zfill(2) for name in _NUMBERS if name in numbers]))
    except ValueError:
        return None
    iso = element.attribute("iso-8601-date")
    if iso and iso != str(date):
        return None
    element.ignore_rest()
    return date


def is_gregorian(element: JatsElement, *parts: JatsElement) -> bool:
    """Whether a date is in the Gregorian calendar, the only one of the model; if not, the element is reported.

    `@calendar` of the date or of a part of it names another. Such a date is not converted: calendars of one name differ
    by region and authority.
    """
    calendars = (one.attribute("calendar") for one in (element, *parts))
    calendar = next((name for name in calendars if name and name.casefold() not in _GREGORIAN), None)
    if calendar is None:
        return True
    element.unplaced(f"a date is in the Gregorian calendar, and this one is in the calendar {quoted(calendar)}")
    for one in parts:
        one.ignore()
    return False


def date_of_parts(parts: Mapping[str, JatsElement], iso: str | None, *, whole: bool = True) -> PartialDate | None:
    """The date of `year`, `month` and `day` elements, or the ISO form where it says more.

    whole: report what cannot be kept of the elements (a range of months, a letter after the year).
    """
    year = parts["year"]
    text = year.characters()
    given = iso or year.attribute("iso-8601-date")
    if given is None and "month" not in parts and (alone := year_in(text)):
        return alone
    known = iso_date(year.log, given) if given else None
    log = year.log if whole else Log()
    found = _YEAR.fullmatch(text)
    date = date_of(log, "", found[1], *_month_and_day(parts, whole=whole)) if found else None
    if found and found[2]:
        log.guessed("", f"{quoted(text.strip())}: a letter has no place; kept as {found[1]}")
    if date is None and known is None:
        return date_in(log, "", text)
    best = max((one for one in (date, known) if one), key=lambda one: len(one.parts))
    if (known and not (best == known or best.refines(known))) or (
        date is None and (_DIGITS if len(best.parts) == 1 else _FOUR_DIGITS).findall(text) != [str(best.year)]
    ):
        log.guessed("", f"{quoted(text.strip())} and @iso-8601-date, {given}, differ; kept as {best}")
    return best


def _month_and_day(parts: Mapping[str, JatsElement], *, whole: bool) -> tuple[str | int | None, str | None]:
    month = parts.get("month")
    if month is None:
        return None, None
    text = month.characters().strip()
    number = text if text.isdigit() else month_number(text)
    if number is None and text:
        if whole:
            month.unplaced("is not a month of the calendar")
        return None, None
    day = parts["day"].characters().strip() if "day" in parts else ""
    return number, day or None


def iso_date(log: Log, text: str) -> PartialDate | None:
    """The date that begins an ISO 8601 string, ``2022-07-00`` being a month; a time of day is not part of it."""
    found = _ISO.match(text)
    if found is None:
        return date_in(log, "", text)
    year, month, day = found.groups()
    if month is None or not int(month):
        return date_of(log, "", year)
    return date_of(log, "", year, month, day if day and int(day) else None)

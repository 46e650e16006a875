"""Where the volume, issue, pages and other numbers of a cited work are in the reference as printed.

A number is taken after its label (``Vol.``, ``pp.``), else beside a field that it goes with; where two places would do,
or two fields have the same number and only one of them is printed, none is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from pubmeta.formats.jats.citations import Values, decreasing, tag_of, whole_last_page
from pubmeta.formats.jats.write.tagging.dates import MONTH, day_and_month
from pubmeta.formats.jats.write.tagging.printed import Interval, Printed, Slice, occurrences, stands_alone
from pubmeta.model import Pages, PartialDate
from pubmeta.vocabularies.dashes import DASH, DASHES

_LABELS: Mapping[str, re.Pattern[str]] = {
    kind: re.compile(pattern)
    for kind, pattern in {
        "volume": r"\b(?:(?i:vol(?:umes?|s)?|bd|band|tom[eo]?)|v)\b\.?\s*$",
        "issue": r"(?:\b(?:(?i:nos?|nr|num(?:ber)?|iss(?:ue)?|heft)|n)\b\.?|[nN][º°])\s*$",
        "pages": r"\b(?:(?i:pp|pages?|pgs?|seiten?)|p)\b\.?\s*$",
        "article_number": r"(?i)\b(?:art(?:icle)?|elocation)\b\.?(?:\s*(?:no|id)\b\.?)?:?\s*$",
        "version": r"(?i)\bver(?:sion)?\b\.?\s*$",
        "other date": r"(?i)\b(?:epub|e-?pub\w*|online|access\w*|cited|retrieved|visited)\b\W*(?:on\W*)?$",
        "day": rf"(?i)\b{MONTH}\s*$",
        "number": r"(?i)\b(?:no|nr|number|report|rep|patent|standard)\b\.?:?\s*$",
    }.items()
}
"""What may be printed before a number to say what it is; a single letter is small, for a capital is an initial."""
_LABEL_LENGTH = 24
_LETTER = re.compile(r"[^\W\d_]")

_BESIDE = re.compile(rf"[^\w&]*(?:\([^()\d]*\)[^\w&]*)?(?:{MONTH}[^\w&]*(?:\d{{1,2}}(?!\d)[^\w&]*)?)?", re.IGNORECASE)
"""What may be between two fields side by side: punctuation, a place in parentheses, a month, perhaps its day."""
_NEXT = re.compile(r"[\s:,;.(]*")
_DASHES = frozenset(f"-{DASHES}")
_BETWEEN_PAGES = re.compile(rf"\s*{DASH}{{1,3}}\s*")
_YEAR = re.compile(r"(?<![\w.])[0-9]{4}[a-z]?(?!\w)")
_EDITION_FOLLOWS = re.compile(r"(?:st|nd|rd|th)?\.?\s*(?:ed|aufl)", re.IGNORECASE)

_DATES = frozenset({"year", "month", "day"})
_TITLES = frozenset({"article-title", "chapter-title", "part-title"})
_BEFORE: Mapping[str, frozenset[str]] = {
    "volume": _DATES | {"source", "series"},
    "issue": _DATES | {"source", "series", "volume"},
    "pages": _DATES | {"source", "series", "volume", "issue"},
    "article_number": _DATES | {"source", "series", "volume", "issue"},
}
"""The elements after which there may be a number without label."""
_AFTER_VOLUME = frozenset({"issue", "fpage", "page-range", "elocation-id"})
_BEFORE_YEAR = _BEFORE["pages"] | _TITLES | {"person-group", "publisher-name", "publisher-loc", "lpage", "page-range"}
_MOST_PLACES = 64
_NUMBERED = ("volume", "issue", "article_number")
_PRINTED_BEFORE: Mapping[str, frozenset[str]] = {
    "volume": frozenset({"title", "container_title"}),
    "issue": frozenset({"title", "container_title", "volume"}),
    "article_number": frozenset({"title", "container_title", "volume", "issue"}),
    "pages": frozenset({"title", "container_title", "volume", "issue"}),
}
"""The fields that are printed before one: a number without label is taken only if all before it are found."""


def find_numbers(work: Values, printed: Printed) -> None:
    """Pages first, for a range is sure; then the year, volume, issue, the rest; the year again if it was in doubt."""
    numbers = _Numbers(work, printed)
    pages, date, edition = work["pages"], work["date"], work["edition"]
    if pages:
        numbers.find_page_range(pages)
    if date:
        numbers.find_year(date)
    numbers.find_numbered()
    if date and "date" not in printed.found:
        numbers.find_year(date, beside=True)
    if edition:
        numbers.find_edition(edition)
    for field in ("version", "number"):
        if value := work[field]:
            numbers.find_labelled(field, value)


class _Numbers:
    def __init__(self, work: Values, printed: Printed) -> None:
        self._work = work
        self._printed = printed
        self._text = printed.text
        pages, date = work["pages"], work["date"]
        self._values = values = {field: work[field] for field in _NUMBERED if work[field]}
        if pages and pages.first and not (pages.last or pages.range):
            values["pages"] = pages.first
        if date:
            values["date"] = f"{date.year:04d}"
        self._are_different = len(set(values.values())) == len(values)

    def _label(self, start: int) -> str | None:
        before = self._printed.untaken_before(start, _LABEL_LENGTH)
        if _LETTER.search(before):  # mostly there is but punctuation since the field before
            for kind, label in _LABELS.items():
                if label.search(before):
                    return kind
        return None

    def _in_range(self, start: int, end: int) -> bool:
        """Whether the number is one end of a range such as ``12-15``."""
        first = max(0, start - 4)
        if _DASHES.isdisjoint(self._text[first : end + 4]):  # as nearly always
            return False
        before, after = self._text[first:start].rstrip(), self._text[end : end + 4].lstrip()
        return (before[-1:] in _DASHES and before[:-1].rstrip()[-1:].isdigit()) or (
            after[:1] in _DASHES and after[1:].lstrip()[:1].isdigit()
        )

    def _rivals(self, field: str, value: str) -> list[str]:
        """The other fields that have this number and are not found yet."""
        if self._are_different:
            return []
        found = self._printed.found
        return [
            other for other, same in self._values.items() if same == value and other != field and other not in found
        ]

    def _places(self, value: str) -> list[int]:
        """Where the number may be; nowhere if it is in too many places to be certain."""
        starts = self._printed.free_places(value)
        return starts if len(starts) <= _MOST_PLACES else []

    def find_numbered(self) -> None:
        """The volume, issue, article number and single page."""
        for field, value in self._values.items():
            if field not in self._printed.found and field in _PRINTED_BEFORE:
                self._find_numbered(field, value)

    def _find_numbered(self, field: str, value: str) -> None:
        labelled, unlabelled = [], []
        for start in self._places(value):
            if not self._in_range(start, start + len(value)):
                label = self._label(start)
                if label == field:
                    labelled.append(start)
                elif label is None:
                    unlabelled.append(start)
        if not (labelled or unlabelled):
            return
        is_wanting = self._is_wanting(field)
        if is_wanting and len(labelled) + len(unlabelled) > 1:  # the label may be in a title that was not found
            return
        chosen = labelled
        if not labelled and not is_wanting and self._is_sure(field, value, len(unlabelled)):
            chosen = self._unlabelled(field, unlabelled, len(value))
        if len(chosen) == 1:
            tag, attributes = ("fpage", "") if field == "pages" else tag_of(field, self._work)
            self._printed.take(field, Slice(chosen[0], chosen[0] + len(value), tag, attributes))

    def _is_sure(self, field: str, value: str, places: int) -> bool:
        """Whether a number without label differs from all others by its value."""
        rivals = self._rivals(field, value)
        return "date" not in rivals and places > len(rivals)

    def _is_wanting(self, field: str) -> bool:
        """Whether a field that is printed before this one is not found."""
        missing = _PRINTED_BEFORE[field] - self._printed.found.keys()
        return any(map(self._work.get, missing))

    def _unlabelled(self, field: str, starts: list[int], length: int) -> list[int]:
        before = _BEFORE[field] if self._work["container_title"] else _BEFORE[field] | _TITLES
        if field == "volume":
            starts = [start for start in starts if not self._is_enclosed(start, start + length)]
        beside = [start for start in starts if self._printed.follows(start, before, _BESIDE)]
        if not beside and field == "volume":
            beside = [start for start in starts if self._printed.precedes(start + length, _AFTER_VOLUME, _NEXT)]
        return beside

    def _is_enclosed(self, start: int, end: int) -> bool:
        return self._text[start - 1 : start] == "(" and self._text[end : end + 1] == ")"

    def find_page_range(self, pages: Pages) -> None:
        """The first and the last page with a dash between, or the range as the model has it."""
        if printed := pages.range:
            starts = self._printed.free_places(printed)
            if len(starts) == 1 and printed.startswith(pages.first or ""):
                self._printed.take("pages", Slice(starts[0], starts[0] + len(printed), "page-range"))
        elif pages.first and pages.last:
            self._find_first_and_last(pages.first, pages.last)

    def _find_first_and_last(self, first: str, last: str) -> None:
        """Where the last page is abbreviated or seems to come first, both are one `page-range` (JATS4R)."""
        found = [span for start in self._printed.free_places(first) if (span := self._span(first, last, start))]
        if len(found) != 1:
            return
        start, middle, end = found[0]
        if self._text[middle:end] == last and not decreasing(first, last):
            places = [Slice(start, start + len(first), "fpage"), Slice(middle, end, "lpage")]
        else:
            places = [Slice(start, end, "page-range")]
        self._printed.take("pages", *places)

    def _span(self, first: str, last: str, start: int) -> tuple[int, int, int] | None:
        """Where the first page begins, the last begins and ends, if they are there with a dash between."""
        dash = _BETWEEN_PAGES.match(self._text, start + len(first))
        if dash is None:
            return None
        middle = dash.end()
        for short in chain((last,), _abbreviations(first, last)):
            end = middle + len(short)
            if self._text.startswith(short, middle) and stands_alone(self._text, middle, end):
                return start, middle, end
        return None

    def find_year(self, date: PartialDate, *, beside: bool = False) -> None:
        """The year: in parentheses, or the only such number; else beside another field."""
        year = f"{date.year:04d}"
        if self._rivals("date", year):
            return
        spans = [
            (start, found.end())
            for start in occurrences(year, self._text)
            if (found := _YEAR.match(self._text, start))
            and self._printed.is_free(start, found.end())
            and not self._in_range(start, found.end())
            and self._label(start) in (None, "day")
        ]
        if beside or len(spans) > 1:
            enclosed = [(start, end) for start, end in spans if self._text[start - 1 : start] == "("]
            if len(enclosed) == 1:
                spans = enclosed
            elif beside:
                spans = [span for span in spans if self._printed.follows(span[0], _BEFORE_YEAR, _BESIDE)]
        if len(spans) == 1:
            self._take_date(date, spans[0])

    def _take_date(self, date: PartialDate, span: Interval) -> None:
        """The year with the date in `@iso-8601-date` where it says less: ``2003a``, or without the month."""
        (start, end), month = span, date.month
        has_letter = not self._text[start:end].isdigit()
        if has_letter and month:
            return
        attributes = f' iso-8601-date="{date}"' if has_letter or month else ""
        parts = day_and_month(date, self._text, start, end) if month else ()
        free = [part for part in parts if self._printed.is_free(part.start, part.end)]
        self._printed.take("date", Slice(start, end, "year", attributes), *free)

    def find_edition(self, value: str) -> None:
        """The number before ``ed.`` or its like, or the whole with it."""
        whole = "ed" in value.lower()
        starts = [
            found.start()
            for found in re.finditer(rf"(?<!\w){re.escape(value)}", self._text)
            if self._printed.is_free(*found.span())
            and (stands_alone(self._text, *found.span()) if whole else _EDITION_FOLLOWS.match(self._text, found.end()))
        ]
        if len(starts) == 1:
            self._printed.take("edition", Slice(starts[0], starts[0] + len(value), "edition"))

    def find_labelled(self, field: str, value: str) -> None:
        """A version or number: after its label, or long enough to be nothing else."""
        starts = self._places(value)
        labelled = [start for start in starts if self._label(start) in (field, "issue", "volume")]
        chosen = labelled or (starts if len(value) > 3 and not value.isdigit() else [])
        if len(chosen) == 1:
            self._printed.take(field, Slice(chosen[0], chosen[0] + len(value), *tag_of(field, self._work)))


def _abbreviations(first: str, last: str) -> Iterator[str]:
    """The shorter forms in which the last page may be printed."""
    for start in range(1, len(last)) if len(first) == len(last) else ():
        if whole_last_page(first, last[start:]) == last:
            yield last[start:]

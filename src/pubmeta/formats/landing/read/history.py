"""When an article was received, revised, accepted and published, by the lines of a page that say nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pubmeta.formats.landing.read.page import Line, report_unplaced
from pubmeta.formats.landing.terms import HISTORY
from pubmeta.model import Dates, PartialDate
from pubmeta.problems import Log
from pubmeta.reading import date_in, part
from pubmeta.vocabularies.months import month_number

_LABEL = re.compile(rf"(?i)(?<!\w)({'|'.join(sorted(HISTORY, key=len, reverse=True))})(?!\w)(?:\s+on\b)?\s*[:：]?")
_MONTH = r"(?P<{}>[^\W\d_]{{3,12}})\.?"
_DATE = re.compile(
    rf"\d{{1,2}}(?:st|nd|rd|th|º|\.)?[\s-]+(?:de\s)?{_MONTH.format('second')}[\s,-]+(?:de\s)?\d{{4}}|"
    rf"{_MONTH.format('first')}\s(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s)?\d{{4}}|"
    r"\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.]\d{4}"
)
_BETWEEN = " .;,|/•·–—-()[]"
_AND = re.compile(r"(?:,|(?<!\s))\s++(?:and|&|e|y)\s+")


def without_history(lines: Sequence[Line], log: Log) -> tuple[list[Line], dict[str, list[tuple[PartialDate, Line]]]]:
    """The other lines of a page, and the dates in its history by their fields, each with its line.

    A label and its date may be on two lines; several may be on one.
    """
    kept: list[Line] = []
    is_parted = False
    dates: dict[str, list[tuple[PartialDate, Line]]] = {}
    rest = iter(range(len(lines)))
    for index in rest:
        line = lines[index]
        found = list(_labelled(line.text))
        if not found and index + 1 < len(lines) and (label := _LABEL.fullmatch(line.text)):
            following = lines[index + 1]
            if _is_date(following.text.strip(_BETWEEN)):
                found, line = [(label[1], following.text.strip(_BETWEEN))], following
                next(rest)
        if not found:
            kept.append(replace(line, after_blank=line.after_blank or is_parted))
        is_parted = bool(found)
        for label_, text in found:
            field = HISTORY[label_.casefold()]
            if date := date_in(log, f"dates.{field}", text, line=line.number):
                dates.setdefault(field, []).append((date, line))
    return kept, dates


def _labelled(text: str) -> Iterator[tuple[str, str]]:
    """Each label with its date, if there is nothing else in the line."""
    before, *pairs = _LABEL.split(" ".join(text.split()))
    found = [
        (label, each.strip(_BETWEEN))
        for label, dates in zip(pairs[::2], pairs[1::2], strict=True)
        for each in _AND.split(dates.strip(_BETWEEN))
    ]
    if not before.strip(_BETWEEN) and all(_is_date(date) for _, date in found):
        yield from found


def _is_date(text: str) -> bool:
    found = _DATE.fullmatch(text)
    return found is not None and (found.lastgroup is None or month_number(found[found.lastgroup]) is not None)


def dates_of(cited: PartialDate | None, history: dict[str, list[tuple[PartialDate, Line]]], log: Log) -> Dates | None:
    """The dates of a page: those in its history, and the citation's, which a day within it makes more precise."""
    fields: dict[str, object] = {"published": cited}
    for name, found in history.items():
        if name == "revised":
            fields[name] = tuple(dict.fromkeys(date for date, _ in found))
            continue
        for date, line in found:
            known = fields.get(name)
            if not isinstance(known, PartialDate) or date.refines(known):
                fields[name] = date
            elif date != known and not known.refines(date):
                report_unplaced([line], log)
    return part(log, "dates", Dates, fields)

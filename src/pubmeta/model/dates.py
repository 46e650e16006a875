"""Dates as far as they are known, never completed."""

from __future__ import annotations

import datetime
import re
from functools import total_ordering
from typing import TYPE_CHECKING, Any, Self, Unpack

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from pubmeta.model.base import Model

if TYPE_CHECKING:
    from pubmeta.model.inputs import DatesFields

_set = object.__setattr__
_PADDED = tuple(f"-{number:02d}" for number in range(32))
"""Each month and day as a date has it; to pad one costs as much as all else of a date."""
_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@total_ordering
class PartialDate:
    """A year, a year and month, or a full day of the calendar: ``2013``, ``2013-05``, ``2013-05-17`` (ISO 8601-1).

    Built from that string, from a `datetime.date`, or with `PartialDate.of(2013, 5)`. Raises ValueError for a
    day that the calendar does not have. Ordered by what is known: a year sorts before its months.
    """

    __slots__ = ("day", "month", "year")
    year: int
    month: int | None
    day: int | None

    def __init__(self, value: str | datetime.date | PartialDate) -> None:
        text = value.isoformat()[:10] if isinstance(value, datetime.date) else str(value)
        found = _FORM.fullmatch(text.strip())
        if not found:
            raise ValueError(f"{text!r} is not a date: it has the form 2013, 2013-05 or 2013-05-17")
        year_digits, month_digits, day_digits = found.groups()
        year = int(year_digits)
        if not year:
            raise ValueError(f"{text!r} is not a date: there is no year 0")
        month = day = None
        if month_digits is not None:
            month = int(month_digits)
            if not 1 <= month <= 12:
                raise ValueError(f"{text!r} is not a date: there is no month {month}")
            if day_digits is not None:
                day = int(day_digits)
                try:
                    datetime.date(year, month, day)
                except ValueError:
                    raise ValueError(f"{text!r} is not a date: that month has no day {day}") from None
        _set(self, "year", year)
        _set(self, "month", month)
        _set(self, "day", day)

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> Self:
        """The date of these numbers; a day needs its month."""
        if day is not None and month is None:
            raise ValueError(f"day {day} of {year} has no month")
        if month is None:
            return cls(f"{year:04d}")
        return cls(f"{year:04d}-{month:02d}" if day is None else f"{year:04d}-{month:02d}-{day:02d}")

    @classmethod
    def _of_input(cls, value: object) -> Self:
        if type(value) is cls:
            return value
        if not isinstance(value, str | datetime.date | PartialDate):
            reason = f"{value!r} is not a date: it is a string such as '2013-05' or a datetime.date"
            raise ValueError(reason)  # noqa: TRY004 (pydantic reports ValueError alone)
        return cls(value)

    @property
    def parts(self) -> tuple[int, ...]:
        """Year, month, day, as far as they are known."""
        year, month, day = self.year, self.month, self.day
        if month is None:
            return (year,)
        return (year, month) if day is None else (year, month, day)

    def refines(self, other: PartialDate) -> bool:
        """Whether this date is within `other`, a year or a month, and says more: 2013-05 refines 2013."""
        shared = len(other.parts)
        return len(self.parts) > shared and self.parts[:shared] == other.parts

    def is_before(self, other: PartialDate) -> bool:
        """Whether this date is before `other`, as far as both are known: 2013 is before 2014-05, and not 2013-05."""
        return self.parts < other.parts[: len(self.parts)]

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"PartialDate is frozen: cannot set {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"PartialDate is frozen: cannot delete {name}")

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        return type(self), (str(self),)

    def __str__(self) -> str:
        text = str(self.year).zfill(4)
        if self.month is not None:
            text += _PADDED[self.month]
        if self.day is not None:
            text += _PADDED[self.day]
        return text

    def __repr__(self) -> str:
        return f"PartialDate({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return self.parts == other.parts if isinstance(other, PartialDate) else NotImplemented

    def __lt__(self, other: PartialDate) -> bool:
        return self.parts < other.parts

    def __hash__(self) -> int:
        return hash(self.parts)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.json_or_python_schema(
            json_schema=core_schema.no_info_after_validator_function(cls, core_schema.str_schema()),
            python_schema=core_schema.no_info_plain_validator_function(cls._of_input),
            serialization=core_schema.plain_serializer_function_ser_schema(str),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {
            "type": "string",
            "pattern": "^[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?$",
        }


class Dates(Model):
    """The named dates of one article."""

    received: PartialDate | None = None
    """When the manuscript was first received."""
    revised: tuple[PartialDate, ...] = ()
    """Each time a revision was received (JATS `rev-recd`)."""
    accepted: PartialDate | None = None
    """When it was accepted."""
    posted: PartialDate | None = None
    """When a preprint was made public."""
    published_online: PartialDate | None = None
    """The first day online, in the journal."""
    published_print: PartialDate | None = None
    """Published on paper."""
    published: PartialDate | None = None
    """Published, the medium unknown."""
    issue: PartialDate | None = None
    """The date that the issue bears (JATS `collection`)."""
    corrected: tuple[PartialDate, ...] = ()
    """Each time the article itself was changed."""
    retracted: PartialDate | None = None
    """When it was retracted."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[DatesFields]) -> None: ...

    @property
    def first_published(self) -> PartialDate | None:
        """The earliest date on which the work was published in any medium, else that it was posted, else the issue's.

        Of two dates that may be the same day, the one that says more.
        """
        published = [date for date in (self.published_online, self.published_print, self.published) if date]
        earliest = min(published, key=lambda date: (date.year, date.month or 13, date.day or 32), default=None)
        return earliest or self.posted or self.issue

    @property
    def formally_published(self) -> PartialDate | None:
        """The date by which the work is cited: its issue's, else that of print, else the first on which it came out.

        Where that is only the year or the month of another date of publication, the other one, which says more.
        """
        dates = [self.issue, self.published_print, self.published, self.published_online]
        published = [date for date in dates if date]
        if not published:
            return self.posted
        formal = published[0]
        return next((date for date in published[1:] if date.refines(formal)), formal)

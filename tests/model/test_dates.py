from __future__ import annotations

import datetime as dt
import pickle
from itertools import pairwise

import pytest

from pubmeta.model import Dates, PartialDate


@pytest.mark.parametrize("text", ["2013", "2013-05", "2013-05-17", "2024-02-29", "0987-12-31"])
def test_a_date_is_kept_as_far_as_it_is_known(text: str) -> None:
    date = PartialDate(text)
    assert str(date) == text
    assert date == PartialDate.of(*date.parts)
    assert pickle.loads(pickle.dumps(date)) == date  # noqa: S301 (our own bytes)
    assert hash(date) == hash(PartialDate(text))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2013-02-29", "no day 29"),
        ("2013-13", "no month 13"),
        ("2013-00", "no month 0"),
        ("2013-1-1", "is not a date"),
        ("13", "is not a date"),
        ("0000", "no year 0"),
        ("2013-05-17T00:00:00", "is not a date"),
        ("", "is not a date"),
    ],
)
def test_a_day_that_the_calendar_does_not_have_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        PartialDate(text)


def test_a_calendar_day_is_taken_and_other_types_are_refused() -> None:
    assert PartialDate(dt.date(2013, 5, 17)) == PartialDate("2013-05-17")
    with pytest.raises(ValueError, match="is not a date"):
        Dates.model_validate({"received": 2013})
    with pytest.raises(ValueError, match="has no month"):
        PartialDate.of(2013, day=3)


def test_a_date_is_frozen() -> None:
    with pytest.raises(AttributeError):
        PartialDate("2013").year = 2014
    with pytest.raises(AttributeError):
        del PartialDate("2013").year


def test_dates_are_ordered_by_what_is_known() -> None:
    dates = [PartialDate(text) for text in ("2012-12-31", "2013", "2013-01", "2013-01-02", "2014")]
    assert all(earlier < later for earlier, later in pairwise(dates))


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        ({}, None),
        ({"issue": "2013-05"}, "2013-05"),
        ({"published": "2013", "published_online": "2013-05-17"}, "2013-05-17"),
        ({"published_print": "2012", "published_online": "2013-05-17", "issue": "2011"}, "2012"),
        ({"posted": "2010-01-01", "received": "2009"}, "2010-01-01"),
    ],
)
def test_first_published_is_the_earliest_public_date(dates: dict[str, str], first: str | None) -> None:
    found = Dates.model_validate(dates).first_published
    assert (str(found) if found else None) == first


@pytest.mark.parametrize(
    ("dates", "formal"),
    [
        ({}, None),
        ({"published_online": "2012-11-20", "published_print": "2013-03"}, "2013-03"),
        ({"published_online": "2012-11-20", "published": "2013-03"}, "2013-03"),
        ({"published_online": "2012-11-20", "issue": "2013"}, "2013"),
        ({"published_online": "2013-05-17", "issue": "2013"}, "2013-05-17"),
        ({"published_online": "2013-01-05", "published_print": "2013-03-01", "issue": "2013"}, "2013-03-01"),
        ({"published_print": "2013-02-20", "issue": "2013-03"}, "2013-03"),
        ({"published_online": "2008-01-01", "published_print": "1999"}, "1999"),
        ({"published_online": "2013-05-17", "posted": "2012-01-01"}, "2013-05-17"),
        ({"posted": "2012-01-01", "received": "2011"}, "2012-01-01"),
    ],
)
def test_formally_published_is_the_date_of_issue_or_print_as_far_as_it_is_known(
    dates: dict[str, str], formal: str | None
) -> None:
    found = Dates.model_validate(dates).formally_published
    assert (str(found) if found else None) == formal


@pytest.mark.parametrize(
    ("date", "other", "is_before"),
    [
        ("2013", "2014-05", True),
        ("2013", "2013-05", False),
        ("2013-05", "2013", False),
        ("2013-04", "2013-05-17", True),
        ("2013-05-16", "2013-05-17", True),
        ("2013-05-17", "2013-05-17", False),
        ("2014", "2013-12-31", False),
    ],
)
def test_a_date_is_before_another_as_far_as_both_are_known(date: str, other: str, is_before: bool) -> None:  # noqa: FBT001
    assert PartialDate(date).is_before(PartialDate(other)) is is_before

"""From which day to which day: what is printed for conferences."""

from __future__ import annotations

import pytest

from pubmeta.reading.day_spans import days_between


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2024-06-03 – 2024-06-05", ("2024-06-03", "2024-06-05")),
        ("2024-06-03/2024-06-05", ("2024-06-03", "2024-06-05")),
        ("2024-06 to 2024-07", ("2024-06", "2024-07")),
        ("2024 – 2024-07-01", ("2024", "2024-07-01")),
        ("3–5 June 2024", ("2024-06-03", "2024-06-05")),
        ("2003 Aug 25-29", ("2003-08-25", "2003-08-29")),
        ("August 4, 2010 - August 9, 2010", ("2010-08-04", "2010-08-09")),
        ("June 28 - July 2, 2015", ("2015-06-28", "2015-07-02")),
        ("from 28th June until 2nd July 2015", ("2015-06-28", "2015-07-02")),
        ("30 December 2015 – 2 January 2016", ("2015-12-30", "2016-01-02")),
        ("30 de junho a 2 de julho de 2015", None),
        ("May–June 2011", ("2011-05", "2011-06")),
        ("2010–2011", ("2010", "2011")),
        ("December 2011", ("2011-12", None)),
        ("3 May 2020", ("2020-05-03", None)),
        ("1999", ("1999", None)),
        ("1999-05", ("1999-05", None)),
    ],
)
def test_what_is_read(text: str, days: tuple[str, str | None] | None) -> None:
    found = days_between(text)
    assert (found and tuple(day and str(day) for day in found)) == days


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Spring 2023",
        "3 May",
        "03/05/2020",
        "5–3 June 2024",
        "2024-06-05/2024-06-03",
        "31 June 2024",
        "3–5 June and 7–9 July 2024",
        "Monday 3 June 2024",
        "June 2024 – 5",
        "4 June – July 2024",
        "June 2024 (online)",
        f"{'June ' * 30}2024",
    ],
)
def test_what_is_not_sure_is_silent(text: str) -> None:
    assert days_between(text) is None

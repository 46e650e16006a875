from __future__ import annotations

from typing import Any

import pytest

from pubmeta.problems import Log
from pubmeta.reading import JsonObject
from pubmeta.reading.json.dates import date_at, range_at


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ({"date-parts": [[2013, 5, 17]]}, "2013-05-17"),
        ({"date-parts": [["2013", "5", None]]}, "2013-05"),
        ({"date-parts": [[2013]], "timestamp": 1}, "2013"),
        ({"date-time": "2013-05-17T00:00:00Z"}, "2013-05-17"),
        ([[2013, 5]], "2013-05"),
        ("17 May 2013", "2013-05-17"),
        ({"date-parts": [[None]]}, None),
        (None, None),
    ],
)
def test_dates_in_all_their_forms(value: Any, date: str | None) -> None:
    log = Log()
    source = JsonObject({"issued": value}, log)
    found = date_at(source, "issued")
    source.report_rest(())
    assert (found and str(found), len(log)) == (date, 0)


@pytest.mark.parametrize(
    ("value", "date", "path"),
    [
        ({"date-parts": [[2013], [2014]]}, "2013", "issued.date-parts"),
        ({"date-parts": [[2013]], "season": 1}, "2013", "issued.season"),
        ({"date-parts": [[2013, 2, 30]]}, "2013-02", "issued.date-parts"),
        ({"date-parts": "x"}, None, "issued.date-parts"),
        ({"date-parts": [[True]]}, None, "issued.date-parts"),
    ],
)
def test_what_is_not_kept_of_a_date_is_reported(value: Any, date: str | None, path: str) -> None:
    log = Log()
    found = date_at(JsonObject({"issued": value}, log), "issued")
    assert (found and str(found)) == date
    assert [problem.path for problem in log] == [path]


@pytest.mark.parametrize(
    ("value", "start", "end", "words"),
    [
        ({"date-parts": [[2024, 6, 3], [2024, 6, 5]]}, "2024-06-03", "2024-06-05", None),
        ({"date-parts": [[2024, 6]]}, "2024-06", None, None),
        ([2024, 6], "2024-06", None, None),
        ("2024-06-03/2024-06-05", "2024-06-03", "2024-06-05", None),
        ("2024-06-03", "2024-06-03", None, None),
        ({"raw": "2024-06-03/2024-06-05"}, "2024-06-03", "2024-06-05", None),
        ({"literal": "2024-06"}, "2024-06", None, None),
        ({"literal": "Spring 2023"}, None, None, "Spring 2023"),
        ("3 or 4 June", None, None, "3 or 4 June"),
        ("2024/2025/2026", None, None, "2024/2025/2026"),
        (None, None, None, None),
    ],
)
def test_ranges(value: Any, start: str | None, end: str | None, words: str | None) -> None:
    log = Log()
    found = range_at(JsonObject({"when": value}, log), "when")
    assert [None if each is None else str(each) for each in found] == [start, end, words]
    assert len(log) == 0


def test_parts_of_a_range_that_are_no_dates_are_reported() -> None:
    log = Log()
    assert range_at(JsonObject({"when": {"date-parts": [[2024, 6, 3], ["x"]]}}, log), "when")[1] is None
    assert [problem.path for problem in log] == ["when.date-parts"]

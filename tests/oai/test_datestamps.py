"""Points in time, written and read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from pubmeta.oai.datestamps import SECONDS, read, written

ZONE = timezone(timedelta(hours=5, minutes=30))


def test_a_moment_is_written_in_utc_down_to_the_granularity() -> None:
    moment = datetime(2024, 1, 1, 2, 0, 0, 999_999, tzinfo=ZONE)
    assert written(moment, SECONDS) == "2023-12-31T20:30:00Z"
    assert written(moment, "YYYY-MM-DD") == "2023-12-31"
    assert written(datetime(33, 1, 1, tzinfo=UTC), SECONDS) == "0033-01-01T00:00:00Z"


def test_a_moment_lasts_until_the_next() -> None:
    day, second = read("2024-02-29"), read("2024-02-29T23:59:59Z")
    assert day == (datetime(2024, 2, 29, tzinfo=UTC), datetime(2024, 3, 1, tzinfo=UTC), "YYYY-MM-DD")
    assert second == (datetime(2024, 2, 29, 23, 59, 59, tzinfo=UTC), datetime(2024, 3, 1, tzinfo=UTC), SECONDS)


def test_the_last_moment_has_no_end() -> None:
    for text in ("9999-12-31", "9999-12-31T23:59:59Z"):
        found = read(text)
        assert found
        assert found.end is None


@pytest.mark.parametrize(
    "text",
    ["", "2024", "2024-01", "2023-02-29", "0000-01-01", "2024-1-1", "2024-01-01Z", "2024-01-01T00:00Z", " 2024-01-01",
     "2024-01-01T24:00:00Z", "2024-01-01T00:00:00.5Z", "2024-01-01t00:00:00z", "२०२४-०१-०१", "2024-01-01\n"],
)  # fmt: skip
def test_what_is_not_a_moment(text: str) -> None:
    assert read(text) is None

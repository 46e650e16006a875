"""What a copyright statement spells out, and a record has no field for."""

from __future__ import annotations

import pytest

from pubmeta.problems import Log
from pubmeta.reading import Field
from pubmeta.reading.copyrights import spelled_out


@pytest.mark.parametrize(
    ("found", "read", "kinds"),
    [
        ({"statement": "© 2024 A. Quay"}, {"year": 2024, "holder": "A. Quay"}, ["guessed"]),
        ({"statement": "© 2024 A. Quay", "year": 2023}, {"holder": "A. Quay"}, ["guessed"]),
        ({"statement": "© 2024 A. Quay", "holder": "B"}, {"year": 2024}, ["guessed"]),
        ({"statement": "© 2020–2024 A. Quay"}, {"holder": "A. Quay"}, ["dropped", "guessed"]),
        ({"statement": "© 2024 A. Quay", "year": 2023, "holder": "B"}, {}, []),
        ({"statement": "Free for all"}, {}, []),
    ],
)
def test_what_is_known_stays_and_what_is_read_is_reported(
    found: dict[str, object], read: dict[str, object], kinds: list[str]
) -> None:
    log = Log()
    assert spelled_out(found, Field("copyright", str(found["statement"]), log)) == read
    assert [problem.kind.value for problem in log] == kinds

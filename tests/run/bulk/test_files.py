"""Documents that become one file are divided in order, by their number and their bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pubmeta.run.bulk.files import Joinable, _within
from pubmeta.run.bulk.work import done


@pytest.mark.parametrize(
    ("records", "most", "bundles"),
    [
        (9, 10, [[4, 6], [1], [12], [3]]),
        (9, 9, [[4], [6, 1], [12], [3]]),
        (9, 100, [[4, 6, 1, 12, 3]]),
        (2, 100, [[4, 6], [1, 12], [3]]),
        (1, 100, [[4], [6], [1], [12], [3]]),
    ],
)
def test_a_bundle_is_full_at_its_limits_and_not_before(records: int, most: int, bundles: list[list[int]]) -> None:
    record = done(Path("a"), None, (), ())
    kept = [Joinable(record, bytes(size)) for size in (4, 6, 1, 12, 3)]
    assert [[len(each.content) for each in some] for some in _within(records, most, kept)] == bundles

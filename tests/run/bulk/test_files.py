"""Documents that become one file are divided in order, by their number and their bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pubmeta.run.bulk.bundles import within
from pubmeta.run.bulk.files import Joinable, _apart
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
    assert [[len(each.content) for each in some] for some in within(records, most, kept)] == bundles


def test_what_a_file_has_once_is_in_no_bundle_twice() -> None:
    record = done(Path("a"), None, (), ())
    kept = [Joinable(record, bytes([number]), once) for number, once in enumerate(["a", "b", "", "a", "", "a"])]
    assert [[each.content[0] for each in some] for some in _apart(kept)] == [[0, 1, 2, 4], [3], [5]]

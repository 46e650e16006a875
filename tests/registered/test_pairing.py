"""Which items of two lists belong together, and that it takes no longer than the lists are."""

from __future__ import annotations

import pytest

from pubmeta.registered.pairing import aligned, matched
from tests.growth.measuring import grows_too_fast


@pytest.mark.parametrize(
    ("ours", "theirs", "pairs"),
    [
        ("abc", "abc", [(0, 0), (1, 1), (2, 2)]),
        ("abc", "cab", [(0, 1), (1, 2), (2, 0)]),
        ("abc", "ac", [(0, 0), (1, None), (2, 1)]),
        ("ac", "abc", [(0, 0), (None, 1), (1, 2)]),
        ("aba", "ba", [(0, None), (1, 0), (2, 1)]),
        ("abac", "aabc", [(0, 0), (1, 2), (2, 1), (3, 3)]),
        ("axc", "ayc", [(0, 0), (1, 1), (2, 2)]),
        ("abcde", "xbydz", [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]),
        ("abcd", "badx", [(0, None), (1, 0), (2, 1), (3, 2), (None, 3)]),
        ("aa", "a", [(0, 0), (1, None)]),
        ("", "a", [(None, 0)]),
    ],
)
def test_items_in_order(ours: str, theirs: str, pairs: list[tuple[int | None, int | None]]) -> None:
    assert [*aligned(ours, theirs)] == pairs


def test_items_without_an_order() -> None:
    ours, theirs = [("a", 1), ("b", 1), ("c", 1), ("a", 2)], [("a", 2), ("b", 2), ("d", 1), ("a", 3)]
    assert [*matched(ours, theirs)] == [(0, 3), (1, 1), (2, None), (3, 0), (None, 2)]


@pytest.mark.parametrize(("signs", "others"), [("ab", "bbaa"), ("a", "ab"), ("abc", "cba"), ("ab", "xy")])
def test_items_of_few_kinds_take_no_longer(signs: str, others: str) -> None:
    def paired(length: int) -> None:
        ours, theirs = (each * length for each in (signs, others))
        assert [*aligned(ours, theirs)]
        assert [*matched([(each,) for each in ours], [(each,) for each in theirs])]

    assert grows_too_fast(paired, 2_000, 0.1) is None

from __future__ import annotations

import pytest

from pubmeta.vocabularies.numbers import whole_number
from pubmeta.vocabularies.page_numbers import comes_before


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("007", 7), ("٣", 3), ("", None), ("-1", None), ("²", None), ("9" * 15, 10**15 - 1), ("9" * 16, None)],
)
def test_whole_numbers(text: str, number: int | None) -> None:
    assert whole_number(text) == number


def test_of_pages_too_long_for_numbers_nothing_is_known() -> None:
    assert not comes_before("1" * 5_000, "2" * 5_000)
    assert comes_before("1", "2")

"""The names of the months."""

from __future__ import annotations

import pytest

from pubmeta.vocabularies.months import ENGLISH, month_number


def test_every_english_name_and_abbreviation_is_known() -> None:
    for number, name in enumerate(ENGLISH, 1):
        assert {month_number(name), month_number(name[:3]), month_number(f"{name[:3].title()}.")} == {number}


@pytest.mark.parametrize(
    ("word", "number"),
    [("Janvier", 1), ("fév.", 2), ("março", 3), ("août", 8), ("Septembre", 9), ("dezembro", 12), ("Septem", 9)],
)
def test_other_languages_and_beginnings(word: str, number: int) -> None:
    assert month_number(word) == number


@pytest.mark.parametrize("word", ["", "ma", "out", "set", "ago", "monday", "spring"])
def test_what_is_no_month(word: str) -> None:
    assert month_number(word) is None

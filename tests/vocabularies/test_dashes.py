"""Dashes, as every reader of numbers takes them."""

from __future__ import annotations

import unicodedata

import pytest

from pubmeta.formats.crossref.page_numbers import page_numbers
from pubmeta.model import Isbn, Issn, Pages
from pubmeta.reading import pages_of
from pubmeta.vocabularies.dashes import DASHES


def test_what_the_dashes_are() -> None:
    assert [unicodedata.name(dash) for dash in DASHES] == [
        "HYPHEN",
        "NON-BREAKING HYPHEN",
        "FIGURE DASH",
        "EN DASH",
        "EM DASH",
        "MINUS SIGN",
    ]


@pytest.mark.parametrize("dash", f"-{DASHES}")
def test_each_is_one_in_numbers(dash: str) -> None:
    assert pages_of(f"12{dash}19") == Pages(first="12", last="19")
    assert page_numbers(Pages(range=f"12{dash}19")) == ("12", "19", None)
    assert Issn(f"2163{dash}9914") == "2163-9914"
    assert Isbn(f"978{dash}0306406157") == "9780306406157"

from __future__ import annotations

from collections.abc import Mapping

import pytest

from pubmeta.formats.crossref.page_numbers import page_numbers, pages_from
from pubmeta.model import Pages


@pytest.mark.parametrize(
    ("pages", "numbers"),
    [
        ({"first": "1"}, ("1", None, None)),
        ({"first": "e4", "last": "e7"}, ("e4", "e7", None)),
        ({"range": "12-15, 18"}, ("12", "15", "18")),
        ({"range": "12–15; 18, 20"}, ("12", "15", "18, 20")),
        ({"range": "12-15"}, ("12", "15", None)),
        ({"first": "123", "range": "123-9"}, ("123", "129", None)),
        ({"range": "1071–80"}, ("1071", "1080", None)),
        ({"range": "S72–7"}, ("S72", "S77", None)),
        ({"range": "199-03"}, ("199", "03", None)),
        ({"range": "e17"}, ("e17", None, None)),
        ({"range": "3, 5"}, ("3", None, "5")),
        ({"first": "12", "range": "12-15, 18"}, ("12", "15", "18")),
        ({"first": "12", "last": "18", "range": "12-15, 18"}, ("12", "18", "12-15, 18")),
        ({"range": "pages 3 to 5"}, (None, None, "pages 3 to 5")),
        ({"range": "A-1-A-5"}, (None, None, "A-1-A-5")),
    ],
)
def test_first_last_and_other_pages(pages: Mapping[str, str], numbers: tuple[str | None, ...]) -> None:
    assert page_numbers(Pages.model_validate(pages)) == numbers


@pytest.mark.parametrize(
    ("numbers", "pages"),
    [
        (("12", None, None), {"first": "12"}),
        (("12", "15", None), {"first": "12", "last": "15"}),
        (("12", "15", "18"), {"first": "12", "last": "15", "range": "12-15, 18"}),
        (("12", None, "18"), {"first": "12", "range": "12, 18"}),
        (("12", "18", "12-15, 18"), {"first": "12", "last": "18", "range": "12-15, 18"}),
        ((None, "15", None), {"range": "-15"}),
        ((None, None, "18"), {"range": "18"}),
        ((None, None, None), None),
    ],
)
def test_pages_are_those_of_which_the_numbers_are(
    numbers: tuple[str | None, str | None, str | None], pages: dict[str, str] | None
) -> None:
    assert pages_from(*numbers) == (Pages.model_validate(pages) if pages else None)

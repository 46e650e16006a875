from __future__ import annotations

import pytest

from pubmeta.model import Pages
from pubmeta.reading import pages_between, pages_of


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("493-518", Pages(first="493", last="518")),
        ("493--518", Pages(first="493", last="518")),
        ("S72–S87", Pages(first="S72", last="S87")),
        ("330—331", Pages(first="330", last="331")),
        ("e453", Pages(first="e453")),
        ("7", Pages(first="7")),
        ("C3-32--C3-35", Pages(first="C3-32", last="C3-35")),
        ("C3-32–C3-35", Pages(first="C3-32", last="C3-35")),
        ("7-7", Pages(first="7", last="7")),
        ("pp. 3 - 9", Pages(first="3", last="9")),
        ("p 3", Pages(first="3")),
        ("1332-41", Pages(first="1332", range="1332-41")),
        ("12-15, 18", Pages(first="12", range="12-15, 18")),
        ("73+", Pages(first="73", range="73+")),
        ("Pages", Pages(first="Pages")),
        ("-18", Pages(range="-18")),
        ("", None),
        (None, None),
    ],
)
def test_pages_in_one_text(text: str | None, pages: Pages | None) -> None:
    assert pages_of(text) == pages


def test_pages_by_first_and_last() -> None:
    assert pages_between("476", "481") == Pages(first="476", last="481")
    assert pages_between("476", None) == Pages(first="476")
    assert pages_between(None, "423") == Pages(range="-423")
    assert pages_between(None, None) is None
    assert pages_between("1332", "41") == Pages(first="1332", range="1332-41")

"""Dates, never completed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.formats.jats.conftest import Written


def dates_of(written: Written, **fields: Any) -> list[tuple[Any, ...]]:
    meta = written(**fields).find("front/article-meta")
    return [
        (
            each.getparent().tag,
            each.get("date-type"),
            each.get("publication-format"),
            each.get("iso-8601-date"),
            [(part.tag, part.text) for part in each],
        )
        for each in meta.iter("pub-date", "date")
    ]


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("2013", [("year", "2013")]),
        ("2013-05", [("month", "05"), ("year", "2013")]),
        ("0713-05-07", [("day", "07"), ("month", "05"), ("year", "0713")]),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(written: Written, value: str, parts: list[tuple[str, str]]) -> None:
    assert dates_of(written, dates={"published": value}) == [("article-meta", "pub", None, value, parts)]


def test_every_date_has_its_place(written: Written) -> None:
    dates = {
        "received": "2001",
        "revised": ["2002", "2003"],
        "accepted": "2004",
        "posted": "2005",
        "published_online": "2006",
        "published_print": "2007",
        "published": "2008",
        "issue": "2009",
        "corrected": ["2010", "2011"],
        "retracted": "2012",
    }
    assert [made[:4] for made in dates_of(written, dates=dates)] == [
        ("article-meta", "pub", "electronic", "2006"),
        ("article-meta", "pub", "print", "2007"),
        ("article-meta", "pub", None, "2008"),
        ("article-meta", "collection", None, "2009"),
        ("history", "received", None, "2001"),
        ("history", "rev-recd", None, "2002"),
        ("history", "rev-recd", None, "2003"),
        ("history", "accepted", None, "2004"),
        ("history", "corrected", None, "2010"),
        ("history", "corrected", None, "2011"),
        ("history", "retracted", None, "2012"),
        ("event", "preprint", None, "2005"),
    ]


def test_a_preprint_is_published_when_it_is_posted(written: Written) -> None:
    assert [made[:4] for made in dates_of(written, type="preprint", dates={"posted": "2005"})] == [
        ("article-meta", "preprint", "electronic", "2005")
    ]

"""Volume, issue, pages and date."""

from __future__ import annotations

import re

import pytest

from pubmeta.citations.labelled import labelled
from pubmeta.citations.places import DATE, PAGES, YEAR_FIRST, place
from pubmeta.model import Pages, PartialDate


@pytest.mark.parametrize(
    ("text", "container", "fields"),
    [
        (
            "Annals, Vol. 3 No. 1, 2013, pp. 31-32",
            "Annals",
            {"volume": "3", "issue": "1", "date": "2013", "pages": "31-32"},
        ),
        (
            "Annals, vol. 3, no. 1, pp. 31–32, May 2013",
            "Annals",
            {"volume": "3", "issue": "1", "date": "2013-05", "pages": "31-32"},
        ),
        (
            "Annals, Vol.19, No.2. 1 April 1989, pages 21-31",
            "Annals",
            {"volume": "19", "issue": "2", "date": "1989-04-01", "pages": "21-31"},
        ),
        (
            "Annals, v. 29, n. 3, p. 432-441, jul./dez. 2018",
            "Annals",
            {"volume": "29", "issue": "3", "date": "2018", "pages": "432-441"},
        ),
        ("Annals, octobre 2011, n°174. p. 43-44", "Annals", {"issue": "174", "date": "2011-10", "pages": "43-44"}),
        ("Annals, Vol. 10 (3), 205 –223", "Annals", {"volume": "10", "issue": "3", "pages": "205-223"}),
        ("Annals 2(3), pp. 263-279", "Annals", {"volume": "2", "issue": "3", "pages": "263-279"}),
        ("Annals, vol. XIV, Art. no. 12", "Annals", {"volume": "XIV", "article_number": "12"}),
        ("Annals of Tides, vol. 9", "Annals of Tides", {"volume": "9"}),
        (
            "Annals, vol. 2019, Article ID 8123456, 9 pages, 2019",
            "Annals",
            {"volume": "2019", "article_number": "8123456", "date": "2019"},
        ),
    ],
)
def test_labelled_parts_in_any_order(text: str, container: str, fields: dict[str, str]) -> None:
    found = labelled(text)
    assert found
    assert found[0] == container
    assert {name: str(value) for name, value in place(found[1]).items()} == fields


@pytest.mark.parametrize(
    "text",
    [
        "Annals of Tides",
        "Annals, vol. 3, pp. 1-2, pp. 3-4",
        "Annals, vol. 3, edited by A. Quay, pp. 1-2",
        "Annals, vol. SE-10, pp. 1-2",
        "Annals, pp. 1, 3-4",
        "Annals, vol. 3, 9 pages",
    ],
)
def test_anything_else_among_the_parts_and_there_is_no_answer(text: str) -> None:
    assert labelled(text) is None


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("31-32", Pages(first="31", last="32")),
        ("31– 32", Pages(first="31", last="32")),
        ("3790--3804", Pages(first="3790", last="3804")),
        ("e4-e7", Pages(first="e4", last="e7")),
        ("S14–S15", Pages(first="S14", last="S15")),
        ("R115", Pages(first="R115")),
        ("1776-1787.e4", Pages(first="1776", last="1787.e4")),
        ("1332–41", Pages(first="1332", range="1332–41")),
    ],
)
def test_pages_are_given_as_printed(text: str, pages: Pages) -> None:
    match = re.fullmatch(PAGES, text)
    assert match
    assert place(match.groupdict()) == {"pages": pages}


@pytest.mark.parametrize("text", ["e17994", "061102", "CD001497", "bav044"])
def test_an_article_number_is_no_page(text: str) -> None:
    match = re.fullmatch(PAGES, text)
    assert match
    assert place(match.groupdict()) == {"article_number": text}


@pytest.mark.parametrize(
    ("form", "text", "date"),
    [
        (DATE, "2008", "2008"),
        (DATE, "Mar. 2008", "2008-03"),
        (DATE, "12 March 2008", "2008-03-12"),
        (DATE, "march 12, 2008", "2008-03-12"),
        (DATE, "April-June 2014", "2014"),
        (DATE, "Spring 2006", "2006"),
        (DATE, "fev. 2009", "2009-02"),
        (YEAR_FIRST, "2010", "2010"),
        (YEAR_FIRST, "2010 Mar 18", "2010-03-18"),
        (YEAR_FIRST, "2010 Mar-Apr", "2010"),
    ],
)
def test_dates(form: str, text: str, date: str) -> None:
    match = re.fullmatch(form, text)
    assert match
    assert place(match.groupdict()) == {"date": PartialDate(date)}


def test_a_day_that_no_calendar_has_is_no_date() -> None:
    match = re.fullmatch(DATE, "31 June 2008")
    assert match
    with pytest.raises(ValueError, match="no day 31"):
        place(match.groupdict())


def test_volumes_and_issues_are_given_as_printed() -> None:
    assert place({"volume": "844–845", "issue": " 3/4"}) == {"volume": "844–845", "issue": "3/4"}

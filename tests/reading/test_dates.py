from __future__ import annotations

import pytest

from pubmeta.problems import Kind, Log
from pubmeta.reading import date_in, date_of, year_in
from pubmeta.vocabularies.months import month_number


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2013", "2013"),
        ("2013-05", "2013-05"),
        ("2013-05-17", "2013-05-17"),
        ("2013-5-7", "2013-05-07"),
        ("2018/4/25", "2018-04-25"),
        ("2018/4/25/", "2018-04-25"),
        ("1948/07//", "1948-07"),
        ("2020//", "2020"),
        ("2020///", "2020"),
        ("20130517", "2013-05-17"),
        ("2020-01-30T00:00:00Z", "2020-01-30"),
        ("2020-01-30 11:02:51", "2020-01-30"),
        ("17.05.2013", "2013-05-17"),
        ("17/05/2013", "2013-05-17"),
        ("05/17/2013", "2013-05-17"),
        ("05/05/2013", "2013-05-05"),
        ("13/05/2013", "2013-05-13"),
        ("05/13/2013", "2013-05-13"),
        ("12/12/2013", "2013-12-12"),
        ("05/2013", "2013-05"),
        ("5.2013", "2013-05"),
        ("May 2010", "2010-05"),
        ("05/2017", "2017-05"),
        ("1.2017", "2017-01"),
        ("12 May 2010", "2010-05-12"),
        ("May 12, 2010", "2010-05-12"),
        ("12th of May, 2010", "2010-05-12"),
        ("2010 Sept. 3", "2010-09-03"),
        ("Sep 2010", "2010-09"),
        ("mar 15 2018", "2018-03-15"),
        ("[1990]", "1990"),
    ],
)
def test_dates_that_are_surely_read(text: str, date: str) -> None:
    log = Log()
    assert str(date_in(log, "date", text)) == date
    assert len(log) == 0


@pytest.mark.parametrize(
    ("text", "date", "reason"),
    [
        ("2013a", "2013", "more than a date"),
        ("c. 1990", "1990", "more than a date"),
        ("2009 Spring", "2009", "season"),
        ("Spring/Summer 2009", "2009", "season"),
        ("2009/00/00/Winter", "2009", "season"),
        ("Jan-Feb 2013", "2013-01", "range"),
        ("2013-2015", "2013", "range"),
        ("2014-01-03/2014-03-01", "2014-01-03", "range"),
        ("12-15 May 2010", "2010-05-12", "range"),
        ("2013-02-30", "2013-02", "not a day of the calendar"),
        ("2013-13-01", "2013", "not a day of the calendar"),
        ("2013-00-00", "2013", "not a day of the calendar"),
        ("2004-21", "2004", "not a day of the calendar"),
        ("03/04/2013", "2013", "which number is the day and which the month is not known"),
        ("12/05/2013", "2013", "which number is the day and which the month is not known"),
        ("05/12/2013", "2013", "which number is the day and which the month is not known"),
        ("31 April 2013", "2013-04", "not a day of the calendar"),
        ("1723~", "1723", "uncertain"),
        ("1723?", "1723", "uncertain"),
        ("2010 in press", "2010", "more than a date"),
        ("13/2013", "2013", "more than a date"),
        ("1991-92", "1991", "a range has no place"),
        ("1998/99", "1998", "a range has no place"),
    ],
)
def test_what_a_date_says_besides_is_reported(text: str, date: str, reason: str) -> None:
    log = Log()
    assert str(date_in(log, "PY", text, line=4)) == date
    (problem,) = log
    assert (problem.kind, problem.path, problem.line) == (Kind.GUESSED, "PY", 4)
    assert reason in problem.message


@pytest.mark.parametrize("text", ["in press", "n.d.", "????", "0000", "May 12", "12/05", "20100", "forthcoming"])
def test_what_holds_no_year_is_left_out_and_reported(text: str) -> None:
    log = Log()
    assert date_in(log, "year", text) is None
    (problem,) = log
    assert problem.kind is Kind.DROPPED
    assert text in problem.message


@pytest.mark.parametrize("text", [None, "", " ", "//"])
def test_nothing_is_no_date(text: str | None) -> None:
    log = Log()
    assert date_in(log, "year", text) is None
    assert len(log) == 0


@pytest.mark.parametrize(
    ("parts", "date", "problems"),
    [
        ((2013, 5, 17), "2013-05-17", 0),
        (("2013", "05", None), "2013-05", 0),
        ((2013, None, None), "2013", 0),
        ((2013, 2, 30), "2013-02", 1),
        ((2013, 13, 1), "2013", 1),
        ((2013, None, 5), "2013", 1),
        ((2013, "May", 5), "2013", 1),
        ((0, 1, 1), "None", 1),
        (("20134", 1, 1), "None", 1),
        (("²013", None, None), "None", 1),
        ((None, 1, 1), "None", 0),
    ],
)
def test_numbers_are_kept_as_far_as_the_calendar_has_them(
    parts: tuple[int | str | None, ...], date: str, problems: int
) -> None:
    log = Log()
    assert str(date_of(log, "issued", *parts)) == date
    assert len(log) == problems


@pytest.mark.parametrize(
    ("word", "number"),
    [("January", 1), ("jan", 1), ("Sept.", 9), ("sep", 9), ("DEC", 12), ("ma", None), ("mai", 5), ("x", None)],
)
def test_months_by_name(word: str, number: int | None) -> None:
    assert month_number(word) == number


@pytest.mark.parametrize(
    ("text", "date", "kinds"),
    [
        ("15. März 2021", "2021-03-15", []),
        ("Jänner 2021", "2021-01", []),
        ("15 Maret 2021", "2021-03-15", []),
        ("15 dicembre 2021", "2021-12-15", []),
        ("1er mars 2021", "2021-03-01", []),
        ("2021年3月15日", "2021-03-15", []),
        ("2021년 3월", "2021-03", []),
        ("Mon, 15 Mar 2021 10:00:00 GMT", "2021-03-15", []),
        ("2021 Mar;12(3)", "2021-03", ["guessed"]),
    ],
)
def test_dates_as_other_languages_and_databases_write_them(text: str, date: str, kinds: list[str]) -> None:
    log = Log()
    assert str(date_in(log, "date", text)) == date
    assert [problem.kind.value for problem in log] == kinds


@pytest.mark.parametrize(
    ("text", "year"), [("2013", "2013"), ("0999", None), ("2013a", None), ("٢٠١٣", None), ("", None)]
)
def test_a_year_alone_is_four_digits_and_nothing_else(text: str, year: str | None) -> None:
    found = year_in(text)
    assert (found and str(found)) == year

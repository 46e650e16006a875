from __future__ import annotations

from typing import Any

import pytest

from tests.formats.crossref.read.test_read import article_of, deposit, journal, journal_article, reading


def date(year: str = "2024", month: str = "", day: str = "", medium: str = "") -> str:
    attribute = f' media_type="{medium}"' if medium else ""
    given = {"month": month, "day": day, "year": year}
    parts = "".join(f"<{name}>{text}</{name}>" for name, text in given.items() if text)
    return f"<publication_date{attribute}>{parts}</publication_date>"


def dates(*elements: str) -> tuple[dict[str, Any], list[str]]:
    article, problems = article_of(date="".join(elements))
    found = article.dates.model_dump(mode="json", exclude_defaults=True)
    return found, [f"{problem.kind}: {problem.message}" for problem in problems]


def test_the_medium_says_which_date_it_is_and_print_is_the_schema_s_default() -> None:
    found, problems = dates(
        date("2024", "2", "29", "online"), date("2024", "03", medium="other"), date("2024", "4"),
        "<acceptance_date><month>1</month><year>2024</year></acceptance_date>",
    )  # fmt: skip
    assert found == {
        "published_online": "2024-02-29",
        "published": "2024-03",
        "published_print": "2024-04",
        "accepted": "2024-01",
    }
    assert problems == []


@pytest.mark.parametrize(
    ("given", "expected", "problem"),
    [
        (date("2024", "22"), "2024", "guessed: 22 is a season, for which a date has no place; kept as 2024"),
        (date("2024", "31", "1"), "2024", "guessed: 31 is a quarter, for which a date has no place; kept as 2024"),
        (date("2023", "2", "30"), "2023-02", "guessed: '2023-2-30' is not a day of the calendar; kept as 2023-02"),
        (date("2023", "", "7"), "2023", "guessed: '2023-7' is not a day of the calendar; kept as 2023"),
        (date("", "2", "3"), None, "dropped: is a date without a year; left out: '2 3'"),
        (date("soon"), None, "dropped: 'soon' is not a date; left out"),
    ],
)
def test_what_is_no_day_of_the_calendar_is_kept_as_far_as_it_is(given: str, expected: str | None, problem: str) -> None:
    found, problems = dates(given)
    assert found.get("published_print") == expected
    assert problems == [problem]


def test_months_may_have_their_names() -> None:
    assert dates(date("2024", "Feb", "3")) == ({"published_print": "2024-02-03"}, [])


def test_a_second_date_of_a_medium_is_reported_if_it_differs() -> None:
    found, problems = dates(date("2024", "1"), date("2024", "1", medium="print"), date("2024", "2", medium="radio"))
    assert found == {"published_print": "2024-01", "published": "2024-02"}
    assert problems == ["guessed: 'radio' is not a known medium; kept as published in an unknown one"]
    found, problems = dates(date("2024", "1"), date("2025"))
    assert found == {"published_print": "2024-01"}
    assert problems == ["dropped: differs from 2024-01, which is kept; left out: 2025"]


def test_an_issue_bears_the_printed_date() -> None:
    issue = f"<journal_issue>{date('2023', medium='online')}{date('2024', medium='print')}</journal_issue>"
    article, problems = reading(deposit(journal(journal_article(), issue=issue)))
    assert article is not None
    assert str(article.dates.issue) == "2024"
    assert [problem.message for problem in problems] == ["differs from 2024, which is kept; left out: 2023"]

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from pubmeta.problems import Kind

Write = Callable[..., Any]


def dates(made: Any, path: str) -> list[tuple[str | None, str]]:
    """Medium and ISO date of each date element; its children stand in the order month, day, year."""
    return [
        (found.get("media_type"), "-".join([found[-1].text, *(part.text for part in found[:-1])]))
        for found in made.all(path)
    ]


def test_each_date_says_its_medium_and_no_more_than_is_known(written: Write) -> None:
    made = written(dates={"published_online": "2024-02-29", "published_print": "2024-03", "published": "2024"})
    assert dates(made, "//publication_date") == [
        ("online", "2024-02-29"),
        ("print", "2024-03"),
        ("other", "2024"),
    ]


def test_the_date_of_the_issue_dates_an_article_that_has_no_other(written: Write) -> None:
    made = written(dates={"issue": "2024-03"})
    assert dates(made, "//journal_article/publication_date") == [("other", "2024-03")]
    assert made.all("//journal_issue") == []
    assert made.paths() == ["dates.issue"]
    assert made.paths(Kind.ASSUMED) == ["dates.published"]


def test_without_any_date_one_is_missing_and_none_is_invented(written: Write) -> None:
    made = written(dates={"received": "2024-01-01", "accepted": "2024-01-02"})
    assert made.paths(Kind.MISSING) == ["dates.published_online"]
    assert b"publication_date" not in made.content


@pytest.mark.parametrize(
    ("known", "issue"),
    [
        ({"issue": "2024-03", "published_online": "2024-02-29"}, ("other", "2024-03")),
        ({"issue": "2024-03", "published_print": "2024-02"}, ("other", "2024-03")),
        ({"issue": "2024-03"}, ("other", "2024-03")),
        ({"published_print": "2024-03", "published_online": "2023-12-30"}, ("print", "2024-03")),
        ({"published": "2013"}, ("other", "2013")),
        ({"published": "2013", "published_online": "2012-12-30"}, ("other", "2013")),
        ({"published_online": "2024-02-29"}, ("online", "2024-02-29")),
    ],
)
def test_an_issue_is_dated_by_its_own_date_or_that_of_the_article(
    written: Write, known: Mapping[str, str], issue: tuple[str, str]
) -> None:
    made = written(dates=known, volume="3", issue="1", issue_title={"markup": "On <i>water</i>"})
    assert dates(made, "//journal_issue/publication_date") == [issue]
    assert made.names("//journal_issue") == ["titles", "publication_date", "journal_volume", "issue"]
    assert made.texts("//journal_issue/titles/title") == ["On water"]
    assert made.texts("//journal_volume/volume") == ["3"]
    assert made.texts("//journal_issue/issue") == ["1"]
    assumed = "dates.issue" if "issue" not in known else "dates.published" if len(known) == 1 else None
    assert made.paths(Kind.ASSUMED) == [assumed] * bool(assumed)


def test_an_issue_without_any_date_of_publication_is_left_out(written: Write) -> None:
    made = written(volume="3", issue="1", issue_title="On water", dates={"received": "2024-02-29"})
    assert made.paths(Kind.MISSING) == ["dates.published_online"]
    assert [path for path in made.paths() if not path.startswith("dates")] == ["volume", "issue", "issue_title"]


def test_the_date_of_an_issue_without_number_is_reported(written: Write) -> None:
    made = written(dates={"issue": "2024-03", "published_online": "2024-02-29"})
    assert made.paths() == ["dates.issue"]


def test_the_date_of_acceptance(written: Write) -> None:
    made = written(dates={"published_online": "2024", "accepted": "2023-11-05"})
    assert dates(made, "//acceptance_date") == [(None, "2023-11-05")]


def test_a_journal_article_is_not_posted(written: Write) -> None:
    assert written(dates={"published_online": "2024", "posted": "2023"}).paths() == ["dates.posted"]


@pytest.mark.parametrize("name", ["posted", "published_online", "published"])
def test_a_preprint_is_posted_on_the_day_it_was_made_public(written: Write, name: str) -> None:
    made = written(type="preprint", dates={name: "2023-08"})
    assert dates(made, "//posted_date") == [(None, "2023-08")]
    assert made.paths(Kind.ASSUMED) == ([] if name == "posted" else ["dates.posted"])


def test_a_preprint_without_such_a_date_is_told_so(written: Write) -> None:
    made = written(type="preprint", dates={"published_print": "2023"})
    assert made.paths(Kind.MISSING) == ["dates.posted"]

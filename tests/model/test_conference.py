"""What events and proceedings take, and what they refuse."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from pubmeta.model import Event, PartialDate, Proceedings, ProceedingsIsbn, Series


def test_strings_are_names_titles_and_isbns() -> None:
    proceedings = Proceedings(title="Proceedings", series="Lecture Notes", isbns=["978-0-306-40615-7"])
    assert Event.model_validate("Meeting") == Event(name="Meeting")
    assert Proceedings.model_validate("Proceedings") == Proceedings(title="Proceedings")
    assert proceedings.series == Series(title="Lecture Notes")
    assert proceedings.isbns == (ProceedingsIsbn(isbn="9780306406157"),)


def test_an_end_that_is_the_start_says_nothing_more() -> None:
    assert Event(start="2024-06-03", end="2024-06-03").end is None
    assert Event(start="2024-06-03", end="2024-06").end == PartialDate("2024-06")


def test_the_issns_of_a_series_come_electronic_first() -> None:
    series = Series(title="S", issn_print="1234-5679", issn_electronic="2345-6787", issn_linking="1234-5679")
    assert series.issns == ("2345-6787", "1234-5679")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "no fields"),
        ({"end": "2024"}, "no start"),
        ({"start": "2024-06-03", "end": "2024-06-02"}, "before its start"),
        ({"start": "2024-06", "end": "2023"}, "before its start"),
    ],
)
def test_an_event_is_refused(fields: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        Event.model_validate(fields)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"isbns": ["9780306406157"]}, "neither title nor series"),
        ({"series": "S", "subtitle": "T"}, "subtitle and no title"),
        ({"title": "P", "isbns": ["9780306406157", "978-0-306-40615-7"]}, "given twice"),
        ({"series": {"title": "S", "issn_print": "1234-5679", "issn_electronic": "1234-5679"}}, "the same"),
    ],
)
def test_proceedings_are_refused(fields: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        Proceedings.model_validate(fields)

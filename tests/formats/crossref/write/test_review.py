from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pubmeta.problems import Kind
from tests.formats.crossref.conftest import VERSIONS
from tests.formats.crossref.kinds import KINDS

Write = Callable[..., Any]
REVIEW = {
    "of": "10.5555/reviewed",
    "type": "referee-report",
    "stage": "pre-publication",
    "round": 0,
    "recommendation": "accept",
    "label": "RC1",
}


def review(written: Write, **fields: Any) -> Any:
    return written(**{**KINDS["peer_review"], **fields})


@pytest.mark.parametrize("version", VERSIONS)
def test_a_review_names_what_it_reviews_and_how(written: Write, version: str) -> None:
    made = review(
        written,
        review=REVIEW,
        institutions=["Example Press"],
        statements={"conflict_of_interest": "None."},
        licenses=["https://creativecommons.org/licenses/by/4.0/"],
        options={"version": version},
    )
    (record,) = made.all("//peer_review")
    assert dict(record.attrib) == {
        "stage": "pre-publication",
        "type": "referee-report",
        "recommendation": "accept",
        "revision-round": "0",
    }
    assert made.names("//peer_review") == [
        "contributors",
        "titles",
        "review_date",
        "institution",
        "competing_interest_statement",
        "running_number",
        "program",
        "program",
        "doi_data",
    ]
    assert made.names("//review_date") == ["month", "day", "year"]
    assert made.texts("//rel:inter_work_relation[@relationship-type='isReviewOf']") == ["10.5555/reviewed"]
    assert made.paths() == []


def test_the_relation_to_what_is_reviewed_is_written_once(written: Write) -> None:
    related = [
        {"type": "is-review-of", "target": "10.5555/REVIEWED", "target_type": "doi"},
        {"type": "is-comment-on", "target": "10.5555/reviewed", "target_type": "doi"},
    ]
    made = review(written, relations=related)
    assert made.texts("//rel:inter_work_relation") == ["10.5555/reviewed", "10.5555/reviewed"]


@pytest.mark.parametrize(
    ("fields", "path", "message"),
    [
        ({"review": None}, "review.of", "Crossref registers a review only with the DOI of what is reviewed"),
        (
            {"dates": {"published_online": "2024-02"}},
            "dates.published_online",
            "Crossref needs the day on which a review was made public, not only 2024-02",
        ),
        (
            {"dates": {}},
            "dates.published_online",
            "Crossref needs the date on which a review was made public",
        ),
    ],
)
def test_what_a_review_cannot_be_without_is_missing(written: Write, fields: Any, path: str, message: str) -> None:
    made = review(written, **fields)
    assert made.paths(Kind.MISSING) == [path]
    assert made.message(path) == message


def test_a_review_has_no_place_for_a_journal_nor_for_crossmark(written: Write) -> None:
    made = review(
        written,
        journal={"title": "Water"},
        dates={"published_online": "2024-02-29", "received": "2024-01-01"},
        references=[{"key": "a", "raw": "A."}],
        options={"crossmark_policy": "10.5555/policy"},
    )
    assert made.paths() == ["journal", "dates.received", "references[0]"]
    assert made.all("//crossmark") == []


def test_paragraphs_of_competing_interests_are_joined(written: Write) -> None:
    stated = {"conflict_of_interest": {"heading": "Interests", "paragraphs": ["One.", {"markup": "<i>Two</i>."}]}}
    made = review(written, statements=stated)
    assert made.xml("//competing_interest_statement") == (
        "<competing_interest_statement>One. <i>Two</i>.</competing_interest_statement>"
    )
    assert made.paths(Kind.GUESSED) == ["statements.conflict_of_interest.paragraphs"]
    assert made.paths() == ["statements.conflict_of_interest.heading"]


def test_a_sixth_institution_is_reported(written: Write) -> None:
    made = review(written, institutions=[f"University {number}" for number in range(6)])
    assert len(made.all("//institution")) == 5
    assert made.paths() == ["institutions[5]"]

"""Peer reviews in REST records."""

from __future__ import annotations

from typing import Any

import pytest

from pubmeta.model import Anonymous, ArticleType, ContributorRole, Person, Review, Statement
from tests.formats.crossref.rest.test_read import article, log_of, told

REVIEW = {"type": "peer-review", "container-title": []}


def relation(*targets: tuple[str, str]) -> dict[str, Any]:
    return {"is-review-of": [{"id": target, "id-type": kind, "asserted-by": "subject"} for target, kind in targets]}


def test_a_review_with_all_that_the_api_tells() -> None:
    found = article(
        **REVIEW,
        review={
            "type": "referee-report",
            "stage": "pre-publication",
            "revision-round": "1",
            "recommendation": "minor-revision",
            "running-number": "RC1",
            "competing-interest-statement": "None &amp; none.",
            "language": "en",
        },
        relation=relation(("10.5555/article", "doi"), ("https://example.org/a", "uri"), ("10.5555/data", "doi")),
        institution=[{"name": "Example Press", "id": [{"id": "https://ror.org/027bh9e22", "id-type": "ROR"}]}],
        published={"date-parts": [[2024, 1, 15]]},
    )
    assert found.type is ArticleType.PEER_REVIEW
    assert found.review == Review(
        of="10.5555/article",
        type="referee-report",
        stage="pre-publication",
        round=1,
        recommendation="minor-revision",
        label="RC1",
    )
    assert [each.target for each in found.relations] == ["https://example.org/a", "10.5555/data"]
    assert found.statements.conflict_of_interest == Statement(paragraphs=("None & none.",))
    assert [(each.name, each.ror) for each in found.institutions] == [("Example Press", "027bh9e22")]
    assert (found.language, found.journal, str(found.dates.published_online)) == ("en", None, "2024-01-15")


@pytest.mark.parametrize("name", [{"name": "Anonymous"}, {"family": "Anonymous"}])
def test_a_reviewer_without_a_name_is_anonymous(name: dict[str, str]) -> None:
    affiliated = {**name, "affiliation": [{"name": "Lab"}]}
    found = article(
        **REVIEW,
        author=[{**affiliated, "role": [{"role": "reviewer", "vocabulary": "crossref"}]}, {"family": "Lund"}],
    )
    first, second = found.contributors
    assert isinstance(first, Anonymous)
    assert (first.role, first.affiliations[0].name) == (ContributorRole.REVIEWER, "Lab")
    assert isinstance(second, Person)
    assert second.role is ContributorRole.AUTHOR


def test_bad_words_are_reported_and_the_rest_stays() -> None:
    found, log = log_of(
        **REVIEW, review={"type": "rant", "stage": "pre-publication", "revision-round": "first", "recommendation": "x"}
    )
    assert found is not None
    assert found.review == Review(stage="pre-publication")
    assert told(log) == [
        ("dropped", "message.review.type"),
        ("dropped", "message.review.revision-round"),
        ("dropped", "message.review.recommendation"),
    ]


def test_a_review_of_which_nothing_is_said() -> None:
    assert article(**REVIEW).review is None
    found = article(**REVIEW, relation=relation(("10.5555/article", "doi")))
    assert found.review == Review(of="10.5555/article")
    assert found.relations == ()


def test_a_relation_of_another_kind_of_article_makes_no_review() -> None:
    found = article(relation=relation(("10.5555/article", "doi")))
    assert (found.review, len(found.relations)) == (None, 1)

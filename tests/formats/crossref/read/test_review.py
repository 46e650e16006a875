from __future__ import annotations

import pytest

from pubmeta.model import Anonymous, ArticleType, Recommendation, ReviewStage, ReviewType
from pubmeta.problems import Kind
from tests.formats.crossref.read.test_read import DOI_DATA, TITLE, deposit, messages, query_result, reading

DAY = "<review_date><month>01</month><day>15</day><year>2024</year></review_date>"


def _related(*targets: str, kind: str = "isReviewOf") -> str:
    items = "".join(
        f'<rel:related_item><rel:inter_work_relation relationship-type="{kind}" identifier-type="doi">{target}'
        "</rel:inter_work_relation></rel:related_item>"
        for target in targets
    )
    return f'<rel:program name="relations">{items}</rel:program>'


def _review(attributes: str = "", *parts: str) -> str:
    return f"<peer_review{attributes}>{''.join(parts[:1])}{TITLE}{DAY}{''.join(parts[1:])}{DOI_DATA}</peer_review>"


def test_a_review_says_what_it_reviews_and_how() -> None:
    people = '<contributors><anonymous sequence="first" contributor_role="reviewer"/></contributors>'
    attributes = (
        ' stage="pre-publication" type="referee-report" recommendation="minor-revision" revision-round="1"'
        ' language="en"'
    )
    of_record = (
        "<institution><institution_name>Example Press</institution_name></institution>"
        "<competing_interest_statement>The reviewer has <i>none</i>.</competing_interest_statement>"
        "<running_number>RC1</running_number>"
    )
    article, problems = reading(deposit(_review(attributes, people, of_record, _related("10.5555/reviewed"))))
    assert problems == ()
    assert article
    assert article.type is ArticleType.PEER_REVIEW
    assert article.language == "en"
    assert isinstance(article.contributors[0], Anonymous)
    assert str(article.dates.published_online) == "2024-01-15"
    assert [known.name for known in article.institutions] == ["Example Press"]
    assert article.statements.conflict_of_interest
    assert article.statements.conflict_of_interest.model_dump() == {
        "heading": None,
        "paragraphs": ({"markup": "The reviewer has <i>none</i>."},),
    }
    assert article.relations == ()
    review = article.review
    assert review
    assert (review.of, review.round, review.label) == ("10.5555/reviewed", 1, "RC1")
    assert (review.type, review.stage) == (ReviewType.REFEREE_REPORT, ReviewStage.PRE_PUBLICATION)
    assert review.recommendation is Recommendation.MINOR_REVISION


def test_of_several_works_the_first_is_reviewed_and_the_others_are_related() -> None:
    article, _ = reading(deposit(_review("", "", _related("10.5555/one", "10.5555/two"))))
    assert article
    assert article.review
    assert article.review.of == "10.5555/one"
    assert [relation.target for relation in article.relations] == ["10.5555/two"]


def test_a_review_of_itself_is_a_relation_only() -> None:
    article, _ = reading(deposit(_review("", "", _related("10.5555/Water.1"))))
    assert article
    assert article.review
    assert article.review.of is None
    assert [relation.target for relation in article.relations] == ["10.5555/Water.1"]


def test_words_that_the_schema_does_not_have_are_reported() -> None:
    attributes = ' type="song" stage="later" recommendation="maybe" revision-round="-1"'
    article, problems = reading(deposit(_review(attributes, "", _related("10.5555/reviewed"))))
    assert article
    assert article.review
    assert article.review.model_dump(exclude_defaults=True) == {"of": "10.5555/reviewed"}
    assert [problem.path.rpartition("/")[2] for problem in problems] == [
        "@type",
        "@stage",
        "@recommendation",
        "peer_review",
    ]


@pytest.mark.parametrize("number", ["1001", "1" * 5_000, "²", "one"])
def test_what_is_no_round_is_reported(number: str) -> None:
    article, problems = reading(deposit(_review(f' revision-round="{number}"', "", _related("10.5555/reviewed"))))
    assert article
    assert article.review
    assert article.review.round is None
    (message,) = messages(problems, Kind.DROPPED)
    assert message.endswith("is not a round of revision; left out")


def test_the_publisher_that_a_query_names_is_reported() -> None:
    article, problems = reading(query_result(_review()))
    assert article
    assert messages(problems, Kind.DROPPED) == ["a review has no publisher in an article; left out: Example Press"]

"""Peer reviews in JSON-LD."""

from __future__ import annotations

from typing import Any

import pytest

from tests.formats.schemaorg.read.test_read import CONTEXT, read_value

ARTICLE: dict[str, Any] = {"@type": "ScholarlyArticle", "@id": "https://doi.org/10.5555/article", "name": "Rain"}


def test_an_article_that_is_a_review() -> None:
    article, problems = read_value(
        {
            **CONTEXT,
            "@type": ["ScholarlyArticle", "Review"],
            "name": "Review of Rain",
            "genre": ["peer review", "referee report"],
            "itemReviewed": ARTICLE,
            "position": "RC1",
        }
    )
    assert article is not None
    found = article.model_dump(mode="json", exclude_defaults=True)
    assert found == {
        "title": "Review of Rain",
        "type": "peer-review",
        "review": {"of": "10.5555/article", "type": "referee-report", "label": "RC1"},
    }
    assert problems == ["dropped itemReviewed.name"]


@pytest.mark.parametrize(
    "reviewed", [ARTICLE, "https://doi.org/10.5555/article", {"url": "https://doi.org/10.5555/article"}]
)
def test_a_review_of_an_article_alone(reviewed: Any) -> None:
    article, _ = read_value({**CONTEXT, "@type": "Review", "name": "Review of Rain", "itemReviewed": reviewed})
    assert article is not None
    assert article.model_dump(mode="json", exclude_defaults=True) == {
        "title": "Review of Rain",
        "type": "peer-review",
        "review": {"of": "10.5555/article"},
    }


@pytest.mark.parametrize("reviewed", [{"@type": "Restaurant", "name": "R"}, "A film", None])
def test_other_reviews_are_no_articles(reviewed: Any) -> None:
    article, problems = read_value({**CONTEXT, "@type": "Review", "name": "Good", "itemReviewed": reviewed})
    assert (article, problems) == (None, ["invalid @type"])


def test_a_review_of_what_has_no_doi() -> None:
    article, problems = read_value(
        {
            **CONTEXT,
            "@type": ["ScholarlyArticle", "Review"],
            "name": "Review",
            "itemReviewed": {"@type": "ScholarlyArticle", "name": "Rain"},
        }
    )
    assert article is not None
    assert article.review is None
    assert problems == ["dropped itemReviewed.name"]

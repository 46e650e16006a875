"""What does not go together in an article is resolved with a word, and never makes a record none."""

from __future__ import annotations

from typing import Any

import pytest

from pubmeta.model import Article, ArticleType, Dates, Doi, Journal, Proceedings, Review, Status
from pubmeta.problems import Log
from pubmeta.reading import article_of

PAPER = ArticleType.CONFERENCE_PAPER


def made(**fields: Any) -> tuple[dict[str, Any], list[str]]:
    """What of the fields the article has, and what was reported."""
    log = Log()
    article = article_of(log, {"title": "T", **fields}, path="here")
    assert article is not None
    assert all((problem.kind.value, problem.path) == ("dropped", "here") for problem in log)
    return article.model_dump(mode="json", exclude_defaults=True), [problem.message for problem in log]


@pytest.mark.parametrize(
    ("fields", "kept", "message"),
    [
        (
            {"journal": Journal(title="J"), "proceedings": Proceedings(title="P")},
            {"journal": {"title": "J"}},
            "an article is in a journal or in proceedings, and this one in a journal; left out: P",
        ),
        (
            {"type": ArticleType.PREPRINT, "proceedings": Proceedings(series="S")},
            {"type": "preprint"},
            "an article of the type preprint is not in proceedings; left out: S",
        ),
        (
            {"review": Review(of="10.5555/a", round=1)},
            {},
            "only a peer review says what it reviews, and how, and the type is not known; left out: 10.5555/a, 1",
        ),
        (
            {"type": ArticleType.LETTER, "review": Review(round=1)},
            {"type": "letter"},
            "only a peer review says what it reviews, and how, and the type is letter; left out: 1",
        ),
        (
            {"type": ArticleType.PEER_REVIEW, "doi": Doi("10.5555/A"), "review": Review(of="10.5555/a", round=1)},
            {"type": "peer-review", "doi": "10.5555/A", "review": {"round": 1}},
            "a review is of another work; left out: its own DOI, 10.5555/a",
        ),
        (
            {"status": Status(type="pending"), "dates": Dates(published="2024")},
            {"dates": {"published": "2024"}},
            "a work that has a date of publication is published; left out: the status pending",
        ),
    ],
)
def test_what_does_not_go_together(fields: dict[str, Any], kept: dict[str, Any], message: str) -> None:
    assert made(**fields) == ({"title": "T", **kept}, [message])
    with pytest.raises(ValueError, match=r"."):
        Article(title="T", **fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"type": PAPER, "proceedings": Proceedings(title="P")},
        {"type": ArticleType.POSTER, "proceedings": Proceedings(title="P")},
        {"type": ArticleType.PEER_REVIEW, "review": Review(of="10.5555/a"), "doi": Doi("10.5555/b")},
        {"status": Status(type="pending"), "dates": Dates(accepted="2024")},
        {"status": Status(type="withdrawn"), "dates": Dates(published="2024")},
    ],
)
def test_what_goes_together_is_kept(fields: dict[str, Any]) -> None:
    article = Article(title="T", **fields)
    assert made(**fields) == (article.model_dump(mode="json", exclude_defaults=True), [])

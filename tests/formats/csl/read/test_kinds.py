"""Of what kind an item is, who is behind it, and what has become of it."""

from __future__ import annotations

from typing import Any

import pytest

from pubmeta.model import Affiliation, ArticleType, Journal, Review, Status, TranslatedTitle
from tests.formats.csl.read.test_read import fields, read_item, reported


@pytest.mark.parametrize(
    ("variables", "kind", "problems"),
    [
        ({"type": "review", "genre": "peer review"}, ArticleType.PEER_REVIEW, []),
        ({"type": "review", "genre": "Referee report"}, ArticleType.PEER_REVIEW, []),
        ({"type": "review"}, None, ["guessed [0].type"]),
        ({"type": "review", "genre": "book review"}, ArticleType.BOOK_REVIEW, ["guessed [0].type"]),
        ({"type": "review-book"}, ArticleType.BOOK_REVIEW, []),
        ({"type": "peer-review"}, ArticleType.PEER_REVIEW, ["guessed [0].type"]),
        ({"type": "speech", "genre": "Poster"}, ArticleType.POSTER, []),
        ({"type": "speech", "genre": "conference poster"}, ArticleType.POSTER, []),
        ({"type": "report"}, ArticleType.REPORT, []),
        ({"type": "report", "genre": "Technical report"}, ArticleType.REPORT, []),
        ({"type": "post-weblog"}, ArticleType.BLOG_POST, []),
        ({"type": "article", "genre": "Working Paper"}, ArticleType.WORKING_PAPER, []),
        ({"type": "posted-content", "subtype": "working_paper"}, ArticleType.WORKING_PAPER, ["guessed [0].type"]),
        ({"type": "posted-content"}, ArticleType.PREPRINT, ["guessed [0].type"]),
        ({"type": "article", "custom": {"type": "letter"}}, ArticleType.LETTER, []),
    ],
)
def test_kinds(variables: dict[str, Any], kind: ArticleType | None, problems: list[str]) -> None:
    article, found = read_item(**variables)
    assert article is not None
    assert article.type is kind
    assert [problem.partition(":")[0] for problem in found] == problems


@pytest.mark.parametrize("genre", [None, "Keynote"])
def test_a_talk_is_no_article(genre: str | None) -> None:
    assert reported(type="speech", genre=genre) == ["invalid [0].type"]


@pytest.mark.parametrize("kind", ["report", "post-weblog"])
def test_the_publisher_of_a_report_is_the_institution(kind: str) -> None:
    assert fields(type=kind, publisher="Example Bank")["institutions"] == [{"name": "Example Bank"}]
    article, problems = read_item(type=kind, publisher="Example Bank", **{"publisher-place": "Oslo, Norway"})
    assert article is not None
    assert article.institutions == (Affiliation(name="Example Bank", city="Oslo", country="Norway"),)
    assert [problem.partition(":")[0] for problem in problems] == ["guessed [0].publisher-place"]
    article, problems = read_item(type=kind, publisher="Example Bank", **{"container-title": "Notes"})
    assert article is not None
    assert (article.journal, article.institutions) == (Journal(title="Notes", publisher="Example Bank"), ())


def test_the_number_of_a_report_is_the_institutions() -> None:
    other = {"type": "publisher-id", "value": "TR-7"}
    assert fields(type="report", number="TR-7") == {"type": "report", "other_ids": [other]}
    assert fields(type="report", number="TR-7", custom={"other_ids": [other]})["other_ids"] == [other]
    assert fields(type="article-journal", number="7") == {"article_number": "7"}


def test_the_publisher_of_a_preprint_is_its_server() -> None:
    article, problems = read_item(type="article", genre="preprint", publisher="ExampleRxiv")
    assert article is not None
    assert (article.journal, article.institutions) == (Journal(title="ExampleRxiv"), ())
    assert [problem.partition(":")[0] for problem in problems] == ["guessed [0].publisher"]


def test_institutions_of_crossref() -> None:
    lab = {"name": "Lab", "department": ["Rain"], "id": [{"id": "https://ror.org/027bh9e22", "id-type": "ROR"}]}
    article, problems = read_item(
        type="posted-content", institution=[lab, {"name": "ExampleRxiv"}], publisher="ExampleRxiv"
    )
    assert article is not None
    assert article.institutions == (Affiliation(name="Lab", departments=("Rain",), ror="027bh9e22"),)
    assert article.journal == Journal(title="ExampleRxiv", publisher="ExampleRxiv")
    assert [problem.partition(":")[0] for problem in problems] == ["guessed [0].type", "guessed [0].institution"]


def test_what_is_posted_has_the_day_on_which_it_was() -> None:
    day = {"date-parts": [[2022, 5, 6]]}
    assert fields(type="report", issued=day)["dates"] == {"posted": "2022-05-06"}
    assert fields(type="article-journal", issued=day)["dates"] == {"published": "2022-05-06"}


@pytest.mark.parametrize(
    ("word", "status", "problems"),
    [
        ("in press", Status(type="pending"), []),
        ("Forthcoming", Status(type="pending"), []),
        ("withdrawn", Status(type="withdrawn"), []),
        ("removed", Status(type="removed"), []),
        ("published", None, []),
        ("retracted", None, ["dropped [0].status"]),
        ("draft", None, ["dropped [0].status"]),
    ],
)
def test_statuses(word: str, status: Status | None, problems: list[str]) -> None:
    article, found = read_item(status=word)
    assert article is not None
    assert article.status == status
    assert [problem.partition(":")[0] for problem in found] == problems


def test_what_is_published_is_not_pending_any_more() -> None:
    article, problems = read_item(status="in press", issued={"date-parts": [[2024]]})
    assert article is not None
    assert article.status is None
    assert [problem.partition(":")[0] for problem in problems] == ["dropped [0].title"]


@pytest.mark.parametrize(
    "custom", [{"dates": {"retracted": "2024"}}, {"updated_by": [{"type": "retraction", "doi": "10.5555/n"}]}]
)
def test_a_retraction_of_which_custom_says_more(custom: dict[str, Any]) -> None:
    assert reported(status="retracted", custom=custom) == []


def test_the_title_of_what_was_translated() -> None:
    article, problems = read_item(**{"original-title": "Vann"})
    assert article is not None
    assert article.original_title == TranslatedTitle(title="Vann", language="und")
    assert [problem.partition(":")[0] for problem in problems] == ["guessed [0].original-title"]


def test_a_review_in_custom_needs_no_type_there() -> None:
    article, problems = read_item(type="review", genre="peer review", custom={"review": {"of": "10.5555/a"}})
    assert article is not None
    assert (article.review, problems) == (Review(of="10.5555/a"), [])


def test_a_review_in_custom_of_what_is_none_is_reported() -> None:
    article, problems = read_item(custom={"review": {"of": "10.5555/a"}})
    assert article is not None
    assert (article.type, article.review) == (None, None)
    assert [problem.partition(":")[0] for problem in problems] == ["dropped [0].title"]

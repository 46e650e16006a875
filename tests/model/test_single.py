from __future__ import annotations

from typing import Any

import pytest

from pubmeta import Article, Kind, Log
from pubmeta.model.single import by_its_reviewers, cited_date, main_abstract, only_abstract, only_issn, only_keywords


@pytest.mark.parametrize(
    ("abstracts", "main"),
    [
        ([], None),
        ([{"kind": "toc"}], None),
        ([{"kind": "toc"}, {}], 1),
        ([{"language": "de"}, {"language": "en"}], 1),
        ([{"language": "de"}, {}], 1),
        ([{"language": "de"}], 0),
    ],
)
def test_the_main_abstract(abstracts: list[dict[str, Any]], main: int | None) -> None:
    section = {"sections": [{"paragraphs": ["x"]}]}
    article = Article.model_validate(
        {"title": "A", "language": "en", "abstracts": [{**section, **one} for one in abstracts]}
    )
    assert main_abstract(article) == main


@pytest.mark.parametrize(
    ("dates", "written", "reported"),
    [
        ({}, None, []),
        ({"published": "2020"}, "2020", []),
        ({"published_online": "2020"}, "2020", ["assumed dates.published", "dropped dates.published_online"]),
        ({"posted": "2020"}, "2020", ["assumed dates.published", "dropped dates.posted"]),
        (
            {"published": "2020-01", "issue": "2020-02"},
            "2020-02",
            ["assumed dates.published", "dropped dates.issue"],
        ),
    ],
)
def test_of_several_dates_each_that_is_not_written_as_it_is_is_reported(
    dates: dict[str, str], written: str | None, reported: list[str]
) -> None:
    log = Log()
    found = cited_date(Article.model_validate({"title": "A", "dates": dates}), log, "X")
    assert (str(found) if found else None) == written
    assert [f"{problem.kind} {problem.path}" for problem in log] == reported


@pytest.mark.parametrize(
    ("issns", "written", "reported"),
    [
        ({}, None, []),
        ({"issn_linking": "1234-5679"}, "1234-5679", []),
        ({"issn_print": "1234-5679"}, "1234-5679", ["dropped issn_print", "assumed issn_linking"]),
        (
            {"issn_print": "1234-5679", "issn_electronic": "2345-6787", "issn_linking": "2345-6787"},
            "2345-6787",
            ["dropped issn_electronic", "dropped issn_print"],
        ),
    ],
)
def test_one_issn(issns: dict[str, str], written: str | None, reported: list[str]) -> None:
    log = Log()
    journal = Article.model_validate({"title": "A", "journal": {"title": "J", **issns}}).journal
    assert journal
    assert only_issn(journal, log, "X") == written
    assert [f"{problem.kind} {problem.path}" for problem in log] == reported


def test_of_several_abstracts_one_is_written_and_the_rest_of_it_and_the_others_are_reported() -> None:
    section = {"sections": [{"paragraphs": ["x"]}]}
    abstracts = [{**section, "kind": "toc"}, {**section, "title": "Aim", "language": "de"}]
    article, log = Article.model_validate({"title": "A", "language": "en", "abstracts": abstracts}), Log()
    found = only_abstract(article, log, "X")
    assert found
    assert found[0] == article.abstracts[1]
    assert [problem.path for problem in log] == ["abstracts[0]", "abstracts[1].title", "abstracts[1].language"]
    assert only_abstract(Article(title="A"), log, "X") is None


def test_of_several_groups_of_keywords_the_words_of_the_first_are_written() -> None:
    groups = [{"keywords": ["x"], "title": "Terms", "kind": "author", "language": "de"}, {"keywords": ["y"]}]
    article, log = Article.model_validate({"title": "A", "language": "en", "keywords": groups}), Log()
    found = only_keywords(article, log, "X")
    assert found
    assert found[0] == article.keywords[0]
    assert [problem.path for problem in log] == [
        "keywords[1]",
        "keywords[0].kind",
        "keywords[0].title",
        "keywords[0].language",
    ]
    assert only_keywords(Article(title="A"), log, "X") is None


def test_a_review_without_an_author_is_by_its_reviewers() -> None:
    reviewers = [{"family": "R", "role": "reviewer"}, {"anonymous": True, "role": "reviewer"}, {"name": "E"}]
    review = Article.model_validate({"title": "T", "type": "peer-review", "contributors": reviewers[:2]})
    log = Log()
    assert [each.role for each in by_its_reviewers(review, log, "X").contributors] == ["author", "reviewer"]
    assert [(problem.kind, problem.path) for problem in log] == [(Kind.GUESSED, "contributors[0].role")]
    roles = [each.role for each in by_its_reviewers(review, Log(), "X", has_anonymous=True).contributors]
    assert roles == ["author", "author"]
    for fields in ({"contributors": reviewers}, {"type": "letter"}):
        other = Article.model_validate({**review.model_dump(), **fields})
        assert by_its_reviewers(other, Log(), "X") is other

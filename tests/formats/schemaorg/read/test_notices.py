"""Notices about the article, what has become of it, and the institutions behind it, in JSON-LD."""

from __future__ import annotations

from typing import Any

import pytest

from tests.formats.schemaorg.read.test_read import fields, read_node, reported


def comment(**properties: Any) -> dict[str, Any]:
    return {"@type": "CorrectionComment", **properties}


@pytest.mark.parametrize(
    ("correction", "found"),
    [
        (comment(datePublished="2014-01"), {"dates": {"corrected": ["2014-01"]}}),
        (comment(genre="retraction", datePublished="2016"), {"dates": {"retracted": "2016"}}),
        (
            comment(genre="Erratum", datePublished="2014", identifier="https://doi.org/10.5555/n"),
            {
                "dates": {"corrected": ["2014"]},
                "updated_by": [{"type": "erratum", "doi": "10.5555/n", "date": "2014"}],
            },
        ),
        (
            comment(genre="expression of concern", url="https://doi.org/10.5555/n"),
            {"updated_by": [{"type": "expression-of-concern", "doi": "10.5555/n"}]},
        ),
        ("https://doi.org/10.5555/n", {"updated_by": [{"type": "correction", "doi": "10.5555/n"}]}),
        (
            [comment(datePublished="2015"), comment(datePublished="2014"), comment(datePublished="2015")],
            {"dates": {"corrected": ["2014", "2015"]}},
        ),
    ],
)
def test_corrections(correction: Any, found: dict[str, Any]) -> None:
    assert fields(correction=correction) == found


@pytest.mark.parametrize(
    ("correction", "problems"),
    [
        (comment(), []),
        (comment(text="A digit was wrong."), ["dropped correction", "dropped correction.text"]),
        ("A digit was wrong.", ["dropped correction"]),
        (comment(genre="withdrawal", datePublished="2016"), ["dropped correction"]),
        (comment(genre="song", datePublished="2016"), ["dropped correction.genre"]),
    ],
)
def test_what_is_not_kept_of_corrections(correction: Any, problems: list[str]) -> None:
    assert reported(correction=correction) in (problems, [*problems, "dropped correction"])


@pytest.mark.parametrize(
    ("word", "found", "problems"),
    [
        ("Withdrawn", {"status": {"type": "withdrawn"}}, []),
        ("removed", {"status": {"type": "removed"}}, []),
        ("In press", {"status": {"type": "pending"}}, []),
        ("Retracted", {}, ["guessed creativeWorkStatus"]),
        ("Draft", {}, ["dropped creativeWorkStatus"]),
        (["Proof", "Withdrawn"], {"version": {"stage": "P"}, "status": {"type": "withdrawn"}}, []),
        (["Withdrawn", "Removed"], {"status": {"type": "withdrawn"}}, ["dropped creativeWorkStatus[1]"]),
    ],
)
def test_statuses(word: Any, found: dict[str, Any], problems: list[str]) -> None:
    assert read_node(creativeWorkStatus=word) == (found, problems)


def test_a_retraction_that_is_dated() -> None:
    found = fields(creativeWorkStatus="Retracted", correction=comment(genre="retraction", datePublished="2016"))
    assert found == {"dates": {"retracted": "2016"}}


def test_what_is_published_is_not_pending_any_more() -> None:
    assert read_node(creativeWorkStatus="Forthcoming", datePublished="2024") == (
        {"dates": {"published": "2024"}},
        ["dropped name"],
    )


def test_why_a_work_was_withdrawn() -> None:
    part = {"@type": "WebPageElement", "@id": "#status", "text": "It leaked.", "datePublished": "2023-10-02"}
    assert fields(creativeWorkStatus="Withdrawn", hasPart=[part])["status"] == {
        "type": "withdrawn",
        "date": "2023-10-02",
        "reason": "It leaked.",
    }
    assert reported(hasPart=[part]) == ["dropped hasPart[0].text", "dropped hasPart[0].datePublished"]


@pytest.mark.parametrize(
    ("original", "found", "problems"),
    [
        (
            {"@type": "CreativeWork", "name": "Vann", "inLanguage": "nb", "@id": "https://doi.org/10.5555/v"},
            {
                "original_title": {"title": "Vann", "language": "nb"},
                "relations": [{"type": "is-translation-of", "target": "10.5555/v", "target_type": "doi"}],
            },
            [],
        ),
        (
            {"@type": "CreativeWork", "name": "Vann", "alternativeHeadline": "En studie"},
            {"original_title": {"title": "Vann", "language": "und", "subtitle": "En studie"}},
            ["guessed translationOfWork.name"],
        ),
        (
            [{"name": "Vann", "inLanguage": "nb"}, {"name": "Wasser", "inLanguage": "de"}],
            {"original_title": {"title": "Vann", "language": "nb"}},
            ["dropped translationOfWork[1].name"],
        ),
        (
            "https://doi.org/10.5555/v",
            {"relations": [{"type": "is-translation-of", "target": "10.5555/v", "target_type": "doi"}]},
            [],
        ),
    ],
)
def test_original_titles(original: Any, found: dict[str, Any], problems: list[str]) -> None:
    assert read_node(translationOfWork=original) == (found, problems)


def test_institutions() -> None:
    lab = {"@type": "Organization", "@id": "https://ror.org/027bh9e22", "name": "Lab"}
    assert fields(sourceOrganization=[lab])["institutions"] == [{"name": "Lab", "ror": "027bh9e22"}]


@pytest.mark.parametrize("genre", ["report", "working paper", "blog post", "peer review"])
def test_the_publisher_of_what_is_in_no_container_is_the_institution(genre: str) -> None:
    assert fields(genre=genre, publisher="Example Bank")["institutions"] == [{"name": "Example Bank"}]


def test_the_publisher_of_an_article_in_no_journal_is_reported() -> None:
    assert reported(publisher="Example Bank") == ["dropped publisher"]
    assert reported(publisher="Lab", sourceOrganization="Lab") == []

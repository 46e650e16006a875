"""What becomes of works beside the journal article in schema.org JSON-LD."""

from __future__ import annotations

from typing import Any

import pytest

import pubmeta
from tests.formats.schemaorg.write.test_write import article, dropped, node

PAPER: dict[str, Any] = {"type": "conference-paper"}


@pytest.mark.parametrize(
    ("proceedings", "types"),
    [
        ({"title": "P"}, ["PublicationVolume", "Book"]),
        ({"title": "P", "series": "S"}, ["Book", "PublicationVolume", "CreativeWorkSeries"]),
        ({"series": "S"}, ["PublicationVolume", "CreativeWorkSeries"]),
    ],
)
def test_proceedings_are_a_book_in_its_series(proceedings: dict[str, Any], types: list[str]) -> None:
    found, level = [], node(**PAPER, proceedings=proceedings, volume="41").get("isPartOf")
    while level:
        found.append(level["@type"])
        level = level.get("isPartOf")
    assert found == types


def test_an_event_features_the_work() -> None:
    """No property of an article leads to an event; the one of an event that leads to the work is written reversed."""
    event = {"name": "Meeting", "place": "Lund", "start": "2024-06-03"}
    assert node(**PAPER, event=event)["@reverse"] == {
        "workFeatured": [{"@type": "Event", "name": "Meeting", "startDate": "2024-06-03", "location": "Lund"}]
    }
    assert "@reverse" not in node(**PAPER)


def test_a_peer_review_is_a_review_of_an_article() -> None:
    written = node(type="peer-review", review={"of": "10.5555/a", "type": "referee-report", "label": "RC1"})
    assert written["@type"] == ["ScholarlyArticle", "Review"]
    assert written["itemReviewed"]["@id"] == "https://doi.org/10.5555/a"
    assert (written["genre"], written["position"]) == (["peer review", "referee report"], "RC1")
    assert node(type="peer-review")["@type"] == ["ScholarlyArticle", "Review"]


@pytest.mark.parametrize(
    ("fields", "paths"),
    [
        ({"event": {"name": "M", "dates_as_printed": "Spring 2023"}}, ["event.dates_as_printed"]),
        ({"event": {"dates_as_printed": "Spring 2023"}}, ["event.dates_as_printed"]),
        (
            {"type": "peer-review", "review": {"stage": "pre-publication", "round": 1, "recommendation": "accept"}},
            ["review.stage", "review.round", "review.recommendation"],
        ),
        (
            {"proceedings": {"title": "P", "editors": [{"name": "Society"}, {"family": "Steen"}]}},
            ["proceedings.editors[0]", "proceedings.editors"],
        ),
        ({"type": "letter", "status": {"type": "withdrawn", "date": "2024", "reason": "It leaked."}}, []),
        (
            {
                "updated_by": [{"type": "retraction", "doi": "10.5555/n", "date": "2024"}],
                "dates": {"retracted": "2024-05"},
            },
            ["dates.retracted"],
        ),
        ({"updated_by": [{"type": "retraction", "doi": "10.5555/n", "date": "2024"}]}, ["dates.retracted"]),
        ({"updated_by": [{"type": "correction", "doi": "10.5555/n", "date": "2024"}]}, ["dates.corrected"]),
        ({"updated_by": [{"type": "addendum", "doi": "10.5555/n", "date": "2024"}]}, []),
        ({"dates": {"corrected": ["2015", "2014"]}}, ["dates.corrected"]),
    ],
)
def test_what_has_no_place_is_reported(fields: dict[str, Any], paths: list[str]) -> None:
    assert dropped(**{**PAPER, **fields}) == paths


@pytest.mark.parametrize(
    "fields",
    [
        {"event": {"name": "M", "number": "3", "start": "2024", "url": "https://example.org/", "sponsors": ["A", "B"]}},
        {"proceedings": {"title": "P", "subtitle": "S", "doi": "10.5555/p", "language": "de"}, "volume": "3"},
        {"proceedings": {"series": {"title": "S", "issn_print": "1234-5679", "doi": "10.5555/s"}}, "issue": "3"},
        {"proceedings": {"title": "P", "isbns": [{"isbn": "9780306406157", "medium": "print"}, "9780131103627"]}},
        {"type": "peer-review", "review": {"of": "10.5555/a", "type": "editor-report", "label": "D"}},
        {"type": "report", "institutions": [{"name": "Lab", "city": "Oslo"}, "Bank"], "dates": {"posted": "2024"}},
        {"type": "preprint", "journal": "Server", "institutions": ["Lab"], "status": {"type": "removed"}},
        {"original_title": {"title": "Vann", "language": "nb", "subtitle": "En studie"}},
        {"journal": "J", "issue": "3", "dates": {"issue": "2026"}, "status": {"type": "pending"}},
        {
            "updated_by": [
                {"type": "retraction", "doi": "10.5555/n", "date": "2024"},
                {"type": "correction", "doi": "10.5555/m", "date": "2023"},
                {"type": "addendum", "doi": "10.5555/l"},
            ],
            "dates": {"corrected": ["2022", "2023"], "retracted": "2024"},
        },
    ],
)
def test_what_has_a_place_is_read_back(fields: dict[str, Any]) -> None:
    written = article(**{**PAPER, **fields})
    document = pubmeta.write(written, "schemaorg")
    assert [problem for problem in document.problems if problem.kind == "dropped"] == []
    reading = pubmeta.read(document.content, "schemaorg")
    assert (reading.article, reading.problems) == (written, ())


def test_a_notice_that_is_the_article_itself_is_no_node_of_it() -> None:
    """Publishers register new versions under the DOI that there is; nodes of one @id would be one."""
    written = node(doi="10.5555/a", updated_by=[{"type": "new-version", "doi": "10.5555/a"}])
    assert "@id" not in written["correction"][0]

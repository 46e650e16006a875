"""What becomes of papers of conferences, of what is posted, and of reviews in CSL-JSON."""

from __future__ import annotations

from typing import Any

import pytest

import pubmeta
from tests.formats.csl.write.test_write import article, item

PAPER: dict[str, Any] = {"type": "conference-paper"}


def test_plain_proceedings_and_events_are_in_variables_alone() -> None:
    found = item(
        **PAPER,
        volume="41",
        event={"name": "Meeting", "place": "Lund", "start": "2024-06-03", "end": "2024-06-05"},
        proceedings={
            "title": "Proceedings",
            "series": "Lecture Notes",
            "editors": [{"family": "Steen"}],
            "isbns": ["9780306406157"],
            "publisher": {"name": "P", "place": "Bern"},
        },
    )
    assert found == {
        "id": "article",
        "type": "paper-conference",
        "title": "Water",
        "container-title": "Proceedings",
        "collection-title": "Lecture Notes",
        "collection-number": "41",
        "editor": [{"family": "Steen"}],
        "ISBN": "9780306406157",
        "publisher": "P",
        "publisher-place": "Bern",
        "event-title": "Meeting",
        "event-place": "Lund",
        "event-date": {"date-parts": [[2024, 6, 3], [2024, 6, 5]]},
    }


@pytest.mark.parametrize(
    ("proceedings", "variables"),
    [
        ({"series": "S"}, {"container-title": "S", "volume": "4"}),
        ({"title": "S", "series": "S"}, {"container-title": "S", "collection-number": "4"}),
        ({"title": "P"}, {"container-title": "P", "volume": "4"}),
        ({"title": "P", "series": "S"}, {"container-title": "P", "collection-title": "S", "collection-number": "4"}),
    ],
)
def test_series_and_their_volumes(proceedings: dict[str, Any], variables: dict[str, str]) -> None:
    names = ("container-title", "collection-title", "collection-number", "volume")
    found = item(**PAPER, volume="4", proceedings=proceedings)
    assert {name: found[name] for name in names if name in found} == variables


@pytest.mark.parametrize(
    "fields",
    [
        {"event": {"name": "M", "acronym": "A"}},
        {"event": {"acronym": "A"}},
        {"event": {"name": "A <i> tag", "place": "Lund"}},
        {"event": {"name": "M", "dates_as_printed": "2023-05-01"}},
        {"event": {"url": "https://example.org/"}},
        {"proceedings": {"title": "P", "subtitle": "S"}},
        {"proceedings": {"title": "P", "series": {"title": "S", "issn_print": "1234-5679"}}, "volume": "3"},
        {"proceedings": {"title": "P", "isbns": [{"isbn": "9780306406157", "medium": "print"}, "9780131103627"]}},
        {"proceedings": {"title": "P", "editors": [{"family": "Steen", "prefix": "Prof."}]}},
        {"proceedings": {"title": "P"}, "type": None},
        {"type": "report", "other_ids": [{"type": "publisher-id", "value": "TR-7"}]},
        {"type": "report", "other_ids": [{"type": "publisher-id", "value": "TR-7"}], "article_number": "7"},
        {"proceedings": {"title": "P"}, "type": "abstract"},
        {"proceedings": {"title": "P"}, "type": "poster"},
        {"journal": "J", "volume": "3"},
        {"type": "letter", "dates": {"posted": "2024"}},
        {"type": "report", "institutions": ["Lab"], "dates": {"posted": "2024"}},
        {"type": "report", "institutions": [{"name": "Lab", "city": "Oslo"}], "dates": {"published": "2024"}},
        {"type": "report", "institutions": ["Lab", "Bank"], "dates": {"posted": "2024", "published_online": "2024-01"}},
        {"type": "preprint", "institutions": ["Lab"], "dates": {"posted": "2024"}},
        {"type": "poster", "journal": "Server", "institutions": ["Lab"]},
        {"type": "peer-review", "institutions": ["Lab"], "review": {"of": "10.5555/a"}},
        {"type": "preprint", "status": {"type": "removed"}},
        {"type": "letter", "journal": "J", "status": {"type": "withdrawn", "date": "2024"}},
        {"original_title": {"title": "Vann", "language": "nb"}},
    ],
)
def test_what_variables_do_not_say_is_read_back(fields: dict[str, Any]) -> None:
    written = article(**{**PAPER, **fields})
    document = pubmeta.write(written, "csl")
    reading = pubmeta.read(document.content, "csl")
    assert reading.article == written
    assert [problem for problem in reading.problems if problem.kind == "guessed"] == []


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"status": {"type": "pending"}}, "in press"),
        ({"status": {"type": "withdrawn"}}, "withdrawn"),
        ({"dates": {"retracted": "2024"}}, "retracted"),
        ({"updated_by": [{"type": "retraction", "doi": "10.5555/n"}]}, "retracted"),
        ({"updated_by": [{"type": "correction", "doi": "10.5555/n"}]}, None),
        ({"dates": {"published": "2024"}}, None),
    ],
)
def test_statuses(fields: dict[str, Any], status: str | None) -> None:
    assert item(**fields).get("status") == status

"""Papers of conferences in CSL-JSON of other programs."""

from __future__ import annotations

from typing import Any

import pytest

from pubmeta.model import Event, Proceedings, ProceedingsIsbn, Series
from tests.formats.csl.read.test_read import fields, read_item, reported

PAPER = {"type": "paper-conference"}


def test_a_paper_with_all_variables() -> None:
    found = fields(
        **PAPER,
        **{
            "container-title": "Proceedings of the <i>Thirteenth</i> Meeting",
            "collection-title": "Lecture Notes in Examples",
            "collection-number": "41",
            "editor": [{"family": "Steen", "given": "Jan"}, {"literal": "Example Society"}],
            "chair": [{"family": "Berg", "given": "Kari"}],
            "ISBN": "978-1-86197-271-2",
            "publisher": "Example Press",
            "publisher-place": "Amsterdam",
            "event-title": "Thirteenth Meeting on Metadata",
            "event-place": "Lund, Sweden",
            "event-date": {"date-parts": [[2024, 6, 3], ["2024", "6", "5"]]},
        },
    )
    assert found == {
        "type": "conference-paper",
        "contributors": [{"family": "Berg", "given": "Kari", "role": "chair"}],
        "volume": "41",
        "event": {
            "name": "Thirteenth Meeting on Metadata",
            "place": "Lund, Sweden",
            "start": "2024-06-03",
            "end": "2024-06-05",
        },
        "proceedings": {
            "title": {"markup": "Proceedings of the <i>Thirteenth</i> Meeting"},
            "editors": [{"family": "Steen", "given": "Jan"}, {"name": "Example Society"}],
            "isbns": [{"isbn": "9781861972712"}],
            "series": {"title": "Lecture Notes in Examples"},
            "publisher": {"name": "Example Press", "place": "Amsterdam"},
        },
    }


@pytest.mark.parametrize(
    ("variables", "event"),
    [
        ({"event": "Meeting"}, Event(name="Meeting")),
        ({"event": "Meeting", "event-title": "Meeting"}, Event(name="Meeting")),
        ({"event-date": {"date-parts": [[2024, 6]]}}, Event(start="2024-06")),
        ({"event-date": "2024-06-03/2024-06-05"}, Event(start="2024-06-03", end="2024-06-05")),
        ({"event-date": {"raw": "2024-06-03/2024-06-05"}}, Event(start="2024-06-03", end="2024-06-05")),
        ({"event-date": {"literal": "Spring 2023"}}, Event(dates_as_printed="Spring 2023")),
        ({"event-date": "3/4/5"}, Event(dates_as_printed="3/4/5")),
        ({"event-place": "Lund"}, Event(place="Lund")),
        (
            {"event": {"name": "M", "location": "Lund", "acronym": "MOM", "start": {"date-parts": [[2024]]}}},
            Event(name="M", place="Lund", acronym="MOM", start="2024"),
        ),
        ({}, None),
    ],
)
def test_events(variables: dict[str, Any], event: Event | None) -> None:
    article, problems = read_item(**PAPER, **{"container-title": "P"}, **variables)
    assert article is not None
    assert (article.event, problems) == (event, [])


def test_an_event_of_an_article_in_a_journal() -> None:
    article, problems = read_item(**{"container-title": "J", "event-title": "M"})
    assert article is not None
    assert (article.event, problems) == (Event(name="M"), [])
    assert article.journal is not None


@pytest.mark.parametrize(
    ("variables", "proceedings", "problems"),
    [
        (
            {"container-title": "P", "ISSN": "1234-5679"},
            Proceedings(title="P", series=Series(title="P", issn_linking="1234-5679")),
            ["guessed [0].ISSN", "guessed [0].container-title"],
        ),
        (
            {"container-title": ["S", "P"], "ISBN": ["9780306406157", "9780131103627"]},
            Proceedings(title="P", series="S", isbns=("9780306406157", "9780131103627")),
            [],
        ),
        (
            {"container-title": ["S", "P"], "collection-title": "C"},
            Proceedings(title="P", series="C"),
            ["dropped [0].container-title[0]"],
        ),
        ({"collection-title": "S"}, Proceedings(series="S"), []),
        ({"container-title-short": "P."}, Proceedings(title="P."), ["guessed [0].container-title-short"]),
        (
            {"container-title": "P", "journalAbbreviation": "P."},
            Proceedings(title="P"),
            ["dropped [0].container-title-short"],
        ),
        (
            {"ISBN": "9780306406157", "publisher": "X", "ISSN": "1234-5679"},
            None,
            ["guessed [0].ISSN", "dropped [0].ISSN", "dropped [0].ISBN", "dropped [0].publisher"],
        ),
        (
            {"container-title": "P", "ISBN": "9780306406157, 9780306406158"},
            Proceedings(title="P", isbns=(ProceedingsIsbn(isbn="9780306406157"),)),
            ["dropped [0].ISBN"],
        ),
    ],
)
def test_proceedings(variables: dict[str, Any], proceedings: Proceedings | None, problems: list[str]) -> None:
    article, found = read_item(**PAPER, **variables)
    assert article is not None
    assert (article.proceedings, article.journal) == (proceedings, None)
    assert [problem.partition(":")[0] for problem in found] == problems


def test_the_number_in_the_series_is_the_volume() -> None:
    assert reported(**PAPER, **{"container-title": "P", "volume": "2", "collection-number": "41"}) == [
        "dropped [0].collection-number"
    ]


def test_what_custom_says_of_the_journal_is_said_of_it() -> None:
    """A paper may be in a journal, which only `custom` says."""
    article, problems = read_item(
        **PAPER,
        custom={"journal": {"title": "J"}},
        **{"container-title": "J", "editor": [{"family": "Steen"}], "volume": "3"},
    )
    assert article is not None
    assert article.journal is not None
    assert (article.proceedings, article.volume, problems) == (None, "3", [])
    assert [contributor.role.value for contributor in article.contributors] == ["editor"]

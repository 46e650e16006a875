"""Papers of conferences in REST records: the event, the proceedings, their series."""

from __future__ import annotations

from typing import Any

from pubmeta.model import Event, Proceedings, ProceedingsIsbn, Series
from tests.formats.crossref.rest.test_read import article, log_of, told

PAPER = {"type": "proceedings-article"}


def day(*parts: int) -> dict[str, Any]:
    return {"date-parts": [list(parts)]}


def test_a_paper_with_all_that_the_api_tells() -> None:
    found, log = log_of(
        **PAPER,
        event={
            "name": "Thirteenth Meeting on Metadata",
            "acronym": "MOM 2024",
            "number": "13",
            "theme": "Rain &amp; snow",
            "sponsor": ["Example Society", "Example Bank"],
            "location": "Lund, Sweden",
            "start": day(2024, 6, 3),
            "end": day(2024, 6, 5),
        },
        chair=[{"given": "Kari", "family": "Berg"}],
        publisher="Example Press",
        volume="41",
        ISBN=["9781861972712", "http://id.crossref.org/isbn/9780306406157", "9780131103627"],
        ISSN=["1234-5679"],
        **{
            "container-title": ["Lecture Notes in Examples", "Proceedings of the <i>Thirteenth</i> Meeting"],
            "isbn-type": [
                {"type": "electronic", "value": "9781861972712"},
                {"type": "print", "value": "9780306406157"},
            ],
            "issn-type": [{"type": "print", "value": "1234-5679"}],
            "publisher-location": "Amsterdam",
            "proceedings-subject": "Metadata",
        },
    )
    assert found is not None
    assert found.event == Event(
        name="Thirteenth Meeting on Metadata",
        acronym="MOM 2024",
        number="13",
        theme="Rain & snow",
        sponsors=("Example Society", "Example Bank"),
        place="Lund, Sweden",
        start="2024-06-03",
        end="2024-06-05",
    )
    assert found.proceedings == Proceedings(
        title={"markup": "Proceedings of the <i>Thirteenth</i> Meeting"},
        subject="Metadata",
        isbns=(
            {"isbn": "9781861972712", "medium": "electronic"},
            {"isbn": "9780306406157", "medium": "print"},
            "9780131103627",
        ),
        series={"title": "Lecture Notes in Examples", "issn_print": "1234-5679"},
        publisher={"name": "Example Press", "place": "Amsterdam"},
    )
    assert (found.journal, found.volume) == (None, "41")
    assert [contributor.role.value for contributor in found.contributors] == ["chair"]
    assert told(log) == []


def test_one_title_with_an_issn_is_that_of_the_series_too() -> None:
    """An ISSN is a series', of which the API names the title only where it differs from the volume's."""
    found, log = log_of(
        **PAPER, **{"container-title": ["Meetings"], "issn-type": [{"type": "print", "value": "1234-5679"}]}
    )
    assert found is not None
    assert found.proceedings == Proceedings(title="Meetings", series=Series(title="Meetings", issn_print="1234-5679"))
    assert told(log) == [("guessed", "message.container-title[0]")]


def test_a_title_between_the_first_and_the_last_is_reported() -> None:
    found, log = log_of(**PAPER, **{"container-title": ["Series", "Lines", "Volume"]})
    assert found is not None
    assert found.proceedings == Proceedings(title="Volume", series=Series(title="Series"))
    assert told(log) == [("dropped", "message.container-title[1]")]


def test_proceedings_without_a_title_are_none_and_what_is_theirs_is_reported() -> None:
    found, log = log_of(**PAPER, ISBN=["9780306406157"], ISSN=["1234-5679"], publisher="P", **{"container-title": []})
    assert found is not None
    assert found.proceedings is None
    assert told(log) == [
        ("guessed", "message.ISSN[0]"),
        ("dropped", "message.ISSN"),
        ("dropped", "message.ISBN"),
        ("dropped", "message.publisher"),
    ]


def test_editors_in_a_record_are_the_papers() -> None:
    """Those of the whole conference are not in the records of the API."""
    found = article(**PAPER, editor=[{"family": "Steen"}])
    assert [contributor.role.value for contributor in found.contributors] == ["editor"]
    assert found.proceedings == Proceedings(title="Journal of Examples")


def test_isbns_are_kept_once_and_wrong_ones_reported() -> None:
    found, log = log_of(**PAPER, ISBN=["978-0-306-40615-7", "9780306406157", "9780306406158"])
    assert found is not None
    assert found.proceedings is not None
    assert found.proceedings.isbns == (ProceedingsIsbn(isbn="9780306406157"),)
    assert told(log) == [("dropped", "message.ISBN[2]")]


def test_dates_of_an_event_that_do_not_go_together() -> None:
    found, log = log_of(**PAPER, event={"name": "E", "start": day(2024, 6, 3), "end": day(2024, 5)})
    assert found is not None
    assert found.event == Event(name="E", start="2024-06-03")
    assert told(log) == [("dropped", "message.event")]
    found, log = log_of(**PAPER, event={"name": "E", "end": day(2024, 5)})
    assert found is not None
    assert found.event == Event(name="E")
    assert told(log) == [("dropped", "message.event")]


def test_the_language_of_a_record_is_that_of_the_proceedings() -> None:
    found, log = log_of(**PAPER, language="de")
    assert found is not None
    assert found.proceedings is not None
    assert (found.language, found.proceedings.language) == ("de", "de")
    assert [problem.message for problem in log] == ["de is the proceedings' language; read as the article's too"]

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pubmeta.problems import Kind
from tests.formats.crossref.conftest import VERSIONS
from tests.formats.crossref.kinds import AUTHORS, KINDS, PAGES, PROCEEDINGS

Write = Callable[..., Any]
SERIES: dict[str, Any] = {"title": "Notes on Water", "issn_electronic": "2345-6787", "issn_print": "1234-5679"}


def paper(written: Write, proceedings: Any = PROCEEDINGS, **fields: Any) -> Any:
    return written(**{**KINDS["conference"], "proceedings": proceedings, **fields})


@pytest.mark.parametrize("version", VERSIONS)
def test_a_paper_stands_in_its_conference(written: Write, version: str) -> None:
    made = paper(written, volume="12", options={**PAGES, "version": version})
    assert made.problems == () or made.paths(Kind.ASSUMED) == ["dates.issue"]
    assert made.names("//conference") == ["event_metadata", "proceedings_series_metadata", "conference_paper"]
    assert made.xml("//series_metadata") == (
        '<series_metadata><titles><title>Notes on Water</title></titles><issn media_type="electronic">2345-6787</issn>'
        "<doi_data><doi>10.5555/series</doi><resource>https://www.example.org/series</resource></doi_data>"
        "</series_metadata>"
    )
    assert made.names("//proceedings_series_metadata") == [
        "series_metadata",
        "proceedings_title",
        "volume",
        "publisher",
        "publication_date",
        "isbn",
        "doi_data",
    ]
    assert made.names("//conference_paper") == ["contributors", "titles", "publication_date", "doi_data"]


def test_proceedings_without_isbn_and_series_say_so(written: Write) -> None:
    made = paper(written, {"title": "Papers", "publisher": "Example Society"})
    assert made.names("//proceedings_metadata") == ["proceedings_title", "publisher", "publication_date", "noisbn"]
    assert made.all("//noisbn")[0].get("reason") == "monograph"
    in_series = paper(written, {"series": SERIES, "publisher": "Example Society"}, volume="3")
    assert in_series.all("//noisbn")[0].get("reason") == "simple_series"


def test_a_series_alone_says_nothing_of_isbns(written: Write) -> None:
    made = paper(written, {"series": SERIES, "publisher": "Example Society"})
    assert made.names("//proceedings_series_metadata") == ["series_metadata", "publisher", "publication_date"]
    with_isbn = paper(written, {"series": SERIES, "publisher": "P", "isbns": ["9783161484100"]})
    assert with_isbn.remedy("proceedings.isbns[0]") == "add proceedings.title or volume"


@pytest.mark.parametrize(
    "series", [{"title": "Notes on Water"}, {"title": "Notes on Water", "issn_linking": "1234-5679"}]
)
def test_a_series_without_an_issn_of_a_medium_has_no_place(written: Write, series: Any) -> None:
    made = paper(written, {"title": "Papers", "series": series, "publisher": "P"}, volume="3")
    assert {"proceedings.series", "volume"} <= set(made.paths())
    assert made.texts("//proceedings_title") == ["Papers"]
    assert made.remedy("proceedings.series").startswith("add proceedings.series.issn_electronic")
    nameless = paper(written, {"series": series, "publisher": "P"})
    assert nameless.paths(Kind.MISSING) == ["proceedings.title"]


def test_days_of_the_event_are_attributes_and_what_is_printed_is_text(written: Write) -> None:
    event = {"name": "Water Days", "start": "2024-06-03", "end": "2024-06", "dates_as_printed": "in June"}
    made = paper(written, event=event)
    assert made.xml("//conference_date") == (
        '<conference_date start_day="03" start_month="06" start_year="2024" end_month="06" end_year="2024">in June'
        "</conference_date>"
    )
    assert paper(written, event={"name": "Water Days"}).all("//conference_date") == []


def test_printed_days_that_are_read_as_days_are_said(written: Write) -> None:
    made = paper(written, event={"name": "Water Days", "dates_as_printed": "3-5 June 2024"})
    assert made.xml("//conference_date") == "<conference_date>3-5 June 2024</conference_date>"
    assert made.paths(Kind.GUESSED) == ["event.dates_as_printed"]
    assert made.paths(Kind.ASSUMED) == ["event.start", "event.end", "dates.issue"]


def test_what_of_an_event_is_too_long_or_too_much_is_reported(written: Write) -> None:
    event = {"name": "Water Days", "number": "1" * 16, "sponsors": [f"S{number}" for number in range(11)]}
    made = paper(written, event=event)
    assert {"event.number", "event.sponsors[10]"} <= set(made.paths())
    assert len(made.all("//conference_sponsor")) == 10


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"event": None}, "event.name"),
        ({"event": {"acronym": "WD"}}, "event.name"),
        ({"proceedings": {"title": "Papers"}}, "proceedings.publisher"),
        ({"proceedings": None}, "proceedings"),
        ({"dates": {"accepted": "2024"}}, "dates.issue"),
    ],
)
def test_what_a_paper_cannot_be_without_is_missing(written: Write, fields: Any, path: str) -> None:
    made = paper(written, **fields)
    assert made.paths(Kind.MISSING) == [path]
    assert "add" in made.remedy(path)


def test_a_paper_that_has_a_journal_and_no_proceedings_is_refused_with_two_ways_out(written: Write) -> None:
    made = written(type="conference-paper")
    assert (made.content, made.paths(Kind.INVALID)) == (b"", ["type"])
    assert made.remedy("type").startswith("give proceedings in place of journal; if it did appear in the journal,")


def test_whatever_is_in_proceedings_is_a_paper(written: Write) -> None:
    poster = paper(written, type="poster")
    assert poster.all("//conference_paper")[0].get("publication_type") is None
    assert "type" in poster.paths()
    assert paper(written, type="abstract").all("//conference_paper")[0].get("publication_type") == "abstract_only"
    assert "type" in paper(written, type=None).paths(Kind.ASSUMED)


def test_the_date_of_the_volume_is_its_own_and_then_that_of_the_paper(written: Write) -> None:
    own = paper(written, dates={"issue": "2024-06", "published_online": "2024-05-01"})
    assert own.texts("//proceedings_series_metadata/publication_date/month") == ["06"]
    assert own.texts("//conference_paper/publication_date/month") == ["05"]
    only = paper(written, dates={"issue": "2024-06"})
    assert only.all("//conference_paper/publication_date") == []
    taken = paper(written)
    assert taken.paths(Kind.ASSUMED) == ["dates.issue"]
    assert taken.remedy("dates.issue") == "add dates.issue if the proceedings have a date of their own"


@pytest.mark.parametrize(
    ("doi", "kind", "message"),
    [
        ("10.5555/Water.1", Kind.INVALID, "is the article's DOI, not that of the proceedings"),
        ("10.1234/v", Kind.DROPPED, "all DOIs of a deposit need the same prefix, and the article's is 10.5555"),
    ],
)
def test_the_doi_of_proceedings_is_another_of_the_same_prefix(
    written: Write, doi: str, kind: Kind, message: str
) -> None:
    made = paper(written, {**PROCEEDINGS, "doi": doi})
    assert made.paths(kind) == ["proceedings.doi"]
    assert made.message("proceedings.doi") == message


def test_a_doi_without_a_page_is_left_out(written: Write) -> None:
    made = paper(written, options={})
    assert made.paths() == ["proceedings.series.doi", "proceedings.doi"]
    assert made.remedy("proceedings.series.doi") == "set series_page under [crossref] in the configuration"
    assert made.texts("//doi") == ["10.5555/water.1"]


def test_editors_are_the_contributors_of_the_conference(written: Write) -> None:
    editors = [{"family": "Steen", "given": "Jan", "particle": "van der"}, {"name": "Society"}]
    made = paper(written, {**PROCEEDINGS, "editors": editors})
    assert made.xml("//conference/contributors") == (
        '<contributors><person_name sequence="first" contributor_role="editor"><given_name>Jan</given_name>'
        '<surname>van der Steen</surname></person_name><organization sequence="additional" contributor_role="editor">'
        "Society</organization></contributors>"
    )
    assert made.paths() == ["proceedings.editors[0].particle"]


def test_a_paper_without_contributors_is_discouraged(written: Write) -> None:
    assert "contributors" in paper(written, contributors=[]).paths(Kind.DISCOURAGED)
    assert "contributors" not in paper(written, contributors=AUTHORS).paths(Kind.DISCOURAGED)


@pytest.mark.parametrize(("version", "dropped"), [("5.5.0", []), ("5.3.1", ["version"])])
def test_trials_and_versions_of_papers(written: Write, version: str, dropped: list[str]) -> None:
    trials = [{"number": "NCT01", "registry": "10.18810/clinical-trials-gov"}]
    made = paper(written, trials=trials, version={"label": "2"}, options={**PAGES, "version": version})
    assert len(made.all("//ct:clinical-trial-number")) == 1
    assert made.paths() == dropped

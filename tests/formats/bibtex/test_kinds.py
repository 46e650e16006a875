"""Works beside the journal article, as entries say them."""

from __future__ import annotations

from typing import Any

import pytest

import pubmeta
from pubmeta.model import Article
from tests.formats.bibtex.test_read import found, read_fields


def paper(fields: str) -> dict[str, Any]:
    values = found(fields, "inproceedings")
    assert values.pop("type") == "conference-paper"
    return values


def problems(fields: str, kind: str) -> tuple[Article, list[tuple[str, str]]]:
    article, log = read_fields(f"title = {{T}},\n{fields}", kind)
    assert article is not None
    return article, [(problem.kind.value, problem.path) for problem in log]


def test_the_proceedings_and_their_series() -> None:
    fields = """booktitle = {Proc. of {MOM}}, booksubtitle = {Rain}, editor = {Jan van Steen and {The Society}},
      isbn = {978-1-86197-271-2 (online), 0-306-40615-2}, series = {Notes}, issn = {1234-5679 (print)},
      publisher = {Press}, volume = 41"""
    assert paper(fields) == {
        "proceedings": {
            "title": "Proc. of MOM",
            "subtitle": "Rain",
            "editors": [{"family": "van Steen", "given": "Jan"}, {"name": "The Society"}],
            "isbns": [{"isbn": "9781861972712", "medium": "electronic"}, {"isbn": "0306406152"}],
            "series": {"title": "Notes", "issn_print": "1234-5679"},
            "publisher": {"name": "Press"},
        },
        "volume": "41",
    }


def test_the_number_in_the_series_is_the_volume_where_there_is_no_other() -> None:
    assert paper("series = {Notes}, number = 17") == {"proceedings": {"series": {"title": "Notes"}}, "volume": "17"}
    values = paper("series = {Notes}, volume = 5, number = 6")
    assert (values["volume"], values["issue"]) == ("5", "6")


def test_the_meeting() -> None:
    fields = """eventtitle = {Meeting on Rain}, eventtitleaddon = {MOR 2024}, eventdate = {2024-06-03/2024-06-05},
      venue = {Lund, Sweden}, organization = {{Wind and Rain} and Society}"""
    assert paper(fields) == {
        "event": {
            "name": "Meeting on Rain",
            "acronym": "MOR 2024",
            "sponsors": ["Wind and Rain", "Society"],
            "place": "Lund, Sweden",
            "start": "2024-06-03",
            "end": "2024-06-05",
        }
    }


@pytest.mark.parametrize(
    ("fields", "publisher", "meeting", "reported"),
    [
        ("address = {Boston}", None, "Boston", []),
        ("publisher = {P}, location = {Berlin}", "Berlin", None, []),
        ("publisher = {P}, location = {Lund}, address = {New York}", "New York", "Lund", []),
        ("publisher = {P}, address = {Berlin}", "Berlin", None, [("guessed", "address")]),
        ("publisher = {P}, address = {Berlin}, venue = {Lund}", "Berlin", "Lund", []),
    ],
)
def test_whose_place_it_is(
    fields: str, publisher: str | None, meeting: str | None, reported: list[tuple[str, str]]
) -> None:
    article, told = problems(f"booktitle = {{Proc}}, {fields}", "inproceedings")
    assert article.proceedings is not None
    assert (article.publisher.place if article.publisher else None) == publisher
    assert (article.event.place if article.event else None) == meeting
    assert told == reported


def test_a_paper_with_a_journal_is_in_the_journal_if_there_is_its_issn_or_nothing_else() -> None:
    assert paper("journal = {Drops}") == {"journal": {"title": "Drops"}}
    values = paper("journal = {Drops}, booktitle = {Proc}, issn = {2345-6787 (online)}")
    assert values == {"journal": {"title": "Drops", "issn_electronic": "2345-6787"}, "issue_title": "Proc"}
    assert paper("journal = {Proc}, booktitle = {proc}") == {"proceedings": {"title": "proc"}}
    article, told = problems("journal = {Drops}, booktitle = {Proc}", "inproceedings")
    assert (article.journal, article.proceedings and article.proceedings.title) == (None, "Proc")
    assert told == [("dropped", "journal")]


def test_what_belongs_to_proceedings_that_are_not_named_is_reported() -> None:
    article, told = problems("isbn = {0306406152}, editor = {E F}, publisher = {P}", "inproceedings")
    assert article.proceedings is None
    assert told == [("dropped", "editor"), ("dropped", "isbn"), ("dropped", "publisher")]
    article, told = problems("booktitle = {Proc}, issn = {1234-5679}", "inproceedings")
    assert article.proceedings is not None
    assert told == [("dropped", "issn")]


def test_reports_have_institutions_and_numbers() -> None:
    assert found("institution = {The Bank}, number = {WP-7}, type = {Working Paper}, address = {Oslo}", "report") == {
        "type": "working-paper",
        "institutions": [{"name": "The Bank", "city": "Oslo"}],
        "other_ids": [{"type": "publisher-id", "value": "WP-7"}],
    }
    article, told = problems("institution = {The Bank}, address = {Oslo, Norway}", "techreport")
    assert article.institutions[0].city is None
    assert told == [("dropped", "address")]


def test_who_posted_a_work() -> None:
    assert found("type = {preprint}, howpublished = {ExampleRxiv}, version = {2}", "misc") == {
        "type": "preprint",
        "journal": {"title": "ExampleRxiv"},
        "version": {"label": "2"},
    }
    article, told = problems("type = {preprint}, publisher = {arXiv}", "misc")
    assert article.journal is not None
    assert (article.journal.title, told) == ("arXiv", [("guessed", "publisher")])
    assert found("doi = {10.48550/arXiv.2401.01234}", "misc")["type"] == "preprint"
    assert found("type = {report}, publisher = {The Bank}", "misc")["institutions"] == [{"name": "The Bank"}]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ("pubstate = {forthcoming}", {"type": "pending"}),
        ("note = {To appear}", {"type": "pending"}),
        ("note = {Withdrawn: wrong \\emph{data}.}, year = 2001", {"type": "withdrawn", "reason": "wrong <i>data</i>."}),
        ("pubstate = {removed}, year = 2001", {"type": "removed"}),
    ],
)
def test_the_state_of_publication(fields: str, status: dict[str, str]) -> None:
    values = found(fields)["status"]
    assert {**values, **({"reason": values["reason"]["markup"]} if "reason" in values else {})} == status


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ("pubstate = {inpress}, year = 2001", "pubstate"),
        ("note = {Forthcoming}, year = 2001", "note"),
        ("pubstate = {inpreparation}", "pubstate"),
        ("note = {Withdrawn by the ushers}", "note"),
    ],
)
def test_what_does_not_say_the_state_is_reported(fields: str, path: str) -> None:
    article, told = problems(fields, "article")
    assert (article.status, told) == (None, [("dropped", path)])


def test_the_title_of_the_work_that_is_translated() -> None:
    assert found("origtitle = {Regen}, origlanguage = {german}") == {
        "original_title": {"title": "Regen", "language": "de"}
    }
    article, told = problems("origtitle = {Regen}", "article")
    assert (article.original_title, told) == (None, [("dropped", "origtitle")])


def test_a_day_before_the_first_is_not_the_last() -> None:
    article, told = problems("eventdate = {2024-06-03/2024-05-05}", "inproceedings")
    assert article.event is not None
    assert (str(article.event.start), article.event.end) == ("2024-06-03", None)
    assert told == [("dropped", "eventdate")]


def test_a_review_with_an_id_of_arxiv_stays_a_review() -> None:
    values = found("type = {peer-review}, eprint = {2401.01234}, eprinttype = {arxiv}", "misc")
    assert (values["type"], values["arxiv"]) == ("peer-review", "2401.01234")


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_the_issue_of_a_report_is_not_its_number(dialect: str) -> None:
    report = Article.model_validate({"title": "T", "type": "report", "issue": "3"})
    document = pubmeta.export(report, "bibtex", {"dialect": dialect})
    assert "number" not in document.text
    assert any(each.path == "issue" for each in document.problems)
    assert pubmeta.read(document.content, "bibtex").article.other_ids == ()


def test_the_date_of_what_is_posted_is_that_on_which_it_was() -> None:
    fields = "eprint = {2401.00001}, archiveprefix = {arXiv}, year = {2024}"
    assert found(fields, "misc")["dates"] == {"posted": "2024"}
    assert found("journal = {J}, year = {2024}", "article")["dates"] == {"published": "2024"}

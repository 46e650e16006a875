"""Works beside the journal article, as records say them."""

from __future__ import annotations

import pytest

from pubmeta.model import Article, ArticleType
from tests.formats.ris.test_read import fields, read_lines


def problems(*lines: str, kind: str) -> tuple[Article, list[tuple[str, str]]]:
    article, log = read_lines("TI  - T", *lines, kind=kind)
    assert article is not None
    return article, [(problem.kind.value, problem.path) for problem in log]


def test_a_paper_by_the_table_of_the_standard() -> None:
    lines = (
        "T2  - Meeting on Rain",
        "C3  - Proceedings of the Meeting",
        "T3  - Notes",
        "A2  - Steen, Jan",
        "A4  - The Society",
        "SN  - 978-1-86197-271-2",
        "SN  - 0-306-40615-2 (print)",
        "SN  - 1234-5679 (print)",
        "PB  - Press",
        "C1  - Amsterdam",
        "CY  - Lund",
        "VL  - 41",
    )
    assert fields(*lines, kind="CONF") == {
        "type": "conference-paper",
        "event": {"name": "Meeting on Rain", "sponsors": ["The Society"], "place": "Lund"},
        "proceedings": {
            "title": "Proceedings of the Meeting",
            "editors": [{"family": "Steen", "given": "Jan"}],
            "isbns": [{"isbn": "9781861972712"}, {"isbn": "0306406152", "medium": "print"}],
            "series": {"title": "Notes", "issn_print": "1234-5679"},
            "publisher": {"name": "Press", "place": "Amsterdam"},
        },
        "volume": "41",
    }


@pytest.mark.parametrize(
    ("lines", "title", "name"),
    [
        (("T2  - Proc",), "Proc", None),
        (("BT  - Proc",), "Proc", None),
        (("JO  - Proc",), "Proc", None),
        (("T2  - Proc", "C3  - Proc", "JF  - proc"), "Proc", None),
        (("T2  - Meeting", "BT  - Proc"), "Proc", "Meeting"),
    ],
)
def test_the_title_of_the_proceedings(lines: tuple[str, ...], title: str, name: str | None) -> None:
    article, told = problems(*lines, kind="CPAPER")
    assert article.proceedings is not None
    assert (article.proceedings.title, article.event and article.event.name, told) == (title, name, [])


def test_a_paper_with_the_issn_of_a_journal_alone_is_in_the_journal() -> None:
    article, told = problems("JF  - Drops", "SN  - 2345-6787 (online)", "PB  - P", "C1  - Oslo", kind="CPAPER")
    assert article.journal is not None
    assert (article.journal.title, article.journal.issn_electronic, told) == ("Drops", "2345-6787", [])
    assert article.publisher is not None
    assert article.publisher.place == "Oslo"


@pytest.mark.parametrize(
    ("lines", "publisher", "meeting", "reported"),
    [
        (("CY  - Lund",), None, "Lund", []),
        (("PB  - P", "CY  - Cham"), "Cham", None, [("guessed", "CY")]),
        (("PB  - P", "C1  - Cham", "CY  - Lund"), "Cham", "Lund", []),
    ],
)
def test_whose_place_it_is(
    lines: tuple[str, ...], publisher: str | None, meeting: str | None, reported: list[tuple[str, str]]
) -> None:
    article, told = problems("T2  - Proc", *lines, kind="CPAPER")
    assert (article.publisher.place if article.publisher else None) == publisher
    assert (article.event.place if article.event else None) == meeting
    assert told == reported


def test_reports_have_institutions_and_numbers() -> None:
    lines = ("M3  - Working Paper", "PB  - The Bank", "CY  - Oslo", "SN  - WP 7")
    assert fields(*lines, kind="RPRT") == {
        "type": "working-paper",
        "institutions": [{"name": "The Bank", "city": "Oslo"}],
        "other_ids": [{"type": "publisher-id", "value": "WP 7"}],
    }


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        ("UNPB", "preprint", ArticleType.PREPRINT),
        ("UNPB", "Poster", ArticleType.POSTER),
        ("GEN", "peer-review", ArticleType.PEER_REVIEW),
        ("CPAPER", "Poster", ArticleType.POSTER),
        ("CPAPER", "Review", ArticleType.CONFERENCE_PAPER),
        ("RPRT", "Technical report", ArticleType.REPORT),
    ],
)
def test_words_say_what_the_type_of_record_does_not(kind: str, words: str, expected: ArticleType) -> None:
    article, told = problems(f"M3  - {words}", "T2  - X", kind=kind)
    assert (article.type, told) == (expected, [])


@pytest.mark.parametrize(
    ("kind", "words", "what"),
    [
        ("GEN", "Thesis", "a thesis"),
        ("UNPB", "Dataset", "a data set"),
        ("RPRT", "Standard", "a standard"),
        ("MANSCPT", "Book chapter", "a chapter of a book"),
    ],
)
def test_words_that_name_another_kind_of_work_give_none(kind: str, words: str, what: str) -> None:
    article, log = read_lines("TI  - T", f"M3  - {words}", kind=kind)
    assert article is None
    (problem,) = log
    assert (problem.kind.value, problem.path) == ("invalid", "TY")
    assert what in problem.message


def test_what_is_in_press_is_pending_if_it_has_no_date() -> None:
    assert fields("T2  - J", kind="INPR")["status"] == {"type": "pending"}
    assert "status" not in fields("T2  - J", "PY  - 2024", kind="INPR")


def test_a_number_that_is_neither_isbn_nor_issn_is_reported() -> None:
    article, told = problems("T2  - Proc", "SN  - 12", kind="CPAPER")
    assert article.proceedings is not None
    assert (article.proceedings.isbns, told) == ((), [("dropped", "SN")])


def test_a_place_without_a_publisher_is_reported() -> None:
    article, told = problems("C3  - Proc", "C1  - Oslo", kind="CPAPER")
    assert (article.publisher, told) == (None, [("dropped", "PB")])


def test_what_has_a_doi_of_arxiv_is_a_preprint() -> None:
    article, told = problems("DO  - 10.48550/arXiv.2401.01234", kind="UNPB")
    assert (article.type, told) == (ArticleType.PREPRINT, [])


def test_the_date_of_what_is_posted_is_that_on_which_it_was() -> None:
    article, _ = problems("M3  - preprint", "PY  - 2024", kind="UNPB")
    assert article.dates.model_dump(mode="json", exclude_defaults=True) == {"posted": "2024"}

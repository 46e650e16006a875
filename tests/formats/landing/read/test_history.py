"""The dates in an article's history, by the lines of a page that say nothing else."""

from __future__ import annotations

import pytest

from pubmeta.formats.landing.read.history import dates_of, without_history
from pubmeta.formats.landing.read.page import lines_of
from pubmeta.model import PartialDate
from pubmeta.problems import Log


def read(text: str, cited: str | None = None) -> tuple[list[str], dict[str, object], list[str]]:
    """The lines that are left, the dates, and what is reported."""
    log = Log()
    kept, history = without_history(lines_of(text, log), log)
    dates = dates_of(PartialDate(cited) if cited else None, history, log)
    found = dates.model_dump(mode="json", exclude_defaults=True) if dates else {}
    return [line.text for line in kept], found, [f"{problem.kind} {problem.path}" for problem in log]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            "Received: May 5, 2018; Accepted: July 2, 2018; Published: March 4, 2019",
            {"received": "2018-05-05", "accepted": "2018-07-02", "published": "2019-03-04"},
        ),
        (
            "Published: March 05, 2019 Received: October 1, 2018",
            {"published": "2019-03-05", "received": "2018-10-01"},
        ),
        ("Received 05 Jan 2019\nAccepted 27 Feb 2019", {"received": "2019-01-05", "accepted": "2019-02-27"}),
        ("Received\n5 January 2019\nPublished\n2019-03-04", {"received": "2019-01-05", "published": "2019-03-04"}),
        (
            "(Received 5th March 2013; revised 7th April, 2013 and 9 May 2013)",
            {"received": "2013-03-05", "revised": ["2013-04-07", "2013-05-09"]},
        ),
        (
            "Received 1 May 2019, Received in revised form 3 June 2019, Available online 10 June 2019.",
            {"received": "2019-05-01", "revised": ["2019-06-03"], "published_online": "2019-06-10"},
        ),
        (
            "Recebido em 5 de março de 2018; aceito em 7 abr. 2018",
            {"received": "2018-03-05", "accepted": "2018-04-07"},
        ),
    ],
)
def test_a_line_of_dates_and_their_labels_is_read(text: str, dates: dict[str, object]) -> None:
    assert read(text) == ([], dates, [])


@pytest.mark.parametrize(
    "text",
    [
        "Received wisdom 2019",
        "Published: Tides 2019",
        "Published 3 March 2019 in Tides",
        "Accepted",
        "The work was accepted on 3 March 2019",
        "3 March 2019",
    ],
)
def test_any_other_line_stays(text: str) -> None:
    assert read(text) == ([text], {}, [])


def test_a_day_within_the_citations_year_is_more_precise_and_another_year_is_reported() -> None:
    assert read("Published: 4 March 2019", "2019") == ([], {"published": "2019-03-04"}, [])
    assert read("Published: 4 March 2019", "2020") == ([], {"published": "2020"}, ["dropped "])
    assert read("Published: 4 March 2019\nPublished: 4 March 2019", "2019") == ([], {"published": "2019-03-04"}, [])


def test_a_doubtful_date_is_reported_with_its_field() -> None:
    assert read("Received: 12/05/2019") == ([], {"received": "2019"}, ["guessed dates.received"])


def test_a_line_of_dates_parts_the_paragraphs_around_it() -> None:
    log = Log()
    kept, _ = without_history(lines_of("one\nReceived: 5 May 2018\ntwo", log), log)
    assert [line.after_blank for line in kept] == [False, True]

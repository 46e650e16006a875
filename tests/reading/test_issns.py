from __future__ import annotations

from time import process_time
from typing import Any

import pytest

from pubmeta.model import Issn, Journal, Publisher
from pubmeta.problems import Log
from pubmeta.reading import Field, FoundIssn, issn_fields, issns_in, journal_of


def told(log: Log) -> list[tuple[str, str]]:
    return [(problem.kind.value, problem.path) for problem in log]


def test_issns_go_where_their_medium_says() -> None:
    log = Log()
    found = issns_in(Field("SN", "0027-8424 (Print) 1091-6490 (Electronic)", log))
    assert issn_fields(log, found) == {"issn_print": "0027-8424", "issn_electronic": "1091-6490"}
    assert len(log) == 0


@pytest.mark.parametrize(
    "text",
    [
        "eISSN 1091-6490, pISSN 0027-8424",
        "E-ISSN: 1091-6490; P-ISSN: 0027-8424",
        "ISSN (Print): 0027-8424 ISSN (Online): 1091-6490",
        "Print ISSN 0027-8424, Online ISSN 1091-6490",
        "0027-8424 print, 1091-6490 online",
        "Print: 0027-8424 (Online: 1091-6490)",
        "0027-8424 (impreso) 1091-6490 (en línea)",
    ],
)
def test_the_medium_is_before_or_after_the_issn(text: str) -> None:
    log = Log()
    assert issn_fields(log, issns_in(Field("SN", text, log))) == {
        "issn_print": "0027-8424",
        "issn_electronic": "1091-6490",
    }
    assert len(log) == 0


def test_an_issn_that_links_the_media_is_named_so() -> None:
    found = issns_in(Field("SN", "ISSN-L 0027-8424, eISSN 1091-6490", Log()))
    assert [(one.issn, one.medium) for one in found] == [("0027-8424", "linking"), ("1091-6490", "electronic")]


def test_a_parenthesis_that_is_not_closed_hides_no_issn() -> None:
    found = issns_in(Field("SN", "0027-8424 (see 1091-6490 (Electronic)", Log()))
    assert [(one.issn, one.medium) for one in found] == [("0027-8424", None), ("1091-6490", "electronic")]


def test_issns_are_found_as_fast_as_their_text_is_long() -> None:
    def seconds(count: int) -> float:
        start = process_time()
        assert len(list(issns_in(Field("SN", "0027-8424 (" * count, Log())))) == count
        return process_time() - start

    assert min(seconds(8_000) for _ in range(3)) < 40 * min(seconds(800) for _ in range(3))


def test_an_issn_without_a_medium_claims_the_least_and_is_reported() -> None:
    log = Log()
    assert issn_fields(log, issns_in(Field("SN", "20900392", log, 5))) == {"issn_linking": "2090-0392"}
    assert told(log) == [("guessed", "SN")]
    assert next(iter(log)).line == 5


def test_an_issn_that_another_field_has_typed_is_not_told_again() -> None:
    log = Log()
    issn = Issn("2163-9914")
    found = [FoundIssn("ISSN[0]", issn), FoundIssn("issn-type[0]", issn, "electronic")]
    assert issn_fields(log, found) == {"issn_electronic": issn}
    assert len(log) == 0


def test_what_is_one_too_many_is_reported() -> None:
    log = Log()
    texts = ("0027-8424 (print)", "1091-6490 (print)", "0027-8424 (online)", "2163-9914", "2167-8359")
    found = [issn for text in texts for issn in issns_in(Field(text, text, log))]
    assert issn_fields(log, found) == {"issn_print": "0027-8424", "issn_linking": "2163-9914"}
    assert told(log) == [
        ("dropped", "1091-6490 (print)"),
        ("dropped", "0027-8424 (online)"),
        ("guessed", "2163-9914"),
        ("dropped", "2167-8359"),
    ]


def test_wrong_numbers_and_isbns_are_reported() -> None:
    log = Log()
    for text in ("1234-5678", "978-90-386-4503-2", "none"):
        assert list(issns_in(Field("SN", text, log))) == []
    messages = [problem.message for problem in log]
    assert ["check digit" in messages[0], "ISBN" in messages[1], "is not an ISSN" in messages[2]] == [True] * 3


def test_the_medium_may_be_known_from_elsewhere() -> None:
    assert [found.medium for found in issns_in(Field("eissn", "2163-9914", Log()), "electronic")] == ["electronic"]


def test_a_journal_has_a_title_or_what_stands_with_it_is_reported() -> None:
    log = Log()
    places = {"issn": "SN", "publisher": "PB"}
    fields: dict[str, Any] = {"issn_print": Issn("0027-8424"), "publisher": Publisher(name="P")}
    assert journal_of(log, "JF", {**fields, "title": "J"}, places) == Journal(title="J", **fields)
    assert len(log) == 0
    assert journal_of(log, "JF", fields, places) is None
    assert journal_of(log, "JF", {}, places) is None
    assert told(log) == [("dropped", "SN"), ("dropped", "PB")]


def test_the_medium_may_stand_before_the_number() -> None:
    log = Log()
    for text in ("eISSN 2049-3630, pISSN 0317-8471", "Print ISSN: 0317-8471; Online ISSN: 2049-3630"):
        found = issn_fields(log, issns_in(Field("SN", text, log)))
        assert found == {"issn_print": "0317-8471", "issn_electronic": "2049-3630"}
    assert len(log) == 0


@pytest.mark.parametrize("label", ["ISSN-L", "ISSN L", "ISSNL", "L-ISSN", "Linking ISSN"])
def test_the_linking_issn_may_be_that_of_a_medium(label: str) -> None:
    log = Log()
    text = f"{label} 1091-6490, print 0027-8424, online 1091-6490"
    assert issn_fields(log, issns_in(Field("SN", text, log))) == {
        "issn_linking": "1091-6490",
        "issn_print": "0027-8424",
        "issn_electronic": "1091-6490",
    }
    assert len(log) == 0

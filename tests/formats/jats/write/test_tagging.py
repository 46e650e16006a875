"""Where the fields of a cited work stand in the reference as printed."""

from __future__ import annotations

from itertools import pairwise
from time import process_time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from pubmeta.formats.jats.citations import fields_of
from pubmeta.formats.jats.write.tagging import tagged_fields
from pubmeta.model import Work
from tests.formats.jats.write.printed import Printed, printed_references

NG = {"family": "Ng", "given": "P."}
ITO = {"family": "Ito", "given": "Kei"}
VAN_DAM = {"family": "Dam", "given": "P.", "particle": "van"}
WATER_7 = {"container_title": "Water", "volume": "7"}
ISSUE_AND_DOI = {"issue": "3", "doi": "10.1234/x.3"}


def found_in(text: str, **work: Any) -> dict[str, list[str]]:
    found = tagged_fields(Work.model_validate(work), text)
    return {field: [text[place.start : place.end] for place in places] for field, places in found.items()}


def check_places(printed: Printed) -> None:
    for field, places in tagged_fields(printed.work, printed.text).items():
        spans, truth = [(place.start, place.end) for place in places], printed.truth[field]
        if [place.name for place in places] == ["page-range"]:
            truth = [(truth[0][0], truth[-1][1])]
        assert spans == truth, (field, printed.text)


@given(printed_references())
@settings(max_examples=400, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_found_is_found_where_it_was_printed(printed: Printed) -> None:
    check_places(printed)


@pytest.mark.slow
@given(printed_references())
@settings(max_examples=5_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_so_it_is_in_many_more_references(printed: Printed) -> None:
    check_places(printed)


@given(printed_references())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_place_lies_in_another_and_the_names_are_the_characters_of_theirs(printed: Printed) -> None:
    places = [place for found in tagged_fields(printed.work, printed.text).values() for place in found]
    ordered = sorted(places, key=lambda place: place.start)
    assert all(one.end <= other.start for one, other in pairwise(ordered))
    for place in ordered:
        if place.names:
            group = etree.fromstring(f"<group>{place.names}</group>")
            assert "".join(map(str, group.itertext())) == printed.text[place.start : place.end]


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ("P. Ng and Kei Ito, “On Rain,” Water, Vol. 3, No. 3, 2003, pp. 3-33. doi:10.1234/x.3", ISSUE_AND_DOI),
        ("Ng, P., & Ito, Kei. (2003). On Rain. Water, 3(3), 3–33. https://doi.org/10.1234/x.3", ISSUE_AND_DOI),
        ("1. Ng P.; Ito Kei. On Rain. Water 2003 May 3;3:3–33.", {}),
        ("[12] Ng P., Ito Kei: On Rain. Water (Basel) 3, 3-33 (2003)", {}),
        ("NG, P.", {"authors": [{"family": "NG", "given": "P."}], "only": True}),
    ],
)  # fmt: skip
def test_common_styles(text: str, work: dict[str, Any]) -> None:
    whole = {
        "type": "journal-article",
        "authors": [NG, ITO],
        "title": "On Rain",
        "container_title": "Water",
        "volume": "3",
        "pages": {"first": "3", "last": "33"},
        "date": "2003",
    }
    work = {key: value for key, value in work.items() if key != "only"} if "only" in work else {**whole, **work}
    model = Work.model_validate(work)
    assert tagged_fields(model, text).keys() >= fields_of(model)


@pytest.mark.parametrize(
    ("text", "work", "missing"),
    [
        ("Water 3 (2003)", {"container_title": "Water", "volume": "3", "issue": "3"}, "volume"),
        ("Water, 2003, 2003", {"container_title": "Water", "date": "2003", "volume": "2003"}, "date"),
        ("On Water. Water. 12. Water", {"container_title": "Water", "volume": "12"}, "container_title"),
        ("Breast-Cancer today 3", {"container_title": "Cancer"}, "container_title"),
        ("Arthritis & Rheumatism 3", {"container_title": "Arthritis"}, "container_title"),
        ("The Lancet Commission. 3", {"title": "The Lancet"}, "title"),
        ("doi:10.1234/abcd", {"doi": "10.1234/abc"}, "doi"),
        ("doi:10.1234/abc.def", {"doi": "10.1234/abc"}, "doi"),
        ("see https://www.example.org/a/b", {"url": "https://www.example.org/a"}, "url"),
        ("PMID 12345678", {"pmid": "1234567"}, "pmid"),
        ("12345", {"pmid": "12345"}, "pmid"),
        ("Water 1.25 (2003)", {"container_title": "Water", "volume": "1"}, "volume"),
        ("Water 3rd ser. 12", {"container_title": "Water", "volume": "3"}, "volume"),
        ("Water 12-15", {"container_title": "Water", "volume": "12"}, "volume"),
        ("P. Ngo, Water", {"authors": [NG]}, "authors"),
        ("P. Ng, X. Yu, K. Ito. Water", {"authors": [NG, {"family": "Ito", "given": "K."}]}, "authors"),
        ("P. Ng. Water", {"authors": [NG], "et_al": True}, "authors"),
        ("May. Water, 5 May 2003", {"authors": [{"family": "May"}], "date": "2003"}, None),
        ("On 5 May 2003 it rained", {"authors": [{"family": "May"}]}, "authors"),
        ("Water. P. Ng. 2003", {"editors": [NG]}, "editors"),
        ("1998-2003, Water", {"date": "1998"}, "date"),
        ("Water 2003. Epub 2004", {"date": "2004"}, "date"),
        ("5 January 2024", {"accessed": "2024-01-05"}, "accessed"),
    ],
)
def test_what_could_be_something_else_is_not_taken(text: str, work: dict[str, Any], missing: str | None) -> None:
    found = found_in(text, **work)
    assert missing not in found if missing else set(work) <= set(found)


@pytest.mark.parametrize(
    ("text", "work", "field", "expected"),
    [
        ("Ng P., Ito Kei, et al. Water", {"authors": [NG, ITO], "et_al": True}, "authors", ["Ng P., Ito Kei, et al."]),
        ("World Water Office. Rain", {"authors": [{"name": "World Water Office"}]}, "authors", ["World Water Office"]),
        ("Dr. P. Ng Jr., Water", {"authors": [{**NG, "prefix": "Dr.", "suffix": "Jr."}]}, "authors", ["Dr. P. Ng Jr."]),
        ("van Dam, P., Water", {"authors": [VAN_DAM]}, "authors", ["van Dam, P."]),
        ("張偉. 水", {"authors": [{"family": "張", "given": "偉"}]}, "authors", ["張偉"]),
        ("Roots. In: P. Ng, Kei Ito, editors. Plants", {"editors": [NG, ITO]}, "editors", ["P. Ng, Kei Ito"]),
        ("Water 123–9", {"pages": {"first": "123", "last": "129"}}, "pages", ["123–9"]),
        ("Water 123--129", {"pages": {"first": "123", "last": "129"}}, "pages", ["123", "129"]),
        ("Water 129-3", {"pages": {"first": "129", "last": "3"}}, "pages", ["129-3"]),
        ("Water 12-15, 18.", {"pages": {"range": "12-15, 18"}}, "pages", ["12-15, 18"]),
        ("Water 3, L12", {"container_title": "Water", "volume": "3", "pages": {"first": "L12"}}, "pages", ["L12"]),
        ("Water 2003a, 3", {"date": "2003"}, "date", ["2003a"]),
        ("Water, 3 May 2003.", {"date": "2003-05-03"}, "date", ["2003", "3", "May"]),
        ("Water 2003 Sept", {"date": "2003-09"}, "date", ["2003", "Sept"]),
        ("Water 2003", {"date": "2003-09"}, "date", ["2003"]),
        ("ISBN 978-0-306-40615-7", {"isbn": "9780306406157"}, "isbn", ["978-0-306-40615-7"]),
        ("PubMed PMID: 123", {"pmid": "123"}, "pmid", ["123"]),
        ("at https://www.example.org/a. Accessed", {"url": "https://www.example.org/a"}, "url", ["www.example.org/a"]),
        ("Accessed on 5 January 2024", {"accessed": "2024-01-05"}, "accessed", ["5 January 2024"]),
        ("Rain. 2nd ed. Oslo", {"edition": "2"}, "edition", ["2"]),
        ("Rain. 2nd ed. Oslo", {"edition": "2nd ed."}, "edition", ["2nd ed."]),
        ("dropcount, version 2", {"version": "2"}, "version", ["2"]),
        ("Report No. 7", {"number": "7"}, "number", ["7"]),
        ("ISO 9999:2022", {"number": "ISO 9999:2022"}, "number", ["ISO 9999:2022"]),
        ("Water 7, e0042", {**WATER_7, "article_number": "e0042"}, "article_number", ["e0042"]),
    ],
)  # fmt: skip
def test_what_is_found(text: str, work: dict[str, Any], field: str, expected: list[str]) -> None:
    assert found_in(text, **work)[field] == expected


def test_of_two_texts_of_one_length_that_overlap_the_title_goes_first() -> None:
    assert found_in("On. Rain. On, 3", title="On. Rain", container_title="Rain. On") == {"title": ["On. Rain"]}


def test_nothing_is_taken_from_within_a_formula() -> None:
    work = Work(volume="3")
    assert [place.start for place in tagged_fields(work, "Vol. 3")["volume"]] == [5]
    assert "volume" not in tagged_fields(work, "Vol. 3", [(5, 6)])


@pytest.mark.parametrize("kind", ["authors", "editors"])
def test_among_namesakes_nobody_is_sought_from_each_to_the_last(kind: str) -> None:
    def seconds(count: int) -> float:
        work = Work.model_validate({kind: [{"family": "Li", "given": "A"}] * count})
        started = process_time()
        assert kind not in tagged_fields(work, f"Rain. {', '.join(['A Li'] * (count - 1))}. 2003")
        return process_time() - started

    # in square time it would be four hundred times
    assert min(seconds(2_000) for _ in range(3)) < 100 * min(seconds(100) for _ in range(3))

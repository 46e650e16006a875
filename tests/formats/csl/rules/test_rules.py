"""Broken CSL-JSON: each sample differs from a good one in one thing, and each thing is found where it is."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pubmeta.formats.csl import FORMAT
from pubmeta.formats.csl.validate import problems as validate
from pubmeta.problems import Kind

GOOD: dict[str, Any] = {
    "id": "miles2020",
    "type": "article-journal",
    "title": "Water & <i>Zea mays</i>: p < 0.05, H<sub>2</sub>O",
    "author": [{"family": "van Gogh", "given": "Ada"}, {"literal": "Water, Soil and Air Group"}, {"family": "Sukarno"}],
    "editor": [{"family": "Gogh", "given": "Ada", "non-dropping-particle": "van", "suffix": "Jr."}],
    "container-title": "Water Letters",
    "container-title-short": "Water Lett.",
    "ISSN": "2345-6787, 1234-5679",
    "ISBN": "978-0-306-40615-7",
    "volume": 12,
    "issue": "3-4",
    "page": "101-119",
    "number": "e42",
    "issued": {"date-parts": [[2020, 2, 29], ["2020", "3"]]},
    "accessed": {"literal": "spring 2021"},
    "submitted": {"date-parts": [[-44, 3, 15]], "season": 1, "circa": True},
    "DOI": "10.5555/water.1",
    "PMID": "31000000",
    "PMCID": "PMC6700000",
    "URL": "https://www.example.org/water?page=1",
    "language": "pt-BR",
    "abstract": 'A <span style="font-variant: small-caps;">small</span> study; x<y and a<b>c</b>.',
    "keyword": "water, maize",
    "custom": {"references": ["MILES2021"], "anything": {"issued": "no date"}},
}
OTHER: dict[str, Any] = {"id": "miles2021", "type": "webpage", "title": "Rain", "custom": {"unstructured": "<p>"}}

NO_SUCH_PROPERTY: Any = object()
"""The place of a property that is taken away."""


def found(document: Any) -> list[tuple[str, str | None]]:
    """Path and code of each problem; a schema problem has no code."""
    return [(problem.path, problem.code) for problem in validate(json.dumps(document).encode())]


def changed(**properties: Any) -> list[dict[str, Any]]:
    item = {**GOOD, **{name.replace("_", "-"): value for name, value in properties.items()}}
    return [{name: value for name, value in item.items() if value is not NO_SUCH_PROPERTY}, OTHER]


def test_the_good_sample_has_no_problem() -> None:
    assert found([GOOD, OTHER]) == []


@pytest.mark.parametrize(
    ("properties", "path", "code"),
    [
        # what the schema refuses
        ({"type": NO_SUCH_PROPERTY}, "$[0]", None),
        ({"id": NO_SUCH_PROPERTY}, "$[0]", None),
        ({"type": "journal-article"}, "$[0].type", None),
        ({"license": "https://creativecommons.org/licenses/by/4.0/"}, "$[0].license", None),
        ({"article_number": "e42"}, "$[0]['article-number']", None),
        ({"funder": [{"name": "Trust"}]}, "$[0].funder", None),
        ({"title": ["Water"]}, "$[0].title", None),
        ({"title": None}, "$[0].title", None),
        ({"ISSN": ["2345-6787"]}, "$[0].ISSN", None),
        ({"PMID": 31000000}, "$[0].PMID", None),
        ({"issued": "2020-02-29"}, "$[0].issued", None),
        ({"issued": {"edtf": "2020-02"}}, "$[0].issued.edtf", None),
        ({"issued": {"date-parts": [2020]}}, "$[0].issued['date-parts'][0]", None),
        ({"author": ["Ada Gogh"]}, "$[0].author[0]", None),
        ({"author": {"family": "Gogh"}}, "$[0].author", None),
        ({"author": [{"family": "Gogh", "ORCID": "0000-0002-1825-0097"}]}, "$[0].author[0].ORCID", None),
        ({"author": [{"family": "Gogh", "affiliation": "Leiden"}]}, "$[0].author[0].affiliation", None),
        ({"categories": "water"}, "$[0].categories", None),
        # what it lets pass
        ({"id": " "}, "$[0].id", "csl.id"),
        ({"id": "Miles2021"}, "$[1].id", "csl.id-unique"),
        ({"DOI": "https://doi.org/10.5555/water.1"}, "$[0].DOI", "csl.doi"),
        ({"DOI": "doi:10.5555/water.1"}, "$[0].DOI", "csl.doi"),
        ({"DOI": "10.5555/"}, "$[0].DOI", "csl.doi"),
        ({"URL": "https://doi.org/10.5555/other"}, "$[0].URL", "csl.doi-agreement"),
        ({"DOI": NO_SUCH_PROPERTY, "URL": "https://doi.org/10.5555/x"}, "$[0].URL", "csl.doi-agreement"),
        ({"id": "https://doi.org/10.5555/other", "custom": {}}, "$[0].id", "csl.doi-agreement"),
        ({"issued": {"date-parts": [[2020, 13]]}}, "$[0].issued['date-parts'][0]", "csl.date"),
        ({"issued": {"date-parts": [[2021, 2, 29]]}}, "$[0].issued['date-parts'][0]", "csl.date"),
        ({"issued": {"date-parts": [[2020, 4, 31]]}}, "$[0].issued['date-parts'][0]", "csl.date"),
        ({"issued": {"date-parts": [[0]]}}, "$[0].issued['date-parts'][0]", "csl.date"),
        ({"issued": {"date-parts": [[2020.5]]}}, "$[0].issued['date-parts'][0]", "csl.date"),
        ({"issued": {"date-parts": [["May 2020"]]}}, "$[0].issued['date-parts'][0]", "csl.date"),
        ({"issued": {"date-parts": [[2020], [2019, 5]]}}, "$[0].issued['date-parts']", "csl.date-range"),
        ({"issued": {}}, "$[0].issued", "csl.date-empty"),
        ({"issued": {"literal": " "}}, "$[0].issued", "csl.date-empty"),
        ({"issued": {"date-parts": [[2020]], "season": 5}}, "$[0].issued.season", "csl.season"),
        ({"issued": {"raw": "2020-02-29"}}, "$[0].issued.raw", "csl.date-form"),
        ({"issued": {"literal": "2020-02-29"}}, "$[0].issued.literal", "csl.date-form"),
        ({"author": [{}]}, "$[0].author[0]", "csl.name-empty"),
        ({"author": [{"given": "Ada"}]}, "$[0].author[0]", "csl.name-family"),
        ({"author": [{"literal": "Group", "family": "Gogh"}]}, "$[0].author[0]", "csl.name-literal"),
        ({"author": [{"family": "Gogh, Ada"}]}, "$[0].author[0].family", "csl.name-form"),
        ({"author": [{"family": "Gogh and Miles"}]}, "$[0].author[0].family", "csl.name-form"),
        ({"author": [{"family": "Gogh"}, {"literal": "et al."}]}, "$[0].author[1].literal", "csl.name-form"),
        ({"ISSN": "2345-6788"}, "$[0].ISSN", "csl.issn"),
        ({"ISSN": "23456787"}, "$[0].ISSN", "csl.issn"),
        ({"ISBN": "978-0-306-40615-8"}, "$[0].ISBN", "csl.isbn"),
        ({"PMID": "PMC31000000"}, "$[0].PMID", "csl.pmid"),
        ({"PMCID": "6700000"}, "$[0].PMCID", "csl.pmcid"),
        ({"URL": "www.example.org/water"}, "$[0].URL", "csl.url"),
        ({"language": "English"}, "$[0].language", "csl.language"),
        ({"language": "pt_BR"}, "$[0].language", "csl.language"),
        ({"page": "101–119"}, "$[0].page", "csl.page"),
        ({"page": "101--119"}, "$[0].page", "csl.page"),
        ({"page": "pp. 101-119"}, "$[0].page", "csl.label"),
        ({"volume": "Vol. 12"}, "$[0].volume", "csl.label"),
        ({"issue": "no. 3"}, "$[0].issue", "csl.label"),
        ({"title": "Water &amp; soil"}, "$[0].title", "csl.entity"),
        ({"author": [{"family": "O&#39;Hara", "given": "P."}]}, "$[0].author[0].family", "csl.entity"),
        ({"title": "On <italic>Zea</italic>"}, "$[0].title", "csl.markup"),
        ({"abstract": "<jats:p>Water.</jats:p>"}, "$[0].abstract", "csl.markup"),
        ({"title": "On <mml:math><mml:mi>x</mml:mi></mml:math>"}, "$[0].title", "csl.markup"),
        ({"title": "On <sc>Zea</sc>"}, "$[0].title", "csl.markup"),
        ({"title": "On <I>Zea</I>"}, "$[0].title", "csl.markup"),
        ({"title": "On <i>Zea"}, "$[0].title", "csl.markup-nesting"),
        ({"title": "On <i>Zea <b>mays</i></b>"}, "$[0].title", "csl.markup-nesting"),
        ({"title": "On Zea</sub>"}, "$[0].title", "csl.markup-nesting"),
        ({"title": "On \u0007 water"}, "$[0].title", "csl.characters"),
        ({"publisher": ""}, "$[0].publisher", "csl.blank"),
        ({"container_title": NO_SUCH_PROPERTY}, "$[0]", "csl.container"),
        ({"journalAbbreviation": "Water L."}, "$[0].journalAbbreviation", "csl.short-form"),
        ({"shortTitle": "Water"}, "$[0].shortTitle", "csl.short-form"),
        ({"status": "published"}, "$[0].status", "csl.status"),
        ({"custom": {"references": ["miles2021", "miles2022"]}}, "$[0].custom.references[1]", "csl.references"),
    ],
)
def test_each_fault_is_found_where_it_is(properties: dict[str, Any], path: str, code: str | None) -> None:
    assert found(changed(**properties)) == [(path, code)]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (GOOD, [("$", None)]),
        ([], [("$", "csl.empty")]),
        ([GOOD, OTHER, "miles2022"], [("$[2]", None)]),
        ([{"id": 1, "type": "book"}], [("$[0]", "csl.says-nothing")]),
        (
            [{"id": "a", "type": "book", "DOI": "10.1/x", "issued": {"date-parts": [[2020, 0]]}, "author": [{}]}],
            [
                ("$[0].DOI", "csl.doi"),
                ("$[0].issued['date-parts'][0]", "csl.date"),
                ("$[0].author[0]", "csl.name-empty"),
            ],
        ),
        (
            [{"id": "a", "type": "book", "author": [{"family": " "}]}],
            [("$[0].author[0]", "csl.name-empty"), ("$[0].author[0].family", "csl.blank")],
        ),
        ("text", [("$", None)]),
        (None, [("$", None)]),
    ],
)
def test_whole_documents(document: Any, expected: list[tuple[str, str | None]]) -> None:
    assert found(document) == expected


def test_an_item_of_printed_text_alone_is_no_fault() -> None:
    assert found([{"id": "r1", "type": "document", "custom": {"unstructured": "Doe, J. Rain. 1999."}}]) == []


def test_messages_say_what_is_wrong_and_what_to_do() -> None:
    document = changed(DOI="https://doi.org/10.5555/water.1", issued={"date-parts": [[2020, 13]]})
    doi, date = validate(json.dumps(document).encode())
    assert (doi.message, doi.remedy) == ("is 'https://doi.org/10.5555/water.1'", "write 10.5555/water.1")
    assert (date.message, date.remedy) == ("there is no month 13", "correct it; a season goes in season")


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        ([2020.0, 12], ""),
        ([2020.5], "2020.5 is not a whole number"),
        ([10**400, 2, 29], ""),
        ([2020, 10**400], "there is no month 1000"),
        ([2020, 1e300], "there is no month 1000"),
        ([-(10**400), 2, 10**400], "month 2 of -1000"),
        (["9" * 400], "'9999"),
    ],
)
def test_numbers_of_any_size_in_dates(parts: list[float], fault: str) -> None:
    found = [each for each in validate(json.dumps(changed(issued={"date-parts": [parts]})).encode()) if each.code]
    assert [(each.code, each.message[: len(fault)]) for each in found] == ([("csl.date", fault)] if fault else [])
    assert all(len(each.message) < 300 for each in found)


def test_every_rule_has_a_sample_and_a_code_of_its_own() -> None:
    codes = [rule.code for rule in FORMAT.rules]
    assert len(set(codes)) == len(codes)
    each_fault, whole = (
        test_each_fault_is_found_where_it_is.pytestmark[0].args[1],
        test_whole_documents.pytestmark[0].args[1],
    )
    tried = {code for _, _, code in each_fault} | {code for _, expected in whole for _, code in expected}
    assert set(codes) == tried - {None}
    assert {rule.kind for rule in FORMAT.rules} == {Kind.INVALID, Kind.DISCOURAGED}

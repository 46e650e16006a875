"""Broken records: each differs from a good one in one thing, which is found where it is, in JSON and in XML."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest

import pubmeta
from pubmeta import Article
from pubmeta.formats.datacite import FORMAT, DataciteOptions
from pubmeta.formats.datacite.validate import problems
from pubmeta.formats.datacite.xml import FORMAT as XML_FORMAT
from pubmeta.formats.datacite.xml.validate import problems as xml_problems

GOOD: dict[str, Any] = {
    "doi": "10.5555/a",
    "url": "https://www.example.org/a",
    "types": {"resourceTypeGeneral": "JournalArticle"},
    "creators": [
        {
            "name": "Gogh, Ada",
            "nameType": "Personal",
            "givenName": "Ada",
            "familyName": "Gogh",
            "nameIdentifiers": [
                {"nameIdentifier": "https://orcid.org/0000-0002-1825-0097", "nameIdentifierScheme": "ORCID"}
            ],
            "affiliation": [
                {
                    "name": "Leiden",
                    "affiliationIdentifier": "https://ror.org/027bh9e22",
                    "affiliationIdentifierScheme": "ROR",
                }
            ],
        }
    ],
    "titles": [{"title": "Water & a < b", "lang": "en"}],
    "publisher": {"name": "Press"},
    "publicationYear": "2020",
    "dates": [
        {"date": "2020-05", "dateType": "Issued"},
        {"date": "2019-01-02T03:04:05Z/2020", "dateType": "Collected"},
    ],
    "language": "pt-BR",
    "relatedIdentifiers": [
        {"relatedIdentifier": "10.5555/b", "relatedIdentifierType": "DOI", "relationType": "References"}
    ],
    "schemaVersion": "http://datacite.org/schema/kernel-4",
}


def changed(path: tuple[int | str, ...], value: Any) -> dict[str, Any]:
    copy: Any = deepcopy(GOOD)
    inner = copy
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return dict(copy)


def found(document: Any, version: str | None = None) -> list[tuple[str, str | None]]:
    options = DataciteOptions.model_validate({"version": version}) if version else None
    return [(problem.path, problem.code) for problem in problems(json.dumps(document).encode(), options)]


def test_a_good_record_has_no_problem() -> None:
    for version in (None, "4.5", "4.6", "4.7"):
        assert found(GOOD, version) == []


BROKEN: list[tuple[str, tuple[int | str, ...], Any, str]] = [
    ("creator", ("creators", 0, "name"), " ", "$.creators[0].name"),
    ("title", ("titles", 0, "title"), " ", "$.titles[0].title"),
    ("publisher", ("publisher", "name"), " ", "$.publisher.name"),
    ("url", ("url",), "www.example.org", "$.url"),
    ("date", ("dates", 0, "date"), "2020-13", "$.dates[0].date"),
    ("orcid", ("creators", 0, "nameIdentifiers", 0, "nameIdentifier"), "0000-0002-1825-0098",
     "$.creators[0].nameIdentifiers[0].nameIdentifier"),
    ("ror", ("creators", 0, "affiliation", 0, "affiliationIdentifier"), "https://ror.org/027bh9e23",
     "$.creators[0].affiliation[0].affiliationIdentifier"),
    ("language", ("language",), "English", "$.language"),
    ("language", ("titles", 0, "lang"), "e", "$.titles[0].lang"),
    ("name-form", ("creators", 0, "familyName"), "", "$.creators[0]"),
    ("related-doi", ("relatedIdentifiers", 0, "relatedIdentifier"), "https://doi.org/10.5555/b",
     "$.relatedIdentifiers[0].relatedIdentifier"),
    ("related-doi", ("relatedIdentifiers", 0, "relatedIdentifier"), "b",
     "$.relatedIdentifiers[0].relatedIdentifier"),
    ("published-year", ("publicationYear",), "2019", "$.publicationYear"),
    ("markup", ("titles", 0, "title"), "<i>Zea</i>", "$.titles[0].title"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "path", "value", "at"), BROKEN)
def test_each_rule_finds_what_breaks_it(code: str, path: tuple[int | str, ...], value: Any, at: str) -> None:
    assert found(changed(path, value)) == [(at, f"datacite.{code}")]


def test_what_the_schema_refuses_too() -> None:
    assert ("$.doi", "datacite.doi") in found(changed(("doi",), "https://doi.org/10.5555/a"))
    assert ("$.publicationYear", "datacite.year") in found(changed(("publicationYear",), "20"))


def test_every_rule_has_a_record_that_breaks_it() -> None:
    codes = {f"datacite.{code}" for code, *_ in BROKEN} | {"datacite.doi", "datacite.year"}
    assert codes == {rule.code for rule in FORMAT.rules}
    assert {rule.code for rule in XML_FORMAT.rules} == {
        *(code.replace("datacite.", "datacite-xml.") for code in codes),
        "datacite-xml.identifier",
    }


@pytest.mark.parametrize(
    ("path", "value", "first"),
    [
        (("relatedIdentifiers", 0, "relationType"), "IsTranslationOf", "4.6"),
        (("types", "resourceTypeGeneral"), "Poster", "4.7"),
        (("relatedIdentifiers", 0, "relatedIdentifierType"), "RAiD", "4.7"),
    ],
)
def test_each_version_has_the_words_it_added(path: tuple[int | str, ...], value: str, first: str) -> None:
    for version in ("4.5", "4.6", "4.7"):
        assert (found(changed(path, value), version) == []) is (version >= first)


def test_the_schema_is_closed() -> None:
    assert found(changed(("funders",), [])) == [("$.funders", None)]


def test_an_answer_of_the_api_is_judged_by_the_rules() -> None:
    answer = {"data": {"attributes": {**GOOD, "state": "findable", "language": "English"}}}
    assert found(answer) == [("$.data.attributes.language", "datacite.language")]


FIELDS: dict[str, Any] = {
    "title": "A",
    "doi": "10.5555/a",
    "language": "en",
    "journal": {"title": "J", "publisher": "Press"},
    "contributors": [{"family": "Gogh", "given": "Ada", "orcid": "0000-0002-1825-0097"}],
    "dates": {"published": "2020-05"},
}


@pytest.mark.parametrize(
    ("good", "bad", "path", "code"),
    [
        ('xml:lang="en"', 'xml:lang="e"', "/resource/titles/title", "datacite-xml.language"),
        ("<title ", "<titel>x</titel><title ", "/resource/titles/titel", None),
        ("<title ", '<title class="a" ', "/resource/titles/title/@class", None),
        ("0097", "0098", "/resource/creators/creator/nameIdentifier", "datacite-xml.orcid"),
        ("JournalArticle", "Article", "/resource/resourceType", None),
        ("<publicationYear>2020", "<publicationYear>20", "/resource/publicationYear", "datacite-xml.year"),
        ('<identifier identifierType="DOI">10.5555/a</identifier>', "", "/resource", "datacite-xml.identifier"),
        ("<publisher>Press</publisher>", "", "/resource", None),
    ],
)
def test_problems_of_the_xml_are_at_its_elements(good: str, bad: str, path: str, code: str | None) -> None:
    text = pubmeta.export(Article.model_validate(FIELDS), "datacite-xml").text
    assert list(xml_problems(text.encode())) == []
    assert good in text
    assert (path, code) in [(each.path, each.code) for each in xml_problems(text.replace(good, bad, 1).encode())]


@pytest.mark.parametrize("content", ["", "<resource/>", "<resource"])
def test_what_is_not_a_record_is_malformed(content: str) -> None:
    assert [each.kind for each in xml_problems(content.encode())] == ["malformed"]

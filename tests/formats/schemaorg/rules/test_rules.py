"""Broken JSON-LD: each sample differs from a good one in one thing, and each thing is found where it is."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from pubmeta.formats.schemaorg import FORMAT
from pubmeta.formats.schemaorg.validate import problems as validate
from pubmeta.problems import Kind

REGISTRY = "https://registry.identifiers.org/registry/"
ORCID = "https://orcid.org/0000-0002-1825-0097"

GOOD: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ScholarlyArticle",
    "@id": "https://doi.org/10.5555/water.1",
    "name": "Water & soil: p < 0.05",
    "headline": "Water & soil: p < 0.05",
    "url": "https://www.example.org/water",
    "identifier": [
        {"@type": "PropertyValue", "propertyID": f"{REGISTRY}doi", "value": "doi:10.5555/WATER.1"},
        {"@type": "PropertyValue", "propertyID": f"{REGISTRY}pubmed", "value": "pubmed:31000000"},
        {"@type": "PropertyValue", "propertyID": "PMCID", "value": "PMC6700000"},
        {"@type": "PropertyValue", "propertyID": "article-number", "value": "e42"},
    ],
    "author": [
        {
            "@type": "Person",
            "@id": ORCID,
            "name": "Ada van Gogh",
            "givenName": "Ada",
            "familyName": "van Gogh",
            "email": "ada@example.org",
            "affiliation": [{"@type": "Organization", "@id": "https://ror.org/027bh9e22", "name": "University"}],
        },
        {"@type": "Organization", "name": "Water, Soil and Air Group"},
    ],
    "editor": [{"@type": "Person", "@id": ORCID, "name": "Ada van Gogh"}],
    "dateCreated": "2019-12",
    "datePublished": "2020-02-29",
    "dateModified": "2020",
    "isPartOf": {
        "@type": "PublicationIssue",
        "issueNumber": "3",
        "isPartOf": {
            "@type": "PublicationVolume",
            "volumeNumber": "12",
            "isPartOf": {"@type": "Periodical", "name": "Water Letters", "issn": ["2345-6787"]},
        },
    },
    "pageStart": "101",
    "pageEnd": "9",
    "inLanguage": "pt-BR",
    "license": "https://creativecommons.org/licenses/by/4.0/",
    "copyrightYear": 2020,
    "isAccessibleForFree": True,
    "keywords": ["water", {"@value": "água", "@language": "pt"}],
    "abstract": "Water matters; a<b and c>d.",
    "encoding": [{"@type": "MediaObject", "contentUrl": "https://www.example.org/1.pdf", "encodingFormat": "a/pdf"}],
    "hasPart": [{"@type": "WebPageElement", "@id": "#funding", "text": "None."}],
    "citation": [
        "Doe, J. Rain. 1999.",
        {"@type": "Book", "@id": "#ref2", "name": "Rain", "isbn": "9780306406157"},
        {"@type": "ScholarlyArticle", "@id": "https://doi.org/10.5555/rain", "name": "Rain"},
    ],
    "isBasedOn": [{"@type": "CreativeWork", "@id": "https://doi.org/10.5555/rain"}],
}


def found(document: Any) -> list[tuple[str, str | None]]:
    """Path and code of each problem; a schema problem has no code."""
    return [(problem.path, problem.code) for problem in validate(json.dumps(document).encode())]


def changed(place: str, value: Any) -> dict[str, Any]:
    """The good sample with another value at a dotted place; None takes it away."""
    document = copy.deepcopy(GOOD)
    *steps, last = [int(step) if step.isdecimal() else step for step in place.split(".")]
    target: Any = document
    for step in steps:
        target = target[step]
    if value is None:
        del target[last]
    else:
        target[last] = value
    return document


def test_the_good_sample_has_no_problem() -> None:
    assert found(GOOD) == []


@pytest.mark.parametrize(
    ("place", "value", "path", "code"),
    [
        # what the profile refuses
        ("@context", "http://schema.org", "$['@context']", None),
        ("@context", None, "$", None),
        ("@type", "ScholarlyArtcle", "$['@type']", None),
        ("name", None, "$", None),
        ("name", " ", "$.name", None),
        ("autor", [], "$.autor", None),
        ("periodical", {"@type": "Periodical", "name": "Water Letters"}, "$.periodical", None),
        ("issn", ["2345-6787"], "$.issn", None),
        ("author.0", "Ada van Gogh", "$.author[0]", None),
        ("author.0.@type", None, "$.author[0]", None),
        ("author.0.name", None, "$.author[0]", None),
        ("author.0.affiliation.0", "University", "$.author[0].affiliation[0]", None),
        ("editor.0", {"@type": "Organization", "name": "Group"}, "$.editor[0]['@type']", None),
        ("datePublished", "29 February 2020", "$.datePublished", None),
        ("datePublished", "2020-13", "$.datePublished", None),
        ("license", "CC BY", "$.license", None),
        ("copyrightYear", "2020", "$.copyrightYear", None),
        ("isAccessibleForFree", "true", "$.isAccessibleForFree", None),
        ("url", "/water", "$.url", None),
        ("isPartOf.volumeNumber", "12", "$.isPartOf.volumeNumber", None),
        ("isPartOf.isPartOf.isPartOf.issn", "2345-6787", "$.isPartOf.isPartOf.isPartOf.issn", None),
        ("encoding.0.contentUrl", None, "$.encoding[0]", None),
        ("keywords.1.@language", None, "$.keywords[1]", None),
        ("citation.1.pageStart", "7", "$.citation[1].pageStart", None),
        ("funder", [{"@type": "Grant", "name": "77"}], "$.funder[0]['@type']", None),
        # what it lets pass
        ("@id", "https://doi.org/10.5555/", "$['@id']", "schemaorg.doi"),
        ("@id", "https://doi.org/10.5555/water.2", "$.identifier[0]", "schemaorg.doi-agreement"),
        ("identifier.0.value", "doi:10.5555/water.2", "$.identifier[0]", "schemaorg.doi-agreement"),
        ("identifier.0.value", "doi:10.5555", "$.identifier[0].value", "schemaorg.doi"),
        ("identifier.1.value", "pubmed:PMC31", "$.identifier[1].value", "schemaorg.pmid"),
        ("identifier.2.value", "6700000x", "$.identifier[2].value", "schemaorg.pmcid"),
        ("url", "https://doi.org/10.5555/water.2", "$.url", "schemaorg.url-agreement"),
        ("@id", "http://dx.doi.org/10.5555/water.1", "$['@id']", "schemaorg.resolver"),
        ("author.1.@id", "https://orcid.org/0000-0002-1825-0098", "$.author[1]['@id']", "schemaorg.orcid"),
        ("author.1.@id", "http://orcid.org/0000-0001-5109-3700", "$.author[1]['@id']", "schemaorg.orcid"),
        (
            "author.0.affiliation.0.@id",
            "https://ror.org/027bh9e23",
            "$.author[0].affiliation[0]['@id']",
            "schemaorg.ror",
        ),
        ("isPartOf.isPartOf.isPartOf.issn.0", "2345-6788", "$.isPartOf.isPartOf.isPartOf.issn", "schemaorg.issn"),
        ("citation.1.isbn", "9780306406158", "$.citation[1].isbn", "schemaorg.isbn"),
        (
            "author.1.identifier",
            [{"@type": "PropertyValue", "propertyID": f"{REGISTRY}isni", "value": "isni:0000000121032684"}],
            "$.author[1].identifier[0].value",
            "schemaorg.isni",
        ),
        (
            "citation.1.identifier",
            [{"@type": "PropertyValue", "propertyID": "arXiv", "value": "2401"}],
            "$.citation[1].identifier[0].value",
            "schemaorg.arxiv",
        ),
        ("datePublished", "2020-02-30", "$.datePublished", "schemaorg.date"),
        ("dateModified", "2020-01", "$.dateModified", "schemaorg.date-order"),
        ("dateCreated", "2021", "$.datePublished", "schemaorg.date-order"),
        ("pageStart", None, "$.pageEnd", "schemaorg.pages"),
        ("pageEnd", "100", "$.pageEnd", "schemaorg.pages"),
        ("inLanguage", "english", "$.inLanguage", "schemaorg.language"),
        ("author.0.email", "mailto:ada", "$.author[0].email", "schemaorg.email"),
        ("encoding.0.encodingFormat", "PDF", "$.encoding[0].encodingFormat", "schemaorg.media-type"),
        ("license", "http://creativecommons.org/licenses/by/4.0", "$.license", "schemaorg.license"),
        ("license", "https://creativecommons.org/licenses/by-nc-nd/1.0/", "$.license", "schemaorg.license"),
        ("license", "https://creativecommons.org/licenses/by/4.0/de/", "$.license", "schemaorg.license"),
        ("abstract", "On <i>Zea</i> &amp", "$.abstract", "schemaorg.markup"),
        ("abstract", "<jats:p>Water.</jats:p>", "$.abstract", "schemaorg.markup"),
        ("keywords.0", "soil &amp; water", "$.keywords[0]", "schemaorg.entity"),
        ("keywords.1.@value", "água &#38; terra", "$.keywords[1]['@value']", "schemaorg.entity"),
        ("abstract", "Water \u0007 matters", "$.abstract", "schemaorg.characters"),
        ("editor.0.name", "Ada V. Gogh", "$.editor[0]['@id']", "schemaorg.id-conflict"),
        ("author.1.@id", ORCID, "$.author[1]['@id']", "schemaorg.id-conflict"),
        ("author.0.familyName", "Gough", "$.author[0].familyName", "schemaorg.name-parts"),
        ("editor.0", {"@type": "Person", "name": "Ada Gogh; Per Olsen"}, "$.editor[0].name", "schemaorg.agent-name"),
        ("editor.0", {"@type": "Person", "name": "A. Gogh et al."}, "$.editor[0].name", "schemaorg.agent-name"),
        ("headline", "Water", "$.headline", "schemaorg.headline"),
        ("author", None, "$", "schemaorg.author"),
        ("datePublished", None, "$", "schemaorg.recommended"),
    ],
)
def test_each_fault_is_found_where_it_is(place: str, value: Any, path: str, code: str | None) -> None:
    assert found(changed(place, value)) == [(path, code)]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ([GOOD], [("$", None)]),
        ("text", [("$", None)]),
        (
            {"@context": "https://schema.org", "@type": "ScholarlyArticle", "name": "Rain", "headline": "Rain"},
            [("$", f"schemaorg.{code}") for code in ("recommended", "author", "recommended")],
        ),
        (
            changed("about", [{"@id": "#none"}]),
            [("$.about[0]", None), ("$.about[0]['@id']", "schemaorg.dangling-id")],
        ),
        (changed("about", [{"@id": "#funding"}]), [("$.about[0]", None)]),
        (
            changed(
                "isPartOf", {"@type": "PublicationVolume", "isPartOf": {"@type": "PublicationIssue", "name": "March"}}
            ),
            [("$.isPartOf.isPartOf", "schemaorg.nesting")],
        ),
        (
            {"@context": "https://schema.org", "@graph": [{"@id": "https://doi.org/10.5555"}]},
            [
                ("$", None),
                ("$", None),
                ("$", None),
                ("$['@graph']", None),
                ("$['@graph'][0]['@id']", "schemaorg.doi"),
            ],
        ),
    ],
)
def test_whole_documents(document: Any, expected: list[tuple[str, str | None]]) -> None:
    assert found(document) == expected


def test_messages_say_what_is_wrong_and_what_to_do() -> None:
    (problem,) = validate(json.dumps(changed("@id", "http://dx.doi.org/10.5555/water.1")).encode())
    assert problem.message == "is http://dx.doi.org/10.5555/water.1"
    assert problem.remedy == "write https://doi.org/10.5555/water.1"


def test_every_rule_has_a_sample_and_a_code_of_its_own() -> None:
    codes = [rule.code for rule in FORMAT.rules]
    assert len(set(codes)) == len(codes)
    each_fault, whole = (
        test_each_fault_is_found_where_it_is.pytestmark[0].args[1],
        test_whole_documents.pytestmark[0].args[1],
    )
    tried = {code for *_, code in each_fault} | {code for _, expected in whole for _, code in expected}
    assert set(codes) == tried - {None}
    assert {rule.kind for rule in FORMAT.rules} == {Kind.INVALID, Kind.DISCOURAGED}

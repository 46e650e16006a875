"""What the JSON Schemas find, in words and places that people understand."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from pubmeta.checks import jsonschema
from pubmeta.problems import Kind

ITEM = {"id": "a", "type": "article-journal"}


def found(instance: Any, key: str = "csl") -> list[tuple[str, str]]:
    return [(problem.path, problem.message) for problem in jsonschema.problems(instance, key)]


def test_a_valid_document_has_no_problems() -> None:
    assert found([{**ITEM, "title": "Mud", "author": [{"family": "Okafor"}]}]) == []


@pytest.mark.parametrize(
    ("item", "path", "message"),
    [
        ({"type": "book"}, "$[0]", "lacks the property id"),
        ({**ITEM, "title": ["Mud"]}, "$[0].title", 'is ["Mud"]; it must be text'),
        ({**ITEM, "volume": []}, "$[0].volume", "is []; it must be text or a number"),
        ({**ITEM, "licence": 1}, "$[0].licence", "the CSL-JSON schema 1.0.2 has no such property here"),
        ({**ITEM, "x y": 1}, "$[0]['x y']", "the CSL-JSON schema 1.0.2 has no such property here"),
        (
            {**ITEM, "type": "paper"},
            "$[0].type",
            (
                'is "paper"; allowed: "article", "article-journal", "article-magazine", "article-newspaper", "bill", '
                '"book", "broadcast", "chapter" or one of 37 others'
            ),
        ),
        ({**ITEM, "issued": "2024"}, "$[0].issued", 'is "2024"; it must be an object'),
        (
            {**ITEM, "issued": {"date-parts": [[2024, {}]]}},
            "$[0].issued['date-parts'][0][1]",
            "is {}; it must be text or a number",
        ),
        (
            {**ITEM, "issued": {"date-parts": [[1, 2, 3, 4]]}},
            "$[0].issued['date-parts'][0]",
            "is [1, 2, 3, 4]; it must have at most 3 items",
        ),
        (
            {**ITEM, "author": [{"family": "A"}, {"orcid": "x"}]},
            "$[0].author[1].orcid",
            "the CSL-JSON schema 1.0.2 has no such property here",
        ),
    ],
)
def test_each_kind_of_fault_has_its_words_and_place(item: Any, path: str, message: str) -> None:
    assert found([item]) == [(path, message)]


def test_every_independent_fault_is_reported_once() -> None:
    faults = found([{**ITEM, "title": 1, "ISSN": []}, {}])
    assert sorted(path for path, _ in faults) == ["$[0].ISSN", "$[0].title", "$[1]", "$[1]"]
    assert len(set(faults)) == 4


def node(**properties: Any) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "name": "Mud",
        "headline": "Mud",
        **properties,
    }


@pytest.mark.parametrize(
    ("properties", "path", "message"),
    [
        ({"@context": "x"}, "$['@context']", 'is "x"; it must be "https://schema.org"'),
        ({"datePublished": "2024-13"}, "$.datePublished", 'is "2024-13"; it must be a date: YYYY, YYYY-MM or YYYY-'),
        ({"author": [{"@type": "Persn"}]}, "$.author[0]['@type']", 'is "Persn"; allowed: "Person" or "Organization"'),
        ({"author": [{"@type": "Person", "email": "x"}]}, "$.author[0]", "lacks the property name"),
        ({"author": {"@list": []}}, "$.author['@list']", "is []; it must have 1 or more items"),
        ({"author": "Okafor"}, "$.author", 'is "Okafor"; it must be an array'),
        ({"citation": [{"name": "x"}]}, "$.citation[0]", "lacks the property @type"),
        ({"citation": [" "]}, "$.citation[0]", 'is " "; it must be text that is not blank'),
        ({"license": "CC BY"}, "$.license", 'is "CC BY"; it must be a URL'),
        ({"license": ["CC BY"]}, "$.license[0]", 'is "CC BY"; it must be a URL'),
        ({"periodical": "x"}, "$.periodical", "the pubmeta profile of schema.org has no such property here"),
        (
            {"isPartOf": {"@type": "PublicationIssue", "isPartOf": {"@type": "Periodical", "issn": "2049-3630"}}},
            "$.isPartOf.isPartOf.issn",
            'is "2049-3630"; it must be an array',
        ),
    ],
)
def test_a_fault_deep_in_json_ld_is_reported_where_it_is(properties: dict[str, Any], path: str, message: str) -> None:
    ((where, what),) = found(node(**properties), "schemaorg")
    assert where == path
    assert what.startswith(message)


def test_a_rich_json_ld_document_has_no_problems() -> None:
    person = {"@type": "Person", "name": "A. Okafor", "affiliation": [{"@type": "Organization", "name": "Harbour"}]}
    journal = {"@type": "Periodical", "name": "Notes", "issn": ["2049-3630"]}
    properties = {
        "@id": "https://doi.org/10.5555/tidal.17",
        "author": {"@list": [person]},
        "isPartOf": {"@type": "PublicationVolume", "volumeNumber": "3", "isPartOf": journal},
        "citation": ["Brandt, 1931", {"@type": "Book", "name": "Shores", "isbn": "9780306406157"}],
        "hasPart": [{"@type": "WebPageElement", "@id": "#coi", "name": "Competing interests", "text": "None."}],
        "correction": ["https://doi.org/10.5555/tidal.20", {"@type": "CorrectionComment", "text": "Table 1"}],
        "keywords": ["mud", {"@type": "DefinedTerm", "name": "tides"}],
        "funding": [{"@type": "Grant", "identifier": ["CF-17"], "funder": [person]}],
        "copyrightYear": 2024,
        "isAccessibleForFree": True,
    }
    assert found(node(**properties), "schemaorg") == []


def test_the_explaining_library_is_not_loaded_for_valid_documents() -> None:
    program = (
        "import sys; from pubmeta.checks import jsonschema as check; "
        f"assert check.problems([{ITEM!r}], 'csl') == []; assert 'jsonschema' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


BOOK = jsonschema.JsonSchema(
    {
        "type": "object",
        "required": ["title"],
        "properties": {"title": {"$ref": "#/$defs/text"}},
        "$defs": {"text": {"type": "string"}},
    },
    "book schema",
)


def test_a_schema_of_a_plug_in_s_own_is_explained_like_ours() -> None:
    assert BOOK.problems({"title": "Mud"}) == []
    (lacking,), (wrong,) = BOOK.problems({}), BOOK.problems({"title": 3})
    assert (lacking.kind, lacking.path, lacking.message) == (Kind.INVALID, "$", "lacks the property title")
    assert (wrong.path, wrong.message) == ("$.title", "is 3; it must be text")


def test_a_schema_that_leads_elsewhere_fetches_nothing() -> None:
    elsewhere = jsonschema.JsonSchema({"$ref": "https://example.org/schema.json"}, "schema")
    with pytest.raises(Exception, match="which is not fetched"):
        elsewhere.problems({})


def test_of_alternatives_of_another_type_other_faults_are_passed_over() -> None:
    """A list is no type of work, and it is not in the list of types either."""
    article = {"title": "x", "references": [{"key": "r", "work": {"title": "x", "type": []}}]}
    assert found(article, "article") == [("$.references[0].work.type", "is []; it must be text or null")]

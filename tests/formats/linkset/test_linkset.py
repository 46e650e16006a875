"""Linksets: written of an article, and judged whoever wrote them."""

from __future__ import annotations

import json
from typing import Any

import pytest

import pubmeta
from pubmeta import Article, Kind, WriteError
from pubmeta.formats.linkset import FORMAT, recognise

ARTICLE: dict[str, Any] = {
    "title": "Rain",
    "doi": "10.5555/rain.1",
    "contributors": [
        {"family": "Berg", "orcid": "0000-0002-1825-0097"},
        {"family": "Doe"},
        {"family": "Roe", "orcid": "0000-0001-5109-3700", "role": "editor"},
    ],
    "licenses": [
        {"url": "https://example.org/tdm", "applies_to": "tdm"},
        {"url": "https://creativecommons.org/licenses/by/4.0/"},
        {"url": "https://example.org/other"},
    ],
    "landing_page": "https://rain.example/1",
    "full_texts": [
        {"url": "https://rain.example/1.pdf", "media_type": "application/pdf"},
        {"url": "https://rain.example/check.pdf", "media_type": "application/pdf", "purpose": "similarity-check"},
    ],
}
GOOD: dict[str, Any] = {
    "anchor": "https://rain.example/1",
    "cite-as": [{"href": "https://doi.org/10.5555/rain.1"}],
    "author": [{"href": "https://orcid.org/0000-0002-1825-0097"}],
    "item": [{"href": "https://rain.example/1.pdf", "type": "application/pdf", "hreflang": ["en"]}],
}


def links(options: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    document = pubmeta.export(Article.model_validate({**ARTICLE, **changes}), "linkset", options)
    (context,) = json.loads(document.content)["linkset"]
    return {name: found if name == "anchor" else [each["href"] for each in found] for name, found in context.items()}


def test_the_links_of_an_article() -> None:
    assert links() == {
        "anchor": "https://rain.example/1",
        "cite-as": ["https://doi.org/10.5555/rain.1"],
        "type": ["https://schema.org/AboutPage", "https://schema.org/ScholarlyArticle"],
        "author": ["https://orcid.org/0000-0002-1825-0097"],
        "license": ["https://creativecommons.org/licenses/by/4.0/"],
        "item": ["https://rain.example/1.pdf"],
    }


def test_a_copy_in_a_repository_has_an_identifier_of_its_own() -> None:
    own = {"page": "https://repo.example/7", "cite_as": "https://repo.example/id/7"}
    found = links({**own, "documents": {"jats": "https://repo.example/7.xml"}})
    assert (found["anchor"], found["cite-as"]) == (own["page"], [own["cite_as"]])
    assert found["related"] == ["https://doi.org/10.5555/rain.1"]
    assert found["describedby"] == ["https://repo.example/7.xml"]


def test_what_is_absent_has_no_link() -> None:
    assert set(links(doi=None, contributors=[], licenses=[], full_texts=[])) == {"anchor", "type"}


def test_a_page_is_needed_and_formats_have_names() -> None:
    with pytest.raises(WriteError) as raised:
        links(landing_page=None)
    (problem,) = [each for each in raised.value.problems if each.is_error]
    assert (problem.kind, problem.path) == (Kind.MISSING, "landing_page")
    with pytest.raises(WriteError, match="no format is called 'jots'"):
        links({"documents": {"jots": "https://rain.example/1.xml"}})


def problems(context: dict[str, Any]) -> list[tuple[str, str | None]]:
    report = pubmeta.validate(json.dumps({"linkset": [context]}).encode())
    assert report.format == "linkset"
    return [(problem.path, problem.code) for problem in report.problems]


def test_a_good_linkset_has_no_problem() -> None:
    assert problems(GOOD) == []


FAULTS: list[tuple[dict[str, Any], str, str | None]] = [
    ({"anchor": "https://rain.example/a b"}, "$.linkset[0].anchor", "url"),
    ({"anchor": "https://[::1"}, "$.linkset[0].anchor", "url"),
    ({"anchor": "/1"}, "$.linkset[0].anchor", "absolute"),
    ({"anchor": None}, "$.linkset[0]", "anchor"),
    ({"cite-as": [*GOOD["cite-as"], *GOOD["cite-as"]]}, "$.linkset[0]['cite-as']", "single"),
    ({"item": [{"href": "https://rain.example/1", "type": "pdf"}]}, "$.linkset[0].item[0].type", "media-type"),
    ({"item": [{"href": "https://rain.example/1"}]}, "$.linkset[0].item[0]", "media-type-absent"),
    ({"author": [{"href": "https://orcid.org/0000-0002-1825-0098"}]}, "$.linkset[0].author[0].href", "orcid"),
    ({"author": []}, "$.linkset[0].author", None),
    ({"author": [{"type": "text/html"}]}, "$.linkset[0].author[0]", None),
    ({"item": [{**GOOD["item"][0], "hreflang": "en"}]}, "$.linkset[0].item[0].hreflang", None),
    ({"item": [{**GOOD["item"][0], "size": "3"}]}, "$.linkset[0].item[0].size", None),
]
"""What to change in the good linkset, the place where it is then wrong, and the rule; none where it is the schema."""


@pytest.mark.parametrize(("changes", "path", "code"), FAULTS)
def test_each_fault_is_found_where_it_is(changes: dict[str, Any], path: str, code: str | None) -> None:
    changed = {name: value for name, value in {**GOOD, **changes}.items() if value is not None}
    assert problems(changed) == [(path, code and f"linkset.{code}")]


def test_every_rule_has_a_sample() -> None:
    assert {rule.code for rule in FORMAT.rules} == {f"linkset.{code}" for _, _, code in FAULTS if code}


@pytest.mark.parametrize(
    ("content", "expected"),
    [(b' {"linkset": []}', True), (b'\xef\xbb\xbf{"linkset":[', True), (b'{"links": []}', False), (b"[]", False)],
)
def test_the_one_member_is_the_signature(content: bytes, expected: bool) -> None:  # noqa: FBT001
    assert recognise(content) is expected


def test_a_full_text_of_unknown_type_is_said_of_the_article() -> None:
    full_texts = [{"url": "https://rain.example/1"}, {"url": "https://rain.example/2", "purpose": "similarity-check"}]
    document = pubmeta.export(Article.model_validate({**ARTICLE, "full_texts": full_texts}), "linkset")
    assert [(each.path, each.code) for each in document.problems if each.code] == [
        ("full_texts[0].media_type", "linkset.media-type-absent")
    ]


@pytest.mark.parametrize(
    ("kind", "name"), [("peer-review", "Review"), ("report", "Report"), ("preprint", "ScholarlyArticle")]
)
def test_what_the_page_is_about(kind: str, name: str) -> None:
    article = Article.model_validate({"title": "A", "type": kind, "landing_page": "https://example.org/1"})
    (context,) = json.loads(pubmeta.export(article, "linkset").content)["linkset"]
    assert [each["href"] for each in context["type"]] == [
        "https://schema.org/AboutPage",
        f"https://schema.org/{name}",
    ]

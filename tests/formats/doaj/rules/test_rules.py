"""Broken article objects: each differs from a good one in one thing, and each thing is found where it is."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest

from pubmeta.formats.doaj import FORMAT
from pubmeta.formats.doaj.validate import problems

GOOD: dict[str, Any] = {
    "admin": {"publisher_record_id": "7"},
    "bibjson": {
        "title": "Water & a < b",
        "identifier": [
            {"type": "doi", "id": "10.5555/a"},
            {"type": "pissn", "id": "1234-5679"},
            {"type": "eissn", "id": "2345-6787"},
        ],
        "link": [{"type": "fulltext", "url": "https://www.example.org/a", "content_type": "HTML"}],
        "author": [{"name": "Ada Gogh", "affiliation": "Oslo", "orcid_id": "https://orcid.org/0000-0002-1825-0097"}],
        "journal": {"title": "J", "language": ["fre"], "start_page": "1"},
        "year": "2020",
        "month": "12",
        "abstract": "x" * 30_000,
        "keywords": ["water"],
    },
}
ABSENT: Any = object()


def changed(path: tuple[int | str, ...], value: Any) -> dict[str, Any]:
    """The good object with another value at a path."""
    copy: Any = deepcopy(GOOD)
    inner = copy
    for step in path[:-1]:
        inner = inner[step]
    if value is ABSENT:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return dict(copy)


def found(document: Any) -> list[tuple[str, str | None]]:
    return [(problem.path, problem.code) for problem in problems(json.dumps(document).encode())]


def test_a_good_object_has_no_problem() -> None:
    assert found(GOOD) == []
    other = changed(("bibjson", "identifier", 0, "id"), "10.5555/b")
    other["bibjson"]["link"][0]["url"] = "https://www.example.org/b"
    assert found([GOOD, other]) == []


B = "bibjson"
BROKEN = [
    ("issn", (B, "identifier"), [{"type": "doi", "id": "10.5555/a"}], "$.bibjson.identifier"),
    ("issn", (B, "identifier", 1, "id"), "2345-6787", "$.bibjson.identifier"),
    ("issn-form", (B, "identifier", 1, "id"), "1234-5678", "$.bibjson.identifier[1].id"),
    ("issn-form", (B, "identifier", 1, "id"), "12345679", "$.bibjson.identifier[1].id"),
    ("doi", (B, "identifier", 0, "id"), "https://doi.org/10.5555/a", "$.bibjson.identifier[0].id"),
    ("doi", (B, "identifier", 0, "id"), "10.5", "$.bibjson.identifier[0].id"),
    ("url", (B, "link", 0, "url"), "ftp://example.org/a", "$.bibjson.link[0].url"),
    ("url", (B, "link", 0, "url"), "www.example.org", "$.bibjson.link[0].url"),
    ("orcid", (B, "author", 0, "orcid_id"), "0000-0002-1825-0097", "$.bibjson.author[0].orcid_id"),
    ("orcid", (B, "author", 0, "orcid_id"), "https://orcid.org/0000-0002-1825-0098", "$.bibjson.author[0].orcid_id"),
    ("script", (B, "title"), "A <script>x", "$.bibjson.title"),
    ("markup", (B, "title"), "A <i>x</i>", "$.bibjson.title"),
    ("abstract-length", (B, "abstract"), "x" * 30_001, "$.bibjson.abstract"),
    ("language", (B, "journal", "language", 0), "fra", "$.bibjson.journal.language[0]"),
    ("language", (B, "journal", "language", 0), "fr", "$.bibjson.journal.language[0]"),
    ("blank", (B, "keywords", 0), " ", "$.bibjson.keywords[0]"),
    ("year", (B, "year"), "20", "$.bibjson.year"),
    ("year", (B, "month"), "March", "$.bibjson.month"),
]


@pytest.mark.parametrize(("code", "path", "value", "at"), BROKEN)
def test_each_rule_finds_what_breaks_it(code: str, path: tuple[int | str, ...], value: Any, at: str) -> None:
    assert found(changed(path, value)) == [(at, f"doaj.{code}")]


def test_an_article_has_a_doi_or_a_link() -> None:
    document = changed(("bibjson", "link"), ABSENT)
    assert found(document) == []
    del document["bibjson"]["identifier"][0]
    assert found(document) == [("$.bibjson", "doaj.doi-or-link")]


def test_no_article_is_twice_in_a_list() -> None:
    paths = ["$[1].bibjson.identifier[0].id", "$[1].bibjson.link[0].url"]
    assert found([GOOD, GOOD]) == [(path, "doaj.once") for path in paths]


def test_every_rule_has_an_object_that_breaks_it() -> None:
    codes = {f"doaj.{code}" for code, *_ in BROKEN} | {"doaj.doi-or-link", "doaj.once"}
    assert codes == {rule.code for rule in FORMAT.rules}


@pytest.mark.parametrize(
    ("path", "at"),
    [
        (("bibjson", "start_page"), "$.bibjson.start_page"),
        (("bibjson", "journal", "issns"), "$.bibjson.journal.issns"),
        (("bibjson", "author", 0, "affiliations"), "$.bibjson.author[0].affiliations"),
    ],
)
def test_what_doaj_leaves_out_in_silence_is_invalid(path: tuple[int | str, ...], at: str) -> None:
    assert found(changed(path, "x")) == [(at, None)]
    assert found([changed(path, "x")])[0] == (at.replace("$", "$[0]"), None)


def test_a_list_has_an_article() -> None:
    assert found([]) == [("$", None)]

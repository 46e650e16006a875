"""What JATS4R and others would have besides, said of the article before it is a document."""

from __future__ import annotations

from typing import Any

import pytest

from pubmeta.formats.jats.advice import advise
from pubmeta.model import Article
from pubmeta.problems import Log, Problem

GOOD: dict[str, Any] = {
    "title": "Salt in rivers",
    "type": "research-article",
    "language": "en",
    "doi": "10.5555/salt.1",
    "contributors": [
        {
            "family": "Lind",
            "corresponding": True,
            "email": "lind@example.org",
            "affiliations": [{"name": "River Institute", "country": "Norway", "country_code": "NO"}],
        },
        {"name": "River Group", "members": [{"family": "Quay"}]},
    ],
    "copyright": {"year": 2021, "holder": "River  Press", "statement": "© 2021 RIVER Press"},
    "licenses": [{"spdx": "CC-BY-4.0"}],
    "keywords": [{"keywords": ["salt"]}, {"keywords": ["sel"], "language": "fr"}, {"keywords": ["NaCl"], "kind": "x"}],
    "references": [
        {"key": "r1", "work": {"authors": [{"family": "Brook"}], "title": "Brooks"}},
        {"key": "r2", "work": {"editors": [{"family": "Ford"}], "type": "preprint", "title": "Fords"}},
    ],
}
ABROAD = [{"name": "River Institute", "country": "Norway"}]
PREPRINT = {"title": "Fords", "container_title": "x", "date": "2020", "doi": "10.5555/f", "type": "preprint"}


def advice(**fields: Any) -> list[Problem]:
    log = Log()
    advise(Article.model_validate({**GOOD, **fields}), log)
    return list(log)


def test_an_article_that_keeps_the_rules() -> None:
    assert advice() == []


@pytest.mark.parametrize(
    ("code", "path", "fields"),
    [
        ("article-type", "type", {"type": None}),
        ("language", "language", {"language": None, "keywords": []}),
        ("language", "language", {"language": "und"}),
        ("article-doi", "doi", {"doi": None}),
        ("permissions", "licenses", {"copyright": None, "licenses": []}),
        ("license-url", "licenses[1]", {"licenses": [{"name": "CC BY 4.0"}, {"statement": "All may read it."}]}),
        ("copyright-complete", "copyright.year", {"copyright": {"holder": "River Press"}}),
        ("copyright-complete", "copyright.holder", {"copyright": {"year": 2021, "statement": "© 2021"}}),
        ("copyright-statement", "copyright.statement", {"copyright": {**GOOD["copyright"], "year": 2022}}),
        ("copyright-statement", "copyright.statement", {"copyright": {**GOOD["copyright"], "holder": "Quay"}}),
        ("correspondence", "contributors[0].email", {"contributors": [{"family": "Lind", "corresponding": True}]}),
        ("group", "contributors[0].role", {"contributors": [{"name": "River Group", "role": "editor"}]}),
        (
            "country",
            "contributors[0].affiliations[0].country",
            {"contributors": [{"family": "Lind", "affiliations": ABROAD}, {"family": "Quay", "affiliations": ABROAD}]},
        ),
        (
            "country",
            "contributors[0].members[0].affiliations[0].country",
            {"contributors": [{"name": "River Group", "members": [{"family": "Quay", "affiliations": ABROAD}]}]},
        ),
        ("keyword-groups", "keywords", {"keywords": [{"keywords": ["salt"]}, {"keywords": ["x"], "language": "en"}]}),
        ("citation-persons", "references[0]", {"references": [{"key": "r1", "raw": "Brook, Brooks"}]}),
        ("citation-persons", "references[0].work", {"references": [{"key": "r1", "work": {"title": "Brooks"}}]}),
        (
            "citation-preprint-visit",
            "references[0].work",
            {"references": [{"key": "r1", "work": {**PREPRINT, "authors": [{"family": "Ford"}]}}]},
        ),
    ],
)
def test_a_rule_that_the_article_breaks(code: str, path: str, fields: dict[str, Any]) -> None:
    (problem,) = advice(**fields)
    assert (problem.code, problem.path) == (f"jats.{code}", path)
    assert problem.remedy or code == "group"


@pytest.mark.parametrize(
    ("fields", "is_quoted"),
    [({"statement": "© 2021 Quay", "year": 2021}, True), ({"holder": "Quay"}, False)],
)
def test_a_copyright_that_lacks_a_part_is_told_with_its_statement(
    fields: dict[str, Any],
    is_quoted: bool,  # noqa: FBT001
) -> None:
    (problem,) = advice(copyright=fields)
    assert ("“© 2021 Quay”" in problem.message) is is_quoted

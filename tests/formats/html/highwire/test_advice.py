"""What the rules for pages have against an article."""

from __future__ import annotations

from typing import Any

import pytest

from pubmeta import Article
from pubmeta.formats.html.highwire.advice import advise
from pubmeta.problems import Log

AUTHORS = [{"family": "Berg"}, {"family": "Doe", "affiliations": ["A", "B"]}]


def advice(**fields: Any) -> list[tuple[str, str | None, bool]]:
    log = Log()
    advise(Article.model_validate({"title": "Rain", **fields}), log)
    return [(problem.path, problem.code, bool(problem.remedy)) for problem in log]


@pytest.mark.parametrize(
    ("fields", "path", "code"),
    [
        ({"contributors": [{"family": "Berg; Doe"}]}, "contributors[0]", "author-list"),
        ({"contributors": AUTHORS}, "contributors[1].affiliations", "grouping-last"),
        ({"volume": "3"}, "journal", "journal"),
        ({"pages": {"first": "10-19", "last": "20"}}, "pages.first", "pages"),
        ({"article_number": "10-19"}, "article_number", "pages"),
    ],
)
def test_what_is_misread_is_said_of_the_article(fields: dict[str, Any], path: str, code: str) -> None:
    assert advice(**fields) == [(path, f"highwire.{code}", True)]


@pytest.mark.parametrize(
    "fields",
    [
        {"contributors": AUTHORS[1:]},
        {"contributors": [{"family": "Berg", "affiliations": ["A"]}, AUTHORS[1]]},
        {"contributors": [AUTHORS[0], {"family": "Doe", "affiliations": ["A"]}]},
        {"volume": "3", "journal": "Rain"},
        {"pages": {"first": "10", "last": "19"}, "article_number": "10-19"},
    ],
)
def test_its_neighbour_is_no_fault(fields: dict[str, Any]) -> None:
    assert advice(**fields) == []

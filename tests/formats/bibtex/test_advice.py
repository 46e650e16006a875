from __future__ import annotations

from typing import Any

import pytest

import pubmeta
from pubmeta import Article

WHOLE: dict[str, Any] = {
    "title": "A",
    "contributors": [{"family": "Roe", "given": "R"}, {"name": "Water; Soil Group"}],
    "journal": "J",
    "dates": {"published": "2020"},
}


def advised(fields: dict[str, Any]) -> list[tuple[str, str | None, bool]]:
    """Path, code and whether it has a remedy, of what is discouraged."""
    problems = pubmeta.export(Article.model_validate({**WHOLE, **fields}), "bibtex").problems
    return [(each.path, each.code, bool(each.remedy)) for each in problems if each.kind == "discouraged"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"contributors": [{"anonymous": True}]}, [("contributors", "bibtex.required")]),
        ({"journal": None}, [("journal", "bibtex.required")]),
        ({"dates": {}}, [("dates.published", "bibtex.required")]),
        ({"type": "preprint", "journal": None, "dates": {}}, []),
        ({"contributors": [{"family": "Roe; Doe", "given": "R"}]}, [("contributors[0].family", "bibtex.name-list")]),
    ],
)
def test_what_styles_warn_of_is_at_the_article(fields: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert advised(fields) == [(path, code, True) for path, code in expected]


@pytest.mark.parametrize("fields", [{"journal": None}, {"dates": {}}, {"contributors": []}])
def test_the_document_breaks_the_same_rules(fields: dict[str, Any]) -> None:
    article = Article.model_validate({**WHOLE, **fields})
    document = pubmeta.write(article, "bibtex")
    found = [problem.code for problem in pubmeta.validate(document.content, "bibtex").problems]
    assert found == [code for _, code, _ in advised(fields)]

"""What harvesters will miss, said of the article."""

from __future__ import annotations

from typing import Any

import pytest

import pubmeta
from pubmeta import Article

WHOLE: dict[str, Any] = {
    "title": "Rain",
    "type": "letter",
    "contributors": [{"name": "The Rain Group"}],
    "dates": {"posted": "2024"},
    "landing_page": "https://rain.example/1",
    "free_to_read": {},
}


@pytest.mark.parametrize(
    ("changes", "path", "code"),
    [
        ({}, None, None),
        ({"contributors": [{"anonymous": True}, {"family": "Berg", "role": "editor"}]}, "contributors", "mandatory"),
        ({"dates": {"received": "2024"}}, "dates.published", "mandatory"),
        ({"type": None, "version": {"stage": "VoR"}}, "type", "mandatory"),
        ({"landing_page": None}, "doi", "mandatory"),
        ({"landing_page": None, "arxiv": "2401.01234"}, None, None),
        ({"free_to_read": None}, "free_to_read", "access"),
        ({"free_to_read": {"start_date": "2030-01-01"}}, "free_to_read", "access"),
    ],
)
def test_each_of_these_is_asked_for(changes: dict[str, Any], path: str | None, code: str | None) -> None:
    document = pubmeta.export(Article.model_validate({**WHOLE, **changes}), "oai-dc")
    said = [(problem.path, problem.code) for problem in document.problems if problem.code]
    assert said == ([(path, f"oai-dc.{code}")] if path else [])
    judged = [problem.code for problem in pubmeta.validate(document.content).problems]
    assert judged == ([f"oai-dc.{code}"] if code else [])

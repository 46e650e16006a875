from __future__ import annotations

from typing import Any

import pytest

import pubmeta
from pubmeta import Article, WriteError

WHOLE: dict[str, Any] = {
    "title": "A",
    "doi": "10.5555/a",
    "landing_page": "https://example.org/a",
    "contributors": [{"family": "Roe"}],
    "journal": {"title": "J", "issn_electronic": "1234-5679"},
    "dates": {"published": "2020"},
}


@pytest.mark.parametrize("name", ["doaj", "doaj-xml"])
@pytest.mark.parametrize(
    ("fields", "path", "words"),
    [
        ({"type": "preprint"}, "type", "a journal has published"),
        ({"type": "report", "journal": None}, "type", "a journal has published"),
        ({"type": "peer-review"}, "type", "reviews"),
        ({"journal": None, "proceedings": "P"}, "proceedings", "paper in proceedings"),
        ({"type": "conference-paper", "journal": None}, "journal", "paper in proceedings"),
        ({"status": {"type": "pending"}, "dates": {"accepted": "2020"}}, "status", "still to come"),
        ({"status": {"type": "withdrawn"}}, "status", "withdrawn"),
    ],
)
def test_what_is_not_a_published_article_of_a_journal_is_refused_with_one_reason(
    name: str, fields: dict[str, Any], path: str, words: str
) -> None:
    with pytest.raises(WriteError) as raised:
        pubmeta.export(Article.model_validate({**WHOLE, **fields}), name)
    (problem,) = [each for each in raised.value.problems if each.is_error]
    assert (problem.kind, problem.path) == ("invalid", path)
    assert words in problem.message
    assert problem.remedy


@pytest.mark.parametrize("name", ["doaj", "doaj-xml"])
@pytest.mark.parametrize("fields", [{}, {"type": "conference-paper", "event": "M"}, {"type": "retraction"}])
def test_what_a_journal_has_published_is_taken(name: str, fields: dict[str, Any]) -> None:
    assert pubmeta.export(Article.model_validate({**WHOLE, **fields}), name).content

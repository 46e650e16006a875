"""What Google Scholar and DOAJ need: that it is called met where their documents can be written, and only there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import pubmeta
from pubmeta import Article
from pubmeta.reports.needs import Need, doaj_needs, scholar_needs

FULL = Article.model_validate_json((Path(__file__).parents[1] / "cases/full/article.json").read_bytes())


def _unmet(needs: tuple[Need, ...]) -> set[str]:
    return {need.key for need in needs if not need.met}


def test_the_full_article_has_all_that_is_asked_for() -> None:
    assert _unmet(scholar_needs(FULL)) == _unmet(doaj_needs(FULL)) == set()


def test_an_article_of_a_title_has_no_more_than_that() -> None:
    article = Article(title="Leaves")
    assert {need.key for need in (*scholar_needs(article), *doaj_needs(article)) if need.met} == {"title"}


@pytest.mark.parametrize(
    "left_out",
    [
        {},
        {"contributors": ()},
        {"contributors": ({"anonymous": True},)},
        {"contributors": ({"family": "Roe", "role": "editor"},)},
        {"dates": {}},
        {"dates": {"received": "2020"}},
        {"journal": None},
        {"type": "preprint"},
        {"type": "peer-review"},
        {"journal": None, "proceedings": "Proc", "type": "conference-paper"},
        {"status": {"type": "withdrawn"}},
        {"journal": {"title": "Leaves", "issn_linking": "1234-5679"}},
        {"journal": {"title": "Leaves", "issn_print": "1234-5679"}},
        {"doi": None},
        {"doi": None, "landing_page": None, "full_texts": ()},
    ],
)
@pytest.mark.parametrize(("name", "needs"), [("highwire", scholar_needs), ("doaj", doaj_needs)])
def test_what_is_required_is_what_the_document_cannot_be_without(
    left_out: dict[str, Any], name: str, needs: Any
) -> None:
    article = Article.model_validate({**FULL.model_dump(), **left_out})
    is_met = all(need.met for need in needs(article) if need.required)
    try:
        pubmeta.export(article, name)
    except pubmeta.WriteError:
        assert not is_met
    else:
        assert is_met

"""The layout of `custom` loses nothing: the article that was written can be read back from the document."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import pubmeta
from pubmeta import Article
from tests.formats.csl.inverse import article_of
from tests.strategies import articles

CASES = Path(__file__).resolve().parents[2] / "cases"


@pytest.mark.parametrize("path", sorted(CASES.glob("*/article.json")), ids=lambda path: path.parent.name)
def test_every_case_can_be_read_back(path: Path) -> None:
    article = Article.model_validate_json(path.read_bytes())
    assert article_of(pubmeta.export(article, "csl").content) == article


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None, max_examples=30)
@given(articles())
def test_every_article_can_be_read_back(article: Article) -> None:
    assert article_of(pubmeta.export(article, "csl").content) == article


@pytest.mark.parametrize(
    "fields",
    [
        {"pages": {"first": "5"}, "article_number": "5"},
        {"references": [{"key": "a", "work": {"number": "5", "pages": {"first": "5"}}}]},
        {"references": [{"key": "a", "work": {"number": "5", "article_number": "5"}}]},
        {"references": [{"key": "a", "work": {"type": "preprint", "number": "arXiv:2401.01234"}}]},
        {"title": "Water:", "subtitle": "A study"},
        {"subjects": [{"term": "Botany"}, {"term": "Botany"}]},
        {"title": "The <i> tag and &amp;", "short_title": {"markup": "a &lt;i&gt; b <sc><i>c</i></sc>"}},
        {"type": "preprint", "arxiv": "2401.01234", "article_number": "7"},
    ],
)
def test_what_two_fields_would_write_alike_is_told_apart(fields: dict[str, object]) -> None:
    article = Article.model_validate({"title": "Water", **fields})
    assert article_of(pubmeta.export(article, "csl").content) == article

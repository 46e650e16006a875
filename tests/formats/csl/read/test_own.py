"""What pubmeta wrote, it reads back: the variables, and `custom` for what they do not say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import pubmeta
from pubmeta import Article
from pubmeta.reports.fidelity import differences
from pubmeta.testing import articles

CASES = Path(__file__).resolve().parents[3] / "cases"


def lost(article: Article) -> list[pubmeta.Problem]:
    """What differs in the article that is read back, and was not reported."""
    document = pubmeta.write(article, "csl")  # `export` refuses an article that updates itself
    return differences(article, pubmeta.read(document.content, "csl").article)


@pytest.mark.parametrize("path", sorted(CASES.glob("*/article.json")), ids=lambda path: path.parent.name)
def test_every_case_can_be_read_back(path: Path) -> None:
    assert lost(Article.model_validate_json(path.read_bytes())) == []


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None, max_examples=60)
@given(articles())
def test_every_article_can_be_read_back(article: Article) -> None:
    assert lost(article) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"pages": {"first": "5"}, "article_number": "5"},
        {"pages": {"first": "1332", "last": "41"}},
        {"pages": {"first": "p. 5"}},
        {"references": [{"key": "a", "work": {"number": "5", "pages": {"first": "5"}}}]},
        {"references": [{"key": "a", "work": {"number": "5", "article_number": "5"}}]},
        {"references": [{"key": "a", "work": {"type": "preprint", "number": "arXiv:2401.01234"}}]},
        {"references": [{"key": "a", "work": {"article_number": "arXiv:2401.01234", "pages": {"first": "2"}}}]},
        {"references": [{"key": "a", "work": {"article_number": "arXiv:2401.01234", "arxiv": "2401.01235"}}]},
        {"title": "Water:", "subtitle": "A study"},
        {"subjects": [{"term": "Botany"}, {"term": "Botany"}]},
        {"title": "The <i> tag and &amp;", "short_title": {"markup": "a &lt;i&gt; b <sc><i>c</i></sc>"}},
        {"title": "The &amp; entity", "short_title": "a <p> b <em>c</em>"},
        {"title": {"markup": "Blank <i> </i> and <b>bold</b>"}},
        {"type": "preprint", "arxiv": "2401.01234", "article_number": "7"},
        {"article_number": "arXiv:2401.01234"},
        {"language": "deu"},
        {"doi": "10.1234/a", "landing_page": "https://doi.org/10.1234/a"},
        {"landing_page": "https://doi.org/10.1234/a"},
        {"journal": {"title": "Botany", "issn_electronic": "2163-9914"}},
        {"journal": {"title": "Botany", "issn_linking": "2163-9914"}},
        {"keywords": [{"keywords": ["a; b", "c"]}]},
        {"abstracts": [{"sections": [{"paragraphs": ["Abstract"]}]}]},
        {"dates": {"published_online": "2013", "issue": "2014"}},
        {"type": "preprint", "dates": {"posted": "2000", "published_online": "2001-01-02"}},
    ],
)
def test_what_could_be_misread_is_told_apart(fields: dict[str, Any]) -> None:
    assert lost(Article.model_validate({"title": "Water", **fields})) == []

"""What pubmeta wrote, it reads back, save what it reported as dropped."""

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


def lost(article: Article, options: dict[str, Any] | None = None) -> list[pubmeta.Problem]:
    """What differs in the article that is read back, and was not reported."""
    document = pubmeta.export(article, "schemaorg", options)
    return differences(article, pubmeta.read(document.content, "schemaorg").article, document.problems)


@pytest.mark.parametrize("author_list", ["array", "list"])
@pytest.mark.parametrize("path", sorted(CASES.glob("*/article.json")), ids=lambda path: path.parent.name)
def test_every_case_can_be_read_back(path: Path, author_list: str) -> None:
    assert lost(Article.model_validate_json(path.read_bytes()), {"author_list": author_list}) == []


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None, max_examples=60)
@given(articles())
def test_every_article_can_be_read_back(article: Article) -> None:
    assert lost(article) == []
    assert lost(article, {"author_list": "list"}) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"abstracts": [{"sections": [{"paragraphs": ["One\u2028line", "two"]}]}]},
        {"keywords": [{"keywords": ["\u00a0rain", "a, b"]}]},
        {"title": "The <i>tag</i> &amp; the rest"},
        {"short_title": "W"},
        {"pages": {"range": "12-15, 18"}},
        {"pages": {"first": "5", "range": "5"}, "article_number": "5"},
        {"article_number": "e5"},
        {"journal": {"title": "J", "abbreviations": ["J", "J"], "nlm_ta": "J", "issn_linking": "1234-5679"}},
        {"journal": {"title": "J", "issn_electronic": "1234-5679", "issn_linking": "1234-5679"}},
        {"contributors": [{"family": "A", "role": "editor"}, {"family": "B"}, {"family": "C", "role": "editor"}]},
        {"contributors": [{"family": "B", "role": "editor"}, {"family": "A"}]},
        {"contributors": [{"family": "Bo", "suffix": "Jr.", "degrees": ["MD"]}, {"family": "Bo", "degrees": ["Jr."]}]},
        {"contributors": [{"family": "A", "affiliations": [{"departments": ["D"], "country": "UK"}]}]},
        {"contributors": [{"name": "G", "members": [
            {"family": "A", "affiliations": [{"name": "U", "departments": [f"D{each}" for each in range(300)]}]}]}]},
        {"contributors": [{"family": "A"}, {"family": "A", "conflict_of_interest": "None."}]},
        {"awards": [{"funder": {"name": "F"}}, {"funder": {"name": "G"}, "numbers": ["10.5555/n"]},
                    {"funder": {"name": "F"}, "numbers": ["2"]}]},
        {"relations": [{"type": "is-same-as", "target": "12", "target_type": "pmid"}]},
        {"relations": [{"type": "has-part", "target": "hdl:1/2", "target_type": "handle"}]},
        {"relations": [{"type": "references", "target": "10.5555/x", "target_type": "doi"}]},
        {"updates": [{"type": "erratum", "doi": "10.5555/a<b"}]},
        {"other_ids": [{"type": "handle", "value": "hdl:1/2"}, {"type": "other", "value": "10.5555/x"}]},
        {"landing_page": "https://doi.org/10.5555/x", "doi": "10.5555/x"},
        {"references": [{"key": "ref2", "raw": "A"}, {"key": "ref1", "work": {"title": "C"}}]},
        {"references": [{"key": "reference-1", "work": {"title": "C"}}, {"key": "ethics", "work": {"title": "D"}}]},
        {"references": [{"key": "a", "work": {"accessed": "2013", "type": "book"}}, {"key": "b", "raw": "B"}]},
        {"references": [{"key": "ref1", "raw": "https://doi.org/10.5555/x"}, {"key": "ref2", "raw": "http://["},
                        {"key": "ref3", "raw": "PMID: 12 and more"}, {"key": "ref4", "raw": "10.5555/y"}]},
        {"full_texts": [{"url": "https://e.org/1", "purpose": "text-mining"}, {"url": "https://e.org/1"}]},
        {"copyright": {"holder": "The Authors", "statement": "All rights."}},
        {"dates": {"issue": "2013-05"}},
        {"dates": {"issue": "2013-05", "published_print": "2013-05"}, "issue": "3"},
    ],
)  # fmt: skip
def test_what_could_be_misread_is_told_apart_or_reported(fields: dict[str, Any]) -> None:
    assert lost(Article.model_validate({"title": "Water", **fields})) == []

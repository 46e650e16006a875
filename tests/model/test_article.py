from __future__ import annotations

import importlib.util
import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import ValidationError

from pubmeta.checks import jsonschema
from pubmeta.model import Anonymous, Article, Group, Person, Publisher
from pubmeta.model.paths import path_of
from pubmeta.testing import articles

ROOT = Path(__file__).resolve().parents[2]
FULL = ROOT / "tests" / "cases" / "full" / "article.json"


REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"colour": "red"}, "colour", "not permitted"),
    ({"contributors": [{"given": "K."}]}, "contributors[0].family", "Field required"),
    ({"contributors": [{"name": "G", "members": [{}]}]}, "contributors[0].members[0].family", "required"),
    ({"contributors": [{"anonymous": False}]}, "contributors[0].anonymous", "True"),
    ({"contributors": [{"family": "F", "affiliations": [{}]}]}, "contributors[0].affiliations[0]", "no fields"),
    ({"contributors": [{"family": "F", "orcid_authenticated": True}]}, "contributors[0]", "orcid"),
    ({"pages": {"last": "9"}}, "pages", "neither first nor range"),
    ({"references": [{"key": "a"}]}, "references[0]", "neither raw nor work"),
    ({"references": [{"key": "a" * 129, "raw": "A"}]}, "references[0].key", "has 129 characters"),
    ({"references": [{"key": "a", "work": {"type": "book"}}]}, "references[0].work", "no fields"),
    ({"references": [{"key": "a", "raw": "x"}, {"key": "a", "raw": "y"}]}, "", "not unique: a"),
    ({"relations": [{"type": "replaces", "target": "x", "target_type": "doi"}]}, "relations[0]", "DOI"),
    ({"journal": {"title": "J", "issn_print": "2163-9914", "issn_electronic": "21639914"}}, "journal", "same"),
    ({"abstracts": [{"sections": [{"paragraphs": ["a"]}, {"paragraphs": ["b"]}]}]}, "abstracts[0]", "title"),
    ({"licenses": [{}]}, "licenses[0]", "URL"),
    ({"version": {}}, "version", "neither stage nor label"),
    ({"journal": "J", "proceedings": "P"}, "", "both journal and proceedings"),
    ({"type": "preprint", "proceedings": "P"}, "", "of the type preprint has proceedings"),
    ({"type": "peer-review", "proceedings": "P"}, "", "of the type peer-review has proceedings"),
    ({"review": {"round": 1}}, "", "without a type has a review"),
    ({"type": "letter", "review": {"round": 1}}, "", "of the type letter has a review"),
    ({"type": "peer-review", "doi": "10.5555/A", "review": {"of": "10.5555/a"}}, "", "of the review itself"),
    ({"type": "peer-review", "review": {"round": -1}}, "review.round", "greater than or equal to 0"),
    ({"status": {"type": "pending"}, "dates": {"published_online": "2024"}}, "", "pending has dates.published_online"),
    ({"status": {"type": "pending"}, "dates": {"posted": "2024"}}, "", "pending has dates.posted"),
    ({"status": {"reason": "Why"}}, "status.type", "required"),
    ({"event": {}}, "event", "no fields"),
    ({"proceedings": {"subtitle": "S"}}, "proceedings", "neither title nor series"),
]


def test_the_publisher_is_that_of_where_the_article_appeared() -> None:
    assert Article(title="t", journal={"title": "J", "publisher": "P"}).publisher == Publisher(name="P")
    assert Article(title="t", proceedings={"title": "P", "publisher": "Q"}).publisher == Publisher(name="Q")
    assert Article(title="t", proceedings="P").publisher is None
    assert Article(title="t").publisher is None


def test_a_relation_that_says_no_more_than_the_review_is_not_kept() -> None:
    relation = {"type": "is-review-of", "target_type": "doi"}
    other = {"type": "is-review-of", "target": "10.5555/b", "target_type": "doi"}
    fields = {"title": "t", "type": "peer-review", "relations": [{**relation, "target": "10.5555/A"}, other]}
    (kept,) = Article.model_validate({**fields, "review": {"of": "10.5555/a"}}).relations
    assert kept.target == "10.5555/b"
    assert len(Article.model_validate(fields).relations) == 2


def test_an_article_has_a_title() -> None:
    with pytest.raises(ValidationError, match="Field required"):
        Article.model_validate({})


@pytest.mark.parametrize(("fields", "path", "reason"), REFUSED)
def test_what_the_model_refuses_is_named_by_its_path(fields: dict[str, Any], path: str, reason: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Article.model_validate({"title": "t", **fields})
    (error,) = caught.value.errors()
    assert path_of(error["loc"]) == path
    assert reason in error["msg"]


def test_contributors_are_told_apart_by_their_fields() -> None:
    article = Article.model_validate(
        {"title": "t", "contributors": [{"family": "F"}, {"name": "G"}, {"anonymous": True}]}
    )
    assert [type(contributor) for contributor in article.contributors] == [Person, Group, Anonymous]


def test_an_article_is_frozen_hashable_and_pickles() -> None:
    article = Article.model_validate_json(FULL.read_bytes())
    with pytest.raises(ValidationError, match="frozen"):
        setattr(article, "title", "other")  # noqa: B010 (mypy knows that it cannot be set)
    assert hash(article) == hash(Article.model_validate_json(FULL.read_bytes()))
    assert pickle.loads(pickle.dumps(article)) == article  # noqa: S301 (our own bytes)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None, max_examples=60)
@given(articles())
def test_any_article_survives_as_json_that_its_schema_accepts(article: Article) -> None:
    dumped = article.model_dump_json(exclude_defaults=True)
    assert Article.model_validate_json(dumped) == article
    assert jsonschema.problems(json.loads(dumped), "article") == []


def test_the_committed_json_schema_is_the_generated_one() -> None:
    program = ROOT / "schemas" / "derive" / "article_schema.py"
    specification = importlib.util.spec_from_file_location("article_schema", program)
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    assert module.TARGET.read_text(encoding="utf-8") == module.schema_text()

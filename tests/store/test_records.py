"""Articles as they are put into a store."""

from __future__ import annotations

import pytest

from pubmeta.errors import ReadError, StoreError
from pubmeta.store import Draft
from pubmeta.store.records import article_of, doi_key
from tests.oai.rain import article


def test_an_article_is_known_by_its_doi_in_lower_case() -> None:
    draft = Draft.of(article(1, doi="10.5555/ABC.Ä"))
    assert (draft.id, draft.doi) == ("10.5555/abc.ä", "10.5555/abc.ä")
    assert article_of(draft.content) == article(1, doi="10.5555/ABC.Ä")


def test_an_article_without_a_doi_needs_an_id() -> None:
    with pytest.raises(StoreError) as caught:
        Draft.of(article(1, doi=None))
    assert str(caught.value) == "the article has no DOI, by which it would be known; add its DOI, or give it an id"
    draft = Draft.of(article(1, doi=None), "rain 1")
    assert (draft.id, draft.doi) == ("rain 1", None)


@pytest.mark.parametrize("name", ["", "a\nb", "a\0", "\ud800", "x" * 1_001, "\u202e"])
def test_what_is_not_an_id(name: str) -> None:
    with pytest.raises(StoreError, match="is not an id; an id has 1 to 1,000 characters"):
        Draft.of(article(1), name)


@pytest.mark.parametrize("name", ["x" * 1_000, "a/b", "..", "ä [1]", "雨"])
def test_what_is_an_id(name: str) -> None:
    assert Draft.of(article(1), name).id == name


@pytest.mark.parametrize("spec", ["", "a b", "a:", ":a", "a/b"])
def test_what_is_not_the_spec_of_a_set(spec: str) -> None:
    with pytest.raises(StoreError, match="is not the spec of a set"):
        Draft.of(article(1), sets=[spec])


def test_one_digest_is_of_one_article() -> None:
    assert Draft.of(article(1)).digest == Draft.of(article(1), "a", ["open"]).digest
    assert Draft.of(article(1)).digest != Draft.of(article(1, title="Rain, too")).digest


def test_what_the_model_does_not_take_is_an_error_with_its_place() -> None:
    with pytest.raises(ReadError) as caught:
        article_of('{"title": "x", "tilte": "y"}')
    assert [problem.path for problem in caught.value.problems] == ["tilte"]


@pytest.mark.parametrize(
    ("name", "key"), [("10.5555/A", "10.5555/a"), ("https://doi.org/10.5555/a", "10.5555/a"), ("a", None)]
)
def test_the_key_of_a_doi(name: str, key: str | None) -> None:
    assert doi_key(name) == key

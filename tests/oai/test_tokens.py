"""Places in lists as words, and back."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubmeta.oai.tokens import Place, place, token

NAMES = st.sampled_from(["metadataPrefix", "from", "until", "set"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS, st.dictionaries(NAMES, TEXTS), TEXTS, st.integers(min_value=1, max_value=10**15 - 1))
def test_a_place_comes_back(verb: str, arguments: dict[str, str], after: str, cursor: int) -> None:
    said = Place(verb, arguments, after, cursor)
    assert place(token(said)) == said
    assert set(token(said)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


@given(st.text())
def test_another_word_is_none(text: str) -> None:
    found = place(text)
    assert found is None or token(found) == text


@pytest.mark.parametrize(
    "said",
    [
        None,
        {},
        [],
        ["ListRecords", "oai_dc", None, None, None, "oai:a:b"],
        ["ListRecords", "oai_dc", None, None, None, "oai:a:b", 0],
        ["ListRecords", "oai_dc", None, None, None, "oai:a:b", True],
        ["ListRecords", "oai_dc", None, None, None, "oai:a:b", "1"],
        ["ListRecords", "oai_dc", None, None, None, None, 1],
        ["ListRecords", "oai_dc", 1, None, None, "oai:a:b", 1],
        [None, "oai_dc", None, None, None, "oai:a:b", 1],
        ["ListRecords", "oai_dc", None, None, None, "oai:a:\ud800", 1],
        ["ListRecords", "oai_dc", None, None, None, "oai:a:b", 10**4_000],
    ],
)
def test_json_of_another_shape_is_none(said: Any) -> None:
    text = urlsafe_b64encode(json.dumps(said, separators=(",", ":")).encode()).decode().rstrip("=")
    assert place(text) is None


def test_deep_json_is_none() -> None:
    assert place(urlsafe_b64encode(b"[" * 100_000).decode()) is None

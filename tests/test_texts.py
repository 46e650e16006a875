"""Texts that look like something else, in every place of every case: written and read back as they are, or reported."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from pydantic import ValidationError

import pubmeta
from pubmeta.errors import WriteError
from pubmeta.model import Article
from pubmeta.reports.fidelity import differences
from tests.strategies import TREACHEROUS

CASES = sorted((Path(__file__).parent / "cases").glob("*/article.json"))
OPTIONS: dict[str, dict[str, str]] = {
    "crossref": {
        "depositor_name": "Example Press",
        "depositor_email": "deposits@example.org",
        "registrant": "Example Press",
        "batch_id": "texts",
        "timestamp": "1",
        "crossmark_policy": "10.5555/policy",
        "journal_page": "https://example.org/journal",
    }
}
Place = tuple[str | int, ...]


def places(value: Any, place: Place = ()) -> Iterator[Place]:
    """Where there is text."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*place, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from places(inner, (*place, index))
    elif isinstance(value, str):
        yield place


def altered(seed: int, count: int) -> Iterator[tuple[Place, str, Article]]:
    """Cases in which one text is another, where the model takes it."""
    random = Random(seed)  # noqa: S311 (the same ones each time)
    cases = [json.loads(path.read_bytes()) for path in CASES]
    while count:
        case = copy.deepcopy(random.choice(cases))
        place, text = random.choice(list(places(case))), random.choice(TREACHEROUS)
        inner = case
        for step in place[:-1]:
            inner = inner[step]
        inner[place[-1]] = text
        try:
            article = Article.model_validate(case)
        except ValidationError:
            continue
        count -= 1
        yield place, text, article


def assert_kept(name: str, seed: int, count: int) -> None:
    written = 0
    for place, text, article in altered(seed, count):
        try:
            document = pubmeta.export(article, name, OPTIONS.get(name))
        except WriteError:
            continue
        written += 1
        found = differences(article, pubmeta.read(document.content, name).article, document.problems)
        assert not found, (place, text, found)
    assert written > count / 3


@pytest.mark.parametrize("name", ["article", "crossref", "csl", "jats", "schemaorg"])
def test_a_text_is_a_text(name: str) -> None:
    assert_kept(name, 1, 150)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["article", "crossref", "csl", "jats", "schemaorg"])
def test_a_text_is_a_text_in_many_more_places(name: str) -> None:
    assert_kept(name, 2, 5_000)

"""Texts that look like something else, in every place of every case: written and read back as they are, or reported."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

import pubmeta
from pubmeta.errors import WriteError
from pubmeta.model import Article
from pubmeta.reports.fidelity import differences
from pubmeta.testing.texts import altered

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
NAMES = ("article", "bibtex", "crossref", "csl", "datacite", "datacite-xml", "highwire", "jats", "ris", "schemaorg")


def assert_kept(name: str, seed: int, count: int) -> None:
    written = 0
    cases = [Article.model_validate_json(path.read_bytes()) for path in CASES]
    for place, text, article in altered(cases, Random(seed), count):  # noqa: S311 (the same ones each time)
        try:
            document = pubmeta.export(article, name, OPTIONS.get(name))
        except WriteError:
            continue
        written += 1
        found = differences(article, pubmeta.read(document.content, name).article, document.problems)
        assert not found, (place, text, found)
    assert written > count / 3


@pytest.mark.parametrize("name", NAMES)
def test_a_text_is_a_text(name: str) -> None:
    assert_kept(name, 1, 150)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_text_is_a_text_in_many_more_places(name: str) -> None:
    assert_kept(name, 2, 5_000)

"""What is written reads back as it was, but for what the writer reported."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pubmeta.formats.crossref import FORMAT, CrossrefOptions
from pubmeta.model import Article
from pubmeta.problems import Log, Problem
from pubmeta.reports.fidelity import differences
from pubmeta.testing import articles
from tests.formats.crossref.conftest import OPTIONS, VERSIONS
from tests.formats.crossref.depositable import depositable

CASES = sorted((Path(__file__).resolve().parents[3] / "cases").glob("*/article.json"))


def lost(article: Article, options: dict[str, Any]) -> list[Problem] | None:
    """What differs when the article is written and read; None where it cannot be written."""
    assert FORMAT.write is not None
    assert FORMAT.read is not None
    log = Log()
    content = FORMAT.write(article, CrossrefOptions.model_validate(options), log)
    if log.has_errors:
        return None
    reading = Log()
    again = FORMAT.read(content, reading)
    assert again is not None, reading.problems
    return differences(article, again, log)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("policy", [None, "10.5555/crossmark-policy"])
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_a_case_reads_back_as_it_was(path: Path, policy: str | None, version: str) -> None:
    article = Article.model_validate_json(path.read_bytes())
    options = {**OPTIONS, "version": version, "crossmark_policy": policy}
    found = lost(article, options)
    is_refused = path.parent.name in {"minimal", "no_issn"} or (article.updates and policy is None)
    assert found == (None if is_refused else [])


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(articles(), st.sampled_from(VERSIONS))
def test_any_article_reads_back_as_it_was(article: Article, version: str) -> None:
    options = {
        **OPTIONS,
        "version": version,
        "crossmark_policy": "10.5555/crossmark-policy",
        "journal_page": "https://www.example.org/",
        "proceedings_page": "https://www.example.org/proceedings",
        "series_page": "https://www.example.org/series",
    }
    found = lost(depositable(article), options)
    assume(found is not None)
    assert found == []

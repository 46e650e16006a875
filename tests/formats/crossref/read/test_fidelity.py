"""What is written reads back as it was, but for what the writer reported."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pubmeta.formats.crossref import FORMAT, CrossrefOptions
from pubmeta.model import Article, Dates, Doi, Issn, Journal, PartialDate, Url
from pubmeta.problems import Log, Problem
from pubmeta.reports.fidelity import differences
from pubmeta.testing import articles
from tests.formats.crossref.conftest import OPTIONS, VERSIONS

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
    }
    found = lost(_depositable(article), options)
    assume(found is not None)
    assert found == []


def _depositable(article: Article) -> Article:
    """The article with what Crossref cannot be without."""
    journal = article.journal or Journal(title="Journal of Water")
    if not (journal.issn_print or journal.issn_electronic):
        journal = journal.model_copy(update={"issn_electronic": Issn("2345-6787")})
    dates = Dates.model_validate({name: _in_range(value) for name, value in article.dates})
    if dates.first_published is None:
        dates = dates.model_copy(update={"published_online": PartialDate("2024-02")})
    day = PartialDate("2024-02-29")
    return article.model_copy(
        update={
            "doi": article.doi or Doi("10.5555/water.1"),
            "landing_page": article.landing_page or Url("https://www.example.org/water/1"),
            "journal": journal,
            "dates": dates,
            "updates": tuple(
                update if update.date and update.date.day else update.model_copy(update={"date": day})
                for update in article.updates
            ),
        }
    )


def _in_range(value: Any) -> Any:
    """The date or dates in years that Crossref takes."""
    if isinstance(value, tuple):
        return tuple(map(_in_range, value))
    if value is None or 1400 <= value.year <= 2200:
        return value
    return PartialDate(f"{1400 + value.year % 800}{str(value)[4:].replace('-02-29', '-02-28')}")

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pubmeta.problems import Kind

Write = Callable[..., Any]
POSTED = {"dates": {"posted": "2024-02-29"}, "journal": {"title": "Water Blog"}}


@pytest.mark.parametrize(
    ("version", "kind", "term", "dropped"),
    [
        *((version, kind, kind, False) for version in ("5.5.0", "5.4.0", "5.3.1") for kind in ("preprint", "letter")),
        ("5.5.0", "other", "other", False),
        ("5.5.0", "blog-post", "blog", False),
        ("5.4.0", "blog-post", "other", True),
        ("5.5.0", "working-paper", "other", True),
        ("5.3.1", "working-paper", "working_paper", False),
    ],
)
def test_posted_content_of_every_kind_is_posted_content(
    written: Write, version: str, kind: str, term: str, *, dropped: bool
) -> None:
    made = written(type=kind, **POSTED, options={"version": version})
    assert made.all("//posted_content")[0].get("type") == term
    assert made.paths() == (["type"] if dropped else [])
    assert made.texts("//institution_name") == ["Water Blog"]


def test_what_is_posted_only_is_posted_content_though_it_is_in_a_series_with_an_issn(written: Write) -> None:
    made = written(type="letter", dates={"posted": "2024-02-29"})
    assert made.all("//posted_content")[0].get("type") == "letter"
    assert made.paths() == ["journal.issn_electronic"]


def test_posted_content_of_no_known_kind_is_other(written: Write) -> None:
    made = written(**POSTED)
    assert made.all("//posted_content")[0].get("type") == "other"
    assert made.paths(Kind.ASSUMED) == ["type", "institutions"]


@pytest.mark.parametrize(
    "fields", [{"dates": {"published_online": "2024-02-29", "posted": "2023-02-28"}}, {"type": "research-article"}]
)
def test_an_article_of_a_journal_that_was_posted_before_is_the_journal_s(written: Write, fields: Any) -> None:
    made = written(**{"dates": {"posted": "2023-02-28"}, "type": "letter", **fields})
    assert made.all("//posted_content") == []


@pytest.mark.parametrize(
    "version", [{"label": "Reviewed preprint"}, {"label": "2", "description": "reviewed preprint"}]
)
def test_a_reviewed_preprint_is_a_preprint_whatever_its_type(written: Write, version: Any) -> None:
    made = written(type="research-article", version=version)
    assert made.all("//posted_content")[0].get("type") == "preprint"
    assert made.texts("//posted_date/year") == ["2024"]
    assert "type" in made.paths()

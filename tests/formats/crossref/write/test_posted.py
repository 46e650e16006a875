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
        ("5.4.0", "report", "report", False),
        ("5.5.0", "report", "other", True),
        ("5.5.0", "poster", "poster", False),
        ("5.4.0", "poster", "other", True),
        ("5.5.0", "review-article", "review", False),
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


def test_what_another_version_knows_says_which(written: Write) -> None:
    made = written(type="report", **POSTED)
    assert made.remedy("type") == 'set version = "5.4.0" under [crossref] in the configuration'


@pytest.mark.parametrize(("version", "dropped"), [("5.5.0", []), ("5.4.0", []), ("5.3.1", ["status"])])
def test_what_was_withdrawn_says_when_and_why(written: Write, version: str, dropped: list[str]) -> None:
    status = {"type": "withdrawn", "date": "2024-03-01", "reason": {"markup": "It <i>leaked</i>."}}
    made = written(type="preprint", **POSTED, status=status, options={"version": version})
    assert made.paths() == dropped
    assert len(made.all("//posted_content/status")) == (0 if dropped else 1)
    if not dropped:
        assert made.xml("//status") == (
            '<status type="withdrawn" date="2024-03-01"><description>It <i>leaked</i>.</description></status>'
        )


def test_a_withdrawal_without_a_reason_is_refused(written: Write) -> None:
    made = written(type="preprint", **POSTED, status={"type": "removed"})
    assert made.paths(Kind.MISSING) == ["status.reason"]


def test_a_withdrawn_article_needs_a_notice(written: Write) -> None:
    made = written(status={"type": "withdrawn", "reason": "It leaked."})
    assert made.paths() == ["status"]
    assert made.remedy("status") == "deposit a notice of the withdrawal, whose updates name the article"


def test_the_server_is_the_first_institution_and_the_others_follow(written: Write) -> None:
    other = {"name": "University", "ror": "05gq02987"}
    made = written(type="preprint", **POSTED, institutions=[other])
    assert made.texts("//institution/institution_name") == ["Water Blog", "University"]
    assert made.problems == ()


def test_what_will_be_read_as_the_server_is_said(written: Write) -> None:
    made = written(type="preprint", dates=POSTED["dates"], journal=None, institutions=["University"])
    assert made.paths(Kind.GUESSED) == ["institutions[0]"]
    assert made.paths(Kind.ASSUMED) == ["journal.title"]


def test_the_site_of_a_blog_post_will_be_an_institution(written: Write) -> None:
    made = written(type="blog-post", **POSTED)
    assert made.paths(Kind.GUESSED) == ["journal.title"]
    assert made.paths(Kind.ASSUMED) == ["institutions"]

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import pubmeta
from pubmeta.model import Article
from pubmeta.problems import Kind
from tests.formats.crossref.conftest import ARTICLE, OPTIONS, VERSIONS
from tests.formats.crossref.kinds import KINDS

Write = Callable[..., Any]


def pending(written: Write, **fields: Any) -> Any:
    return written(**{**KINDS["pending"], **fields})


@pytest.mark.parametrize("version", VERSIONS)
def test_a_pending_work_is_registered_with_its_journal_and_without_a_page(written: Write, version: str) -> None:
    status = {"type": "pending", "reason": {"markup": "It <i>will</i> appear<sub>1</sub>."}}
    made = pending(
        written, status=status, institutions=["University"], landing_page="https://e.org/", options={"version": version}
    )
    assert made.xml("//publication") == (
        '<publication><full_title>Journal of Water</full_title><issn media_type="electronic">2345-6787</issn>'
        "</publication>"
    )
    assert made.names("//pending_publication") == [
        "contributors",
        "publication",
        "titles",
        "acceptance_date",
        "institution",
        "intent_statement",
        "doi",
    ]
    assert made.xml("//intent_statement") == "<intent_statement>It <i>will</i> appear1.</intent_statement>"
    assert made.paths() == ["landing_page", "status.reason"]


@pytest.mark.parametrize(
    ("journal", "dropped", "assumed"),
    [
        ({"title": "Water", "issn_print": "1234-5679", "issn_electronic": "2345-6787"}, ["journal.issn_print"], []),
        ({"title": "Water", "issn_linking": "1234-5679"}, ["journal.issn_linking"], ["journal.issn_print"]),
        ({"title": "Water", "doi": "10.1234/water"}, [], []),
    ],
)
def test_a_journal_has_one_issn_here_or_its_doi(
    written: Write, journal: Any, dropped: list[str], assumed: list[str]
) -> None:
    made = pending(written, journal=journal)
    assert sorted(set(made.paths())) == dropped
    assert made.paths(Kind.ASSUMED) == assumed


def test_a_paper_is_announced_with_its_proceedings(written: Write) -> None:
    proceedings = {"title": "Papers", "isbns": ["9783161484100", "9780306406157"], "publisher": "P"}
    made = pending(written, type="conference-paper", journal=None, proceedings=proceedings)
    assert made.xml("//publication") == (
        "<publication><full_title>Papers</full_title><isbn>9783161484100</isbn></publication>"
    )
    assert made.paths() == ["proceedings.publisher", "type", "proceedings.isbns[1]"]
    assert made.paths(Kind.ASSUMED) == ["proceedings.isbns[0].medium"]


@pytest.mark.parametrize(
    ("fields", "paths"),
    [
        ({"dates": {}}, ["dates.accepted"]),
        ({"doi": None}, ["doi"]),
        ({"journal": None}, ["journal"]),
        ({"journal": "Water"}, ["journal.issn_electronic"]),
        ({"journal": None, "proceedings": {"series": "Notes"}}, ["proceedings.title", "proceedings.isbns"]),
    ],
)
def test_what_a_pending_work_cannot_be_without_is_missing(written: Write, fields: Any, paths: list[str]) -> None:
    assert pending(written, **fields).paths(Kind.MISSING) == paths


def test_a_pending_work_may_have_crossmark(written: Write) -> None:
    made = pending(written, options={"crossmark_policy": "10.5555/policy"})
    assert len(made.all("//pending_publication/crossmark")) == 1


def test_proceedings_that_only_a_doi_identifies_are_read_as_a_journal_which_is_said() -> None:
    kind = {**KINDS["pending"], "journal": None, "proceedings": {"title": "P", "doi": "10.5555/p"}}
    document = pubmeta.export(Article.model_validate({**ARTICLE, **kind}), "crossref", OPTIONS, verify=True)
    told = [(problem.kind, problem.path) for problem in document.problems if problem.remedy == "add proceedings.isbns"]
    assert told == [(Kind.GUESSED, "proceedings"), (Kind.GUESSED, "journal")]

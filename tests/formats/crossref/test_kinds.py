"""Real records of every kind: read, written in each schema version, valid, the same when read back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from pubmeta.formats.crossref import FORMAT, CrossrefOptions
from pubmeta.formats.crossref.read import read_many
from pubmeta.formats.crossref.write.kinds import RecordKind, kind_of
from pubmeta.model import Article
from pubmeta.problems import Log, Problem
from pubmeta.reports.fidelity import differences
from tests.formats.crossref.conftest import OPTIONS, VERSIONS
from tests.formats.crossref.kinds import PAGES

pytestmark = pytest.mark.corpus

WIDEST = {
    **OPTIONS,
    **PAGES,
    "crossmark_policy": "10.5555/crossmark-policy",
    "journal_page": "https://www.example.org/",
}
NOT_ARTICLES = {
    "book.crossref.xml": "is a book or a part of one (10.5555/b1); pubmeta reads only articles",
    "component.crossref.xml": "is a component, such as a figure or a file (10.5555/f1); pubmeta reads only articles",
    "journal-title.crossref.xml": "is a journal or an issue of one, without articles (10.5555/air); pubmeta reads only"
    " articles",
    "pending.crossref.xml": "the record has no title, which an article needs",
}
"""Inputs of which there is no article, and why; the last has no title at all."""


def articles_in(shared: Path) -> list[tuple[str, Article]]:
    """Every article of the corpus and of the cases of kinds, with the name of its file."""
    folders = (shared / "corpus" / "crossref_xml", shared / "cases" / "crossref" / "kinds")
    return [found for folder in folders for path in sorted(folder.glob("*.xml")) for found in _articles(path)]


@pytest.fixture
def records(shared: Path) -> list[tuple[str, Article]]:
    return articles_in(shared)


def _articles(path: Path) -> Iterator[tuple[str, Article]]:
    with path.open("rb") as stream:
        for record in read_many(stream):
            if record.article:
                yield path.name, record.article


def written(article: Article, version: str) -> tuple[bytes, tuple[Problem, ...]] | None:
    """The deposit and what was reported; None where the article lacks what a deposit needs."""
    assert FORMAT.write
    log = Log()
    content = FORMAT.write(article, CrossrefOptions.model_validate({**WIDEST, "version": version}), log)
    return None if log.has_errors else (content, log.problems)


@pytest.mark.parametrize("version", VERSIONS)
def test_no_record_changes_its_kind_on_the_way_through(records: list[tuple[str, Article]], version: str) -> None:
    assert FORMAT.read
    kinds: Counter[str] = Counter()
    for name, article in records:
        made = written(article, version)
        if made is None:
            continue
        content, problems = made
        again = FORMAT.read(content, Log())
        assert again, name
        assert kind_of(again) is kind_of(article), name
        if not any(problem.path == "type" for problem in problems):
            assert again.type is article.type, name
        assert differences(article, again, problems) == [], name
        kinds[kind_of(article)] += 1
    assert kinds == {RecordKind.JOURNAL_ARTICLE: 46, RecordKind.CONFERENCE_PAPER: 2, RecordKind.POSTED_CONTENT: 12}


@pytest.mark.parametrize("version", VERSIONS)
def test_each_record_beside_the_journal_article_is_valid(records: list[tuple[str, Article]], version: str) -> None:
    assert FORMAT.validate
    options = CrossrefOptions.model_validate({**WIDEST, "version": version})
    refused = []
    valid = 0
    for name, article in records:
        if kind_of(article) is RecordKind.JOURNAL_ARTICLE:
            continue
        made = written(article, version)
        if made is None:
            refused.append(name)
            continue
        assert [problem for problem in FORMAT.validate(made[0], options) if problem.is_error] == [], name
        valid += 1
    assert refused == ["peer-review.crossref.xml"]  # which has the year of its date alone
    assert valid == 14


def test_what_is_no_article_names_its_kind(shared: Path) -> None:
    said = {}
    for path in sorted((shared / "cases" / "crossref" / "kinds").glob("*.xml")):
        with path.open("rb") as stream:
            for record in read_many(stream):
                if record.article is None:
                    (problem,) = record.problems
                    said[path.name] = problem.message
    assert said == NOT_ARTICLES

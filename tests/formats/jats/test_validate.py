"""Validation: which DTD, and what DTD and rules find."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from pubmeta.formats.jats import JatsOptions, validate
from pubmeta.formats.jats.terms import DOCTYPES
from pubmeta.formats.jats.write import write
from pubmeta.model import Article
from pubmeta.problems import Kind, Log, Problem
from pubmeta.testing import articles

ARTICLE: dict[str, Any] = {
    "title": "T",
    "type": "letter",
    "language": "en",
    "doi": "10.1234/x",
    "journal": {"title": "J", "publisher_id": "j", "issn_print": "2163-9914"},
    "dates": {"published": "2013"},
    "licenses": [{"url": "https://creativecommons.org/licenses/by/4.0/"}],
}


def document(version: str = "1.4", tag_set: str = "publishing", **fields: Any) -> bytes:
    options = JatsOptions.model_validate({"version": version, "tag_set": tag_set})
    return write(Article.model_validate(ARTICLE | fields), options, Log())


def found(content: bytes, options: JatsOptions | None = None) -> list[Problem]:
    return list(validate(content, options))


@pytest.mark.parametrize(("version", "tag_set"), DOCTYPES)
def test_a_document_says_itself_what_it_is(version: str, tag_set: str) -> None:
    options = JatsOptions.model_validate({"version": version, "tag_set": tag_set})
    assert found(document(version, tag_set)) == found(document(version, tag_set), options) == []


def test_options_decide_where_they_are_given() -> None:
    problems = found(document("1.4"), JatsOptions(version="1.3"))
    assert [(problem.kind, problem.path) for problem in problems] == [(Kind.INVALID, "/article/@dtd-version")]
    without_issn = document(tag_set="archiving", journal={"title": "J"})
    assert not found(without_issn)
    assert [problem.path for problem in found(without_issn, JatsOptions())] == [
        "/article/front/journal-meta/journal-title-group"
    ]


@pytest.mark.parametrize(
    ("replacements", "paths"),
    [
        ([(b' dtd-version="1.4"', b"")], []),
        ([(b'dtd-version="1.4"', b'dtd-version="1.1"')], ["/article/@dtd-version"]),
        ([(b"v1.4 20241031", b"v1.2 20190208"), (b' dtd-version="1.4"', b"")], ["/article/@dtd-version"]),
        ([(b"Journal Publishing", b"Article Authoring")], ["/article"]),
    ],
)
def test_what_a_document_names_that_is_not_here_is_guessed(
    replacements: list[tuple[bytes, bytes]], paths: list[str]
) -> None:
    content = document()
    for old, new in replacements:
        assert old in content
        content = content.replace(old, new, 1)
    assert [(problem.kind, problem.path) for problem in found(content)] == [(Kind.GUESSED, path) for path in paths]


def test_without_doctype_it_is_checked_as_archiving_of_its_version() -> None:
    lines = document("1.3").splitlines(keepends=True)
    (problem,) = found(b"".join([lines[0], *lines[2:]]))
    assert problem.kind is Kind.GUESSED
    assert "Archiving" in problem.message


@pytest.mark.parametrize("content", [b"", b"plain text", b"<article>", b"\x00\x01", b"<article><front></article>"])
def test_what_is_no_xml_is_malformed(content: bytes) -> None:
    assert [problem.kind for problem in found(content)] == [Kind.MALFORMED]


@pytest.mark.parametrize("content", [b"<html/>", b'<article xmlns="http://docbook.org/ns/docbook"/>'])
def test_another_root_is_malformed(content: bytes) -> None:
    (problem,) = found(content)
    assert problem.kind is Kind.MALFORMED
    assert "<article>" in problem.message


def test_the_dtd_comes_before_the_rules() -> None:
    problems = found(document().replace(b"<journal-meta>", b"<journal-meta><isbn/>").replace(b"9914", b"9915"))
    assert [problem.code for problem in problems] == [None, "jats.issn"]
    assert all(problem.is_error for problem in problems)


def test_nothing_is_fetched_and_no_entity_expanded() -> None:
    content = (
        b'<!DOCTYPE article [<!ENTITY x SYSTEM "file:///etc/passwd">]><article article-type="letter">&x;</article>'
    )
    assert not any("root:" in str(problem) for problem in found(content))


def test_what_the_writer_leaves_out_the_rules_ask_for() -> None:
    content = write(Article(title="T"), JatsOptions(tag_set="archiving"), Log())
    assert [(problem.kind, problem.code) for problem in found(content)] == [
        (Kind.DISCOURAGED, "jats.article-type"),
        (Kind.DISCOURAGED, "jats.language"),
        (Kind.DISCOURAGED, "jats.article-doi"),
        (Kind.DISCOURAGED, "jats.permissions"),
    ]


@given(articles())
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_article_is_written_is_valid(article: Article) -> None:
    for version, tag_set in DOCTYPES:
        options, log = JatsOptions.model_validate({"version": version, "tag_set": tag_set}), Log()
        content = write(article, options, log)
        if not log.has_errors:
            assert [problem for problem in validate(content, options) if problem.is_error] == []

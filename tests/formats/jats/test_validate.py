"""Validation: which DTD, and what DTD and rules find."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from pubmeta.formats.jats import JatsOptions, declared_schema, terms, validate
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


class TestWhatTheDtdDeclares:
    @pytest.mark.parametrize(
        ("title", "subset"),
        [
            (b"&mdash; &alpha;&Hmacr;&nbsp;&amp;", b""),
            (b"&house;", b'[<!ENTITY house "<italic>H</italic> &mdash;">]'),
            (b"<![CDATA[&nosuch;]]><!-- &nosuch; --><?x &nosuch;?>&mdash;", b""),
        ],
    )
    def test_entities(self, title: bytes, subset: bytes) -> None:
        content = document().replace(b"T</article-title>", title + b"</article-title>")
        assert found(content.replace(b'.dtd">', b'.dtd" ' + subset + b">", 1)) == []

    @pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16"])
    def test_entities_in_another_encoding(self, encoding: str) -> None:
        text = document().decode().replace("UTF-8", encoding).replace("T</article-title>", "é&mdash;</article-title>")
        assert found(text.encode(encoding)) == []

    def test_lines_stay_lines(self) -> None:
        content = document().replace(b"T</article-title>", b"&mdash;</article-title>")
        content = content.replace(b"<journal-meta>", b"\n\n<journal-meta><isbn/>")
        [problem] = found(content)
        assert problem.line == content[: content.index(b"<isbn")].count(b"\n") + 1

    @pytest.mark.parametrize(
        ("title", "doctype"),
        [
            (b"&nosuch;", None),
            (b"&fjlig;", None),  # HTML's alone
            (b"&mdash;", b""),
            (b"&mdash;", b"<!DOCTYPE article>"),
            (b"&own;", b'<!DOCTYPE article SYSTEM "x.dtd" [<!ENTITY own SYSTEM "file:///etc/hostname">]>'),
            (b"T<", None),
        ],
    )
    def test_other_entities_are_malformed(self, title: bytes, doctype: bytes | None) -> None:
        content = document().replace(b"T</article-title>", title + b"</article-title>")
        if doctype is not None:
            start = content.index(b"<!DOCTYPE")
            content = content[:start] + doctype + content[content.index(b"<article", start) :]
        assert [problem.kind for problem in found(content)] == [Kind.MALFORMED]

    def test_entities_that_grow_without_bound_are_refused(self) -> None:
        subset = b"".join(b'<!ENTITY e%d "%s">' % (n + 1, b"&e%d;" % n * 20) for n in range(9))
        content = document().replace(b'.dtd">', b'.dtd" [<!ENTITY e0 "12345678">' + subset + b"]>", 1)
        content = content.replace(b"T</article-title>", b"&e9;</article-title>")
        assert [problem.kind for problem in found(content)] == [Kind.MALFORMED]

    def test_namespaces(self) -> None:
        content = document(landing_page="https://example.org/a")
        undeclared = content.replace(b' xmlns:xlink="http://www.w3.org/1999/xlink"', b"")
        assert undeclared != content
        assert found(undeclared) == found(content) == []
        assert [problem.kind for problem in found(content.replace(b"xlink:", b"xlnk:"))] == [Kind.MALFORMED]
        foreign = content.replace(b"T</article-title>", b"&mdash;</article-title>", 1)
        [problem] = found(foreign.replace(b"<front>", b'<front xmlns:foo="urn:foo">'))
        assert "foo" in problem.message


OASIS = "http://www.niso.org/standards/z39-96/ns/oasis-exchange/table"


class TestOasisTables:
    TABLE = b"<oasis:table><oasis:tgroup cols='1'><oasis:tbody><oasis:row/></oasis:tbody></oasis:tgroup></oasis:table>"

    def oasis(self, *, names: bool = True, table: bytes = TABLE) -> bytes:
        content = document("1.3").replace(b"<article ", b'<article xmlns:oasis="%s" ' % OASIS.encode(), 1)
        if names:
            content = content.replace(b"DTD with MathML3", b"DTD with OASIS Tables with MathML3", 1)
        body = b"<body><table-wrap>" + table + b"</table-wrap></body>"
        return content.replace(b"</front>", b"</front>" + body, 1)

    def test_they_are_not_judged_and_all_else_is(self) -> None:
        [problem] = found(self.oasis())
        assert (problem.kind, problem.path) == (Kind.GUESSED, "/article")
        wrong = self.oasis().replace(b"<table-wrap>", b"<table-wrap><isbn/>")
        assert [problem.kind for problem in found(wrong)] == [Kind.GUESSED, Kind.INVALID]
        assert [problem.kind for problem in found(self.oasis(table=b""))] == [Kind.GUESSED]

    def test_a_dtd_without_them_refuses_them(self) -> None:
        assert {problem.kind for problem in found(self.oasis(names=False))} == {Kind.INVALID}


class TestOtherTagSets:
    @pytest.mark.parametrize(
        ("public", "called"),
        [
            (b"-//NLM//DTD Journal Publishing DTD v2.3 20070202//EN", "NLM 2.3"),
            (b"-//NLM//DTD Journal Archiving and Interchange DTD v3.0 20080202//EN", "NLM 3.0"),
            (b"-//NLM//DTD Journal Publishing DTD v1.1 20031101//EN", "NLM 1.1"),
            (b"-//Example//DTD Example Archival NLM DTD v3.0.5 20080202//EN", "NLM 3.0.5"),
            (b"-//Example//DTD Treatment Publishing DTD v0 20100105//EN", "'-//Example//DTD Treatment Publishing DTD"),
        ],
    )
    def test_what_is_in_one_of_them_is_not_judged_by_jats(self, public: bytes, called: str) -> None:
        content = document().replace(b' dtd-version="1.4"', b"")
        declared = terms.DOCTYPES["1.4", "publishing"][0].encode()
        old = content.replace(declared, public).replace(b"<journal-meta>", b"<journal-meta><old/>")
        [problem] = [one for one in found(old) if one.code is None]
        assert problem.kind is Kind.DISCOURAGED
        assert f"no DTD of {called}" in problem.message
        assert declared_schema(old) is None
        assert Kind.DISCOURAGED not in {one.kind for one in found(content.replace(declared, public))}


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

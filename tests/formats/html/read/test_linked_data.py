from __future__ import annotations

import json
from dataclasses import replace

import pytest

import pubmeta
from pubmeta.formats.html.read import linked_data, read
from pubmeta.model import Article, Dates, Doi, Journal, PartialDate, Publisher
from pubmeta.problems import Kind, Log
from pubmeta.registry import Format, Options, Reader, get_format

BLOCK = '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "ScholarlyArticle"}</script>'
CRUMBS = '<script type="application/ld+json">{"@type": "BreadcrumbList"}</script>'


PATH = "script[application/ld+json]"


def page(head: str, title: str = '<meta name="citation_title" content="T">') -> bytes:
    return f"<html><head>\n{title}\n{head}</head></html>".encode()


def reader_of(monkeypatch: pytest.MonkeyPatch, reader: Reader | None) -> None:
    """Let the format schemaorg have this reader."""
    found = replace(get_format("schemaorg"), read=reader)

    def by_name(name: str) -> Format[Options]:
        assert name == "schemaorg"
        return found

    monkeypatch.setattr(linked_data, "get_format", by_name)


def giving(article: Article) -> Reader:
    def reader(content: bytes, log: Log, /) -> Article:
        return article

    return reader


def test_json_ld_that_no_format_reads_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    reader_of(monkeypatch, None)
    log = Log()
    assert read(page(CRUMBS + BLOCK), log) == Article(title="T")
    assert [(problem.kind, problem.path, problem.line) for problem in log] == [
        (Kind.DROPPED, "script[application/ld+json]", 3)
    ]


def test_json_ld_fills_what_the_elements_do_not_say(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[bytes] = []

    def reader(content: bytes, log: Log, /) -> Article:
        given.append(content)
        log.guessed("license", "doubtful")
        return Article(
            title="t",
            doi=Doi("10.1234/x"),
            volume="9",
            journal=Journal(title="Other", publisher=Publisher(name="P")),
            dates=Dates(received=PartialDate("2012"), published=PartialDate("2014")),
        )

    reader_of(monkeypatch, reader)
    log = Log()
    elements = (
        '<meta name="citation_title" content="T"><meta name="citation_volume" content="3">'
        '<meta name="citation_journal_title" content="J"><meta name="citation_date" content="2013">'
    )
    assert read(page(CRUMBS + BLOCK, elements), log) == Article(
        title="T",
        doi=Doi("10.1234/x"),
        volume="3",
        journal=Journal(title="J", publisher=Publisher(name="P")),
        dates=Dates(received=PartialDate("2012"), published=PartialDate("2013")),
    )
    assert [(problem.kind, problem.path) for problem in log] == [
        (Kind.GUESSED, "license"),
        (Kind.DROPPED, f"{PATH}.journal.title"),
        (Kind.DROPPED, f"{PATH}.volume"),
        (Kind.DROPPED, f"{PATH}.dates.published"),
    ]
    assert given == [b'{"@context": "https://schema.org", "@type": "ScholarlyArticle"}']


def test_json_ld_alone_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    reader_of(monkeypatch, giving(Article(title="From JSON-LD")))
    log = Log()
    assert read(page(BLOCK, ""), log) == Article(title="From JSON-LD")
    assert len(log) == 0


def test_json_ld_of_another_work_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    reader_of(monkeypatch, giving(Article(title="T", doi=Doi("10.1234/y"), volume="9")))
    log = Log()
    elements = '<meta name="citation_title" content="T"><meta name="citation_doi" content="10.1234/x">'
    assert read(page(BLOCK, elements), log) == Article(title="T", doi=Doi("10.1234/x"))
    assert [problem.path for problem in log] == [f"{PATH}.doi"]


def test_json_ld_that_cannot_be_read_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def reader(content: bytes, log: Log, /) -> None:
        log.malformed("is not JSON")

    reader_of(monkeypatch, reader)
    log = Log()
    assert read(page(BLOCK), log) == Article(title="T")
    (problem,) = log
    assert (problem.kind, problem.line) == (Kind.DROPPED, 3)
    assert "is not JSON" in problem.message


def test_the_site_s_own_json_ld_is_not_worth_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    reader_of(monkeypatch, None)
    log = Log()
    assert read(page(CRUMBS), log) == Article(title="T")
    assert len(log) == 0


_ARTICLE = '{"@type":"ScholarlyArticle","name":"T","author":{"@type":"Person","name":"Mary Lark"}}'


@pytest.mark.parametrize(
    "block",
    [
        f"//<![CDATA[\n{_ARTICLE}\n//]]>",
        f"/*<![CDATA[*/\n{_ARTICLE}\n/*]]>*/",
        f"<![CDATA[{_ARTICLE}]]>",
        f"<!--\n{_ARTICLE}\n-->",
        f"<!-- of the page -->\n{_ARTICLE};",
        _ARTICLE.replace('"', "&quot;"),
        _ARTICLE.replace("}}", "},}"),
    ],
)
def test_json_ld_is_read_whatever_is_around_it(block: str) -> None:
    log = Log()
    article = read(page(f'<script type="application/ld+json">{block}</script>', title=""), log)
    assert article
    assert article.title == "T"
    assert {problem.kind for problem in log} <= {Kind.GUESSED}


def test_people_are_completed_from_json_ld() -> None:
    block = _ARTICLE.replace('"Mary Lark"', '"Mary Lark","url":"https://orcid.org/0000-0002-1825-0097"')
    head = f'<meta name="citation_author" content="Lark, Mary"><script type="application/ld+json">{block}</script>'
    log = Log()
    article = read(page(head), log)
    assert article
    (author,) = article.contributors
    assert author.model_dump()["orcid"] == "0000-0002-1825-0097"
    assert len(log) == 0


def test_of_two_blocks_the_scholarly_one_is_read_and_the_other_is_told() -> None:
    blocks = "".join(
        '<script type="application/ld+json">'
        + json.dumps({"@context": "https://schema.org", "@type": kind, "headline": title})
        + "</script>"
        for kind, title in (("Article", "News"), ("ScholarlyArticle", "Salt"), ("NewsArticle", "Salt"))
    )
    reading = pubmeta.read(f"<html><head>{blocks}</head></html>", "html")
    assert reading.article.title == "Salt"
    assert [problem.message for problem in reading.problems] == ["describes another article; left out: 'News'"]

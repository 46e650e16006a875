"""Microdata of an article, in the ways of the HTML standard."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import html

from pubmeta.formats.html.read import read
from pubmeta.formats.html.read.microdata import items_in
from pubmeta.model import Affiliation, Article, Dates, Group, Journal, License, Person
from pubmeta.problems import Kind, Log

ITEM = 'itemscope itemtype="https://schema.org/{}"'


def items(body: str) -> list[dict[str, Any]]:
    found = [item for _, item in items_in(html.document_fromstring(body))]
    for item in found:
        assert item.pop("@context") == "https://schema.org"
    return found


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p itemscope></p>", {}),
        ('<p itemscope itemtype="http://schema.org/Article" itemid=" x "></p>', {"@type": "Article", "@id": "x"}),
        ('<p itemscope itemtype="https://schema.org/A x:B"></p>', {"@type": ["A", "x:B"]}),
        ('<p itemscope><b itemprop="name  headline">A <i>b</i>\nc</b></p>', {"name": "A b c", "headline": "A b c"}),
        ('<p itemscope><b itemprop="a">1</b><b itemprop="a">2</b></p>', {"a": ["1", "2"]}),
        ('<p itemscope><meta itemprop="a" content="1"><a itemprop="b" href="/x">y</a></p>', {"a": "1", "b": "/x"}),
        ('<p itemscope><time itemprop="a" datetime="2020">now</time></p>', {"a": "2020"}),
        ('<p itemscope><time itemprop="a">2020</time></p>', {"a": "2020"}),
        ('<p itemscope><img itemprop="a" src="s"><data itemprop="b" value="v">w</data></p>', {"a": "s", "b": "v"}),
        ('<p itemscope><b itemprop="a" itemscope><i itemprop="b">c</i></b></p>', {"a": {"b": "c"}}),
        ('<div><p itemscope itemref="x y"></p><i id="x"><b itemprop="a">1</b></i></div>', {"a": "1"}),
        ('<div><p itemscope><b itemprop="https://schema.org/name">1</b><!-- c --></p></div>', {"name": "1"}),
    ],
)
def test_items_and_their_properties(body: str, expected: dict[str, Any]) -> None:
    assert items(body) == [expected]


def test_items_that_refer_to_each_other_end() -> None:
    body = '<div><p itemscope itemref="x">1</p><p id="x" itemprop="a" itemscope itemref="x y"></p></div>'
    assert items(body) == [{"a": {}}]


def test_items_that_refer_to_many_that_refer_to_many_end() -> None:
    levels = [
        f'<p id="a{level}"><b itemprop="x" itemscope itemref="a{level + 1} b{level + 1}"></b></p>'
        f'<p id="b{level}"><b itemprop="y" itemscope itemref="a{level + 1} b{level + 1}"></b></p>'
        for level in range(40)
    ]
    (item,) = items(f'<div><p itemscope itemref="a0 b0"></p>{"".join(levels)}</div>')
    assert 100 <= json.dumps(item).count('"') <= 4_000


def test_a_long_chain_of_items_ends() -> None:
    chain = "".join(f'<p id="a{one}"><b itemprop="x" itemscope itemref="a{one + 1}"></b></p>' for one in range(5_000))
    (item,) = items(f'<div><p itemscope itemref="a0"></p>{chain}</div>')
    assert json.dumps(item).count('"x"') == 32


def page(body: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


ARTICLE = f"""
<nav {ITEM.format("BreadcrumbList")}><a itemprop="name" href="/">Home</a></nav>
<article {ITEM.format("ScholarlyArticle")} itemref="journal">
<h1 itemprop="headline">Otters</h1>
<p itemprop="author" {ITEM.format("Person")}><b itemprop="name">Ann Roe</b>
<span itemprop="affiliation" {ITEM.format("Organization")}><span itemprop="name">Ely</span></span></p>
<p itemprop="author">The Fen Consortium</p>
<time itemprop="datePublished" datetime="2020-03-04">in March</time>
<a itemprop="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY</a>
</article>
<footer id="journal"><span itemprop="isPartOf" {ITEM.format("Periodical")}><b itemprop="name">Fens</b></span></footer>
"""


def test_the_article_of_a_page() -> None:
    log = Log()
    assert read(page(ARTICLE), log) == Article(
        title="Otters",
        contributors=(
            Person(family="Roe", given="Ann", affiliations=(Affiliation(name="Ely"),)),
            Group(name="The Fen Consortium"),
        ),
        dates=Dates(published="2020-03-04"),
        licenses=(License(url="https://creativecommons.org/licenses/by/4.0/"),),
        journal=Journal(title="Fens"),
    )
    assert log.problems == ()


def test_elements_of_the_head_and_json_ld_come_first() -> None:
    assert read(page(ARTICLE, '<meta name="citation_title" content="T">'), Log()) == Article(title="T")
    block = json.dumps({"@context": "https://schema.org", "@type": "ScholarlyArticle", "name": "L"})
    assert read(page(ARTICLE, f'<script type="application/ld+json">{block}</script>'), Log()) == Article(title="L")


def test_microdata_of_no_article_is_said_to_be_it() -> None:
    log = Log()
    assert read(page(f"<p {ITEM.format('Article')}></p>"), log) is None
    assert [problem.kind for problem in log] == [Kind.DROPPED, Kind.MALFORMED]
    assert "its microdata describes no article" in log.problems[0].message

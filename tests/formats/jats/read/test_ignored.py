"""Attributes that nobody reads: reported, unless they say nothing of the work."""

from __future__ import annotations

import pytest

from pubmeta.formats.jats.read import read
from pubmeta.formats.jats.read.ignored import IGNORED
from pubmeta.problems import Log
from tests.formats.jats.read.documents import article_of, document, said

AWARD = """<funding-group><award-group><funding-source>F</funding-source><award-id rid="s1">1</award-id></award-group>
</funding-group>"""


@pytest.mark.parametrize(
    ("meta", "reported"),
    [
        ('<volume content-type="year">2019</volume>', "volume/@content-type"),
        (AWARD, "funding-group/award-group/award-id/@rid"),
        ('<kwd-group kwd-group-type="author" vocab="MeSH"><kwd>A</kwd></kwd-group>', "kwd-group/@vocab"),
        ('<issue-title xml:lang="de">A</issue-title>', "issue-title/@lang"),
    ],
)
def test_one_with_a_meaning_is_reported_with_its_value(meta: str, reported: str) -> None:
    log = Log()
    article_of(meta, log)
    assert said(log) == [("dropped", reported)]


@pytest.mark.parametrize(
    "meta",
    [
        '<volume id="v" seq="1" specific-use="x">1</volume>',
        '<issue-title style="x">A</issue-title>',
        '<counts><page-count count="2"/></counts>',
        '<self-uri xlink:type="simple" xlink:show="new" xlink:href="https://example.org/a"/>',
    ],
)
def test_one_that_says_nothing_of_the_work_is_not(meta: str) -> None:
    article_of(meta)


def test_a_language_that_is_that_of_what_is_around_says_nothing() -> None:
    title = '<title-group><article-title xml:lang="EN">A</article-title></title-group>'
    log = Log()
    assert read(document(title=title, attributes='xml:lang="en"'), log)
    assert log.problems == ()


def test_each_has_a_reason() -> None:
    assert all(IGNORED.values())

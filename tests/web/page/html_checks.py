"""What has to hold for every page, whatever it shows."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from lxml import html


def parsed(text: str) -> html.HtmlElement:
    """The page as a browser would have it."""
    return html.document_fromstring(text)


def words_of(page: html.HtmlElement) -> str:
    """The text of a page, white space made one."""
    return " ".join((page.text_content() or "").split())


def assert_sound(page: html.HtmlElement) -> None:
    """Ids are there once, what refers to one finds it, nothing is run or loaded but the page's own files."""
    ids = Counter(page.xpath("//@id"))
    assert not [name for name, count in ids.items() if count > 1]
    for path in ("//label/@for", "//@form", "//@aria-labelledby", "//@aria-describedby"):
        assert {each for value in page.xpath(path) for each in value.split()} <= set(ids), path
    assert {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")} - set(ids) == set()
    named = {*page.xpath("//label/@for")}
    fields = page.xpath("//input[not(@type='hidden')] | //select | //textarea")
    assert {field.get("id") for field in fields} <= named
    assert set(page.xpath("//script/@src")) == {"/static/page.js"}
    assert all(not (script.text or "").strip() for script in page.iter("script"))
    assert set(page.xpath("//link/@href")) == {"/static/page.css", "/static/icon.svg"}
    assert not page.xpath("//style | //iframe | //object | //embed | //base | //img | //@style")
    assert not [name for element in page.iter() for name in element.attrib if str(name).startswith("on")]
    assert all(link.startswith(("#", "/", "https://", "http://")) for link in page.xpath("//a/@href"))
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4 | //h5")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels

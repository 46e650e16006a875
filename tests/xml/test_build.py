from __future__ import annotations

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pubmeta.model import Markup, Span, Url
from pubmeta.problems import Problem
from pubmeta.testing.strategies import LINES
from pubmeta.xml.build import (
    Element,
    Line,
    attributes_of,
    block,
    document,
    element,
    empty,
    inline,
    joined,
    line,
    lines_of,
    marked_up,
    parsed,
    text_element,
)

XML_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"))


def root_of(content: bytes) -> etree._Element:
    root = parsed(content)
    assert not isinstance(root, Problem), root
    return root


@given(XML_TEXT.filter(bool), XML_TEXT)
def test_any_text_and_attribute_arrive_as_they_were(text: str, attribute: str) -> None:
    made = element("a", {"b": attribute}, text)
    assert made is not None
    root = root_of(document(made))
    assert root.text == text
    assert root.get("b") == attribute


@given(XML_TEXT, st.none() | XML_TEXT)
def test_an_element_of_text_is_as_any_other(text: str, attribute: str | None) -> None:
    attributes = {"b": attribute, "c": None}
    assert text_element("a", text, attributes) == element("a", attributes, text)
    assert text_element("a", text) == element("a", text)
    assert text_element("a", None, attributes) is None


@given(st.sampled_from(["\t", "\n", "\r", "a\r\nb"]))
def test_white_space_characters_arrive_as_they_were(text: str) -> None:
    made = element("a", {"b": text}, text)
    assert made is not None
    root = root_of(document(made))
    assert (root.text, root.get("b")) == (text, text)


def written(made: Element | None) -> str:
    assert made is not None
    return document(made).decode().partition("?>\n")[2].removesuffix("\n")


def test_what_would_be_empty_is_not_written() -> None:
    assert element("a") is None
    assert element("a", None, "", {"b": "c"}, [None, ()]) is None
    assert element("a", element("b"), element("c", None)) is None
    assert empty("etal") == "<etal/>"
    assert empty("free_to_read", {"start_date": "2024", "end": None}) == '<free_to_read start_date="2024"/>'


def test_elements_are_indented_and_text_is_left_alone() -> None:
    name = element("name", element("surname", "Grover"), element("given-names", "K."))
    assert written(name) == "<name>\n  <surname>Grover</surname>\n  <given-names>K.</given-names>\n</name>"
    assert element("p", "See ", inline("i", "this"), ".") == "<p>See <i>this</i>.</p>"
    nested = element("group", [element("name", element("surname", "Grover")), None])
    assert written(nested) == "<group>\n  <name>\n    <surname>Grover</surname>\n  </name>\n</group>"
    title = element("title", marked_up(Markup(markup="<i>x</i>"), {"i": "italic"}))
    assert title == "<title><italic>x</italic></title>"


def test_absent_attributes_are_left_out_and_a_plain_string_is_always_escaped() -> None:
    assert element("a", {"b": None, "c": '"<&'}, "<i>") == '<a c="&quot;&lt;&amp;">&lt;i&gt;</a>'
    assert isinstance(element("a", "b"), Line)


def test_content_and_attributes_may_stand_in_sequences() -> None:
    shared = MappingProxyType({"b": "2", "c": None})
    assert element("a", [{"x": "1"}, ["<", [None, "&"]]]) == '<a x="1">&lt;&amp;</a>'
    assert element("a", {"b": "1", "c": "3"}, shared, "t") == '<a b="2" c="3">t</a>'
    made = element("a", (element("b", text) for text in "xy"))
    assert written(made) == "<a>\n  <b>x</b>\n  <b>y</b>\n</a>"
    assert element("a", [element("b", "x"), "y"]) == "<a><b>x</b>y</a>"
    assert element("a", Url("https://www.example.org/?a&b")) == "<a>https://www.example.org/?a&amp;b</a>"


def test_markup_is_written_in_a_format_s_own_elements() -> None:
    text = Markup(markup="H<sub>2</sub>O <s>not</s> <math><mi mathvariant='bold'>x</mi><mspace/></math> &lt;")
    lost: list[Span] = []
    written = marked_up(text, {"sub": "sub"}, unplaced=lost.append)
    assert written == 'H<sub>2</sub>O not <mml:math><mml:mi mathvariant="bold">x</mml:mi><mml:mspace/></mml:math> &lt;'
    assert [span.name for span in lost] == ["s"]
    assert marked_up("a < b", {}) == "a &lt; b"


@given(LINES)
def test_ascii_documents_hold_every_character(line: str) -> None:
    made = element("a", line)
    assert made is not None
    content = document(made, ascii_only=True)
    assert content.isascii()
    assert root_of(content).text == line


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not well-formed"),
        (b"<a>", "not well-formed"),
        (b"text", "not well-formed"),
        (b"<a>\xff</a>", "not well-formed"),
        (b"<a>\x00</a>", "not well-formed"),
        (b'<?xml version="1.0" encoding="no-such"?><a/>', "not well-formed"),
        (b"<a>&mdash;</a>", "not well-formed"),
        (b"<a>" * 300 + b"</a>" * 300, "not well-formed"),
    ],
)
def test_what_is_not_xml_is_a_problem_with_its_line(content: bytes, reason: str) -> None:
    problem = parsed(content)
    assert isinstance(problem, Problem)
    assert problem.is_error
    assert reason in problem.message
    assert problem.line is not None


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>',
        b'<!DOCTYPE a [<!ENTITY c SYSTEM "file:///etc/hostname">]><a>&c;</a>',
        b'<!DOCTYPE a SYSTEM "a.dtd"><a>x<b>y&c;z</b></a>',
    ],
)
def test_a_document_that_uses_an_entity_of_its_dtd_is_refused(content: bytes) -> None:
    problem = parsed(content)
    assert isinstance(problem, Problem)
    assert "uses the entity &c;" in problem.message
    assert problem.line == 1


def test_without_blanks_only_white_space_between_elements_is_gone() -> None:
    content = b"<a>\n  <b> </b>\n  <c>x <i>y</i> z</c>\n</a>"
    assert etree.tostring(root_of(content)) == content
    root = parsed(content, keeps_blanks=False)
    assert not isinstance(root, Problem)
    assert etree.tostring(root) == b"<a><b> </b><c>x <i>y</i> z</c></a>"


def test_a_block_is_what_element_makes_of_the_same_lines() -> None:
    lines = [line("b", "a < b"), line("c", "x", attributes_of({"d": 'say "e"', "f": None}))]
    made = element("a", {"g": "h"}, text_element("b", "a < b"), text_element("c", "x", {"d": 'say "e"'}))
    assert block("a", lines, attributes_of({"g": "h"})) == made
    assert made is not None
    assert block("o", [made]) == element("o", made)
    assert block("a", []) is None


def test_a_block_is_indented_alike_whatever_is_in_it() -> None:
    name = block("name", lines_of({"surname": "Grover", "given": "K."}))
    assert name is not None
    people = element("people", name, text_element("etal", "…"))
    text = element("note", "by ", inline("people", name))
    made = element("a", element("b", people, text))
    inside = ["<surname>Grover</surname>", "<given>K.</given>"]
    assert written(made).split("\n") == [
        "<a>",
        "  <b>",
        "    <people>",
        "      <name>",
        *(f"        {each}" for each in inside),
        "      </name>",
        "      <etal>…</etal>",
        "    </people>",
        "    <note>by <people>",
        "      <name>",
        *(f"        {each}" for each in inside),
        "      </name>",
        "    </people></note>",
        "  </b>",
        "</a>",
    ]
    assert written(element("note", "by ", name)).split("\n") == [
        "<note>by <name>",
        *(f"  {each}" for each in inside),
        "</name></note>",
    ]


@given(st.dictionaries(st.sampled_from("abcd"), XML_TEXT))
def test_texts_by_name_are_the_lines_that_each_would_be(texts: dict[str, str]) -> None:
    assert lines_of(texts) == [line(name, text) for name, text in texts.items()]


@given(st.lists(XML_TEXT))
def test_markup_and_texts_in_turn_are_the_lines_that_each_would_be(texts: list[str]) -> None:
    pieces = [piece for text in texts for piece in ("<a>", text, "</a>", "")]
    assert joined(pieces) == "".join(line("a", text) for text in texts)

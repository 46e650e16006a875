"""What other formats left in a text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubmeta.checks.stray_markup import is_clean, is_clean_json, references_in, tags_in


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("<p>Water</p>", ["<p>", "</p>"]),
        ("<jats:p>Water", ["<jats:p>"]),
        ("<mml:mi mathvariant='normal'>x", ["<mml:mi mathvariant='normal'>"]),
        ('<a href="https://www.example.org" rel="x">', ['<a href="https://www.example.org" rel="x">']),
        ("a<br/>b", ["<br/>"]),
        ("<ITALIC>Zea</ITALIC>", ["<ITALIC>", "</ITALIC>"]),
        ("a<b and c>d", []),
        ("x<y>z", []),
        ("p < 0.05", []),
        ("<3", []),
        ("Water", []),
    ],
)
def test_tags(text: str, tags: list[str]) -> None:
    assert list(tags_in(text)) == tags


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("soil &amp; water &#38; salt &#x26; sand", ["&amp;", "&#38;", "&#x26;"]),
        ("&ldquo;soil&rdquo;", ["&ldquo;", "&rdquo;"]),
        ("soil & water; AT&T; R&D;", []),
        ("Water", []),
    ],
)
def test_references(text: str, references: list[str]) -> None:
    assert list(references_in(text)) == references


_PIECES = ["<i>", "</i>", "<jats:p>", "<", "/b>", "&", "amp;", "&#65;", "&#x3c;", "a", " ", "\\", '"', "\n", "\t", "\b",
           "\u0001", "\ufffd", "\ufffe", "\uffff", "\u00e9", "u", "b"]  # fmt: skip


@settings(deadline=None, max_examples=1000)
@given(st.lists(st.sampled_from(_PIECES), max_size=6).map("".join))
def test_a_clean_json_text_has_clean_texts(text: str) -> None:
    plainly, in_ascii = json.dumps({"name": text}, ensure_ascii=False), json.dumps([text])
    for content in (plainly, in_ascii, plainly.replace("/", r"\/")):
        if is_clean_json(content.encode()):
            assert is_clean(text.replace("&", " ").replace("<", " "))
            assert not [*tags_in(text), *references_in(text)]


@pytest.mark.parametrize("text", ["", "soil & water", "p < 0.05", "R&D; AT&T", 'a\tb\n"c"', "\uff0c\u00e9"])
def test_most_json_texts_are_clean(text: str) -> None:
    assert is_clean_json(json.dumps([text], ensure_ascii=False).encode())


@pytest.mark.parametrize("text", ["a<b", "a&b", "a\u0007b", "a\ufffeb", "a\ud800b"])
def test_a_text_with_something_to_look_at_is_not_clean(text: str) -> None:
    assert not is_clean(text)


@pytest.mark.parametrize("text", ["", "Water, soil; 'salt' \"sand\" = 3 > 2", "トウモロコシ 😀\u00a0\ufffd\t\n"])
def test_most_texts_are_clean(text: str) -> None:
    assert is_clean(text)

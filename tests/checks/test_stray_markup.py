"""What other formats left in a text."""

from __future__ import annotations

import pytest

from pubmeta.checks.stray_markup import is_clean, references_in, tags_in


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("<p>Water</p>", ["<p>", "</p>"]),
        ("<jats:p>Water", ["<jats:p>"]),
        ("<mml:mi mathvariant='normal'>x", ["<mml:mi mathvariant='normal'>"]),
        ('<a href="https://www.example.org" rel="x">', ['<a href="https://www.example.org" rel="x">']),
        ("<font color=red>", ["<font color=red>"]),
        ("<table><TR><mfrac>", ["<table>", "<TR>", "<mfrac>"]),
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
        ("caf&eacute; &alpha;&infin;", ["&eacute;", "&alpha;", "&infin;"]),
        ("soil & water; AT&T; R&D; &amp &x;", []),
        ("Water", []),
    ],
)
def test_references(text: str, references: list[str]) -> None:
    assert list(references_in(text)) == references


@pytest.mark.parametrize("text", ["a<b", "a&b", "a\u0007b", "a\ufffeb", "a\ud800b"])
def test_a_text_with_something_to_look_at_is_not_clean(text: str) -> None:
    assert not is_clean(text)


@pytest.mark.parametrize("text", ["", "Water, soil; 'salt' \"sand\" = 3 > 2", "トウモロコシ 😀\u00a0\ufffd\t\n"])
def test_most_texts_are_clean(text: str) -> None:
    assert is_clean(text)

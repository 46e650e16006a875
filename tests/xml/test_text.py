"""The characters of an element."""

from __future__ import annotations

import pytest
from lxml import etree

from pubmeta.xml.text import characters


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a", "a"),
        ("", ""),
        ("a<i>b</i>c", "abc"),
        ("a<break/>b", "a b"),
        ("<i>a<b><break/>b</b>c</i>d<!-- no -->e", "a bcde"),
        ('<break xmlns="x:y"/>a', " a"),
    ],
)
def test_the_end_of_a_line_is_a_space(content: str, expected: str) -> None:
    assert characters(etree.fromstring(f"<x>{content}</x>")) == expected

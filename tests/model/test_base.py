"""Text on one line."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubmeta.model.base import is_plain, single_line

PIECES = tuple("aé中 \t\n\r\x00\x85\xa0\u0301\u2028\ud800\ufffe\U0010ffff")


@given(st.lists(st.sampled_from(PIECES), max_size=4).map("".join) | st.text(max_size=4))
def test_what_is_plain_is_one_line_of_allowed_characters_already(text: str) -> None:
    if is_plain(text):
        assert text == re.sub("[ \t\r\n]+", " ", text).strip(" ")
        assert text.strip()
        assert not re.search("[\x00-\x1f\ud800-\udfff\ufffe\uffff]", text)


@pytest.mark.parametrize("text", ["Smith", "van Engelen", "O’Hanlon", "中村", "H₂O & x < y"])
def test_nearly_all_text_is_plain(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [(" a", "a"), ("a\n\t b", "a b"), ("a  b ", "a b"), ("a\u00a0b", "a\u00a0b"), ("a\u2028b", "a\u2028b")],
)
def test_white_space_of_xml_becomes_one_space(text: str, line: str) -> None:
    assert single_line(text) == line


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "a\x00", "\ufffe", "\ud800"])
def test_blank_and_forbidden_characters_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"blank|not allowed in XML"):
        single_line(text)

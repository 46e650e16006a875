"""Short and readable."""

from __future__ import annotations

import re

from pubmeta.checks.wording import alternatives, shortened, tags, worded


def test_lists_read_as_english() -> None:
    assert tags([]) == ""
    assert tags(["a"]) == "<a>"
    assert tags(["a", "b"]) == "<a> or <b>"
    assert tags(["a", "b", "c", "a"]) == "<a>, <b> or <c>"


def test_long_lists_are_cut() -> None:
    assert alternatives(map(str, range(20))) == "0, 1, 2, 3, 4, 5, 6, 7 or one of 12 others"


def test_long_and_broken_text_is_one_short_line() -> None:
    assert shortened("a\n  b") == "a b"
    assert shortened("x" * 81) == "x" * 79 + "…"
    assert len(shortened("x" * 81)) == 80


def test_a_sentence_is_put_in_our_words() -> None:
    table = {re.compile("length of '(?P<n>.*)'"): "{tag} has {n} characters"}
    assert worded("The value has a length of '3'.", table, {"tag": "<a>"}) == "<a> has 3 characters"


def test_a_value_is_never_taken_for_a_field() -> None:
    table = {re.compile("value '(?P<value>.*)'"): "{tag} is {value}"}
    assert worded("value '{tag} {0}'", table, {"tag": "<a>"}) == "<a> is {tag} {0}"


def test_an_unknown_sentence_is_kept_and_cut() -> None:
    assert worded("Something new.", {}, {}) == "Something new."
    assert len(worded("x" * 50_000, {}, {})) == 160

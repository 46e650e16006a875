from __future__ import annotations

import pytest

from pubmeta.model import Keywords
from pubmeta.problems import Log
from pubmeta.reading import Field, keyword_group, keywords_in


@pytest.mark.parametrize(
    ("text", "words"),
    [("a, b", ["a", "b"]), ("a, b; c", ["a, b", "c"]), ("a", ["a"])],
)
def test_semicolons_or_else_commas_are_between_keywords(text: str, words: list[str]) -> None:
    assert [word.as_line() for word in keywords_in(Field("KW", text, Log()))] == words


def test_a_group_has_each_word_once() -> None:
    assert keyword_group(["a", None, "b", "a"]) == (Keywords(keywords=("a", "b")),)
    assert keyword_group([None]) == ()

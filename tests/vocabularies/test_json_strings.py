"""Strings of JSON in a text that may not be JSON throughout."""

from __future__ import annotations

import json
import re
from random import Random

import pytest

from pubmeta.vocabularies.json_strings import STRING

_STRING = re.compile(STRING)


@pytest.mark.parametrize("text", ["", "a", 'a "b" c', "\\", '\\"', "\\\\", "\n\té\ud83d\ude00", '"', "'"])
def test_a_string_is_matched_whole(text: str) -> None:
    written = json.dumps(text)
    found = _STRING.match(f'{written}, "next"')
    assert found
    assert found[0] == written


@pytest.mark.parametrize("cut", ['"', '"a', '"a\\', '"a\\"', '"a\\\\', '"a\n\\"b'])
def test_one_that_is_cut_goes_on_to_the_end(cut: str) -> None:
    assert _STRING.findall(f'{{"key": {cut}') == ['"key"', cut]


def test_a_character_that_is_escaped_may_be_any() -> None:
    random = Random(3)  # noqa: S311 (the same texts each time)
    for _ in range(500):
        text = "".join(random.choices('\\"a\n', k=random.randint(1, 12)))
        whole = re.fullmatch(r'"(?:[^"\\]|\\.)*"', text, re.DOTALL)
        found = _STRING.fullmatch(text)
        assert found or not whole

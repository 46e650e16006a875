"""Characters that XML advises against are seen, with what they most likely are; no other is."""

from __future__ import annotations

import pytest

from pubmeta.checks.odd_characters import odd_characters


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("it\x92s \x93x\x94", ["U+0092, probably ’", "U+0093, probably “", "U+0094, probably ”"]),
        ("a\x85", ["U+0085, probably …"]),
        ("a\x81\x7f", ["U+0081, a control character", "U+007F, a control character"]),
        ("caf\ufffd", ["U+FFFD, where a character could not be read"]),
    ],
)
def test_each_is_named_with_what_it_most_likely_is(text: str, found: list[str]) -> None:
    assert list(odd_characters(text)) == found


@pytest.mark.parametrize("text", ["", "~", "\xa0", "\xad", "’…", "\u200b\u2060\ufeff\ufffc", "水"])
def test_any_other_text_is_left_alone(text: str) -> None:
    assert list(odd_characters(text)) == []

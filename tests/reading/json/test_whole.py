"""JSON texts that are parsed at once: which are, and what is left to the walk through them."""

from __future__ import annotations

import pytest

from pubmeta.reading.json.whole import MOST_BYTES, is_deeper, undoubted


@pytest.mark.parametrize(
    ("content", "value"),
    [
        (b'[{"a": 1, "b": [1.5, null, true]}]', [{"a": 1, "b": [1.5, None, True]}]),
        ('{"a": "é\\u00e9\\u0000"}'.encode(), {"a": "éé\x00"}),
        (b"-" + b"9" * 17, -int("9" * 17)),
        (b"1e-999", 0.0),
        (b'"a"', "a"),
    ],
)
def test_a_text_that_every_parser_takes(content: bytes, value: object) -> None:
    assert undoubted(content, 64) == value


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b'{"a": 1} {}',
        b'{"a": 1, "a": 1}',
        b'{"a": "\xff"}',
        b'\xef\xbb\xbf{"a": 1}',
        b'{"a": "\\uD83D\\uDE00"}',
        b'{"a": "\\udc00"}',
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        b'{"a": 1e999}',
        b"9" * 19,
        b"9" * 10_000,
        b"[" * 65 + b"]" * 65,
        b"[" * 100_000,
    ],
)
def test_a_text_in_which_something_is_in_doubt(content: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (nobody reads the message)
        undoubted(content, 64)


def test_a_long_text_is_left_to_the_walk_which_takes_less_memory() -> None:
    text = b'"' + b"a" * (MOST_BYTES - 2) + b'"'
    assert len(undoubted(text, 64)) == MOST_BYTES - 2
    with pytest.raises(ValueError):  # noqa: PT011
        undoubted(text + b" ", 64)


@pytest.mark.parametrize(
    ("value", "depth"), [("a", 0), ([], 1), ({}, 1), ([1, {"a": "b"}], 2), ({"a": [], "b": {"c": [[]]}}, 4)]
)
def test_depth_is_that_of_arrays_and_objects_within_each_other(value: object, depth: int) -> None:
    assert [is_deeper(value, levels) for levels in range(6)] == [depth > levels for levels in range(6)]

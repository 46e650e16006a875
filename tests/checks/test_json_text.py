"""Reading JSON strictly."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pubmeta.checks.json_text import MAX_DEPTH, json_path, parsed


def test_a_json_text_has_its_value() -> None:
    document = parsed('\ufeff{"a": [1, 2.5, "\\ud83d\\ude00 é", null, true]}'.encode())
    assert document.is_json
    assert document.value == {"a": [1, 2.5, "😀 é", None, True]}
    assert document.problems == ()


@pytest.mark.parametrize(
    ("content", "message", "line"),
    [
        (b"", "is not JSON: Expecting value, column 1", 1),
        (b'{\n"a" 1}', "is not JSON: Expecting ':' delimiter, column 5", 2),
        (b"{} {}", "is more than one JSON value: the first one ends before column 4", 1),
        ("é".encode("latin-1"), "is not UTF-8: byte 0 is 0xe9", None),
        (b"[NaN]", "is not JSON: NaN is not a JSON number", None),
        (b"[-Infinity]", "is not JSON: -Infinity is not a JSON number", None),
        (b"[1e999]", "is not JSON: 1e999 is larger than any number that programs can exchange", None),
        (b'["\\udc00"]', "has half a surrogate pair, \\udc00, which is not a character", None),
        (b'{"\\ud800": 1}', "has half a surrogate pair, \\ud800, which is not a character", None),
        (b"[" * 100_000, f"nests deeper than {MAX_DEPTH} levels", None),
        (b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1), f"nests deeper than {MAX_DEPTH} levels", None),
    ],
)
def test_what_is_no_json_says_why(content: bytes, message: str, line: int | None) -> None:
    document = parsed(content)
    assert not document.is_json
    (problem,) = document.problems
    assert (problem.kind, problem.message, problem.line) == ("malformed", message, line)


def test_as_deep_as_allowed() -> None:
    assert parsed(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH).is_json


def test_repeated_keys_are_named_once() -> None:
    document = parsed(b'[{"a": 1, "b": 2, "a": 3, "a": 4}, {"a": 1, "a": 2}, {"b": 1, "c": 2}]')
    assert document.is_json
    assert [problem.kind for problem in document.problems] == ["invalid"]
    assert "'a'" in document.problems[0].message


def test_json_paths() -> None:
    assert json_path(()) == "$"
    assert json_path((0, "author", 1, "non-dropping-particle")) == "$[0].author[1]['non-dropping-particle']"
    assert json_path(("@id",)) == "$['@id']"


@pytest.mark.parametrize(("depth", "is_json"), [(MAX_DEPTH, True), (MAX_DEPTH + 1, False)])
def test_indented_texts_may_nest_as_deep_as_others(depth: int, is_json: bool) -> None:  # noqa: FBT001
    value: list[Any] = []
    for _ in range(depth - 1):
        value = [value]
    assert parsed(json.dumps(value, indent=2).encode()).is_json == is_json

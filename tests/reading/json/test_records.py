"""Files of many JSON records: their forms, and what is wrong with them."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubmeta.problems import Kind, Log, Problem
from pubmeta.reading.json.records import JsonRecord, Wrapping, json_records, report_repeated_keys
from pubmeta.reading.streams import only_record

WRAPPING = Wrapping(arrays=frozenset({"items"}), object="message")


def records(content: bytes) -> list[JsonRecord | Problem]:
    """Those of a stream, and the same of a text in memory."""
    found = list(json_records(BytesIO(content), WRAPPING))
    assert repr(list(json_records(content, WRAPPING))) == repr(found)  # by which 1 and 1.0 differ
    return found


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'[{"a": 1}, {"b": [1.5, {"c": null}]}, 7]',
         [("[0]", {"a": 1}), ("[1]", {"b": [1.5, {"c": None}]}), ("[2]", 7)]),
        (b'{"a": {"items": [1]}}', [("", {"a": {"items": [1]}})]),
        (b'{"total": 2, "items": [{"a": 1}, {"a": 2}]}', [("items[0]", {"a": 1}), ("items[1]", {"a": 2})]),
        (b'{"message": {"n": 2, "items": [{"a": 1}, {"a": 2}]}}',
         [("message.items[0]", {"a": 1}), ("message.items[1]", {"a": 2})]),
        (b'{"status": "ok", "message": {"a": {"message": {}}}}', [("message", {"a": {"message": {}}})]),
        (b'{"message": 3}', [("", {"message": 3})]),
        (b'{"a": 1}\n{"a": 2}\n', [("", {"a": 1}), ("", {"a": 2})]),
        (b'[{"a": 1}]\n[{"a": 2}]', [("[0]", {"a": 1}), ("[0]", {"a": 2})]),
        ('[{"a": "\u00e9"}]'.encode("utf-16"), [("[0]", {"a": "\u00e9"})]),
        (b'\xef\xbb\xbf[{"a": 1}]', [("[0]", {"a": 1})]),
        (b"[]", []),
    ],
)  # fmt: skip
def test_each_record_comes_with_its_path(content: bytes, expected: list[tuple[str, object]]) -> None:
    assert [(found.path, found.value) for found in records(content) if isinstance(found, JsonRecord)] == expected


def test_repeated_keys_are_named_and_the_last_value_counts() -> None:
    assert records(b'[{"a": 1, "a": 2, "b": {"c": 1, "c": 3}}]') == [
        JsonRecord("[0]", {"a": 2, "b": {"c": 3}}, ("[0].a", "[0].b.c"))
    ]


@pytest.mark.parametrize(
    ("content", "paths"),
    [
        (b'{"a": 1, "b": [{"c": 1}, {"c": 2, "c": 2}], "\\u0061": 2}', ["b[1].c", "a"]),
        (b'\xef\xbb\xbf{"a": 1, "a": 2}', ["a"]),
        (b'{"a": {"c": 1}, "b": {"c": 1}, "A": "\\"a\\": 1"}', []),
        (b'{"a": 1, "a": ', []),
        (b'{"a": 1, "a": "\xff"}', []),
        (b"[" * 100_000, []),
    ],
)  # fmt: skip
def test_repeated_keys_of_a_text_are_reported_where_they_are(content: bytes, paths: list[str]) -> None:
    log = Log()
    report_repeated_keys(content, log)
    assert [(problem.kind, problem.path) for problem in log] == [(Kind.GUESSED, path) for path in paths]


@pytest.mark.parametrize(
    ("content", "before", "path", "message"),
    [
        (b'[{"a": 1}, {"b"', 1, "[1]", "is not JSON: it ends in the middle"),
        (b'[{"a": 1}, {"b": 2} {"c": 3}]', 2, "[2]", "is not JSON: a comma or ] is missing after a value"),
        (b'[{"a": 1}] ]', 1, "[1]", "is not JSON: a value is missing, or a bracket has no other"),
        (b'{"n": 2, "items": [{"a": 1}, {"b": x}]}', 1, "items[1]", "is not JSON: something is not"),
        (b'{"message": {"items": [{"a": 1}, {"b": x}]}}', 1, "message.items[1]", "is not JSON: something is not"),
        (b'{"message": {"a": x}}', 0, "message", "is not JSON: something is not in double quotation marks"),
        (b"", 0, "", "is not JSON: it ends in the middle"),
        (b'{"a": NaN}', 0, "", "is not JSON: something is not in double quotation marks"),
        (b'{"a": 1e999}', 0, "", "is not JSON: a number is too large"),
        (b'{"a": %s}' % (b"9" * 30), 0, "", "is not JSON: a number is too large"),
        (b'{"a": "\xff"}', 0, "", "is not JSON: a text is not UTF-8"),
        (b'[1, "\\udc00"]', 1, "[1]", "contains half of a surrogate pair, \\udc00, which is not a character; nothing"),
        (b"[1, " + b"[" * 100 + b"]" * 101, 1, "[1]", "nests values deeper than 64 levels, which no record needs; n"),
    ],
)  # fmt: skip
def test_a_broken_file_ends_with_the_reason_and_how_far_it_was_read(
    content: bytes, before: int, path: str, message: str
) -> None:
    *found, problem = records(content)
    assert len(found) == before
    assert isinstance(problem, Problem)
    assert (problem.path, problem.line) == (path, None)
    assert problem.message.startswith(message)
    assert problem.message.endswith("; nothing after it was read") == bool(path)  # else it is all that there is


def test_a_broken_line_ends_with_the_reason_and_its_number() -> None:
    content = b'{"a": 1}\n\n{"a": x}\n{"a": 1, "a": 2}\n{"items": [1, x]}\n[%s]\n7' % (b"[" * 70)
    assert records(content) == [
        JsonRecord("", {"a": 1}, line=1),
        Problem(Kind.MALFORMED, "is not JSON: something is not in double quotation marks", line=3),
        JsonRecord("", {"a": 2}, ("a",), line=4),
        JsonRecord("items[0]", 1, line=5),
        Problem(Kind.MALFORMED, "is not JSON: something is not in double quotation marks", "items[1]", line=5),
        Problem(Kind.MALFORMED, "nests values deeper than 64 levels, which no record needs", "[0]", line=6),
        JsonRecord("", 7, line=7),
    ]


KEYS = st.sampled_from(["a", "b", "items", "message"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(allow_nan=True) | st.text(max_size=3),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(KEYS, values, max_size=3),
    max_leaves=8,
)
INSERTED = st.sampled_from(
    [
        "",
        "\n",
        ",",
        ":",
        '"',
        "[",
        "}",
        '"a": 1,',
        '"\\ud83d\\ude00"',
        "\\udc00",
        "9" * 18,
        "9" * 19,
        "e999",
        "\ufeff",
        "\x00",
    ]
)


@given(values=st.lists(VALUES, min_size=1, max_size=3), is_ascii=st.booleans(), inserted=INSERTED, at=st.floats(0, 1))
@settings(max_examples=300)
def test_a_text_in_memory_is_read_as_a_stream_is(
    *, values: list[object], is_ascii: bool, inserted: str, at: float
) -> None:
    text = "\n".join(json.dumps(value, ensure_ascii=is_ascii) for value in values)
    position = round(at * len(text))
    records((text[:position] + inserted + text[position:]).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("depth", range(60, 70))
def test_what_nests_deep_in_memory_is_read_as_a_stream_is(depth: int) -> None:
    for around in (b"%s", b"[%s]", b'{"a": %s}', b'{"items": [%s]}'):
        records(around % (b"[" * depth + b"]" * depth))


def test_a_byte_order_mark_begins_a_file_and_no_line() -> None:
    first, second = records(b'\xef\xbb\xbf{"a": 1}\n\xef\xbb\xbf{"a": 2}\n')
    assert first == JsonRecord("", {"a": 1}, line=1)
    assert isinstance(second, Problem)


def test_a_record_comes_before_the_next_is_read() -> None:
    stream = BytesIO(b'[{"a": 1},' + b" " * 1_000_000 + b'{"a": 2}]')
    first = next(json_records(stream, WRAPPING))
    assert isinstance(first, JsonRecord)
    assert stream.tell() < 500_000


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"[]", "contains no record"),
        (b"[{}, {}]", "contains 2 records"),
        (b'[{"a": 1}, {"b"', "is not JSON"),
    ],
)
def test_a_file_that_does_not_hold_one_record_says_why(content: bytes, message: str) -> None:
    log = Log()
    assert only_record(json_records(content, WRAPPING), log) is None
    (problem,) = log
    assert message in problem.message


def test_the_only_record() -> None:
    log = Log()
    assert only_record(json_records(b'[{"a": 1}]', WRAPPING), log) == JsonRecord("[0]", {"a": 1})
    assert not log.problems

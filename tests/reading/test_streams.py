from __future__ import annotations

from io import BytesIO
from time import process_time

import pytest

from pubmeta.problems import Kind, Log, Problem
from pubmeta.reading import lines_of, marked_encoding, only_record


def read(content: bytes) -> tuple[list[str], list[Problem]]:
    problems: list[Problem] = []
    return list(lines_of(BytesIO(content), problems.append)), problems


@pytest.mark.parametrize(
    "content",
    [
        "a\nö\nc".encode(),
        "a\r\nö\r\nc\r\n".encode(),
        "a\rö\rc".encode(),
        b"\xef\xbb\xbf" + "a\nö\nc".encode(),
        "a\nö\nc".encode("utf-16"),
        "a\nö\nc".encode("utf-32"),
    ],
)
def test_lines_in_every_encoding_that_says_what_it_is(content: bytes) -> None:
    assert read(content) == (["a", "ö", "c"], [])


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_only_python_takes_for_the_end_of_a_line_is_none(codec: str) -> None:
    text = "a\u2028b\x0bc\x85d\r\n\ne\rf"
    assert read(text.encode(codec)) == (["a\u2028b\x0bc\x85d", "", "e", "f"], [])


def test_a_long_line_of_utf_16_takes_as_long_as_it_is() -> None:
    started = process_time()
    (line,), _ = read(("a" * 10_000_000).encode("utf-16"))
    assert len(line) == 10_000_000
    assert (
        process_time() - started < 5
    )  # seconds, on a slow machine; what grows with the square takes ten on a fast one


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_the_stream_stays_open(codec: str) -> None:
    stream = BytesIO("a\nb".encode(codec))
    assert next(lines_of(stream, Log().add)) == "a"
    assert not stream.closed


def test_what_is_not_utf_8_is_read_as_windows_1252_and_reported_once() -> None:
    lines, problems = read(b"a\nb\xf6\n\x93c\x94\n" + "ö".encode())
    assert lines == ["a", "bö", "“c”", "ö"]
    assert [(problem.kind, problem.line) for problem in problems] == [(Kind.GUESSED, 2)]


def test_byte_order_marks() -> None:
    assert marked_encoding(b"\xef\xbb\xbfx") == "utf-8-sig"
    assert marked_encoding("x".encode("utf-16-le")) is None
    assert marked_encoding("x".encode("utf-16")) == "utf-16"
    assert marked_encoding("x".encode("utf-32")) == "utf-32"


def test_one_record_is_taken_and_more_are_counted() -> None:
    log = Log()
    assert only_record(iter(["a"]), log) == "a"
    assert len(log) == 0
    assert only_record(iter([]), log, "holds nothing") is None
    assert only_record(iter(["a", "b", "c"]), log) is None
    absent, several = log
    assert (absent.kind, absent.message) == (Kind.MALFORMED, "holds nothing")
    assert several.kind is Kind.INVALID
    assert "3 records" in several.message
    assert several.remedy == "use `read_many`, which reads each"

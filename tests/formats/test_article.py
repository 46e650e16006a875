"""pubmeta's own JSON: one article a file, or JSON lines of them."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

import pubmeta
from pubmeta.errors import ReadError
from pubmeta.formats.article import recognise

LINES = (
    b'{"title": "One", "doi": "10.5555/1"}\n'
    b"\n"
    b'{"title": "Two", "doi": "10.1097/"}\n'
    b"{broken\n"
    b'{"title": "Three", "type": "book"}\n'
    b'{"title": "Four"}'
)


def outcomes(content: bytes) -> Iterator[str | list[tuple[str, int | None]]]:
    for found in pubmeta.read_many(content, "article"):
        if isinstance(found, ReadError):
            yield [(problem.path, problem.line) for problem in found.problems]
        else:
            yield str(found.article.title)


def test_each_line_is_an_article_and_a_bad_one_is_told_with_its_line() -> None:
    assert list(outcomes(LINES)) == ["One", [("doi", 3)], [("", 4)], [("type", 5)], "Four"]
    assert pubmeta.detect(LINES) == "article"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_the_encoding(encoding: str) -> None:
    content = json.dumps({"title": "Tür"}, ensure_ascii=False).encode(encoding)
    assert pubmeta.read(content).article.title == "Tür"
    assert list(outcomes(content)) == ["Tür"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"title": "T"', "is not JSON: EOF while parsing an object at line 1 column 13"),
        (b"{}", "is required"),
        (b'["a"]', "is ['a'], where an object is expected"),
    ],
)
def test_what_is_not_an_article_is_said_in_words(content: bytes, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        pubmeta.read(content, "article")
    assert [problem.message for problem in caught.value.problems] == [message]


@pytest.mark.parametrize("indent", [None, 2])
def test_an_article_over_one_line_or_many_is_one(indent: int | None) -> None:
    content = b"\xef\xbb\xbf" + json.dumps({"title": "One"}, indent=indent).encode()
    assert list(outcomes(content)) == ["One"]


def test_what_is_no_json_at_all_is_one_problem() -> None:
    assert list(outcomes(b"{\n\n")) == [[("", None)]]
    assert list(outcomes(b"[" * 100_000)) == [[("", None)]]


def test_a_repeated_key_is_reported_and_the_last_is_read() -> None:
    content = b'{"title": "A", "journal": {"title": "J", "title": "K"}, "title": "B"}'
    reading = pubmeta.read(content, "article")
    assert (reading.article.title, reading.article.journal and reading.article.journal.title) == ("B", "K")
    assert [(problem.kind, problem.path) for problem in reading.problems] == [
        ("guessed", "journal.title"),
        ("guessed", "title"),
    ]
    (_, second) = pubmeta.read_many(b'{"title": "A"}\n{"title": "A", "title": "B"}', "article")
    assert [(problem.path, problem.line) for problem in second.problems] == [("title", 2)]


def test_a_repeated_key_is_invalid() -> None:
    report = pubmeta.validate(b'{"title": "A", "title": "B"}', "article")
    assert [(problem.kind, problem.message) for problem in report.problems] == [
        ("invalid", "an object has the key 'title' more than once")
    ]


@pytest.mark.parametrize("content", [b'{"title": "A"', b'{"title": "\xff"}', b'{"title": "\\ud800"}'])
def test_what_is_not_json_is_told_once(content: bytes) -> None:
    assert [problem.kind for problem in pubmeta.validate(content, "article").problems] == ["malformed"]


@pytest.mark.parametrize(
    ("text", "is_ours"),
    [
        (b'{"title": "A"}', True),
        (b'\xef\xbb\xbf {"volume": "1", "journal": {"title": "J"}, "title" : "A"}', True),
        (b'{"references": [{"title": "A"}]}', False),
        (b'{"record": {"title": "A"}}', False),
        (b'{"record": "\\"title\\": {", "x": "title"}', False),
        (b'{"kind": "title"}', False),
        (b'{"kind": "title", "title": "A"}', True),
    ],
)
def test_its_signature_is_a_title_of_its_own(text: bytes, is_ours: bool) -> None:  # noqa: FBT001 (a case's value)
    assert recognise(text) is is_ours

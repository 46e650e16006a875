"""A job: what is said of a source in which there is nothing to do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import pubmeta.api
from pubmeta.run.job import Job


@pytest.mark.parametrize(
    ("content", "message", "remedy"),
    [
        (b" \n", "the content is empty", None),
        (b"?", "the content is in no format that pubmeta recognises", "name the format with --from or read_as"),
    ],
)
def test_a_source_that_no_format_recognises_is_one_record_that_says_so(
    content: bytes, message: str, remedy: str | None
) -> None:
    (record,) = Job(formats=("csl",)).records(content)
    assert [(problem.message, problem.remedy) for problem in record.problems] == [(message, remedy)]
    assert record.format is None


def test_a_list_without_records_is_one_record_that_says_so() -> None:
    (record,) = Job(formats=("csl",), read_as="csl").records(b"[]")
    assert [problem.message for problem in record.problems] == ["contains no record"]


def test_of_a_source_too_large_for_the_memory_the_rest_is_said_not_to_be_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read_many(source: object, name: str) -> Iterator[pubmeta.Reading]:
        yield pubmeta.read(b'{"title": "Water"}', "article")
        raise MemoryError

    monkeypatch.setattr(pubmeta.api, "read_many", read_many)
    made, ended = Job(formats=("csl",), read_as="article").records(b"")
    assert made.documents[0].content
    assert ended.documents[0].content is None
    (problem,) = ended.problems
    assert problem.code == "pubmeta.memory-limit"
    assert problem.message.endswith("what follows it in the file was not read")

"""A job: what is said of a source in which there is nothing to do."""

from __future__ import annotations

import pytest

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

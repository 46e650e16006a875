"""A job: what is said of a source in which there is nothing to do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import pubmeta.api
from pubmeta.errors import UnknownFormatError
from pubmeta.problems import Kind, Problem
from pubmeta.run.job import Job, JobDocument, JobRecord, problems_of
from pubmeta.run.outcomes import validated
from pubmeta.testing import cases


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


@pytest.mark.parametrize(
    ("content", "named", "remedy"),
    [
        (b'[{"id": "a", "type": "article-journal", "title": "Rain"}]', "jats", "csl"),
        (b'[{"id": "a", "type": "article-journal", "title": "Rain"}]', "bibtex", "csl"),
        (b"<article><front></front>", "jats", None),  # is broken JATS
        (b"?", "jats", None),
    ],
)
def test_who_names_another_format_than_the_content_has_is_told_which_it_is(
    content: bytes, named: str, remedy: str | None
) -> None:
    (record,) = Job(formats=("csl",), read_as=named).records(content)
    expected = remedy and f"name {remedy}, which the content is recognised as, or no format"
    assert [problem.remedy for problem in record.problems] == [expected]
    (document,) = validated(content, "x", named, (), "--format").documents
    assert document.problems[0].remedy == expected


def test_where_nothing_can_name_the_format_there_is_no_remedy_that_says_so() -> None:
    (problem,) = problems_of(UnknownFormatError("unknown", "name the format"))
    assert (problem.message, problem.remedy) == ("unknown", None)


def test_a_word_of_strict_is_a_kind_of_warning_or_a_rule() -> None:
    Job(formats=("csl",), strict=frozenset({"guessed", "csl.label"})).check()
    for word in ("gessed", "missing"):
        with pytest.raises(ValueError, match=f"strict has '{word}', which is neither a kind of warning nor a rule"):
            Job(formats=("csl",), strict=frozenset({word})).check()


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


def test_records_that_are_worked_on_together_become_what_each_becomes_alone() -> None:
    job = Job(formats=("jats", "csl", "crossref", "schemaorg"))
    none = tuple(JobDocument(format=name) for name in job.formats)
    unread = JobRecord(problems=(Problem(Kind.MALFORMED, "is empty"),), documents=none)
    found = [pubmeta.Reading(format="article", article=article) for article in cases().values()]
    several: list[pubmeta.Reading | JobRecord] = [*found[:2], unread, *found[2:]]
    made = job.together(several, [dict] * len(several), [True] * len(several))
    assert made == [job.record(each) for each in several]
    assert any(document.content for document in made[1].documents)


def test_one_of_several_that_cannot_be_written_takes_no_other_with_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    whole = pubmeta.api.write

    def write(article: pubmeta.Article, name: str, options: pubmeta.Options) -> pubmeta.Document:
        if article.title == "B":
            raise KeyError("term")
        return whole(article, name, options)

    monkeypatch.setattr(pubmeta.api, "write", write)
    found = [pubmeta.Reading(format="article", article=pubmeta.Article(title=title)) for title in "ABC"]
    made = Job(formats=("csl",)).together(found, [dict] * 3, [False] * 3)
    assert [each.documents[0].content is not None for each in made] == [True, False, True]
    assert [problem.code for problem in made[1].documents[0].problems] == ["pubmeta.fault"]
    (fault,) = caplog.records
    assert fault.name == "pubmeta.faults"
    assert fault.exc_info
    assert fault.exc_info[0] is KeyError

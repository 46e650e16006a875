"""JSON lines: each line is read by itself, and what is no JSON lines is not taken for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO

import pytest

import pubmeta
from pubmeta import ReadError
from pubmeta.reading.json.lines import is_json_lines, json_lines, separate_texts

GOOD = b'{"id": "a"}'
RECORDS: dict[str, dict[str, object]] = {
    "article": {"doi": "10.5555/x"},
    "csl": {"id": "a", "type": "article-journal", "DOI": "10.5555/x"},
    "crossref-rest": {"DOI": "10.5555/x", "type": "journal-article", "reference-count": 0},
    "schemaorg": {"@context": "https://schema.org", "@type": "ScholarlyArticle"},
}
"""What a record of each format has besides its title."""
TITLES = {"schemaorg": "name"}


def line(name: str, title: str) -> bytes:
    """A record, on one line."""
    said = [title] if name == "crossref-rest" else title
    return json.dumps({**RECORDS[name], TITLES.get(name, "title"): said}).encode()


def outcomes(name: str, content: bytes) -> Iterator[str | tuple[str, int | None]]:
    """The title of each article, or the kind of problem and the line where there is none."""
    for found in pubmeta.read_many(content, name):
        if isinstance(found, ReadError):
            (problem,) = found.problems
            yield problem.kind.value, problem.line
        else:
            yield str(found.article.title)


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("start", [b"", b"\n \n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
@pytest.mark.parametrize("name", RECORDS)
def test_a_broken_line_is_one_problem_and_the_others_are_read(name: str, start: bytes, end: bytes) -> None:
    before = start.count(b"\n")
    a, b, c = (line(name, title) for title in "ABC")
    for broken in (b"{broken", a[:-9], a[:-1], b"}", b'{"a": "\xff"}', b'{"a": "\\ud83d"}'):
        wrong = ("malformed", before + 1)
        assert list(outcomes(name, start + end.join((broken, a, b)))) == [wrong, "A", "B"], broken
        wrong = ("malformed", before + 3)
        assert list(outcomes(name, start + end.join((a, b"", broken, b, c, b"")))) == ["A", wrong, "B", "C"], broken


@pytest.mark.parametrize("name", sorted(RECORDS.keys() - {"article"}))
def test_in_another_encoding(name: str) -> None:
    content = b"\n".join((line(name, "A\u2028b"), b"{broken", line(name, "C"))).decode().encode("utf-16")
    assert list(outcomes(name, content)) == ["A\u2028b", ("malformed", 2), "C"]


@pytest.mark.parametrize("name", RECORDS)
def test_problems_have_the_number_of_their_line(name: str) -> None:
    odd = line(name, "B").replace(b"{", b'{"x-odd": 1, ', 1)
    found = list(pubmeta.read_many(b"\n".join((line(name, "A"), b"", odd)), name))
    assert [{problem.line for problem in each.problems} - {3} for each in found] == [set(), set()]
    assert found[1].problems


@pytest.mark.parametrize("name", RECORDS)
def test_one_record_on_one_line_or_many_has_no_lines(name: str) -> None:
    for content in (line(name, "A"), line(name, "A") + b"\n\n", json.dumps(json.loads(line(name, "A")), indent=1)):
        (found,) = pubmeta.read_many(content, name)
        assert {problem.line for problem in found.problems} <= {None}


@pytest.mark.parametrize(
    "head",
    [
        b'{"a": 1}\n{"a": 2}',
        b'{"a": 1}\r\n{"a": 2}\r\n',
        b'\xef\xbb\xbf{"a": 1}\n{"a": 2}',
        b'\n \n\t{"a": 1}\n\n{"a": 2}',
        b'{"a": 1}\n{"a": "cut h',
        b'{"a": 1}\n{broken}\n',
        b'{"a": 1}\nbroken\n',
        b"{}\n{}",
        b'{broken\n{"a": 1}',
        b'{"a": "cut off\n{"a": 1}\n{"a": 2}',
        b'{"a": 1,\n{"a": 1}\n{"a": 2}',
        b'{"a": [\n{"a": 1}\n{"a": 2}',
        b'{broken\n{"a": 1}\nbroken',
        b'{"a": 1\n{"a": 1}\n{broken',
        b'{"a": "\\ud83d"}\n{"a": 1}\n',
        b'the end of one"}\n{"a": 1}\n{"a": 2}\n',
    ],
)
def test_what_is_json_lines(head: bytes) -> None:
    assert is_json_lines(head)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"{",
        b"plain text\nof two lines\nor three",
        b"<html>\n{}\n</html>",
        b'{"a": 1}',
        b'{"a": 1}\n',
        b'{"a": 1}\n \n',
        b'{"a": 1} {"a": 2}',
        b'{\n"a": {}\n}',
        b'{\n"a":\n{}\n}',
        b'{"a":\n{}\n}',
        b'{"a":\n{},\n"b": {}\n}',
        b"[\n{},\n{}\n]",
        b"[\n{}\n]",
        b"[\n{}\n,{}\n]",
        b"[{},\n{},\n{}]",
        b"[{}]\n[{}]",
        b'{"items": [\n{"id": 1}\n,{"id": 2}]}',
        b'{"items": [\n{"id": 1},\n{"id": 2}\n]}',
        b'{"items": [\n{"id": 1}\n]}',
        b'{"items": [{"id": 1},\n{"id": 2}\n]}',
        b'{"a": 1}\n{\n"a": 2\n}\n',
        b'{"a": "' + b"long " * 9 + b'"',
        '{"a": 1}\n{"a": 2}'.encode("utf-16"),
    ],
)
def test_what_is_not(content: bytes) -> None:
    for end in range(len(content) + 1):
        assert not is_json_lines(content[:end])


def test_a_head_may_be_cut_anywhere() -> None:
    content = b"\n".join([GOOD] * 3)
    is_known = [is_json_lines(content[:end]) for end in range(len(content) + 1)]
    assert is_known == sorted(is_known)
    assert is_known.index(True) == len(GOOD + b'\n{"')


def test_lines_longer_than_what_is_looked_at_are_read_as_far_as_they_are_whole() -> None:
    long = json.dumps({"id": "a", "type": "article", "title": "A", "note": "x" * 300_000}).encode()
    assert json_lines(BytesIO(long + b"\n" + long)) is None
    short = line("csl", "B")
    assert list(outcomes("csl", b"\n".join((short, long, b"{broken", long)))) == ["B", "A", ("malformed", 3), "A"]
    *read, broken = pubmeta.read_many(b"\n".join((long, long, b"{broken", long)), "csl")
    assert [isinstance(found, pubmeta.Reading) for found in read] == [True, True]
    assert [problem.message.partition("; ")[2] for problem in broken.problems] == ["nothing after it was read"]


def test_of_the_start_of_a_file_each_whole_line_stands_for_itself() -> None:
    content = GOOD + b"\n" + GOOD + b"\n" + GOOD[:-3]
    assert separate_texts(content, is_all=False) == [GOOD, GOOD]
    assert separate_texts(content, is_all=True) == [GOOD, GOOD, GOOD[:-3]]
    assert separate_texts(b"[\n1\n]", is_all=False) == [b"[\n1\n]"]
    assert separate_texts("a".encode("utf-16"), is_all=True) == [b"a"]

"""YAML as records are written in it."""

from __future__ import annotations

import pytest

from pubmeta.problems import Log
from pubmeta.reading.yaml import parsed_yaml


def test_every_scalar_is_the_text_that_is_written() -> None:
    record = parsed_yaml(
        'version: 1.10\ndate: 2024-05-01\nflag: yes\nnone: ~\nempty:\nquoted: ""\nnull: "null"\n', Log()
    )
    assert record is not None
    assert record.value == {
        "version": "1.10",
        "date": "2024-05-01",
        "flag": "yes",
        "none": None,
        "empty": None,
        "quoted": "",
        "null": "null",
    }


def test_lines_are_those_of_the_file() -> None:
    record = parsed_yaml("a:\n  - b: 1\n  - c: 2\nd: |\n  x\n", Log(), first_line=3)
    assert record is not None
    assert [record.line(path) for path in ("a", "a[0].b", "a[1].c", "a[1].c.more[3]", "d", "e")] == [
        3,
        4,
        5,
        5,
        6,
        None,
    ]


def test_aliases_repeat_what_they_name_and_of_a_repeated_key_the_last_value_is_read() -> None:
    log = Log()
    record = parsed_yaml("a: &x [1, 2]\nb: *x\nb: 3\n", log)
    assert record is not None
    assert record.value == {"a": ["1", "2"], "b": "3"}
    assert [(problem.kind, problem.path, problem.line) for problem in log] == [("guessed", "b", 3)]


def bomb() -> str:
    levels = (f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 12))
    return "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(levels)


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        (bomb(), "expands to more than 100000 values", 5),
        ("a: " + "[" * 500, "nests values deeper than 40 levels", 1),
        ("a: " + "{b: " * 100_000, "nests values deeper than 40 levels", 1),
        ("a: 1\nb: *c\n", "repeats c, which is not there before", 2),
        ("a: &a [*a]\n", "repeats a, which is not there before", 1),
        ("? [a]\n: 1\n", "has a key that is not a text", 1),
        ("a: 1\nb: [\n", "is not YAML: did not find expected node content", 3),
        ("a: \x07\n", "is not YAML: ", None),
        ("- a\n- b\n", "is not a record", 1),
        ("", "is not a record", 1),
        ("text", "is not a record", 1),
    ],
)
def test_what_is_not_a_record_is_refused(text: str, message: str, line: int | None) -> None:
    log = Log()
    assert parsed_yaml(text, log) is None
    (problem,) = log
    assert (problem.kind, problem.line) == ("malformed", line)
    assert message in problem.message


def test_tags_make_no_objects() -> None:
    record = parsed_yaml("a: !!python/object/apply:os.system ['exit 1']\n", Log())
    assert record is not None
    assert record.value == {"a": ["exit 1"]}

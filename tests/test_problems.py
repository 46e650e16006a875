from __future__ import annotations

import pickle

import pytest

from pubmeta import InvalidDocumentError, Kind, Log, Problem, ProblemError, PubmetaError, ReadError, WriteError


def test_three_kinds_are_errors_and_three_are_warnings() -> None:
    assert {kind for kind in Kind if kind.is_error} == {Kind.MALFORMED, Kind.INVALID, Kind.MISSING}


def test_warnings_alone_are_no_errors() -> None:
    log = Log()
    log.dropped("a", "no place")
    log.guessed("b", "doubt")
    log.discouraged("c", "complaint")
    assert not log.has_errors


def test_a_log_keeps_every_problem_in_order() -> None:
    log = Log()
    log.dropped("a", "no place")
    log.malformed("not XML", line=3)
    log.missing("b", "supply it")
    log.invalid("c", "is wrong", code="x.y")
    log.guessed("d", "doubt")
    log.discouraged("e", "complaint")
    assert log.has_errors
    assert len(log) == 6
    assert [problem.kind for problem in log] == [
        Kind.DROPPED,
        Kind.MALFORMED,
        Kind.MISSING,
        Kind.INVALID,
        Kind.GUESSED,
        Kind.DISCOURAGED,
    ]
    assert [str(problem) for problem in log.problems[:2]] == ["dropped: a: no place", "malformed: line 3: not XML"]
    assert log.problems[3].as_dict() == {"kind": "invalid", "message": "is wrong", "path": "c", "code": "x.y"}


@pytest.mark.parametrize("kind", [ReadError, WriteError, InvalidDocumentError])
def test_errors_carry_every_problem_and_pickle(kind: type[ProblemError]) -> None:
    problems = [
        Problem(kind=Kind.MISSING, message="supply it", path="doi"),
        Problem(kind=Kind.DROPPED, message="no place", path="keywords[0]"),
    ]
    error = kind("jats", problems)
    assert isinstance(error, PubmetaError)
    assert str(error) == "jats: 1 problem\n  missing: doi: supply it"
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 (our own bytes)
    assert (type(copy), copy.format, copy.problems) == (kind, "jats", tuple(problems))

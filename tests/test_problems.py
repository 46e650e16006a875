from __future__ import annotations

import pickle

import pytest

from pubmeta import (
    Article,
    Document,
    InvalidDocumentError,
    Kind,
    Log,
    Problem,
    ProblemError,
    PubmetaError,
    ReadError,
    Reading,
    Report,
    WriteError,
)
from pubmeta.problems import MOST_PROBLEMS, actionable, listed
from pubmeta.registry import Rule


def test_three_kinds_are_errors_and_the_others_are_warnings() -> None:
    assert {kind for kind in Kind if kind.is_error} == {Kind.MALFORMED, Kind.INVALID, Kind.MISSING}


def test_warnings_alone_are_no_errors() -> None:
    log = Log()
    log.dropped("a", "no place")
    log.guessed("b", "doubt")
    log.assumed("c", "another value")
    log.discouraged("d", "complaint")
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


def test_a_remedy_says_what_to_do_in_every_form_of_the_problem() -> None:
    log = Log()
    for report in (log.invalid, log.missing, log.dropped, log.guessed, log.assumed, log.discouraged):
        report("doi", "is what it is", remedy="give doi")
    log.malformed("is what it is", "doi", remedy="give doi")
    log.add(
        Rule(code="x.y", kind=Kind.DISCOURAGED, text="", source="").problem("doi", "is what it is", remedy="give doi")
    )
    assert len({problem.kind for problem in log}) == len(Kind)
    for problem in log:
        assert str(problem) == f"{problem.kind}: doi: is what it is; give doi"
        assert problem.as_dict()["remedy"] == "give doi"


def test_what_needs_nothing_done_has_no_remedy() -> None:
    problem = Problem(Kind.DROPPED, "has no place", "doi")
    assert problem.remedy is None
    assert "remedy" not in problem.as_dict()


def test_errors_and_what_has_a_remedy_are_actionable_errors_first() -> None:
    warning = Problem(Kind.DROPPED, "no place", remedy="set it")
    plain = Problem(Kind.DROPPED, "no place")
    error = Problem(Kind.MISSING, "is needed")
    assert actionable([plain, warning, error]) == (error, warning)
    problems = (plain, warning)
    article = Article(title="x")
    for result in (
        Reading(format="csl", article=article, problems=problems),
        Document(format="csl", content=b"", problems=problems),
        Report(format="csl", schema=None, problems=problems),
        ReadError("csl", problems),
    ):
        assert result.actionable == (warning,)
        assert result.problems == problems


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


def test_a_place_reports_below_itself_to_its_log() -> None:
    log = Log()
    at = log.at("contributors", 3)
    at.dropped("orcid", "no place", remedy="remove it")
    at.at("affiliations", 0).missing("name", "is needed", code="x.y")
    at.at("affiliations", 0).guessed("", "is doubtful")
    at.add(Problem(Kind.INVALID, "is wrong", "family", line=2))
    log.at("dates").extend([Problem(Kind.ASSUMED, "is absent", "issue")])
    assert log.has_errors
    assert log.problems == (
        Problem(Kind.DROPPED, "no place", "contributors[3].orcid", remedy="remove it"),
        Problem(Kind.MISSING, "is needed", "contributors[3].affiliations[0].name", code="x.y"),
        Problem(Kind.GUESSED, "is doubtful", "contributors[3].affiliations[0]"),
        Problem(Kind.INVALID, "is wrong", "contributors[3].family", line=2),
        Problem(Kind.ASSUMED, "is absent", "dates.issue"),
    )


def test_a_place_knows_its_path_and_its_log() -> None:
    log = Log()
    at = log.at("references", 3).at("work")
    assert (at.path(), at.path("doi"), log.path(), log.path("doi")) == (
        "references[3].work",
        "references[3].work.doi",
        "",
        "doi",
    )
    assert at.log is log.log is log


def test_items_come_with_their_places() -> None:
    log = Log()
    at = log.at("contributors", 1)
    assert [(place.path(), item) for place, item in at.each("degrees", ("MD", "PhD"))] == [
        ("contributors[1].degrees[0]", "MD"),
        ("contributors[1].degrees[1]", "PhD"),
    ]


def test_of_too_many_problems_the_first_are_listed() -> None:
    """An error behind many warnings is one all the same, and after the last listed error nobody looks."""
    warnings = [Problem(Kind.DISCOURAGED, str(each)) for each in range(1_500)]
    errors = (Problem(Kind.INVALID, str(each)) for each in range(5_000))
    found = list(listed([*warnings, *errors]))
    assert found[: MOST_PROBLEMS + 1] == [*warnings[:MOST_PROBLEMS], Problem(Kind.INVALID, "0")]
    assert found[-2:] == [
        Problem(
            Kind.INVALID,
            "has more than 1,000 errors, of which the first are listed",
            remedy="correct these, and validate the document again",
        ),
        Problem(Kind.DISCOURAGED, "has at least 500 further warnings, which are not listed"),
    ]
    assert len(found) == 2 * MOST_PROBLEMS + 2
    assert list(listed(warnings[:MOST_PROBLEMS])) == warnings[:MOST_PROBLEMS]

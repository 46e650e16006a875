from __future__ import annotations

import pytest

from pubmeta.model import Group, Issn, Person, Publisher
from pubmeta.problems import Log
from pubmeta.reading import Field, FoundIssn, isbns_in, names_of, proceedings_of

PLACES = {"publisher": "publisher", "isbns": "isbn", "editors": "editor"}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["978-1-86197-271-2 (online)"], [("9781861972712", "electronic")]),
        (["9781861972712 (Print), 0-306-40615-2"], [("9781861972712", "print"), ("0306406152", None)]),
        (["978 1 86197 271 2", "9781861972712 (PDF)"], [("9781861972712", "electronic")]),
        (["978-1-86197-271-2 (print and online)"], [("9781861972712", None)]),
    ],
)
def test_isbns_with_the_medium_that_is_said(texts: list[str], expected: list[tuple[str, str | None]]) -> None:
    log = Log()
    found = isbns_in(Field("isbn", text, log) for text in texts)
    assert [(each.isbn, each.medium) for each in found] == expected
    assert len(log) == 0


@pytest.mark.parametrize("text", ["1234-5679", "978-1-86197-271-3", "none"])
def test_what_is_not_an_isbn_is_reported(text: str) -> None:
    log = Log()
    assert isbns_in([Field("isbn", text, log, 3)]) == ()
    assert [(problem.kind.value, problem.path, problem.line) for problem in log] == [("dropped", "isbn", 3)]


def test_an_issn_belongs_to_the_series() -> None:
    log = Log()
    issns = [FoundIssn("issn", Issn("1234-5679"), "print", 7)]
    made = proceedings_of(log, "booktitle", {"title": "P"}, "Notes", issns, PLACES)
    assert made is not None
    assert made.series is not None
    assert (made.series.title, made.series.issn_print) == ("Notes", "1234-5679")
    made = proceedings_of(log, "booktitle", {"title": "P"}, None, issns, PLACES)
    assert made is not None
    assert made.series is None
    assert [(problem.kind.value, problem.path, problem.line) for problem in log] == [("dropped", "issn", 7)]


def test_what_belongs_to_no_proceedings_is_reported() -> None:
    log = Log()
    editors = names_of([Person(family="Roe", given="Jo"), Group(name="Society"), None])
    assert proceedings_of(log, "T2", {"editors": editors, "publisher": Publisher(name="P")}, None, (), PLACES) is None
    assert [(problem.path, problem.message.rpartition(": ")[2]) for problem in log] == [
        ("editor", "'Jo Roe, Society'"),
        ("publisher", "'P'"),
    ]

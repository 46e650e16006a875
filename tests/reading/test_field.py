from __future__ import annotations

from pubmeta.model import Affiliation, Doi, Language, Markup, PartialDate
from pubmeta.problems import Kind, Log
from pubmeta.reading import Field, first_of


def test_what_is_refused_is_reported_at_the_field_and_its_line() -> None:
    log = Log()
    field = Field("DO", " nothing ", log, 7)
    assert field.taken(Doi) is None
    assert field.as_date() is None
    assert field.part(Affiliation, {"country_code": "?"}) is None
    field.unplaced()
    assert {(problem.kind, problem.path, problem.line) for problem in log} == {(Kind.DROPPED, "DO", 7)}
    assert log.problems[-1].message == "an article has no place for it; left out: 'nothing'"


def test_a_text_becomes_values_of_the_model() -> None:
    field = Field("x", "", Log())
    assert field.with_text(" 10.1234/X ").taken(Doi) == "10.1234/X"
    assert field.with_text("12 May 2010").as_date() == PartialDate("2010-05-12")
    assert field.with_text("German").as_language() == Language("de")
    assert field.with_text(" a\n b ").as_line() == "a b"
    assert field.with_text("<i>E. coli</i>").as_text() == Markup(markup="<i>E. coli</i>")


def test_of_fields_that_should_say_the_same_one_that_differs_is_reported() -> None:
    log = Log()
    fields = [Field(path, text, log) for path, text in (("TI", "A  title"), ("T1", "a title"), ("CT", "Another"))]
    assert first_of(fields) == fields[0]
    assert [problem.path for problem in log] == ["CT"]
    assert first_of([]) is None

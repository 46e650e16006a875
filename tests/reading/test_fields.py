from __future__ import annotations

from pubmeta.model import Doi
from pubmeta.problems import Kind, Log
from pubmeta.reading import Field, FieldReader


def fields(log: Log) -> FieldReader:
    return FieldReader(
        [
            Field("TI", "A  title", log, 1),
            Field("AU", "One", log, 2),
            Field("AU", "Two", log, 3),
            Field("DO", "nothing", log, 4),
            Field("N1", "a note", log, 5),
            Field("ID", "7", log, 6),
            Field("T1", "a title", log, 7),
            Field("SP", " ", log, 8),
        ],
        log,
    )


def test_what_is_read_is_not_reported_and_the_rest_is() -> None:
    log = Log()
    record = fields(log)
    assert record.line("TI", "T1") == "A title"
    assert [field.text for field in record.all("AU")] == ["One", "Two"]
    assert record.taken(Doi, "DO") is None
    assert record.line("SP") is None
    record.report_rest({"ID": "bookkeeping"})
    assert [(problem.kind, problem.path, problem.line) for problem in log] == [
        (Kind.DROPPED, "DO", 4),
        (Kind.DROPPED, "N1", 5),
    ]


def test_a_second_value_that_differs_is_reported() -> None:
    log = Log()
    record = fields(log)
    first = record.one("AU")
    assert first is not None
    assert first.text == "One"
    (problem,) = log
    assert (problem.path, problem.line) == ("AU", 3)
    assert "'Two' differs from AU" in problem.message


def test_a_field_is_in_the_record_until_it_is_read() -> None:
    record = fields(Log())
    assert "TI" in record
    assert "SP" not in record
    record.one("TI")
    assert "TI" not in record
    assert record.one("TI") is None

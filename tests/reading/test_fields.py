from __future__ import annotations

from pubmeta.model import Doi
from pubmeta.problems import Kind, Log
from pubmeta.reading import Fields, Found


def fields(log: Log) -> Fields:
    return Fields(
        [
            Found("TI", "A  title", 1),
            Found("AU", "One", 2),
            Found("AU", "Two", 3),
            Found("DO", "nothing", 4),
            Found("N1", "a note", 5),
            Found("ID", "7", 6),
            Found("T1", "a title", 7),
            Found("SP", " ", 8),
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

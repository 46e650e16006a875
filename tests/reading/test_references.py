"""References whose cited works have fields of their own."""

from __future__ import annotations

from functools import partial

from pubmeta.model import Reference, Work
from pubmeta.problems import Log
from pubmeta.reading.references import reference_of
from pubmeta.reading.values import part


def test_a_reference_has_the_work_that_its_fields_make() -> None:
    log = Log()
    made = reference_of(partial(part, log, "r"), {"key": "a", "label": None}, {"title": "T", "volume": None})
    assert made == Reference(key="a", work=Work(title="T"))
    assert made is not None
    assert made.model_fields_set == {"key", "work"}
    assert reference_of(partial(part, log, "r"), {"key": "a", "raw": "R"}, {"authors": ()}) == Reference(
        key="a", raw="R"
    )
    assert not log.problems


def test_what_is_refused_of_the_work_is_left_out_and_said() -> None:
    log = Log()
    made = reference_of(partial(part, log, "r"), {"key": "a"}, {"title": "T", "volume": "n/a"})
    assert made == Reference(key="a", work=Work(title="T"))
    assert [(problem.path, problem.message.split()[0]) for problem in log] == [("r", "volume")]


def test_a_work_of_which_nothing_is_left_is_none() -> None:
    log = Log()
    assert reference_of(partial(part, log, "r"), {"key": "a", "raw": "R"}, {"volume": "n/a"}) == Reference(
        key="a", raw="R"
    )
    assert len(log.problems) == 1
    assert reference_of(partial(part, log, "r"), {"key": "a"}, {"volume": "n/a"}) is None


def test_a_reference_of_whose_work_nothing_is_left_is_kept_in_words() -> None:
    log = Log()
    made = reference_of(partial(part, log, "r"), {"key": "a", "raw": None}, {"volume": "n/a"}, lambda: "In words")
    assert made == Reference(key="a", raw="In words")
    assert [problem.message.split()[0] for problem in log] == ["volume"]

"""Events from the fields of a record."""

from __future__ import annotations

import pytest

from pubmeta.model import Event, PartialDate
from pubmeta.problems import Log
from pubmeta.reading import event_of


@pytest.mark.parametrize(
    ("start", "end", "kept", "dropped"),
    [
        ("2024-06-03", "2024-06-05", "2024-06-05", False),
        ("2024-06-03", "2024-06-03", None, False),  # which the model leaves out, for it says no more than the start
        ("2024-06", "2024-06-05", "2024-06-05", False),
        ("2024-06-03", "2024-06", "2024-06", False),
        ("2024-06-03", "2024-06-02", None, True),
        ("2024-06-03", "2024", "2024", False),
        ("2024", "2023-12-31", None, True),
        (None, "2024-06-05", None, True),
    ],
)
def test_an_end_goes_with_a_start(start: str | None, end: str, kept: str | None, *, dropped: bool) -> None:
    log = Log()
    dates = {"start": PartialDate(start) if start else None, "end": PartialDate(end)}
    event = event_of(log, "event", {"name": "E", **dates})
    assert event == Event(name="E", start=start, end=kept)
    assert [(problem.kind.value, problem.path) for problem in log] == [("dropped", "event")] * dropped


def test_nothing_makes_no_event() -> None:
    assert event_of(log := Log(), "event", {"name": None, "start": None}) is None
    assert len(log) == 0

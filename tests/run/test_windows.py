"""What an item does to its window is put down to that item alone, and every outcome is where it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from pubmeta.run.isolation import Failure, Isolated
from pubmeta.run.windows import WINDOW, Group, outcomes
from tests.run.isolated_work import worked, worked_together


def results(items: Sequence[Any], size: int = 1, **limits: Any) -> list[Any]:
    """The outcome of each item, a failure as its cause."""
    with Isolated(worked_together, **limits) as isolated:
        found = list(outcomes(isolated, [(item, size) for item in items]))
    assert [item for item, _ in found] == list(items)
    return [outcome.cause.value if isinstance(outcome, Failure) else outcome for _, outcome in found]


@pytest.mark.parametrize("count", [0, 1, WINDOW, WINDOW + 1, 5 * WINDOW])
def test_each_item_has_its_outcome_in_their_order(count: int) -> None:
    items = list(range(count))
    assert results(items) == [worked(item) for item in items]


@pytest.mark.parametrize(
    ("word", "cause"), [("kill", "died"), ("raise", "raised"), ("exit", "died"), ("no memory", "memory-limit")]
)
def test_of_a_window_the_one_at_fault_fails_alone(word: str, cause: str) -> None:
    items: list[Any] = [*range(30), word, *range(30, 70), word, word]
    assert results(items) == [cause if item == word else worked(item) for item in items]


def test_one_that_never_ends_fails_alone() -> None:
    items: list[Any] = [*range(8), "hang", *range(8, 40)]
    assert results(items, time_limit=1.5) == ["time-limit" if item == "hang" else worked(item) for item in items]


@pytest.mark.parametrize(("size", "groups"), [(1, [25, 5]), (250_000, [2] * 15), (400_000, [1] * 30)])
def test_a_window_has_so_many_items_and_so_many_bytes_at_most(size: int, groups: list[int]) -> None:
    asked: list[int] = []

    class Here(Isolated[Any, Any]):
        def results(self, items: Any, *, tries: int = 2) -> Any:  # noqa: ARG002
            for group in items:
                assert isinstance(group, Group)
                asked.append(len(group.items))
                yield list(group.items)

    assert len(list(outcomes(Here(worked_together), [(item, size) for item in range(30)]))) == 30
    assert asked == groups

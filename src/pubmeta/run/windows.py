"""Windows: items that a process works on together, by stages, which is faster than one by one.

What one item does to the process it does to its window. Then each of the window is tried alone, so that only the one
that is at fault has no result.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pubmeta.run.isolation import Cause, Failure, Isolated

WINDOW = 25
"""Items that are worked on together: more are no faster."""
_BYTES = 500_000
"""Items that are worked on together have no more bytes, if there are several."""

I = TypeVar("I")  # noqa: E741 (item)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Generic[I]):
    """Items that are worked on together; there is one outcome of each, in their order."""

    items: tuple[I, ...]


def outcomes(isolated: Isolated[Any, Any], items: Iterable[tuple[I, int]]) -> Iterator[tuple[I, Any | Failure]]:
    """Each item and what comes of it, in their order.

    isolated: of a function that takes an item as well as a group of them. items: with their bytes.
    """
    groups = _groups(items)
    asked: deque[Group[I]] = deque()

    def asked_for() -> Iterator[Group[I]]:
        yield from tuple(asked)  # again, after a failure
        for group in groups:
            asked.append(group)
            yield group

    while True:
        failed: tuple[Group[I], Failure] | None = None
        with closing(isolated.results(asked_for(), tries=1)) as results:
            for result in results:
                group = asked.popleft()
                if isinstance(result, Failure):
                    failed = group, result
                    break
                yield from zip(group.items, result, strict=True)
        if failed is None:
            return
        yield from _alone(isolated, failed[0].items, failed[1])


def _alone(isolated: Isolated[Any, Any], items: tuple[I, ...], failure: Failure) -> Iterator[tuple[I, Any | Failure]]:
    """What comes of items that failed together; one that was alone is tried again if it killed the process."""
    if len(items) == 1 and failure.cause is not Cause.DIED:
        yield items[0], failure
    else:
        yield from zip(items, isolated.results(items, tries=min(len(items), 2)), strict=True)


def _groups(items: Iterable[tuple[I, int]]) -> Iterator[Group[I]]:
    together: list[I] = []
    size = 0
    for item, more in items:
        if together and (len(together) == WINDOW or size + more > _BYTES):
            yield Group(items=tuple(together))
            together, size = [], 0
        together.append(item)
        size += more
    if together:
        yield Group(items=tuple(together))

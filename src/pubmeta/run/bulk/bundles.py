"""Which documents go into one file together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar


class HasContent(Protocol):
    """What can be put into a file with others of its kind."""

    @property
    def content(self) -> bytes:
        """The document."""


T = TypeVar("T", bound=HasContent)


def within(records: int, most: int, kept: Sequence[T]) -> Iterator[list[T]]:
    """Divided in order, at most `records` and `most` bytes together; what is too large by itself is alone."""
    some: list[T] = []
    size = 0
    for each in kept:
        if some and (len(some) == records or size + len(each.content) > most):
            yield some
            some, size = [], 0
        some.append(each)
        size += len(each.content)
    if some:
        yield some

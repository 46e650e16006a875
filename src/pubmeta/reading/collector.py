"""The garbage collector, which looks at every part of large articles again and again while they are read or written."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from typing import Final, TypeVar

T = TypeVar("T")


class _End(Enum):
    END = 0


_END: Final = _End.END


@contextmanager
def collector_off() -> Iterator[None]:
    """Within the block the collector does not run, in no thread; what a record leaves behind it finds after the block.

    An article is a tree: reading and writing it makes next to nothing that reference counts do not free.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def with_collector_off(items: Iterator[T]) -> Iterator[T]:
    """The items, the collector being off while the next one is made."""
    while True:
        with collector_off():
            item = next(items, _END)
        if isinstance(item, _End):
            return
        yield item

"""Hard knocks for as long as there is time: `make fuzz SECONDS=600`, and a short form in the test suite.

Each kind of knock is a module with a function `finds(seed, rounds)`, which gives what went wrong: articles that the
model takes, damaged documents, mutants of valid ones, and batches that are killed. The same seed tries the same things,
as far as the time reaches: a knock is made in each of the rounds that it is given.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Find:
    """What went wrong: in a word, with the input that shows it."""

    what: str
    content: bytes
    suffix: str = ".txt"


def rounds_of(seconds: float) -> Iterator[int]:
    """Numbers until the time is up, one at least."""
    end, number = time.monotonic() + seconds, 0
    while number == 0 or time.monotonic() < end:
        yield number
        number += 1

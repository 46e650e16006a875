"""Hard knocks for as long as there is time: `make fuzz SECONDS=600`, and a short form in the test suite.

Each kind of knock is a module with a function `finds(seed, seconds)`, which gives what went wrong: articles that the
model takes, damaged documents, mutants of valid ones, and batches that are killed. The same seed tries the same things,
as far as the time reaches.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Find:
    """What went wrong: in a word, with the input that shows it."""

    what: str
    content: bytes
    suffix: str = ".txt"

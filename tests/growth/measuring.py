"""CPU time of a call for inputs of growing length; what takes too long is stopped."""

from __future__ import annotations

import math
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import process_time

MOST_SECONDS = 1.5
"""Of CPU for one call: what takes longer grows too fast, whatever it is."""
_FACTOR = 4
_FASTEST_GROWTH = 8.0
"""For four times the length: linear takes 4 times as long, quadratic 16 times."""
_TRIES = 3


class TooLong(Exception):  # noqa: N818 (is caught here)
    """A call took longer than it may."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Stops what is within after so much CPU time, by `TooLong`."""

    def stop(*_: object) -> None:
        raise TooLong

    previous = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, previous)


def seconds_of(call: Callable[[], object], most: float = MOST_SECONDS) -> float:
    """CPU seconds of a call, or infinity where it was stopped."""
    started = process_time()
    try:
        with limited(most):
            call()
    except TooLong:
        return math.inf
    return process_time() - started


def grows_too_fast(call: Callable[[int], object], length: int, quick: float, most: float = MOST_SECONDS) -> str | None:
    """How much longer a call takes for four times the length, where that is more than linear; None where it is not.

    What takes less than `quick` seconds for this length is not looked at again: nothing quadratic is so fast. Of
    several tries the best counts, for others work on the machine.
    """
    small = large = math.inf
    for _ in range(_TRIES):
        small = min(small, seconds_of(lambda: call(length), most))
        if small <= quick:
            return None
        if small < most:
            large = seconds_of(lambda: call(_FACTOR * length), most)
            if large <= _FASTEST_GROWTH * small:
                return None
        if large > most:
            break
    return f"{length:,}: {small:.3f} s, {_FACTOR * length:,}: {large:.3f} s"

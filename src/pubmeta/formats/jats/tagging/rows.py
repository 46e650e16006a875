"""Where names stand one after the other, sought from many beginnings at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from heapq import heappop, heappush

from pubmeta.model import Name

Ends = Callable[[Name, int], tuple[int, int | None] | None]
"""Where a name ends that begins at a position, and where the next may begin; None where it does not stand."""


class Rows:
    """All of the names, one after the other.

    Among namesakes a row may begin with each, and goes on nearly to the end before it fails. So all rows are followed
    together: the bits of a number say which of the names are meant, and a name is sought but once at a position.
    """

    def __init__(self, names: tuple[Name, ...], ends: Ends) -> None:
        self._names = names
        self._ends = ends
        self._last = 1 << (len(names) - 1)
        self._index = {name: index for index, name in enumerate(names)}
        self._namesakes: dict[Name, int] = {}
        for index, name in enumerate(names):
            if index != self._index[name]:
                self._namesakes[name] = self._bits(name) | 1 << index

    def _bits(self, name: Name) -> int:
        return self._namesakes.get(name) or 1 << self._index[name]

    def starts(self, candidates: set[int], may_end: Callable[[int], object]) -> list[int]:
        """Those of the candidates at which a row begins; it must end where it may."""
        steps = self._steps(candidates)
        uses = Counter(following for *_, following in steps)
        complete: dict[int | None, int] = {}  # by position, the names from which all the others follow
        found = set()
        for position, name, end, following in reversed(steps):
            bits = complete.get(following, 0) >> 1
            uses[following] -= 1
            if not uses[following]:
                complete.pop(following, None)  # or there would be as many bits as positions times names
            if may_end(end):
                bits |= self._last
            bits &= self._bits(name)
            complete[position] = complete.get(position, 0) | bits
            if bits & 1 and position in candidates:
                found.add(position)
        return sorted(found)

    def _steps(self, candidates: Iterable[int]) -> list[tuple[int, Name, int, int | None]]:
        """Each name that stands where a row may have come to: its position, the name, and what `Ends` says of it."""
        steps = []
        reached = dict.fromkeys(candidates, 1)
        positions = sorted(reached)
        while positions:
            position = heappop(positions)
            bits = reached.pop(position)
            while bits:
                name = self._names[(bits & -bits).bit_length() - 1]
                here = bits & self._bits(name)
                bits ^= here
                if (found := self._ends(name, position)) is None:
                    continue
                end, following = found
                steps.append((position, name, end, following))
                if following is not None and (beyond := (here & ~self._last) << 1):
                    if following not in reached:
                        heappush(positions, following)
                    reached[following] = reached.get(following, 0) | beyond
        return steps

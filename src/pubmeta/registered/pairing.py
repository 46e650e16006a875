"""Which items of two lists belong together: in a list with an order, by signatures; in one without, by keys."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile, zip_longest
from typing import Any

Pair = tuple[int | None, int | None]
"""The places of two items that belong together; None where there is none."""
_Run = tuple[tuple[int, int], Any]
"""A pair of places, and the run of those before it; None before the first."""


def aligned(signs: Sequence[object], others: Sequence[object]) -> Iterator[Pair]:
    """The places of the items that belong together by their signatures, in order; what has no counterpart is alone."""
    if Counter(signs) == Counter(others):  # in another order, perhaps
        places: dict[object, list[int]] = {}
        for index in reversed(range(len(others))):
            places.setdefault(others[index], []).append(index)
        yield from ((index, places[sign].pop()) for index, sign in enumerate(signs))
        return
    start, first = 0, 0
    for mine, other in (*_anchors(signs, others), (len(signs), len(others))):
        yield from zip_longest(range(start, mine), range(first, other))
        if mine < len(signs):
            yield mine, other
        start, first = mine + 1, other + 1


def _anchors(signs: Sequence[object], others: Sequence[object]) -> Iterator[tuple[int, int]]:
    """The places of items with one signature, in order on both sides.

    What is the same at the start and at the end is; between these the first that has a signature is taken for the
    first that has it on the other side, the second for the second, and of all that the most that are in order.
    """
    start = _equal(signs, others)
    end = min(_equal(reversed(signs), reversed(others)), len(signs) - start, len(others) - start)
    places: dict[object, deque[int]] = {}
    for index in range(start, len(others) - end):
        places.setdefault(others[index], deque()).append(index)
    between = range(start, len(signs) - end)
    yield from zip(range(start), range(start), strict=True)
    yield from _in_order((mine, places[signs[mine]].popleft()) for mine in between if places.get(signs[mine]))
    yield from zip(range(len(signs) - end, len(signs)), range(len(others) - end, len(others)), strict=True)


def _equal(signs: Iterable[object], others: Iterable[object]) -> int:
    """How many are the same from the start on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(signs, others, strict=False)))


def _in_order(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """As many of the pairs as are in one order on both sides: the longest increasing subsequence, by patience sorting.

    What difflib finds would take it cubic time where items have few signatures.
    """
    runs: list[_Run] = []  # the best of each length: the one that ends first
    ends: list[int] = []
    for pair in pairs:
        length = bisect_left(ends, pair[1])
        runs[length : length + 1] = [(pair, runs[length - 1] if length else None)]
        ends[length : length + 1] = [pair[1]]
    found: list[tuple[int, int]] = []
    run = runs[-1] if runs else None
    while run:
        pair, run = run
        found.append(pair)
    return found[::-1]


def matched(keys: Sequence[tuple[object, ...]], others: Sequence[tuple[object, ...]]) -> Iterator[Pair]:
    """The places of the items that are the same whatever their order, by all of the key, or else by its first part.

    What has no counterpart is alone.
    """
    left = dict.fromkeys(range(len(others)))
    found: dict[int, int] = {}
    for parts in (None, 1):
        places: dict[tuple[object, ...], list[int]] = {}
        for other in reversed(left):
            places.setdefault(others[other][:parts], []).append(other)
        for index in range(len(keys)):
            if index not in found and (same := places.get(keys[index][:parts])):
                found[index] = same.pop()
                del left[found[index]]
    yield from ((index, found.get(index)) for index in range(len(keys)))
    yield from ((None, other) for other in left)

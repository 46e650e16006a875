"""A reference as printed while fields are looked for in it: what is taken, what is alone or beside what."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pubmeta.formats.jats.citations import TAKING_FORMULAS

Interval = tuple[int, int]

_BETWEEN_WORDS = frozenset(("", *" ()[],;:"))
"""No word or number goes on with these; nor at the ends of the text."""


class Slice(NamedTuple):
    """An element around the characters from `start` up to `end`."""

    start: int
    end: int
    name: str
    attributes: Mapping[str, str] | None = None
    children: tuple[Slice, ...] = ()


class Printed:
    """The characters of a reference, and the places that fields have taken in it so far; no place lies in another."""

    def __init__(self, text: str, formulas: Iterable[Interval]) -> None:
        self.text = text
        self.found: dict[str, tuple[Slice, ...]] = {}
        self._formulas = tuple(formulas)
        self._places: list[Slice] = []

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing is taken there, and no formula is cut."""
        for place in self._places:
            if place.start < end and start < place.end:
                return False
        return not self._formulas or all(
            end <= first or last <= start or start <= first <= last <= end for first, last in self._formulas
        )

    def take(self, field: str, *places: Slice) -> bool:
        """Take the places for the field, if all are free and none holds a formula that it may not hold."""
        for place in places:
            if not (self.is_free(place.start, place.end) and self._may_hold(place)):
                return False
        self._places += places
        self.found[field] = places
        return True

    def _may_hold(self, place: Slice) -> bool:
        return (
            not self._formulas
            or place.name in TAKING_FORMULAS
            or all(place.end <= first or last <= place.start for first, last in self._formulas)
        )

    def free_places(self, value: str) -> list[int]:
        """Each position at which the value is whole and free."""
        return [start for start in places_of(value, self.text) if self.is_free(start, start + len(value))]

    def place_before(self, start: int) -> Slice | None:
        """The last place that ends there or before."""
        before = None
        for place in self._places:
            if place.end <= start and (before is None or place.end > before.end):
                before = place
        return before

    def place_after(self, end: int) -> Slice | None:
        """The first place that begins there or after."""
        after = None
        for place in self._places:
            if place.start >= end and (after is None or place.start < after.start):
                after = place
        return after

    def untaken_before(self, start: int, length: int) -> str:
        """The characters before a position, at most so many, back to the place before."""
        before = self.place_before(start)
        return self.text[max(start - length, before.end if before else 0) : start]

    def follows(self, start: int, names: frozenset[str], between: re.Pattern[str]) -> bool:
        """Whether the place before is one of these elements, and only such characters are between."""
        before = self.place_before(start)
        return (
            before is not None and before.name in names and between.fullmatch(self.text, before.end, start) is not None
        )

    def precedes(self, end: int, names: frozenset[str], between: re.Pattern[str]) -> bool:
        """Whether the place after is one of these elements, and only such characters are between."""
        after = self.place_after(end)
        return after is not None and after.name in names and between.fullmatch(self.text, end, after.start) is not None


def places_of(value: str, text: str) -> Iterator[int]:
    """Each position at which the value is whole: no letter or digit goes on before or after it."""
    position = text.find(value)
    while position >= 0:
        if stands_alone(text, position, position + len(value)):
            yield position
        position = text.find(value, position + 1)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the characters are cut out of no longer word or number."""
    if text[start - 1 : start] in _BETWEEN_WORDS and text[end : end + 1] in _BETWEEN_WORDS:  # as nearly always
        return True
    return not (
        (_in_word(text[start]) and start > 0 and _goes_on(text, start - 1, -1))
        or (_in_word(text[end - 1]) and end < len(text) and _goes_on(text, end, 1))
    )


def _goes_on(text: str, index: int, step: int) -> bool:
    """Whether a word or number goes on at this character; a point between digits is part of the number."""
    if _in_word(text[index]):
        return True
    beyond, before = index + step, index - step
    return text[index] == "." and 0 <= beyond < len(text) and text[beyond].isdigit() and text[before].isdigit()


def _in_word(character: str) -> bool:
    return character.isalnum() or (not character.isascii() and unicodedata.combining(character) > 0)

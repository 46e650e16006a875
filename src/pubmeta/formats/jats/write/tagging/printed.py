"""A reference as printed while fields are looked for in it: what is taken, what is alone or beside what."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import chain
from typing import NamedTuple

from pubmeta.formats.jats.citations import TAKING_FORMULAS
from pubmeta.xml.build import escaped

Interval = tuple[int, int]

_BETWEEN_WORDS = frozenset(("", *" ()[],;:"))
"""No word or number goes on with these; nor at the ends of the text."""
_TAKEN = "\0"
"""Stands for each character that is taken; in texts of the model it cannot be."""


class Slice(NamedTuple):
    """An element around the characters from `start` up to `end`."""

    start: int
    end: int
    name: str
    attributes: str = ""
    """As they are in the start tag, each after a space."""
    names: str = ""
    """Of a group, the characters as XML: each name in its element."""


def escaping(text: str) -> Callable[[str], str]:
    """What escapes parts of the text; where it has nothing to escape, as most have not, they stay as they are."""
    return str if escaped(text) == text else escaped


class Printed:
    """The characters of a reference, and the places that fields have taken in it so far; no place lies in another."""

    def __init__(self, text: str, formulas: Iterable[Interval]) -> None:
        self.text = text
        self.escaped = escaping(text)
        self.found: dict[str, tuple[Slice, ...]] = {}
        self._formulas = tuple(formulas)
        self._rest = text  # with the taken characters blotted out: so what is free, and where a place ends, is a search
        self._ends: dict[int, str] = {}

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing is taken there, and no formula is cut."""
        return self._rest.find(_TAKEN, start, end) < 0 and (
            not self._formulas
            or all(end <= first or last <= start or start <= first <= last <= end for first, last in self._formulas)
        )

    def take(self, field: str, *places: Slice) -> bool:
        """Take the places for the field, if all are free and none holds a formula that it may not hold."""
        rest = self._rest
        for start, end, name, _, _ in places:
            if rest.find(_TAKEN, start, end) >= 0 or (self._formulas and not self._may_hold(name, start, end)):
                return False
            rest = f"{rest[:start]}{_TAKEN * (end - start)}{rest[end:]}"
            self._ends[end] = name  # where nothing is taken in the end, nobody asks
        self._rest = rest
        self.found[field] = places
        return True

    def _may_hold(self, name: str, start: int, end: int) -> bool:
        return self.is_free(start, end) and (
            name in TAKING_FORMULAS or all(end <= first or last <= start for first, last in self._formulas)
        )

    def free_places(self, value: str) -> list[int]:
        """Each position at which the value is whole and free."""
        places = places_of(value, self.text, self._rest)
        return [start for start in places if self.is_free(start, start + len(value))] if self._formulas else places

    def untaken_before(self, start: int, length: int) -> str:
        """The characters before a free position, at most so many, back to the place before."""
        return self._rest[max(start - length, 0) : start].rpartition(_TAKEN)[2]

    def follows(self, start: int, names: frozenset[str], between: re.Pattern[str]) -> bool:
        """Whether the place before is one of these elements, and only such characters are up to the free position."""
        end = self._rest.rfind(_TAKEN, 0, start) + 1
        return self._ends.get(end) in names and between.fullmatch(self.text, end, start) is not None

    def precedes(self, end: int, names: frozenset[str], between: re.Pattern[str]) -> bool:
        """Whether the place after is one of these elements, and only such characters are from the free position on."""
        start = self._rest.find(_TAKEN, end)
        after = [place.name for place in chain.from_iterable(self.found.values()) if place.start == start]
        return not names.isdisjoint(after) and between.fullmatch(self.text, end, start) is not None


def occurrences(value: str, text: str) -> list[int]:
    """Each position at which the characters of the value are."""
    found = []
    position = text.find(value)
    while position >= 0:
        found.append(position)
        position = text.find(value, position + 1)
    return found


def places_of(value: str, text: str, rest: str | None = None) -> list[int]:
    """Each position at which the value is whole: no letter or digit goes on before or after it.

    rest: the text with blots over what is not to be looked at.
    """
    found = []
    searched, length = text if rest is None else rest, len(value)
    start = searched.find(value)
    while start >= 0:
        if stands_alone(text, start, start + length):
            found.append(start)
        start = searched.find(value, start + 1)
    return found


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the characters are cut out of no longer word or number."""
    return (
        text[start - 1 : start] in _BETWEEN_WORDS or not (_goes_on(text, start - 1, -1) and _in_word(text[start]))
    ) and (text[end : end + 1] in _BETWEEN_WORDS or not (_goes_on(text, end, 1) and _in_word(text[end - 1])))


def _goes_on(text: str, index: int, step: int) -> bool:
    """Whether a word or number goes on at this character; a point between digits is part of the number."""
    if text[index] == ".":
        beyond, before = index + step, index - step
        return 0 <= beyond < len(text) and text[beyond].isdigit() and text[before].isdigit()
    return _in_word(text[index])


def _in_word(character: str) -> bool:
    return character.isalnum() or (not character.isascii() and unicodedata.combining(character) > 0)

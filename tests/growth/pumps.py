"""Texts that make a pattern work: what repeats in it, many times, after what precedes it, before what does not fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

_parser = import_module("re._parser")
_CHARACTERS = " \u00a0\n\taA1é木-–.,;:/()[]{}<>&@#\"'=_%$!?*+|\\~^`x0Z\u2060\x00"
_UNITS = " \u00a0\n\taA1é.,;:-–()[/<&@{\"'="
_BETWEEN = ("", "!", "\n", "x ")
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_SINGLE = (["LITERAL"], ["NOT_LITERAL"], ["ANY"], ["IN"])
"""What matches one character."""
_LARGE = 8
_CHOICES = 6
_CATEGORIES: dict[str, Callable[[str], bool]] = {
    "CATEGORY_DIGIT": str.isdecimal,
    "CATEGORY_SPACE": str.isspace,
    "CATEGORY_WORD": lambda each: each.isalnum() or each == "_",
}


@dataclass(frozen=True)
class Pump:
    """`before`, `unit` over and over, `after`."""

    before: str
    unit: str
    after: str

    def text(self, length: int) -> str:
        """The text of about this length."""
        return self.before + self.unit * (length // len(self.unit)) + self.after


def pumps(pattern: re.Pattern[Any]) -> list[Pump]:
    """The pumps of a pattern: what repeats in it, and characters that may be special, alone and behind beginnings."""
    parsed = _parsed(pattern)
    characters = "".join(dict.fromkeys((*_literals(parsed), *_CHARACTERS)))
    repeated = dict.fromkeys(_repetitions(parsed, "", characters))
    befores = dict.fromkeys(["", *(before for before, _ in repeated)])
    units = dict.fromkeys([*befores, *(unit for _, unit in repeated), *_UNITS])
    found = [Pump(before, unit, after) for before, unit in repeated for after in (*_BETWEEN, unit[:-1]) if unit]
    found += [Pump(before, unit, after) for before in befores for unit in units for after in ("", "!") if unit]
    return list(dict.fromkeys(found))


def repeats_a_group_possessively(pattern: re.Pattern[Any]) -> bool:
    """Whether more than one character is repeated, or an atomic group is there, so that no repetition is given up."""
    return _has_possessive_group(_parsed(pattern))


def _has_possessive_group(parsed: Any) -> bool:
    return any(
        str(code) == "ATOMIC_GROUP"
        or (str(code) == "POSSESSIVE_REPEAT" and [str(each) for each, _ in argument[2]] not in _SINGLE)
        or any(map(_has_possessive_group, _inner(str(code), argument)))
        for code, argument in parsed
    )


def _parsed(pattern: re.Pattern[Any]) -> Any:
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    return _parser.parse(source, pattern.flags & ~re.UNICODE)


def _literals(parsed: Any) -> Iterator[str]:
    """The characters that are in a pattern as themselves: at some of them it begins anew."""
    for code, argument in parsed:
        if str(code) == "LITERAL":
            yield chr(argument)
        for inner in _inner(str(code), argument):
            yield from _literals(inner)


def _repetitions(parsed: Any, before: str, characters: str) -> Iterator[tuple[str, str]]:
    """What precedes each unbounded repetition in a pattern, and each of the ways to fill it once.

    characters: to be tried where one of several may be, in this order.
    """
    for position, (code, argument) in enumerate(parsed):
        lead = before + "".join(_sample(*item) for item in parsed[:position])
        for inner in _inner(str(code), argument):
            if str(code) in _REPEATS and argument[1] > _LARGE:
                for sample in _samples(inner, characters):
                    yield lead, sample
            yield from _repetitions(inner, lead, characters)


def _inner(code: str, argument: Any) -> list[Any]:
    """The patterns within an item of a pattern."""
    if code in _REPEATS:
        return [argument[2]]
    if code == "SUBPATTERN":
        return [argument[3]]
    if code == "BRANCH":
        return list(argument[1])
    if code in {"ASSERT", "ASSERT_NOT"}:
        return [argument[1]]
    if code == "ATOMIC_GROUP":
        return [argument]
    if code == "GROUPREF_EXISTS":
        return [each for each in argument[1:] if each]
    return []


def _samples(parsed: Any, characters: str) -> list[str]:
    """Some texts that a pattern matches: each of the branches of its first choice, each of the first characters."""
    found = ["".join(_sample(*item) for item in parsed)]
    for position, (code, argument) in enumerate(parsed):
        choices: list[str] = []
        if str(code) == "BRANCH":
            choices = [text for branch in argument[1] for text in _samples(branch, characters)]
        elif str(code) in {"ANY", "IN", "NOT_LITERAL"}:
            choices = [each for each in characters if _matches(str(code), argument, each)][:_CHOICES]
        elif str(code) == "SUBPATTERN":
            choices = _samples(argument[3], characters)
        elif str(code) in _REPEATS and argument[0] == 0:
            choices = [""]
        before, after = (
            "".join(_sample(*item) for item in part) for part in (parsed[:position], parsed[position + 1 :])
        )
        found.extend(f"{before}{choice}{after}" for choice in choices)
    return list(dict.fromkeys(found))[:12]


def _sample(code: Any, argument: Any) -> str:
    """A short text that an item of a pattern matches, as far as one can be made."""
    name = str(code)
    if name == "LITERAL":
        return chr(argument)
    if name == "NOT_LITERAL":
        return "x" if argument == ord("a") else "a"
    if name == "ANY":
        return "a"
    if name == "IN":
        return next((each for each in "aA1 .," + _CHARACTERS if _is_in(argument, each)), _first_of(argument))
    if name in _REPEATS:
        return "".join(_sample(*item) for item in argument[2]) * max(1, int(argument[0]))
    if name == "ASSERT" and argument[0] > 0:
        return "".join(_sample(*item) for item in argument[1])  # what follows may take it up
    inner = _inner(name, argument)
    return "".join(_sample(*item) for item in inner[0]) if inner and not name.startswith("ASSERT") else ""


def _matches(code: str, argument: Any, character: str) -> bool:
    """Whether an item of a pattern that matches one of several characters matches this one."""
    if code == "IN":
        return _is_in(argument, character)
    return character != (chr(argument) if code == "NOT_LITERAL" else "\n")


def _is_in(items: Any, character: str) -> bool:
    negated = bool(items) and str(items[0][0]) == "NEGATE"
    found = any(_is_one_of(str(code), argument, character) for code, argument in items)
    return found != negated


def _is_one_of(code: str, argument: Any, character: str) -> bool:
    if code == "LITERAL":
        return bool(chr(argument) == character)
    if code == "RANGE":
        return bool(argument[0] <= ord(character) <= argument[1])
    if code == "CATEGORY":
        name = str(argument)
        return _CATEGORIES[name.replace("_NOT_", "_")](character) != ("_NOT_" in name)
    return False


def _first_of(items: Any) -> str:
    code, argument = items[0]
    return chr(argument[0] if str(code) == "RANGE" else argument) if str(code) in {"RANGE", "LITERAL"} else "\x01"

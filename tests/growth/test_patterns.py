"""Every pattern takes time that grows with the length of a text and no faster, whatever the text is."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from time import process_time
from typing import Any

import pytest

from tests.growth.measuring import TooLong, grows_too_fast, limited, seconds_of
from tests.growth.patterns import Pattern, all_patterns
from tests.growth.pumps import Pump, pumps, repeats_a_group_possessively

_LENGTH = 8_000
_QUICK = 0.015
_SHORT = 60
"""At this length already what grows exponentially never ends."""
_BOUNDED = {
    "pubmeta.citations": 2_000,
    "pubmeta.formats.jats.write.tagging": 100,
    "pubmeta.vocabularies.statements": 200,
}
"""Modules that cut a text to so many characters before their patterns see it."""
_MOST_OF_BOUNDED = 0.7
"""Seconds that a pattern may take for a text of this length."""
_MOST_OF_PATTERN = 30.0
"""Seconds for all texts of one pattern; they take a tenth of one."""
_ENOUGH = 4
"""Texts to look at closely."""
_EVERY = 25
"""Of the many texts for bounded patterns one in so many is tried in the short run."""


def _caller(pattern: Pattern, method: str) -> Callable[[str], object]:
    call = getattr(pattern.compiled, method)
    is_bytes = isinstance(pattern.compiled.pattern, bytes)

    def called(text: str) -> object:
        subject: Any = text.encode() if is_bytes else text
        if method in {"sub", "subn"}:
            return call(subject[:0], subject)
        return list(call(subject)) if method == "finditer" else call(subject)

    return called


def _bound(pattern: Pattern) -> int | None:
    return next((most for module, most in _BOUNDED.items() if pattern.module.startswith(module)), None)


def _suspects(call: Callable[[str], object], texts: list[Pump], length: int, quick: float) -> list[Pump]:
    """The texts that take more than `quick` seconds, all of them on one clock; the last is one that does not end."""
    found: list[Pump] = []
    with suppress(TooLong), limited(_MOST_OF_PATTERN):
        for pump in texts:
            found.append(pump)
            started = process_time()
            call(pump.text(_SHORT))
            call(pump.text(length))
            if process_time() - started <= quick:
                found.pop()
            elif len(found) == _ENOUGH:
                break
    return found


def _fault(call: Callable[[str], object], texts: list[Pump], bound: int | None) -> str | None:
    """The first text that takes too long, and how long."""
    for pump in _suspects(call, texts, bound or _LENGTH, _MOST_OF_BOUNDED if bound else _QUICK):

        def pumped(length: int, pump: Pump = pump) -> object:
            return call(pump.text(length))

        if seconds_of(lambda: pumped(_SHORT)) > _MOST_OF_BOUNDED:
            return f"{pump}: {_SHORT}: does not end"
        if bound is None:
            fault = grows_too_fast(pumped, _LENGTH, _QUICK)
        else:
            seconds = min(seconds_of(lambda: pumped(bound)) for _ in range(2))
            fault = f"{bound}: {seconds:.3f} s" if seconds > _MOST_OF_BOUNDED else None
        if fault:
            return f"{pump}: {fault}"
    return None


def faults(patterns: list[Pattern], every: int = 1) -> list[str]:
    """The patterns that take too long, with the first text that shows it; of bounded ones each n-th text is tried."""
    found = {}
    for pattern in patterns:
        bound = _bound(pattern)
        texts = pumps(pattern.compiled)[:: every if bound else 1]
        for method in sorted(pattern.methods):
            found[f"{pattern} [{method}]"] = _fault(_caller(pattern, method), texts, bound)
    return [f"{name}: {fault}" for name, fault in found.items() if fault]


@pytest.fixture(scope="module")
def patterns() -> list[Pattern]:
    return all_patterns()


def test_every_pattern_is_found(patterns: list[Pattern]) -> None:
    """Patterns of modules, of tables, in functions, of identifiers; and how they are used."""
    known = {pattern.compiled.pattern: pattern for pattern in patterns}
    assert len(known) > 400
    assert known[r"<[^<>]*>"].methods == {"sub"}
    assert "-?[0-9]{1,9}" in known, "which is made of a table of forms"
    assert "fullmatch" in known[r"^0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}$"].methods


def test_no_pattern_repeats_a_group_possessively(patterns: list[Pattern]) -> None:
    """Python before 3.11.5 goes on behind the repetition that failed, not before it (python/cpython#106052)."""
    assert [str(pattern) for pattern in patterns if repeats_a_group_possessively(pattern.compiled)] == []


@pytest.mark.parametrize(
    ("source", "is_one"),
    [
        (r"(?:ab?c)*+", True),
        (r"x(?:y(?:ab?c){1,3}+)?", True),
        (r"(?>(?:ab?c)+)", True),
        (r"(?=(?:ab)++)", True),
        (r"[^<]*+(?:ab?c)*", False),
        (r"(?:a|b)?+.*+", False),
    ],
)
def test_a_group_that_is_repeated_possessively_is_noticed(source: str, is_one: bool) -> None:  # noqa: FBT001
    assert repeats_a_group_possessively(re.compile(source)) is is_one


def test_no_pattern_grows_faster_than_its_text(patterns: list[Pattern]) -> None:
    assert faults(patterns, _EVERY) == []


@pytest.mark.slow
def test_no_bounded_pattern_takes_long(patterns: list[Pattern]) -> None:
    assert faults([pattern for pattern in patterns if _bound(pattern)]) == []


@pytest.mark.parametrize(
    ("source", "method"),
    [
        (r"\s*;", "search"),
        (r"\S+@\S+", "search"),
        pytest.param(r"(?:a|a)*b", "match", marks=pytest.mark.slow),
        pytest.param(r"\[\s*(.*?)\s*\]", "fullmatch", marks=pytest.mark.slow),
        pytest.param(r"(?:doi\s?:?\s*)+10", "match", marks=pytest.mark.slow),
    ],
)
def test_a_pattern_that_grows_is_noticed(source: str, method: str) -> None:
    pattern = Pattern(re.compile(source), "x", {method})
    assert len(faults([pattern])) == 1, method

"""JSON texts that are in memory, parsed at once; `records` walks through those that come from a stream."""

from __future__ import annotations

import json
import math
from typing import Any, NoReturn

MOST_BYTES = 16 * 2**20
"""Of a longer text all values at once would take many times its size; a record with 10,000 references is shorter."""
_LONGEST_INTEGER = 18
"""Digits; parsers differ on longer ones."""

_PARTED = frozenset({dict, list})


def undoubted(content: bytes, deepest: int) -> Any:
    """The value of a JSON text in UTF-8 that every parser takes, and takes for the same.

    Raises ValueError for any other: one that is not JSON, or has a byte order mark, a key twice in an object, an escape
    that may be half of a surrogate pair, a number out of the common range, or values nested more than `deepest` levels;
    and for one of more than `MOST_BYTES`.
    """
    if len(content) > MOST_BYTES:
        raise ValueError
    text = content.decode()
    if "\\u" in text and ("\\ud" in text or "\\uD" in text):
        raise ValueError
    try:
        value = json.loads(
            text, object_pairs_hook=_members, parse_int=_integer, parse_float=finite, parse_constant=refused
        )
    except RecursionError as error:
        raise ValueError from error
    if is_deeper(value, deepest):
        raise ValueError
    return value


def refused(constant: str) -> NoReturn:
    """For `json.loads`: NaN and infinities are not JSON."""
    raise ValueError(f"{constant} is not a JSON number")


def finite(digits: str) -> float:
    """For `json.loads`: a number that is not too large."""
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(f"{digits} is larger than any number that programs can exchange")
    return number


def is_deeper(value: Any, levels: int) -> bool:
    """Whether there are more arrays and objects within each other; looked at level by level, for most have few."""
    level: list[Any] = [[value]]
    for _ in range(levels + 1):
        level = [
            each for part in level for each in (part.values() if type(part) is dict else part) if type(each) in _PARTED
        ]
        if not level:
            return False
    return True


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError
    return value


def _integer(digits: str) -> int:
    if len(digits) > _LONGEST_INTEGER:
        raise ValueError
    return int(digits)

"""Numbers in texts."""

from __future__ import annotations

from typing import Final

MOST_DIGITS: Final = 15


def whole_number(text: str) -> int | None:
    """The number that a text of decimal digits is; None for anything else, and for more than 15 digits.

    So long is no number of anything, and Python refuses to read more than 4,300 digits.
    """
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else None

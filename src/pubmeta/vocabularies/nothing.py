"""Words that programs write where a record has no value."""

from __future__ import annotations

from typing import Final

NOTHING: Final = frozenset({"n/a", "n.a.", "null", "none", "undefined"})
"""In lower case."""


def says_nothing(text: str) -> bool:
    """Whether a text says that there is no value: ``n/a``."""
    return text.strip().casefold() in NOTHING

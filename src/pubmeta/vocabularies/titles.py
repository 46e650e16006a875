"""Titles and what follows them."""

from __future__ import annotations

from typing import Final

_STOPS: Final = (".", ":", "?", "!", "。", "：", "？", "！")


def joined(title: str, rest: str) -> str:
    """A title and what follows it, with a colon between unless the title ends in a stop of its own."""
    return f"{title} {rest}" if title.endswith(_STOPS) else f"{title}: {rest}"

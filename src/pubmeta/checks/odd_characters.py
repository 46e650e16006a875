"""Characters that XML allows and advises against, and U+FFFD: traces of a source that was read wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ODD = re.compile("[\x7f-\x9f\ufffd]")
DELETE = "\x7f"
"""The only one of them in ASCII."""


def has_odd_characters(text: str) -> bool:
    """Whether a text has such characters; quickly seen, for nearly no text has them.

    None of them is printable but U+FFFD, and to ask that of a text is quicker than to search it.
    """
    if text.isascii():
        return DELETE in text
    return "\ufffd" in text or (not text.isprintable() and _ODD.search(text) is not None)


def odd_characters(text: str) -> Iterator[str]:
    """Each such character of a text, with what it most likely is: ``U+0092, probably ’``."""
    if has_odd_characters(text):
        for character in _ODD.findall(text):
            yield f"U+{ord(character):04X}{_meaning(character)}"


def _meaning(character: str) -> str:
    if character == "\ufffd":
        return ", where a character could not be read"
    try:  # which is how most of them came about
        meant = character.encode("latin-1").decode("cp1252")
    except UnicodeDecodeError:
        meant = character
    return ", a control character" if meant == character else f", probably {meant}"

"""UTF-8 that was read in another encoding: ``MÃ¼ller`` for ``Müller``."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NO_QUOTES = "\x80-\x9f€ƒ†‡ˆ‰Š‹ŒŽ˜™š›œžŸ¡-ª¬-º¼-¿"
"""What the second byte of a character becomes, without quotation marks and dashes, which follow a word that ends so."""
_ANY = rf"{_NO_QUOTES}‚„…‘’“”•–—«»\xa0"
_WRONG = re.compile(
    rf"(?:[ÂÃÄÅ][{_NO_QUOTES}]|(?:[ÎÏÐÑ][{_ANY}]){{2,}}|â(?:[€‚ƒ„][{_ANY}]|[ˆ‰Š‹][{_ANY}])|ï¬[\x80-\x86€‚ƒ„…†])+"
)
SIGNS = "ÂÃÄÅâÎÏÐÑï"
"""One of them is in each such text."""
_MAY_BE = re.compile(rf"[{SIGNS}][{_ANY}]")
_BYTES = {0x80 + place: character for place, character in enumerate("€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ")}
_OF_CHARACTER = {character: byte for byte, character in _BYTES.items()}


def may_be_wrongly_read(text: str) -> bool:
    """Whether the text has two characters that may be such; quickly seen, for nearly no text has them."""
    return not text.isascii() and _MAY_BE.search(text) is not None


def wrongly_read(text: str) -> Iterator[tuple[str, str]]:
    """Each run of such characters in a text, and what it means."""
    if not may_be_wrongly_read(text):
        return
    for found in _WRONG.finditer(text):
        try:
            meant = bytes(_OF_CHARACTER.get(one, ord(one) & 0xFF) for one in found[0]).decode()
        except UnicodeDecodeError:
            continue
        yield found[0], meant

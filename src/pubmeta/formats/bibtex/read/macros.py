"""The strings of a BibTeX file, ``@string{name = "text"}``, and how much longer they may make it."""

from __future__ import annotations

from pubmeta.formats.bibtex.terms import MONTHS

_ANY = 1_000_000
_TIMES = 10


class Allowance:
    """How many characters strings and inherited fields may still add to a file.

    A few lines of strings that are made of one another can stand for more text than a machine has memory. Each
    character of the file allows ten, of which real files use one or two.
    """

    def __init__(self) -> None:
        self._left = _ANY

    def earn(self, text: str) -> None:
        """Allow what a part of the file allows."""
        self._left += _TIMES * len(text)

    def spend(self, length: int) -> bool:
        """Take up so many characters; False where they are not left."""
        if length > self._left:
            return False
        self._left -= length
        return True


class Macros:
    """The strings that are defined so far, by name in any case; the months are defined from the start."""

    def __init__(self, allowance: Allowance) -> None:
        self._texts: dict[str, str | None] = dict(MONTHS)
        self._allowance = allowance

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._texts

    def define(self, name: str, text: str | None) -> None:
        """Keep a string; None for one that became too long."""
        self._texts[name.casefold()] = text

    def text(self, name: str) -> str | None:
        """The text to put in for a string; None where the file would become too long."""
        text = self._texts[name.casefold()]
        return text if text is not None and self._allowance.spend(len(text)) else None

"""What the words of a name in capitals are: initials (``Smith JA``) or the family name (``Jun LI``, ``LARK Mary``)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from functools import lru_cache

from pubmeta.vocabularies.names import PARTICLES, TWO_LETTER_FAMILIES

_MAY_BE = re.compile(r"(?:[^\W\d_a-z]\.?(?:\s*-\s*)?){1,4}")
# Consonants that do not begin a syllable together, as they do in ``CHO`` and ``ZHU``.
_UNSPOKEN = re.compile(r"(?![csktpzg]h|ng|tr|st|[bcdfgkp]r|[bcfgkps]l)[^aeiouy]{2}")


_NUMERALS = frozenset({"II", "III", "IV"})


class Capitals(Enum):
    """What the capitals in a name without a comma say of the order of its words."""

    INITIALS_LAST = auto()
    FAMILY_LAST = auto()
    FAMILY_FIRST = auto()
    DOUBTFUL = auto()
    """The last word is the family name, but could be initials."""


class _Word(Enum):
    INITIALS = auto()
    NAME = auto()
    EITHER = auto()


def capitals_of(words: Sequence[str], *, initials_last: bool | None = None) -> Capitals | None:
    """What the capitals of a name's words say; None: nothing.

    `initials_last`: whether in the list that the name is from initials come last, or the family name in capitals does.
    """
    first, last = _kind(words[0]), _kind(words[-1])
    is_headed = first is not _Word.INITIALS and len(words) > 1
    if not is_headed:
        return None
    if words[0].islower() and words[0] in PARTICLES and last is not _Word.NAME:
        return Capitals.INITIALS_LAST
    if last is _Word.INITIALS and (initials_last is not False or not _is_plain(words[-1])):
        return Capitals.INITIALS_LAST
    if last is _Word.EITHER and initials_last is not False:
        is_short = len(words[-1]) == 2 and len(words) > 2  # Silva Santos MA
        return Capitals.INITIALS_LAST if initials_last or is_short else Capitals.DOUBTFUL
    if not words[0].isupper() and _is_plain(words[-1]):
        return Capitals.FAMILY_LAST
    if first is _Word.NAME and _is_plain(words[0]) and not any(word.isupper() for word in words[1:]):
        return Capitals.FAMILY_FIRST
    return None


def without_numeral(words: Sequence[str]) -> Sequence[str]:
    """The words of a name without the Roman numeral after a whole name: ``John Smith II``."""
    return words[:-1] if len(words) > 2 and words[-1] in _NUMERALS else words


def has_initials_last(names: Iterable[str]) -> bool | None:
    """Whether the names of one list have their initials last; False: the family name in capitals is; None: unknown."""
    found = None
    for name in names:
        words = without_numeral(name.split())
        if "," in name or len(words) < 2:
            continue
        capitals = capitals_of(words)
        if capitals is Capitals.FAMILY_LAST:
            return False
        if capitals is Capitals.INITIALS_LAST:
            found = True
    return found


def _is_plain(word: str) -> bool:
    """Whether a word is several capitals without full stops."""
    return len(word) > 1 and word.isupper() and word.replace("-", "").replace("'", "").replace("’", "").isalpha()


@lru_cache(maxsize=4096)
def _kind(word: str) -> _Word:
    if _MAY_BE.fullmatch(word) is None:
        return _Word.NAME
    if len(word) == 1:
        return _Word.INITIALS if word.isupper() else _Word.NAME
    if "." in word:
        return _Word.INITIALS
    if not word.isupper():  # scripts without case, or a small letter that is not of ASCII
        return _Word.NAME
    if "-" in word:
        return _Word.INITIALS
    letters = unicodedata.normalize("NFD", word.casefold())
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    if letters in TWO_LETTER_FAMILIES:
        return _Word.EITHER
    if len(word) == 2:
        return _Word.INITIALS
    if letters.isascii() and not re.search("[aeiouy]", letters):
        return _Word.INITIALS
    if len(word) > 3:
        return _Word.NAME
    return _Word.INITIALS if _UNSPOKEN.search(letters) else _Word.EITHER

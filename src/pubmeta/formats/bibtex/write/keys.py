"""Keys of entries: ``fourment2009small``, from the first author, the year and the first long word of the title."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from pubmeta.model import Article, Group, Person, plain_text

_LETTERS: Final = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
_SMALL = frozenset("about after also and are been between but for from has have into its not onto over some than that "
                   "the their these this those toward towards under upon using via was were what when where which "
                   "while who why with within without".split())  # fmt: skip
_LAST = "article"


def key(article: Article) -> str:
    """The key: ASCII letters and digits, which every program takes; of an article without any, ``article``."""
    date = article.dates.formally_published
    author = next((each for each in article.contributors if isinstance(each, Person | Group)), None)
    name = author.whole_family if isinstance(author, Person) else author.name.partition(" ")[0] if author else ""
    words = re.findall("[a-z0-9]+", _folded(plain_text(article.title)))
    word = next((word for word in words if len(word) > 2 and word not in _SMALL), "")
    found = "".join((re.sub("[^a-z0-9]", "", _folded(name)), f"{date.year}" if date else "", word))
    if found.isdecimal() or not found:
        found += re.sub("[^a-z0-9]", "", _folded(article.doi or "")) or _LAST
    return found


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(each for each in decomposed if not unicodedata.combining(each)).lower()

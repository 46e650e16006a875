"""Languages by name or by a code of three letters, as people and libraries give them."""

from __future__ import annotations

from typing import Final

from pubmeta.model import Language
from pubmeta.problems import Log
from pubmeta.reading.values import taken
from pubmeta.vocabularies.languages import language_tag

UNDETERMINED: Final = Language("und")
"""The code of a language that is not known (ISO 639-2, RFC 5646): a title needs one that a record may not say."""


def language_of(log: Log, path: str, text: str | None, *, line: int | None = None) -> Language | None:
    """The language of a BCP 47 tag, an ISO 639-2 code, or a name in English or in the language itself."""
    word = (text or "").strip()
    return taken(log, path, Language, language_tag(word) or None, line=line)

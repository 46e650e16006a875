"""Keywords: several in one text, and the group that they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pubmeta.model import Keywords, Language, Markup
from pubmeta.reading.field import Field


def keywords_in(field: Field) -> Iterator[Field]:
    """Each keyword of a text: semicolons are between them, or else commas."""
    return map(field.with_text, field.text.split(";" if ";" in field.text else ","))


def keyword_group(words: Iterable[str | Markup | None], language: Language | None = None) -> tuple[Keywords, ...]:
    """One group of the words, each once; none where there are no words."""
    found = tuple(dict.fromkeys(word for word in words if word))
    return (Keywords(keywords=found, language=language),) if found else ()

"""Texts as the Crossref REST API spells them: character references of the deposited XML (``&amp;``) stay in them."""

from __future__ import annotations

from pubmeta.model import Markup
from pubmeta.reading import Field, JsonObject, text_of, unescaped


def line(source: JsonObject, key: str) -> str | None:
    """A text on one line."""
    field = source.one(key)
    return field.with_text(unescaped(field.text)).as_line() if field else None


def lines(source: JsonObject, key: str) -> list[Field]:
    """Each text of an array, on one line."""
    found = ((field, field.with_text(unescaped(field.text)).as_line()) for field in source.texts(key))
    return [field.with_text(text) for field, text in found if text]


def text(source: JsonObject, key: str) -> str | Markup | None:
    """A text with its inline markup."""
    field = source.one(key)
    return text_of(field.log, field.path, field.text) if field else None

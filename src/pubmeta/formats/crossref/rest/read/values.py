"""Texts as the Crossref REST API spells them: character references of the deposited XML (``&amp;``) stay in them."""

from __future__ import annotations

from pubmeta.model import Markup
from pubmeta.reading import Field, JsonObject, line_of, text_of, unescaped


class ApiText(Field):
    """A text of the API, with its character references and its inline markup."""

    __slots__ = ()

    def as_line(self) -> str | None:
        """The literal text on one line; None where it is blank."""
        return line_of(self.log, self.path, unescaped(self.text), line=self.line)

    def as_text(self) -> str | Markup | None:
        """The text with its inline markup."""
        return text_of(self.log, self.path, self.text)


def line(source: JsonObject, key: str) -> str | None:
    """A text on one line."""
    field = source.one(key)
    return ApiText(*field).as_line() if field else None


def lines(source: JsonObject, key: str) -> list[Field]:
    """Each text of an array, on one line."""
    found = ((field, ApiText(*field).as_line()) for field in source.texts(key))
    return [field.with_text(text) for field, text in found if text]


def text(source: JsonObject, key: str) -> str | Markup | None:
    """A text with its inline markup."""
    field = source.one(key)
    return ApiText(*field).as_text() if field else None

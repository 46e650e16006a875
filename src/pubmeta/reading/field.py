"""A text of a record, where it is, and how it becomes a value of the model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from pubmeta.model import Abstract, ArticleType, Language, Markup, PartialDate
from pubmeta.problems import Log
from pubmeta.reading.article_types import article_type_in
from pubmeta.reading.dates import date_in
from pubmeta.reading.fragments import abstract_of, literal_of
from pubmeta.reading.languages import language_of
from pubmeta.reading.values import NO_PLACE, folded, line_of, part, quoted, taken, unplaced

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)


class Field(NamedTuple):
    """A text of a record. What its methods cannot take is reported where the text is.

    path: the name of its field (``AU``, ``citation_doi``), or where it is in a JSON document (``author[3].family``).
    text: as it is in the source. line: on which line it is, from 1, if that is known. language: the BCP 47 tag that the
    source gives it, unchecked.
    """

    path: str
    text: str
    log: Log
    line: int | None = None
    language: str | None = None

    def with_text(self, text: str) -> Field:
        """A part of the text, or what the text means, at the same place."""
        return type(self)(self.path, text, self.log, self.line, self.language)

    def as_line(self) -> str | None:
        """The literal text on one line; None where it is blank."""
        return line_of(self.log, self.path, self.text, line=self.line)

    def as_text(self) -> str | Markup | None:
        """The literal text; tags and character references that strayed into it are read, as `guessed`."""
        return literal_of(self.log, self.path, self.text, line=self.line)

    def as_abstract(self) -> Abstract | None:
        """The paragraphs and sections of the text."""
        return abstract_of(self.log, self.path, self.text, line=self.line)

    def as_date(self) -> PartialDate | None:
        """The date that the text spells."""
        return date_in(self.log, self.path, self.text, line=self.line)

    def as_language(self) -> Language | None:
        """The language that the text is the tag, the code or the name of."""
        return language_of(self.log, self.path, self.text, line=self.line)

    def as_article_type(self) -> ArticleType | None:
        """The type of article that the words name."""
        return article_type_in(self.log, self.path, self.text, line=self.line)

    def taken(self, kind: Callable[[str], T]) -> T | None:
        """``kind(text)``; None where it is refused."""
        return taken(self.log, self.path, kind, self.text.strip(), line=self.line)

    def part(self, model: type[M], fields: Mapping[str, object]) -> M | None:
        """A part of the model from values that were read here."""
        return part(self.log, self.path, model, fields, line=self.line)

    def dropped(self, message: str) -> None:
        """Report the text, or something of it, as left out."""
        self.log.dropped(self.path, message, line=self.line)

    def guessed(self, message: str) -> None:
        """Report that the text is read with doubt."""
        self.log.guessed(self.path, message, line=self.line)

    def unplaced(self, reason: str = NO_PLACE) -> None:
        """Report the whole text as left out."""
        unplaced(self.log, self.path, self.text.strip(), reason, line=self.line)


def first_of(fields: Iterable[Field]) -> Field | None:
    """The first of fields that should say the same; one that says something else is reported.

    Case and white space make no difference.
    """
    first: Field | None = None
    for field in fields:
        if first is None:
            first = field
        elif field.text != first.text and folded(field.text) != folded(first.text):
            field.dropped(f"{quoted(field.text)} differs from {first.path}, which is kept: {quoted(first.text)}")
    return first

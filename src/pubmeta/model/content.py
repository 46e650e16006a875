"""The text parts of a work that travel with its metadata: titles, abstracts, statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, Unpack

from pydantic import model_validator

from pubmeta.model.base import FromText, Model, RefusalError, Term, paragraphs_of
from pubmeta.model.codes import Language
from pubmeta.model.text import Text

if TYPE_CHECKING:
    from pubmeta.model.inputs import (
        AbstractFields,
        AbstractSectionFields,
        StatementFields,
        StatementsFields,
        TranslatedTitleFields,
    )


class TranslatedTitle(Model):
    """The title in another language."""

    title: Text
    """In this language."""
    language: Language
    """A BCP 47 tag."""
    subtitle: Text | None = None
    """In this language."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[TranslatedTitleFields]) -> None: ...


class AbstractKind(Term):
    """What an abstract is, if it is not the plain one (JATS `abstract-type`, the values that JATS4R names)."""

    EXECUTIVE_SUMMARY = "executive-summary"
    GRAPHICAL = "graphical"
    KEY_POINTS = "key-points"
    PLAIN_LANGUAGE_SUMMARY = "plain-language-summary"
    SUMMARY = "summary"
    TEASER = "teaser"
    TOC = "toc"


class AbstractSection(Model):
    """A part of an abstract; an unstructured abstract is one section without a title."""

    paragraphs: tuple[Text, ...]
    """At least one."""
    title: Text | None = None
    """The heading: ``Methods``."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[AbstractSectionFields]) -> None: ...

    @model_validator(mode="after")
    def _has_paragraphs(self) -> Self:
        if not self.paragraphs:
            raise RefusalError("an abstract section has no paragraphs", "add one, or leave the section out")
        return self


class Abstract(FromText):
    """An abstract in one language; `kind` None is the plain one."""

    sections: tuple[AbstractSection, ...]
    """Those of a structured abstract, else one without a title."""
    language: Language | None = None
    """None: the article's."""
    kind: AbstractKind | None = None
    """None: the plain one."""
    title: Text | None = None
    """A heading other than the usual ``Abstract``."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[AbstractFields]) -> None: ...

    @model_validator(mode="after")
    def _untitled_comes_first(self) -> Self:
        if not self.sections:
            raise RefusalError("an abstract has no sections", "add one, or leave the abstract out")
        if any(section.title is None for section in self.sections[1:]):
            raise RefusalError(
                "a section after the first has no title",
                "add its title, or put its paragraphs into the section before it",
            )
        if self.title is not None and str(self.title).strip(" .:").casefold() == "abstract":
            object.__setattr__(self, "title", None)  # the usual one, which every format has of itself
        return self

    @classmethod
    def fields_of(cls, text: str) -> dict[str, Any]:
        """One section of plain text; blank lines are between its paragraphs."""
        return {"sections": [{"paragraphs": paragraphs_of(text)}]}


class Statement(FromText):
    """A statement printed with the work, under its heading."""

    paragraphs: tuple[Text, ...]
    """At least one."""
    heading: Text | None = None
    """As printed; None where there is none, or the usual one."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[StatementFields]) -> None: ...

    @model_validator(mode="after")
    def _has_paragraphs(self) -> Self:
        if not self.paragraphs:
            raise RefusalError("a statement has no paragraphs", "add one, or leave the statement out")
        return self

    @classmethod
    def fields_of(cls, text: str) -> dict[str, Any]:
        """Plain text; blank lines are between its paragraphs."""
        return {"paragraphs": paragraphs_of(text)}


class Statements(Model):
    """The statements of one article."""

    conflict_of_interest: Statement | None = None
    """Of all authors together; a person's own is with the person."""
    data_availability: Statement | None = None
    """Where the data are, or why they are not to be had."""
    ethics: Statement | None = None
    """On approval and consent."""
    author_contributions: Statement | None = None
    """Who did what, in words."""
    acknowledgements: Statement | None = None
    """Thanks."""
    funding: Statement | None = None
    """Who paid, in words; the awards say it in fields."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[StatementsFields]) -> None: ...

"""The text parts of a work that travel with its metadata: titles, abstracts, statements."""

from __future__ import annotations

from typing import Any, Self

from pydantic import model_validator

from pubmeta.model.base import FromText, Model, Term, paragraphs_of
from pubmeta.model.identifiers import Language
from pubmeta.model.text import Text


class TranslatedTitle(Model):
    """The title in another language."""

    title: Text
    language: Language
    subtitle: Text | None = None


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
    title: Text | None = None

    @model_validator(mode="after")
    def _has_paragraphs(self) -> Self:
        if not self.paragraphs:
            raise ValueError("an abstract section has no paragraphs; add one, or leave the section out")
        return self


class Abstract(FromText):
    """An abstract in one language; `kind` None is the plain one."""

    sections: tuple[AbstractSection, ...]
    language: Language | None = None
    kind: AbstractKind | None = None
    title: Text | None = None
    """A heading other than the usual ``Abstract``."""

    @model_validator(mode="after")
    def _untitled_comes_first(self) -> Self:
        if not self.sections:
            raise ValueError("an abstract has no sections; add one, or leave the abstract out")
        if any(section.title is None for section in self.sections[1:]):
            raise ValueError("only the first section of an abstract may lack a title")
        return self

    @classmethod
    def fields_of(cls, text: str) -> dict[str, Any]:
        """One section of plain text; blank lines are between its paragraphs."""
        return {"sections": [{"paragraphs": paragraphs_of(text)}]}


class Statement(FromText):
    """A statement printed with the work, under its heading."""

    paragraphs: tuple[Text, ...]
    heading: Text | None = None

    @model_validator(mode="after")
    def _has_paragraphs(self) -> Self:
        if not self.paragraphs:
            raise ValueError("a statement has no paragraphs; add one, or leave the statement out")
        return self

    @classmethod
    def fields_of(cls, text: str) -> dict[str, Any]:
        """Plain text; blank lines are between its paragraphs."""
        return {"paragraphs": paragraphs_of(text)}


class Statements(Model):
    """The statements of one article."""

    conflict_of_interest: Statement | None = None
    data_availability: Statement | None = None
    ethics: Statement | None = None
    author_contributions: Statement | None = None
    acknowledgements: Statement | None = None
    funding: Statement | None = None

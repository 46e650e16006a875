"""Where the work appeared: the journal (or preprint server), its publisher, and the place in it."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from pubmeta.model.base import Line, Model
from pubmeta.model.identifiers import Doi, Issn, Language
from pubmeta.model.text import Text


class Publisher(Model):
    """Who publishes."""

    name: Line
    place: Line | None = None


class Journal(Model):
    """A journal, or the server that a preprint was posted on."""

    title: Line
    abbreviations: tuple[Line, ...] = ()
    issn_print: Issn | None = None
    issn_electronic: Issn | None = None
    issn_linking: Issn | None = None
    doi: Doi | None = None
    """The journal's own DOI, never an article's."""
    nlm_ta: Line | None = None
    """The NLM title abbreviation (JATS ``journal-id-type="nlm-ta"``)."""
    publisher_id: Line | None = None
    """The publisher's own short name of the journal (JATS ``journal-id-type="publisher-id"``)."""
    publisher: Publisher | None = None
    language: Language | None = None

    @model_validator(mode="after")
    def _issns_differ_by_medium(self) -> Self:
        if self.issn_print is not None and self.issn_print == self.issn_electronic:
            raise ValueError("issn_print and issn_electronic are the same; give each medium its own ISSN")
        return self

    @property
    def issns(self) -> tuple[Issn, ...]:
        """Electronic before print before linking, each once."""
        known = (self.issn_electronic, self.issn_print, self.issn_linking)
        return tuple(dict.fromkeys(issn for issn in known if issn))


class Pages(Model):
    """The pages of a work: `first` with or without `last`, or an irregular `range` as printed (``12-15, 18``)."""

    first: Line | None = None
    last: Line | None = None
    range: Line | None = None

    @model_validator(mode="after")
    def _is_first_or_range(self) -> Self:
        if self.first is None and (self.last is not None or self.range is None):
            raise ValueError("pages need a first page, or a range as printed")
        return self

    def __str__(self) -> str:
        return self.range or (f"{self.first}-{self.last}" if self.last else str(self.first))


class Keywords(Model):
    """One group of keywords, in one language."""

    keywords: tuple[Text, ...]
    language: Language | None = None
    kind: Line | None = None
    """Whose they are: ``author``, ``research-organism`` (JATS `kwd-group-type`)."""
    title: Text | None = None

    @model_validator(mode="after")
    def _has_keywords(self) -> Self:
        if not self.keywords:
            raise ValueError("a keyword group has no keywords; add one, or leave the group out")
        return self


class Subject(Model):
    """A subject from a classification."""

    term: Line
    code: Line | None = None
    scheme: Line | None = None
    """The classification's name or URL."""

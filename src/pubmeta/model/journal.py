"""Where the work appeared: the journal (or preprint server), its publisher, and the place in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, Self, Unpack

from pydantic import PlainValidator, WithJsonSchema, model_validator

from pubmeta.model.base import FromText, Line, LinkLine, Model, Number, RefusalError, numbered
from pubmeta.model.codes import Language
from pubmeta.model.identifiers import Doi, Issn
from pubmeta.model.text import Text
from pubmeta.vocabularies.dashes import DASH, DASHES

if TYPE_CHECKING:
    from pubmeta.model.inputs import JournalFields, KeywordsFields, PagesFields, PublisherFields, SubjectFields

_TWO_PAGES = re.compile(rf"([^\s,;{DASHES}-]+)\s*{DASH}{{1,2}}\s*([^\s,;{DASHES}-]+)")
_ROMAN = re.compile(rf"(?i)[ivxlcdm]+(?:\s*{DASH}\s*[ivxlcdm]+)?")
_SEVERAL_PAGES = re.compile(rf"[\s,;{DASHES}-]")


class Publisher(FromText):
    """Who publishes."""

    name: Line
    """As printed."""
    place: Line | None = None
    """The town."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[PublisherFields]) -> None: ...

    @classmethod
    def fields_of(cls, text: str) -> dict[str, Any]:
        """The name."""
        return {"name": text}


class Serial(FromText):
    """What appears under an ISSN: a journal, a series of proceedings. A string is the title."""

    if TYPE_CHECKING:  # fields of each class, in its own order
        issn_print: Issn | None
        issn_electronic: Issn | None
        issn_linking: Issn | None

    @model_validator(mode="after")
    def _issns_differ_by_medium(self) -> Self:
        if self.issn_print is not None and self.issn_print == self.issn_electronic:
            raise RefusalError(
                "issn_print and issn_electronic are the same", "set each to the ISSN of its medium, or leave one out"
            )
        return self

    @classmethod
    def fields_of(cls, text: str) -> dict[str, Any]:
        """The title."""
        return {"title": text}

    @property
    def issns(self) -> tuple[Issn, ...]:
        """Electronic before print before linking, each once."""
        known = (self.issn_electronic, self.issn_print, self.issn_linking)
        return tuple(dict.fromkeys(issn for issn in known if issn))


class Journal(Serial):
    """A journal, or the server that a preprint was posted on."""

    title: Line
    """In full."""
    abbreviations: tuple[Line, ...] = ()
    """The abbreviated titles, the usual one first."""
    issn_print: Issn | None = None
    """Of the print edition: ``1234-5679``."""
    issn_electronic: Issn | None = None
    """Of the online edition: ``1234-5679``."""
    issn_linking: Issn | None = None
    """The ISSN-L, which is that of all editions together."""
    doi: Doi | None = None
    """The journal's own DOI, never an article's."""
    nlm_ta: Line | None = None
    """The NLM title abbreviation (JATS ``journal-id-type="nlm-ta"``)."""
    publisher_id: Number | None = None
    """The publisher's own short name of the journal (JATS ``journal-id-type="publisher-id"``)."""
    publisher: Publisher | None = None
    """Who publishes the journal; a string is the name."""
    language: Language | None = None
    """Of the journal, not of the article."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[JournalFields]) -> None: ...


def article_number(value: object) -> str:
    """As `numbered`; a DOI is refused."""
    text = numbered(value)
    if "10." in text and _is_doi(text):
        raise RefusalError(f"{text!r} is a DOI, and not an article number", "put it into doi")
    return text


def _is_doi(text: str) -> bool:
    try:
        Doi(text)
    except ValueError:
        return False
    return True


ArticleNumber = Annotated[str, PlainValidator(article_number), WithJsonSchema({"type": "string", "pattern": "\\S"})]
"""What a work that is only online has in place of pages: ``e12345``."""


class Pages(FromText):
    """The pages of a work: `first` with or without `last`, or an irregular `range` as printed (``12-15, 18``)."""

    first: Number | None = None
    """The only page, if there is no last one."""
    last: Number | None = None
    """In full: 1080, not 80."""
    range: Number | None = None
    """As printed, where first and last do not say it: ``12-15, 18``."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[PagesFields]) -> None: ...

    @model_validator(mode="after")
    def _is_first_or_range(self) -> Self:
        first, printed = self.first, self.range
        if first is None and (self.last is not None or printed is None):
            raise RefusalError("pages have neither first nor range", "set one of them, or leave the pages out")
        if first and printed and printed in (first, f"{first}-{self.last}", f"{first}–{self.last}"):
            object.__setattr__(self, "range", None)  # it says no more than first and last do
        return self

    @classmethod
    def fields_of(cls, text: str) -> dict[str, Any]:
        """One page, or two with a dash between; whatever else has a number is a range as printed.

        A last page without its leading digits (``1071-80``) is not completed.
        """
        text = text.strip()
        if not re.search("[0-9]", text) and not _ROMAN.fullmatch(text):
            raise ValueError(f"{text!r} is not pages: they have the form 10-19, or an object with first and last")
        if found := _TWO_PAGES.fullmatch(text):
            first, last = found.groups()
            is_short = first.isdecimal() and last.isdecimal() and len(last) < len(first)
            return {"first": first, "range": text} if is_short else {"first": first, "last": last}
        return {"range" if _SEVERAL_PAGES.search(text) else "first": text}

    def __str__(self) -> str:
        fields = self.__dict__  # which costs a fraction of what pydantic's attributes do
        first, last = fields["first"], fields["last"]
        return fields["range"] or (f"{first}-{last}" if last else str(first))


class Keywords(Model):
    """One group of keywords, in one language."""

    keywords: tuple[Text, ...]
    """At least one."""
    language: Language | None = None
    """None: the article's."""
    kind: Line | None = None
    """Whose they are: ``author``, ``research-organism`` (JATS `kwd-group-type`)."""
    title: Text | None = None
    """A heading other than the usual ``Keywords``."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[KeywordsFields]) -> None: ...

    @model_validator(mode="after")
    def _has_keywords(self) -> Self:
        if not self.keywords:
            raise RefusalError("a keyword group has no keywords", "add one, or leave the group out")
        return self


class Subject(Model):
    """A subject from a classification."""

    term: Line
    """The words of the classification."""
    code: Number | None = None
    """Its notation: ``QH301``."""
    scheme: LinkLine | None = None
    """The classification's name or URL."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[SubjectFields]) -> None: ...

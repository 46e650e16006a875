"""Papers of conferences: the event at which one was given, and the proceedings in which it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, Unpack

from pydantic import model_validator

from pubmeta.model.base import FromText, Line, Number, RefusalError, Term
from pubmeta.model.codes import Language
from pubmeta.model.contributors import Name
from pubmeta.model.dates import PartialDate
from pubmeta.model.identifiers import Doi, Isbn, Issn
from pubmeta.model.journal import Publisher, Serial
from pubmeta.model.text import Text
from pubmeta.model.urls import Url

if TYPE_CHECKING:
    from pubmeta.model.inputs import EventFields, ProceedingsFields, ProceedingsIsbnFields, SeriesFields


class Event(FromText):
    """A conference or another meeting; at least one field."""

    name: Line | None = None
    """In full, as printed."""
    acronym: Line | None = None
    """With the year, if that is how the meeting is called: ``ICML 2024``."""
    number: Number | None = None
    """Which one of the series of meetings: ``22``."""
    theme: Line | None = None
    """The motto of this meeting."""
    sponsors: tuple[Line, ...] = ()
    """Who organised it or paid for it."""
    place: Line | None = None
    """The town and the country, as printed: ``Lund, Sweden``."""
    start: PartialDate | None = None
    """The first day."""
    end: PartialDate | None = None
    """The last day; None where it is the first, or not known."""
    dates_as_printed: Line | None = None
    """The dates in words, where `start` and `end` do not say them."""
    url: Url | None = None
    """The page of the meeting."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[EventFields]) -> None: ...

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not any(vars(self).values()):
            raise RefusalError("an event has no fields", "add one, or leave the event out")
        if self.end is not None:
            if self.start is None:
                raise RefusalError("an event has an end and no start", "add start, or leave end out")
            if self.end.is_before(self.start):
                raise RefusalError(f"an event ends on {self.end}, before its start, {self.start}", "correct the dates")
            if self.end == self.start:
                object.__setattr__(self, "end", None)  # it says no more than the start does
        return self

    @classmethod
    def fields_of(cls, text: str) -> dict[str, Any]:
        """The name."""
        return {"name": text}


class Series(Serial):
    """A series of books or of proceedings."""

    title: Line
    """In full."""
    issn_print: Issn | None = None
    """Of the print edition: ``1234-5679``."""
    issn_electronic: Issn | None = None
    """Of the online edition: ``1234-5679``."""
    issn_linking: Issn | None = None
    """The ISSN-L, which is that of all editions together."""
    doi: Doi | None = None
    """The series' own DOI."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[SeriesFields]) -> None: ...


class IsbnMedium(Term):
    """The medium of the edition that an ISBN is of."""

    PRINT = "print"
    ELECTRONIC = "electronic"


class ProceedingsIsbn(FromText):
    """An ISBN of the proceedings, with the medium of its edition where that is known."""

    isbn: Isbn
    """Of 10 or 13 digits, hyphens or none."""
    medium: IsbnMedium | None = None
    """None where it is not known."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[ProceedingsIsbnFields]) -> None: ...

    @classmethod
    def fields_of(cls, text: str) -> dict[str, Any]:
        """The ISBN."""
        return {"isbn": text}


class Proceedings(FromText):
    """The volume of proceedings in which a paper is printed. Those that are an issue of a journal are that issue."""

    title: Text | None = None
    """As printed, without the subtitle; of a volume that has only the title of its series, None."""
    subtitle: Text | None = None
    """Without the colon or dash before it."""
    subject: Line | None = None
    """The field that the meetings are about, year after year (Crossref `proceedings_subject`)."""
    editors: tuple[Name, ...] = ()
    """Of the volume, in their order."""
    isbns: tuple[ProceedingsIsbn, ...] = ()
    """Of each edition; a string is the ISBN."""
    series: Series | None = None
    """In which the volume appears, as `Article.volume`; a string is the title."""
    publisher: Publisher | None = None
    """Who publishes the volume; a string is the name."""
    doi: Doi | None = None
    """The volume's own DOI, never a paper's."""
    language: Language | None = None
    """Of the volume, not of the paper."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[ProceedingsFields]) -> None: ...

    @model_validator(mode="after")
    def _has_a_title(self) -> Self:
        if self.title is None and self.series is None:
            raise RefusalError("proceedings have neither title nor series", "add one, or leave the proceedings out")
        if self.title is None and self.subtitle is not None:
            raise RefusalError("proceedings have a subtitle and no title", "make it the title, or leave it out")
        isbns = [each.isbn for each in self.isbns]
        if repeated := [isbn for index, isbn in enumerate(isbns) if isbn in isbns[:index]]:
            raise RefusalError(f"the ISBN {repeated[0]} is given twice", "leave one out")
        return self

    @classmethod
    def fields_of(cls, text: str) -> dict[str, Any]:
        """The title."""
        return {"title": text}

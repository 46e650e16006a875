"""What the work cites: each reference as printed, as fields, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self, Unpack

from pydantic import PlainValidator, WithJsonSchema, model_validator

from pubmeta.model.base import Line, Model, Number, Numbering, RefusalError, Term, numbered
from pubmeta.model.contributors import Name
from pubmeta.model.dates import PartialDate
from pubmeta.model.identifiers import ArxivId, Doi, Isbn, Issn, Pmcid, Pmid
from pubmeta.model.journal import ArticleNumber, Pages
from pubmeta.model.text import Text
from pubmeta.model.urls import Url

if TYPE_CHECKING:
    from pubmeta.model.inputs import ReferenceFields, WorkFields


class WorkType(Term):
    """What kind of thing is cited."""

    JOURNAL_ARTICLE = "journal-article"
    BOOK = "book"
    CHAPTER = "chapter"
    PROCEEDINGS_ARTICLE = "proceedings-article"
    THESIS = "thesis"
    REPORT = "report"
    PATENT = "patent"
    WEB_PAGE = "web-page"
    DATASET = "dataset"
    PREPRINT = "preprint"
    SOFTWARE = "software"
    STANDARD = "standard"


class Work(Model):
    """A cited work as fields; at least one besides its type."""

    type: WorkType | None = None
    """None where it is not known."""
    authors: tuple[Name, ...] = ()
    """In their order."""
    et_al: bool = False
    """Whether the list of authors goes on beyond those named."""
    editors: tuple[Name, ...] = ()
    """Of the book or the proceedings."""
    title: Text | None = None
    """The cited work's own title: of the article, the chapter, the book, the data set."""
    container_title: Text | None = None
    """Of the journal, the book that holds the chapter, the proceedings, the web site."""
    series_title: Text | None = None
    """Of the series in which a book appeared."""
    volume: Numbering | None = None
    """As printed, without a word before it."""
    issue: Numbering | None = None
    """As printed, without a word before it."""
    pages: Pages | None = None
    """First and last, or a range as printed; a string such as ``10-19`` is taken."""
    article_number: ArticleNumber | None = None
    """In place of pages."""
    edition: Number | None = None
    """As printed: ``2``, ``2nd``."""
    number: Number | None = None
    """The number of a report, patent or standard."""
    version: Number | None = None
    """Of software or data: ``1.0.3``."""
    date: PartialDate | None = None
    """When it was published."""
    publisher: Line | None = None
    """The name."""
    publisher_place: Line | None = None
    """The town."""
    doi: Doi | None = None
    """Without resolver; links are taken."""
    pmid: Pmid | None = None
    """The PubMed id: digits."""
    pmcid: Pmcid | None = None
    """The PubMed Central id: ``PMC1234567``."""
    arxiv: ArxivId | None = None
    """The arXiv id: ``2401.01234``."""
    isbn: Isbn | None = None
    """Of 10 or 13 digits, hyphens or none."""
    issn: Issn | None = None
    """Of the journal: ``1234-5679``."""
    url: Url | None = None
    """Where it is online."""
    accessed: PartialDate | None = None
    """When the URL was visited."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[WorkFields]) -> None: ...

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        for field, value in vars(self).items():
            if value and field != "type":
                break
        else:
            raise RefusalError("a cited work has no fields", "add one, or leave the work out")
        if self.et_al and not self.authors:
            raise RefusalError("et_al is set, but there are no authors", "add the authors, or leave et_al out")
        return self


_LONGEST_KEY = 128


def _keyed(value: object) -> str:
    key = numbered(value)
    if len(key) > _LONGEST_KEY:
        raise RefusalError(f"has {len(key)} characters, and a key has at most {_LONGEST_KEY}", "give a shorter one")
    return key


ReferenceKey = Annotated[
    str,
    PlainValidator(_keyed),
    WithJsonSchema({"type": "string", "pattern": "\\S", "maxLength": _LONGEST_KEY}),
]
"""What a reference is known by in its article, of at most 128 characters; a whole number may be given."""


class Reference(Model):
    """One entry of the reference list: `raw` as printed, `work` as fields, or both; both are kept."""

    key: ReferenceKey
    """Unique in the article (Crossref: 1 to 128 characters)."""
    label: Number | None = None
    """As printed before the reference, without brackets: ``1``."""
    raw: Text | None = None
    """As printed, without the label."""
    work: Work | None = None
    """What is cited, as fields."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[ReferenceFields]) -> None: ...

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.raw is None and self.work is None:
            raise RefusalError("a reference has neither raw nor work", "set one of them, or leave the reference out")
        return self

"""The article: everything that is known of one work, in no format's terms."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any, Self, Unpack

from pydantic import BeforeValidator, model_validator

from pubmeta.model.base import Line, Model, Number, Term
from pubmeta.model.codes import Language
from pubmeta.model.content import Abstract, Statements, TranslatedTitle
from pubmeta.model.contributors import Contributor
from pubmeta.model.dates import Dates
from pubmeta.model.funding import Award
from pubmeta.model.identifiers import ArxivId, Doi, Pmcid, Pmid, Url
from pubmeta.model.journal import Journal, Keywords, Pages, Subject
from pubmeta.model.permissions import Copyright, FreeToRead, License
from pubmeta.model.references import Reference
from pubmeta.model.relations import ClinicalTrial, FullText, OtherId, Relation, Update, Version
from pubmeta.model.text import Markup, Text

if TYPE_CHECKING:
    from pubmeta.model.inputs import ArticleFields


class ArticleType(Term):
    """What kind of article it is (the suggested values of JATS `article-type` that metadata exchange uses)."""

    ABSTRACT = "abstract"
    ADDENDUM = "addendum"
    BLOG_POST = "blog-post"
    BOOK_REVIEW = "book-review"
    BRIEF_REPORT = "brief-report"
    CASE_REPORT = "case-report"
    COMMENTARY = "commentary"
    CONFERENCE_PAPER = "conference-paper"
    """In proceedings, which may be of a series; the series or the proceedings are its journal."""
    CORRECTION = "correction"
    DATA_PAPER = "data-paper"
    DISCUSSION = "discussion"
    EDITORIAL = "editorial"
    EXPRESSION_OF_CONCERN = "expression-of-concern"
    LETTER = "letter"
    MEETING_REPORT = "meeting-report"
    METHODS_ARTICLE = "methods-article"
    NEWS = "news"
    OBITUARY = "obituary"
    OTHER = "other"
    PREPRINT = "preprint"
    PROTOCOL = "protocol"
    RAPID_COMMUNICATION = "rapid-communication"
    REPLY = "reply"
    RESEARCH_ARTICLE = "research-article"
    RETRACTION = "retraction"
    REVIEW_ARTICLE = "review-article"
    SYSTEMATIC_REVIEW = "systematic-review"
    WORKING_PAPER = "working-paper"


POSTED = frozenset({ArticleType.BLOG_POST, ArticleType.PREPRINT, ArticleType.WORKING_PAPER})
"""What is posted, on a server or a site, and not published in a journal."""


_NOTICES = frozenset(
    {ArticleType.ADDENDUM, ArticleType.CORRECTION, ArticleType.EXPRESSION_OF_CONCERN, ArticleType.RETRACTION}
)


def _one_or_several(value: Any) -> Any:
    """A single string where there may be several."""
    return (value,) if isinstance(value, str) else value


def _keyword_groups(value: Any) -> Any:
    """Keywords alone are one group."""
    is_list = isinstance(value, list | tuple) and len(value) > 0
    return ({"keywords": value},) if is_list and all(isinstance(item, str | Markup) for item in value) else value


class Article(Model):
    """One article. Absent is None or an empty tuple; nothing is ever invented, completed or defaulted."""

    title: Text
    """As printed, without the subtitle."""
    subtitle: Text | None = None
    """Without the colon or dash before it."""
    short_title: Text | None = None
    """For running heads."""
    translated_titles: tuple[TranslatedTitle, ...] = ()
    """One for each other language."""
    type: ArticleType | None = None
    """None where it is not known; what is none of the known kinds is `other`."""
    language: Language | None = None
    """Of the text: a BCP 47 tag, ``en``, ``pt-BR``."""
    doi: Doi | None = None
    """Without resolver: ``10.5555/abc``; links are taken."""
    pmid: Pmid | None = None
    """The PubMed id: digits."""
    pmcid: Pmcid | None = None
    """The PubMed Central id: ``PMC1234567``."""
    arxiv: ArxivId | None = None
    """Of the article itself, or of its preprint there: ``2401.01234``."""
    other_ids: tuple[OtherId, ...] = ()
    """Every other identifier; a platform's own id of the article is one of the type `publisher-id`."""
    contributors: tuple[Contributor, ...] = ()
    """In the order in which they are printed, all roles in one list."""
    abstracts: Annotated[tuple[Abstract, ...], BeforeValidator(_one_or_several)] = ()
    """The plain one first; a string is an abstract without sections, blank lines between its paragraphs."""
    keywords: Annotated[tuple[Keywords, ...], BeforeValidator(_keyword_groups)] = ()
    """In groups, by language or kind; a list of strings is one group."""
    section: Line | None = None
    """The heading under which the journal prints the article."""
    subjects: tuple[Subject, ...] = ()
    """From classifications, not the keywords."""
    journal: Journal | None = None
    """Where it appeared, or the server on which a preprint was posted; a string is the title."""
    volume: Number | None = None
    """As printed, without a word before it: ``12``."""
    issue: Number | None = None
    """As printed, without a word before it: ``3``, ``Suppl 1``."""
    issue_title: Text | None = None
    """The title of a special issue."""
    pages: Pages | None = None
    """First and last, or a range as printed; a string such as ``10-19`` is taken."""
    article_number: Number | None = None
    """In place of pages (JATS `elocation-id`)."""
    dates: Dates = Dates()
    """What happened when, as far as it is known."""
    licenses: Annotated[tuple[License, ...], BeforeValidator(_one_or_several)] = ()
    """What may be done with the work; a string is a URL, an SPDX id or a name: ``CC BY 4.0``."""
    copyright: Copyright | None = None
    """The copyright line; a string is the line as printed."""
    free_to_read: FreeToRead | None = None
    """Whether the work may be read without payment, and when."""
    statements: Statements = Statements()
    """On conflicts of interest, data, ethics and the like."""
    awards: tuple[Award, ...] = ()
    """Who paid, and under which numbers."""
    relations: tuple[Relation, ...] = ()
    """To other works, data and software; not the references, nor what a notice updates."""
    updates: tuple[Update, ...] = ()
    """The works that this one corrects or retracts, if it is a notice."""
    trials: tuple[ClinicalTrial, ...] = ()
    """The registered clinical trials on which it reports."""
    landing_page: Url | None = None
    """The article's page, to which its DOI leads."""
    full_texts: tuple[FullText, ...] = ()
    """Where the whole text is."""
    version: Version | None = None
    """Which version of the article this is."""
    archives: tuple[Line, ...] = ()
    """Where the work is preserved: ``CLOCKSS``, ``Portico``."""
    references: tuple[Reference, ...] = ()
    """The reference list, in its order."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[ArticleFields]) -> None: ...

    @property
    def is_notice(self) -> bool:
        """Whether the article, by its type, is there to correct, retract or question another work."""
        return self.type in _NOTICES

    @model_validator(mode="after")
    def _reference_keys_are_unique(self) -> Self:
        counts = Counter(reference.key for reference in self.references)
        if repeated := [key for key, count in counts.items() if count > 1]:
            raise ValueError(f"reference keys are not unique: {', '.join(repeated)}")
        return self

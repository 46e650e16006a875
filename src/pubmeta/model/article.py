"""The article: everything that is known of one work, in no format's terms."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any, Self, Unpack

from pydantic import BeforeValidator, model_validator

from pubmeta.model.base import Line, Model, Numbering, RefusalError, Term
from pubmeta.model.codes import Language
from pubmeta.model.conference import Event, Proceedings
from pubmeta.model.content import Abstract, Statements, TranslatedTitle
from pubmeta.model.contributors import Affiliation, Contributor
from pubmeta.model.dates import Dates
from pubmeta.model.funding import Award
from pubmeta.model.identifiers import ArxivId, Doi, Pmcid, Pmid
from pubmeta.model.journal import ArticleNumber, Journal, Keywords, Pages, Publisher, Subject
from pubmeta.model.permissions import Copyright, FreeToRead, License
from pubmeta.model.references import Reference
from pubmeta.model.relations import (
    ClinicalTrial,
    FullText,
    OtherId,
    Relation,
    Update,
    Version,
)
from pubmeta.model.review import Review
from pubmeta.model.status import Status, StatusType
from pubmeta.model.text import Markup, Text
from pubmeta.model.urls import Url

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
    """Given at a meeting, `event`; printed in its `proceedings`, or in a journal."""
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
    PEER_REVIEW = "peer-review"
    """A document of the review of another work: a report, a decision, an answer; `review` says which."""
    POSTER = "poster"
    PREPRINT = "preprint"
    PROTOCOL = "protocol"
    RAPID_COMMUNICATION = "rapid-communication"
    REPLY = "reply"
    REPORT = "report"
    """Posted by an institution, not published in a journal."""
    RESEARCH_ARTICLE = "research-article"
    RETRACTION = "retraction"
    REVIEW_ARTICLE = "review-article"
    SYSTEMATIC_REVIEW = "systematic-review"
    WORKING_PAPER = "working-paper"


POSTED = frozenset(
    {
        ArticleType.BLOG_POST,
        ArticleType.POSTER,
        ArticleType.PREPRINT,
        ArticleType.REPORT,
        ArticleType.WORKING_PAPER,
    }
)
"""What is posted, on a server or a site, and not published in a journal."""

NOT_IN_PROCEEDINGS = (POSTED - {ArticleType.POSTER}) | {ArticleType.PEER_REVIEW}
"""What is not printed in proceedings."""
PUBLISHED = ("posted", "published_online", "published_print", "published")
"""The dates of publication, which a pending work does not have."""


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
    original_title: TranslatedTitle | None = None
    """Of a translation: the title of the work that it is a translation of, in that work's language."""
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
    """The heading under which the journal prints the article, or the group in which a server has the work."""
    subjects: tuple[Subject, ...] = ()
    """From classifications, not the keywords."""
    journal: Journal | None = None
    """Where it appeared, or the server on which a preprint was posted; a string is the title."""
    event: Event | None = None
    """The conference at which it was given; a string is the name."""
    proceedings: Proceedings | None = None
    """Where it appeared, if that is not a journal but a volume of proceedings; a string is the title."""
    institutions: tuple[Affiliation, ...] = ()
    """The organizations behind a posted work, a review or an announcement, besides the server; a string is a name."""
    volume: Numbering | None = None
    """Of the journal, or of the series of the proceedings, as printed, without a word before it: ``12``."""
    issue: Numbering | None = None
    """As printed, without a word before it: ``3``, ``Suppl 1``."""
    issue_title: Text | None = None
    """The title of a special issue."""
    pages: Pages | None = None
    """First and last, or a range as printed; a string such as ``10-19`` is taken."""
    article_number: ArticleNumber | None = None
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
    updated_by: tuple[Update, ...] = ()
    """The notices that correct or retract this work; when that was is also in `Dates`, where it has a date there."""
    review: Review | None = None
    """What is reviewed, and how, if this is a peer review."""
    status: Status | None = None
    """Whether the work is pending, withdrawn or removed."""
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

    @property
    def publisher(self) -> Publisher | None:
        """That of the journal, or of the proceedings."""
        container = self.journal or self.proceedings
        return container.publisher if container else None

    @model_validator(mode="after")
    def _fields_go_with_the_kind(self) -> Self:
        if self.proceedings is not None:
            if self.journal is not None:
                raise RefusalError(
                    "an article has both journal and proceedings",
                    "leave one out; proceedings that are an issue of a journal are its issue_title",
                )
            if self.type in NOT_IN_PROCEEDINGS:
                raise RefusalError(
                    f"an article of the type {self.type} has proceedings", "correct the type, or leave proceedings out"
                )
        if self.review is not None:
            self._check_review(self.review)
        if self.status is not None and self.status.type is StatusType.PENDING:
            dates = self.dates
            for name in PUBLISHED:
                if getattr(dates, name) is not None:
                    raise RefusalError(
                        f"an article that is pending has dates.{name}", "leave the status out once it is published"
                    )
        return self

    def _check_review(self, review: Review) -> None:
        if self.type is not ArticleType.PEER_REVIEW:
            named = f"of the type {self.type}" if self.type else "without a type"
            raise RefusalError(f"an article {named} has a review", "set type to peer-review, or leave review out")
        if review.of is not None:
            if self.doi is not None and review.of.key == self.doi.key:
                raise RefusalError("review.of is the DOI of the review itself", "set it to that of the reviewed work")
            of = review.of.key
            others = tuple(each for each in self.relations if (each.reviewed or "").lower() != of)
            if len(others) != len(self.relations):
                object.__setattr__(self, "relations", others)  # such a relation says no more than review.of does

    @model_validator(mode="after")
    def _reference_keys_are_unique(self) -> Self:
        counts = Counter(reference.key for reference in self.references)
        if repeated := [key for key, count in counts.items() if count > 1]:
            raise ValueError(f"reference keys are not unique: {', '.join(repeated)}")
        return self

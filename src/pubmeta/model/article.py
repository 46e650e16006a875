"""The article: everything that is known of one work, in no format's terms."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, model_validator

from pubmeta.model.base import Line, Model, Number, Term
from pubmeta.model.content import Abstract, Statements, TranslatedTitle
from pubmeta.model.contributors import Contributor
from pubmeta.model.dates import Dates
from pubmeta.model.funding import Award
from pubmeta.model.identifiers import ArxivId, Doi, Language, Pmcid, Pmid, Url
from pubmeta.model.journal import Journal, Keywords, Pages, Subject
from pubmeta.model.permissions import Copyright, FreeToRead, License
from pubmeta.model.references import Reference
from pubmeta.model.relations import ClinicalTrial, FullText, OtherId, Relation, Update, Version
from pubmeta.model.text import Markup, Text


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
    subtitle: Text | None = None
    short_title: Text | None = None
    """For running heads."""
    translated_titles: tuple[TranslatedTitle, ...] = ()
    type: ArticleType | None = None
    language: Language | None = None
    doi: Doi | None = None
    pmid: Pmid | None = None
    pmcid: Pmcid | None = None
    arxiv: ArxivId | None = None
    other_ids: tuple[OtherId, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    """In the order in which they are printed, all roles in one list."""
    abstracts: Annotated[tuple[Abstract, ...], BeforeValidator(_one_or_several)] = ()
    keywords: Annotated[tuple[Keywords, ...], BeforeValidator(_keyword_groups)] = ()
    section: Line | None = None
    """The heading under which the journal prints the article."""
    subjects: tuple[Subject, ...] = ()
    journal: Journal | None = None
    volume: Number | None = None
    issue: Number | None = None
    issue_title: Text | None = None
    pages: Pages | None = None
    article_number: Number | None = None
    """In place of pages (JATS `elocation-id`)."""
    dates: Dates = Dates()
    licenses: Annotated[tuple[License, ...], BeforeValidator(_one_or_several)] = ()
    copyright: Copyright | None = None
    free_to_read: FreeToRead | None = None
    statements: Statements = Statements()
    awards: tuple[Award, ...] = ()
    relations: tuple[Relation, ...] = ()
    updates: tuple[Update, ...] = ()
    trials: tuple[ClinicalTrial, ...] = ()
    landing_page: Url | None = None
    full_texts: tuple[FullText, ...] = ()
    version: Version | None = None
    archives: tuple[Line, ...] = ()
    """Where the work is preserved: ``CLOCKSS``, ``Portico``."""
    references: tuple[Reference, ...] = ()

    @model_validator(mode="after")
    def _reference_keys_are_unique(self) -> Self:
        counts = Counter(reference.key for reference in self.references)
        if repeated := [key for key, count in counts.items() if count > 1]:
            raise ValueError(f"reference keys are not unique: {', '.join(repeated)}")
        return self

"""The vocabulary of CSL 1.0.2 for what the model names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from pubmeta.model import POSTED, ArticleType, ContributorRole, StatusType, WorkType

ARTICLE_TYPES: Final[Mapping[ArticleType, str]] = {
    **dict.fromkeys(ArticleType, "article-journal"),
    ArticleType.PREPRINT: "article",
    ArticleType.WORKING_PAPER: "article",
    ArticleType.BLOG_POST: "post-weblog",
    ArticleType.CONFERENCE_PAPER: "paper-conference",
    ArticleType.BOOK_REVIEW: "review-book",
    ArticleType.PEER_REVIEW: "review",
    ArticleType.POSTER: "speech",
    ArticleType.REPORT: "report",
}
"""Other kinds of article have no type of their own; `custom.type` distinguishes them."""

WORK_TYPES: Final[Mapping[WorkType, str]] = {
    WorkType.JOURNAL_ARTICLE: "article-journal",
    WorkType.BOOK: "book",
    WorkType.CHAPTER: "chapter",
    WorkType.PROCEEDINGS_ARTICLE: "paper-conference",
    WorkType.THESIS: "thesis",
    WorkType.REPORT: "report",
    WorkType.PATENT: "patent",
    WorkType.WEB_PAGE: "webpage",
    WorkType.DATASET: "dataset",
    WorkType.PREPRINT: "article",
    WorkType.SOFTWARE: "software",
    WorkType.STANDARD: "standard",
}
UNKNOWN_TYPE: Final = "document"
"""The catch-all for what belongs to no other type; every item must have one."""

PREPRINT_GENRE: Final = "preprint"
"""Tells a preprint from other works of the type `article`."""
GENRES: Final[Mapping[ArticleType, str]] = {
    ArticleType.PREPRINT: PREPRINT_GENRE,
    ArticleType.WORKING_PAPER: "working paper",
    ArticleType.PEER_REVIEW: "peer review",
    ArticleType.POSTER: "poster",
}
"""The genre of articles that share a type, with each other or with what is not an article."""

BY_INSTITUTIONS: Final = (POSTED - {ArticleType.PREPRINT}) | {ArticleType.PEER_REVIEW}
"""The kinds of article whose publisher, where they are in no container, is the institution behind them."""

NUMBERED: Final = frozenset({ArticleType.REPORT, ArticleType.WORKING_PAPER})
"""The kinds of article whose `number` is the institution's own."""

STATUSES: Final[Mapping[StatusType, str]] = {
    StatusType.PENDING: "in press",
    StatusType.WITHDRAWN: "withdrawn",
    StatusType.REMOVED: "removed",
}
"""The `status` of a work; that of any other is its publication, of which styles say nothing."""
RETRACTED: Final = "retracted"
READ_STATUSES: Final[Mapping[str, StatusType]] = {
    **{word: status for status, word in STATUSES.items()},
    **dict.fromkeys(("in-press", "inpress", "forthcoming", "accepted", "pending"), StatusType.PENDING),
}
"""What is read as each."""
NOT_NEWS: Final = frozenset({"published", "final"})
"""What a status says that every published work has."""

ARXIV: Final = "arXiv:"
"""Before the arXiv id of a preprint in its `number`."""

NAME_VARIABLES: Final[Mapping[ContributorRole, str]] = {
    ContributorRole.AUTHOR: "author",
    ContributorRole.TRANSLATOR: "translator",
    ContributorRole.ILLUSTRATOR: "illustrator",
    ContributorRole.CHAIR: "chair",
}
"""The variable of each role; others have none.

An article's editor is who handled it, and has none either: CSL's `editor` is that of the book or the issue, and styles
print it ("Edited by ...").
"""

ODD_NAME: Final = re.compile(
    r"(?i)[,;{}<>@=\\:/*†‡§¶]|\b(?:et|al|others|[js]r|iii?|2nd|3rd|4th)\b|\A(?:[\W\d_]*|null|none|undefined)\Z"
)
"""A part of a name that may hold what is none: it is looked at when read, and `custom` has it too when written."""

_SURELY_NAMES: Final = re.compile(
    r"(?:[A-Z](?:\.|(?=['’])|(?!(?:[tlr]|(?<=I)[iı]{1,2})\b|tal|thers|ull|one|ndef[iı]ned)[a-zß-öø-ÿĀ-įı-žƀ-ɏḀ-ỿ]++)"
    r"[ \n'’-]?)*"
)
"""Initials and words, but for those that are in no name; ı is an i where case does not matter, and ſ, which is an s, is
not among the letters."""


def are_surely_names(texts: str) -> bool:
    """Whether parts of names, one a line, are nothing else: quickly decided, and true of most.

    The rules need not ask these.
    """
    return _SURELY_NAMES.fullmatch(texts) is not None


def bare_suffix(text: str) -> str:
    """The suffix of a name, without the comma that some programs have before or after it."""
    return text.strip(" ,")


ROLES: Final[Mapping[str, ContributorRole]] = {
    "author": ContributorRole.AUTHOR,
    "editor": ContributorRole.EDITOR,
    **{variable: role for role, variable in NAME_VARIABLES.items()},
    "contributor": ContributorRole.OTHER,
}
"""The role of those in each name variable; `contributor` says no more than that."""

ARTICLES: Final[Mapping[str, ArticleType | None]] = {
    term: next((kind for kind, known in ARTICLE_TYPES.items() if known == term), None)
    if list(ARTICLE_TYPES.values()).count(term) == 1
    else None
    for term in ARTICLE_TYPES.values()
}
"""The kind of article for each type that is one, if it is known; of `article` the genre says it."""

REVIEW: Final = ARTICLE_TYPES[ArticleType.PEER_REVIEW]
SPEECH: Final = ARTICLE_TYPES[ArticleType.POSTER]
"""Types that have peer reviews and posters among them, as the genre says."""

DOUBTFUL: Final[Mapping[str, tuple[ArticleType | None, str]]] = {
    UNKNOWN_TYPE: (None, "a work of no particular type"),
    "article-magazine": (None, "a magazine article"),
    "article-newspaper": (None, "a newspaper article"),
    "journal-article": (None, "not a type of CSL, but a journal article by its name"),
    "journalarticle": (None, "not a type of CSL, but a journal article by its name"),
    "posted-content": (ArticleType.PREPRINT, "not a type of CSL, but Crossref's of preprints"),
    "preprint": (ArticleType.PREPRINT, "not a type of CSL, but a preprint by its name"),
    "peer-review": (ArticleType.PEER_REVIEW, "not a type of CSL, but a peer review by its name"),
    "proceedings-article": (ArticleType.CONFERENCE_PAPER, "not a type of CSL, but a conference paper by its name"),
    "manuscript": (None, "an unpublished work"),
    "post": (ArticleType.OTHER, "a post"),
    REVIEW: (None, "a review of some other work"),
}
"""Types that are read as articles with doubt, and what they are."""

PREPRINT: Final = ARTICLE_TYPES[ArticleType.PREPRINT]
CONFERENCE: Final = WORK_TYPES[WorkType.PROCEEDINGS_ARTICLE]

OTHERS: Final[Mapping[str, str]] = {
    "bill": "a bill",
    "book": "a book",
    "book-chapter": "a chapter of a book",
    "book-section": "a section of a book",
    "broadcast": "a broadcast",
    "chapter": "a chapter of a book",
    "classic": "a classic",
    "collection": "a collection",
    "component": "a component, such as a figure or a file",
    "database": "a database",
    "dataset": "a data set",
    "dissertation": "a thesis",
    "edited-book": "a book",
    "entry": "an entry of a work of reference",
    "entry-dictionary": "an entry of a dictionary",
    "entry-encyclopedia": "an entry of an encyclopedia",
    "event": "an event",
    "figure": "a figure",
    "grant": "a grant",
    "graphic": "an image",
    "hearing": "a hearing",
    "interview": "an interview",
    "journal": "a whole journal",
    "journal-issue": "an issue of a journal",
    "legal-case": "a legal case",
    "legal_case": "a legal case",
    "legislation": "a law",
    "map": "a map",
    "monograph": "a book",
    "motion_picture": "a film",
    "musical_score": "a musical score",
    "pamphlet": "a pamphlet",
    "patent": "a patent",
    "performance": "a performance",
    "periodical": "an issue of a periodical",
    "personal_communication": "a personal communication",
    "proceedings": "a whole volume of proceedings",
    "reference-book": "a work of reference",
    "reference-entry": "an entry of a work of reference",
    "regulation": "a regulation",
    "software": "a computer program",
    "song": "a recording",
    "speech": "a talk",
    "standard": "a standard",
    "thesis": "a thesis",
    "treaty": "a treaty",
    "webpage": "a web page",
}
"""Names of the types that are not articles, some of them Crossref's."""

WORKS: Final[Mapping[str, WorkType]] = {term: kind for kind, term in WORK_TYPES.items()}
"""The kind of a cited work by its type."""

OTHER_WORKS: Final[Mapping[str, WorkType]] = {
    "journal-article": WorkType.JOURNAL_ARTICLE,
    "journalarticle": WorkType.JOURNAL_ARTICLE,
    "posted-content": WorkType.PREPRINT,
    "preprint": WorkType.PREPRINT,
    "proceedings-article": WorkType.PROCEEDINGS_ARTICLE,
    "book-chapter": WorkType.CHAPTER,
    "dissertation": WorkType.THESIS,
    "monograph": WorkType.BOOK,
}
"""The kind of a cited work by names that are types not of CSL, but of Crossref or Zotero."""

_NO_CONTENT = "does not describe the article"

IGNORED: Final[Mapping[str, str]] = {
    "id": "names the item in its file",
    "citation-key": "names the item in its owner's library",
    "citation-label": "is made by each style",
    "first-reference-note-number": "is made in each document",
    "year-suffix": "is made in each document",
    "source": "where the record was found",
    **dict.fromkeys(("indexed", "created", "deposited", "member", "prefix", "score"), _NO_CONTENT),
    **dict.fromkeys(("content-domain", "is-referenced-by-count", "reference-count", "references-count"), _NO_CONTENT),
    **{f"{variable}[].{flag}": "how styles print the name" for variable in ROLES for flag in (
        "comma-suffix", "parse-names", "sequence", "static-ordering"
    )},
}  # fmt: skip
"""Keys that are left out without a word, each with the reason; some are Crossref's, which answers in such JSON too."""

WORD_JOINER: Final = "\u2060"
"""Takes no room and breaks no line. CSL cannot escape a tag; with this after the ``<``, none is taken for one."""

TAG: Final = rf"{WORD_JOINER}*(?:/?(?:i|b|sup|sub|sc|span)>|span\s+(?:style|class)=)"
"""Pattern of what makes a tag of the ``<`` before it, for some processor, or would but for word joiners."""

RICH_TEXT: Final[Mapping[str, tuple[str, str]]] = {
    "i": ("<i>", "</i>"),
    "b": ("<b>", "</b>"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
    "sc": ('<span style="font-variant: small-caps;">', "</span>"),
}
"""Start and end of each element in CSL rich text; there are no others for the model's markup."""

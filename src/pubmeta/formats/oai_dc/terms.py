"""The words of Dublin Core, and those that repositories and their harvesters agreed on for its elements.

Sources: OAI-PMH 2.0, section 5; OpenAIRE Guidelines for Literature Repositories 3.0, with ``info:eu-repo``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pubmeta.model import ArticleType, VersionStage

NAMESPACE: Final = "http://www.openarchives.org/OAI/2.0/oai_dc/"
LOCATION: Final = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
"""Where the namespace says that its schema is."""
ELEMENTS: Final = "http://purl.org/dc/elements/1.1/"
"""The namespace of the fifteen elements."""

SEMANTICS: Final = "info:eu-repo/semantics/"
"""Before each word of the vocabulary."""
OPEN_ACCESS: Final = f"{SEMANTICS}openAccess"
ACCESS: Final = tuple(f"{SEMANTICS}{word}Access" for word in ("open", "embargoed", "restricted", "closed"))
"""Who may read the work."""

_ARTICLE: Final = "article"
_TYPES: Final[Mapping[ArticleType, str]] = {
    ArticleType.ABSTRACT: "conferenceObject",
    ArticleType.BLOG_POST: "other",
    ArticleType.BOOK_REVIEW: "review",
    ArticleType.CONFERENCE_PAPER: "conferenceObject",
    ArticleType.MEETING_REPORT: "conferenceObject",
    ArticleType.NEWS: "contributionToPeriodical",
    ArticleType.OBITUARY: "contributionToPeriodical",
    ArticleType.OTHER: "other",
    ArticleType.PEER_REVIEW: "review",
    ArticleType.POSTER: "conferenceObject",
    ArticleType.PREPRINT: "preprint",
    ArticleType.REPORT: "report",
    ArticleType.WORKING_PAPER: "workingPaper",
}
"""The kinds of article that are not an article in the vocabulary, which has few."""


def type_of(kind: ArticleType) -> str:
    """The vocabulary's word for a kind of article."""
    return SEMANTICS + _TYPES.get(kind, _ARTICLE)


VERSIONS: Final[Mapping[VersionStage, str]] = {
    VersionStage.AUTHORS_ORIGINAL: f"{SEMANTICS}draft",
    VersionStage.SUBMITTED_MANUSCRIPT: f"{SEMANTICS}submittedVersion",
    VersionStage.ACCEPTED_MANUSCRIPT: f"{SEMANTICS}acceptedVersion",
    VersionStage.VERSION_OF_RECORD: f"{SEMANTICS}publishedVersion",
    VersionStage.CORRECTED: f"{SEMANTICS}updatedVersion",
    VersionStage.ENHANCED: f"{SEMANTICS}updatedVersion",
}
"""The vocabulary's word for each stage that it has one for."""

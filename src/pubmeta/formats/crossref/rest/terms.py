"""The words of the Crossref REST API for works, and ours for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pubmeta.formats.crossref.terms import CONTRIBUTOR_ROLES, POSTED_TYPES
from pubmeta.model import (
    ArticleType,
    ContentVersion,
    ContributorRole,
    LicenseScope,
    LinkPurpose,
    TargetType,
    WorkType,
)

ARTICLES: Final = frozenset({"journal-article", "peer-review", "posted-content", "proceedings-article"})
"""The types of works that are articles."""

OF_CSL: Final[Mapping[str, str]] = {
    "article": "posted-content",
    "article-journal": "journal-article",
    "chapter": "book-chapter",
    "paper-conference": "proceedings-article",
    "review": "peer-review",
    "thesis": "dissertation",
}
"""The type of a work by that of CSL, which Crossref gives when it is asked for CSL-JSON."""

OTHERS: Final[Mapping[str, str]] = {
    "book": "a book",
    "book-chapter": "a chapter of a book",
    "book-part": "a part of a book",
    "book-section": "a section of a book",
    "book-series": "a series of books",
    "book-set": "a set of books",
    "book-track": "a track of a book",
    "component": "a component, such as a figure or a file",
    "database": "a database",
    "dataset": "a data set",
    "dissertation": "a thesis",
    "edited-book": "a book",
    "grant": "a grant",
    "journal": "a whole journal",
    "journal-issue": "an issue of a journal",
    "journal-volume": "a volume of a journal",
    "monograph": "a book",
    "other": "a work of which Crossref does not know the kind",
    "proceedings": "a whole volume of proceedings",
    "proceedings-series": "a series of proceedings",
    "reference-book": "a work of reference",
    "reference-entry": "an entry of a work of reference",
    "report": "a report",
    "report-component": "a part of a report",
    "report-series": "a series of reports",
    "standard": "a standard",
    "standard-series": "a series of standards",
}
"""What works of other types are."""

POSTED: Final[Mapping[str, ArticleType]] = {
    "poster": ArticleType.POSTER,
    "report": ArticleType.REPORT,
    **POSTED_TYPES,
}
"""The kind of what is posted (`subtype`)."""

CONTRIBUTORS: Final[Mapping[str, ContributorRole]] = {
    "author": ContributorRole.AUTHOR,
    "editor": ContributorRole.EDITOR,
    "translator": ContributorRole.TRANSLATOR,
    "chair": ContributorRole.CHAIR,
}
"""The list of a work of each role's contributors."""

OWN_ROLES: Final = frozenset({*CONTRIBUTORS, "corresponding-author"})
"""Values of `role` in Crossref's own vocabulary that the list or a field of ours already says."""
OTHER_ROLES: Final[Mapping[str, ContributorRole]] = {
    term: role for term, role in CONTRIBUTOR_ROLES.items() if role not in CONTRIBUTORS.values() and term != "other"
}
"""Values that say what no list does: ``reviewer``."""
ANONYMOUS: Final = "anonymous"
"""How one is called who reviews without a name."""

SCOPES: Final[Mapping[str, LicenseScope | None]] = {
    "vor": LicenseScope.VERSION_OF_RECORD,
    "am": LicenseScope.ACCEPTED_MANUSCRIPT,
    "tdm": LicenseScope.TEXT_MINING,
    "stm-asf": LicenseScope.ARTICLE_SHARING,
    "unspecified": None,
}
"""What a licence applies to (`license[].content-version`)."""

VERSIONS: Final[Mapping[str, ContentVersion | None]] = {
    "vor": ContentVersion.VERSION_OF_RECORD,
    "am": ContentVersion.ACCEPTED_MANUSCRIPT,
    "unspecified": None,
}
"""Which version a link leads to (`link[].content-version`)."""

PURPOSES: Final[Mapping[str, LinkPurpose]] = {
    "text-mining": LinkPurpose.TEXT_MINING,
    "similarity-checking": LinkPurpose.SIMILARITY_CHECK,
    "unspecified": LinkPurpose.READING,
}
"""What a link is for (`link[].intended-application`)."""

TARGETS: Final[Mapping[str, TargetType]] = {
    **{target.value: target for target in TargetType if target is not TargetType.URL},
    "uri": TargetType.URL,
}
"""The kind of identifier in a relation (`relation.*[].id-type`)."""

WORKS: Final[Mapping[str, WorkType]] = {
    "journal-article": WorkType.JOURNAL_ARTICLE,
    "book": WorkType.BOOK,
    "book-chapter": WorkType.CHAPTER,
    "conference-paper": WorkType.PROCEEDINGS_ARTICLE,
    "dissertation": WorkType.THESIS,
    "report": WorkType.REPORT,
    "patent": WorkType.PATENT,
    "web-resource": WorkType.WEB_PAGE,
    "dataset": WorkType.DATASET,
    "preprint": WorkType.PREPRINT,
    "software": WorkType.SOFTWARE,
    "standard": WorkType.STANDARD,
}
"""The kind of a cited work (`reference[].type`, with hyphens or underscores)."""

_COUNTED = "a count that Crossref keeps, not a fact of the work"
_KEPT = "how Crossref keeps the record, not a fact of the work"
_SAID = "said again elsewhere in the record, from where it is read"
_CLAIMED = "who says so, for which the model has no place"

IGNORED: Final[Mapping[str, str]] = {
    "score": "how well the record answers a query",
    "source": _KEPT,
    "prefix": _SAID,
    "member": _KEPT,
    "indexed": _KEPT,
    "created": _KEPT,
    "deposited": _KEPT,
    "content-domain": "where the Crossmark button may be; an option of a deposit",
    "is-referenced-by-count": _COUNTED,
    "reference-count": _COUNTED,
    "references-count": _COUNTED,
    "references": _COUNTED,
    "URL": "the resolver's address of the DOI",
    "issued": "the earliest of the other dates, worked out by Crossref",
    "published": "the earliest of the other dates, worked out by Crossref",
    "isbn-type": _SAID,
    "aliases": _KEPT,
    "author[].sequence": "the order of the list shows it",
    "editor[].sequence": "the order of the list shows it",
    "translator[].sequence": "the order of the list shows it",
    "chair[].sequence": "the order of the list shows it",
    "license[].delay-in-days": "worked out by Crossref from the dates",
    "funder[].doi-asserted-by": _CLAIMED,
    "funder[].id[].asserted-by": _CLAIMED,
    "institution[].id[].asserted-by": _CLAIMED,
    **{f"{role}[].affiliation[].id[].asserted-by": _CLAIMED for role in CONTRIBUTORS},
    "reference[].doi-asserted-by": _CLAIMED,
    "reference[].issn-type": _SAID,
    "reference[].isbn-type": _SAID,
    "update-to[].label": _SAID,
    "update-to[].source": _CLAIMED,
    "update-to[].record-id": _KEPT,
    "updated-by[].label": _SAID,
    "updated-by[].source": _CLAIMED,
    "updated-by[].record-id": _KEPT,
    "assertion[].order": "the order of the list shows it",
}
"""Keys of a record that are not facts of its work, each with the reason why it is left out without a word."""

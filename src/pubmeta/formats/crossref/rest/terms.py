"""The words of the Crossref REST API for works, and ours for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pubmeta.model import (
    ContentVersion,
    ContributorRole,
    LicenseScope,
    LinkPurpose,
    TargetType,
    WorkType,
)

ARTICLES: Final = frozenset({"journal-article", "posted-content", "proceedings-article", "other"})
"""The types of works that are articles; every other (book, dataset, dissertation, component ...) is none."""

CONTRIBUTORS: Final[Mapping[str, ContributorRole]] = {
    "author": ContributorRole.AUTHOR,
    "editor": ContributorRole.EDITOR,
    "translator": ContributorRole.TRANSLATOR,
    "chair": ContributorRole.CHAIR,
}
"""The list of a work of each role's contributors."""

OWN_ROLES: Final = frozenset({*CONTRIBUTORS, "corresponding-author"})
"""Values of `role` in Crossref's own vocabulary that the list or a field of ours already says."""

SCOPES: Final[Mapping[str, LicenseScope | None]] = {
    "vor": LicenseScope.VERSION_OF_RECORD,
    "am": LicenseScope.ACCEPTED_MANUSCRIPT,
    "tdm": LicenseScope.TEXT_MINING,
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

CORRECTING: Final = frozenset({"correction", "corrigendum", "erratum"})
"""Types of notices whose date is one on which this work was corrected (`updated-by`)."""
RETRACTING: Final = frozenset({"retraction", "withdrawal", "removal"})

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

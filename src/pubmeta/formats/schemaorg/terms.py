"""The vocabulary of schema.org (release 30) for what the model names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from pubmeta.model import (
    ArticleType,
    ContentVersion,
    ContributorRole,
    IdType,
    IsbnMedium,
    RelationType,
    Statements,
    StatusType,
    TargetType,
    UpdateType,
    VersionStage,
    WorkType,
)

WORK_TYPES: Final[Mapping[WorkType, str]] = {
    WorkType.JOURNAL_ARTICLE: "ScholarlyArticle",
    WorkType.BOOK: "Book",
    WorkType.CHAPTER: "Chapter",
    WorkType.PROCEEDINGS_ARTICLE: "ScholarlyArticle",
    WorkType.THESIS: "Thesis",
    WorkType.REPORT: "Report",
    WorkType.PATENT: "CreativeWork",
    WorkType.WEB_PAGE: "WebPage",
    WorkType.DATASET: "Dataset",
    WorkType.PREPRINT: "ScholarlyArticle",
    WorkType.SOFTWARE: "SoftwareApplication",
    WorkType.STANDARD: "CreativeWork",
}
ANY_WORK: Final = "CreativeWork"

GENRES: Final[Mapping[WorkType, str]] = {
    WorkType.PROCEEDINGS_ARTICLE: "proceedings article",
    WorkType.PATENT: "patent",
    WorkType.PREPRINT: "preprint",
    WorkType.STANDARD: "standard",
}
"""What distinguishes kinds of work that share a type."""

CONTAINER_TYPES: Final[Mapping[WorkType, str]] = {
    WorkType.JOURNAL_ARTICLE: "Periodical",
    WorkType.CHAPTER: "Book",
    WorkType.WEB_PAGE: "WebSite",
    WorkType.PREPRINT: "WebSite",
}
"""What holds a work of that kind; for others `ANY_WORK`."""

WITH_PAGES: Final = frozenset({"ScholarlyArticle", "Chapter", "Report"})
"""The types above that may have pageStart, pageEnd and pagination."""

WITH_ISSN: Final = frozenset({"Periodical", "WebSite"})

ROLES: Final[Mapping[ContributorRole, str]] = {
    ContributorRole.AUTHOR: "author",
    ContributorRole.EDITOR: "editor",
    ContributorRole.TRANSLATOR: "translator",
}
"""Others are a `contributor`, which does not say in what role."""

ANONYMOUS: Final = "Anonymous"
"""The name of one who is said not to be named: a Person must have a name."""
DEEPEST_DEPARTMENT: Final = 20
"""So many departments are one within the other; the others are beside each other in the last of them."""

STAGES: Final[Mapping[VersionStage, str]] = {
    VersionStage.AUTHORS_ORIGINAL: "Author's Original",
    VersionStage.SUBMITTED_MANUSCRIPT: "Submitted Manuscript Under Review",
    VersionStage.ACCEPTED_MANUSCRIPT: "Accepted Manuscript",
    VersionStage.PROOF: "Proof",
    VersionStage.VERSION_OF_RECORD: "Version of Record",
    VersionStage.CORRECTED: "Corrected Version of Record",
    VersionStage.ENHANCED: "Enhanced Version of Record",
}
"""The names that NISO RP-8-2008 gives the stages, for creativeWorkStatus."""

CONTENT_VERSIONS: Final[Mapping[ContentVersion, str]] = {
    ContentVersion.VERSION_OF_RECORD: STAGES[VersionStage.VERSION_OF_RECORD],
    ContentVersion.ACCEPTED_MANUSCRIPT: STAGES[VersionStage.ACCEPTED_MANUSCRIPT],
}

REGISTRY: Final = "https://registry.identifiers.org/registry/"
"""Before a registry's prefix, the propertyID that Bioschemas and science-on-schema.org use."""

OTHER_IDS: Final[Mapping[IdType, str]] = {kind: kind.value for kind in IdType if kind is not IdType.OTHER}
"""The propertyID of identifiers that no registry has."""

RELATIONS: Final[Mapping[RelationType, str]] = {
    RelationType.HAS_EXPRESSION: "workExample",
    RelationType.HAS_FORMAT: "workExample",
    RelationType.HAS_MANIFESTATION: "workExample",
    RelationType.HAS_VERSION: "workExample",
    RelationType.IS_ORIGINAL_FORM_OF: "workExample",
    RelationType.IS_EXPRESSION_OF: "exampleOfWork",
    RelationType.IS_FORMAT_OF: "exampleOfWork",
    RelationType.IS_MANIFESTATION_OF: "exampleOfWork",
    RelationType.IS_VARIANT_FORM_OF: "exampleOfWork",
    RelationType.IS_VERSION_OF: "exampleOfWork",
    RelationType.HAS_MANUSCRIPT: "isBasedOn",
    RelationType.HAS_PREPRINT: "isBasedOn",
    RelationType.BASED_ON_DATA: "isBasedOn",
    RelationType.IS_BASED_ON: "isBasedOn",
    RelationType.IS_DERIVED_FROM: "isBasedOn",
    RelationType.HAS_TRANSLATION: "workTranslation",
    RelationType.IS_TRANSLATION_OF: "translationOfWork",
    RelationType.IS_IDENTICAL_TO: "sameAs",
    RelationType.IS_SAME_AS: "sameAs",
    RelationType.HAS_PART: "hasPart",
    RelationType.IS_PART_OF: "isPartOf",
    RelationType.DOCUMENTS: "about",
    RelationType.IS_COMMENT_ON: "about",
    RelationType.IS_REPLY_TO: "about",
    RelationType.IS_REVIEW_OF: "about",
    RelationType.IS_FINANCED_BY: "funding",
}
"""The properties that say the same, or what follows from it; others have none."""

TARGET_REGISTRIES: Final[Mapping[TargetType, str]] = {
    TargetType.DOI: "doi",
    TargetType.PMID: "pubmed",
    TargetType.PMCID: "pmc",
    TargetType.ARXIV: "arxiv",
    TargetType.ISSN: "issn",
    TargetType.ISBN: "isbn",
    TargetType.HANDLE: "hdl",
    TargetType.ARK: "ark",
}
"""The registries at identifiers.org that hold such identifiers."""

ARTICLES: Final[Mapping[str, int]] = {"ScholarlyArticle": 0, "MedicalScholarlyArticle": 0, "Article": 1}
"""The classes of articles; of several nodes in a document, one of the smallest number is meant."""

DOUBTFUL: Final[Mapping[str, tuple[ArticleType | None, str]]] = {
    "BlogPosting": (ArticleType.BLOG_POST, "a blog post"),
    "Report": (ArticleType.REPORT, "a report"),
    "NewsArticle": (None, "a newspaper article"),
    "AnalysisNewsArticle": (None, "a newspaper article"),
    "OpinionNewsArticle": (None, "a newspaper article"),
    "ReportageNewsArticle": (None, "a newspaper article"),
    "ReviewNewsArticle": (None, "a newspaper article"),
    "SocialMediaPosting": (ArticleType.OTHER, "a post"),
    "TechArticle": (None, "a technical article"),
}
"""Classes that are read as articles with doubt, and what they are."""

OTHERS: Final[Mapping[str, str]] = {
    "Action": "an action",
    "Blog": "a blog",
    "Book": "a book",
    "BookSeries": "a series of books",
    "Chapter": "a chapter of a book",
    "Collection": "a collection",
    "CreativeWorkSeries": "a series of works",
    "CreativeWork": "a work of no particular kind",
    "DataCatalog": "a catalogue of data",
    "Dataset": "a data set",
    "Event": "an event",
    "Grant": "a grant",
    "MonetaryGrant": "a grant",
    "Organization": "an organization",
    "Periodical": "a whole journal",
    "Person": "a person",
    "Project": "a project",
    "PublicationIssue": "an issue of a periodical",
    "PublicationVolume": "a volume of a periodical",
    "Review": "a review of what is not an article",
    "SoftwareApplication": "a computer program",
    "SoftwareSourceCode": "a computer program",
    "Thesis": "a thesis",
    "WebPage": "a web page",
    "WebSite": "a web site",
}
"""Names of classes that are not articles."""

ABOUT_ARTICLES: Final = ("mainEntity", "mainEntityOfPage", "hasPart")
"""Properties by which something that is not an article leads to one."""

WORKS: Final[Mapping[tuple[str, str | None], WorkType]] = {
    **{(kind, None): work for work, kind in WORK_TYPES.items() if work not in GENRES},
    **{(WORK_TYPES[work], genre): work for work, genre in GENRES.items()},
    ("Article", None): WorkType.JOURNAL_ARTICLE,
    ("MedicalScholarlyArticle", None): WorkType.JOURNAL_ARTICLE,
    ("BlogPosting", None): WorkType.WEB_PAGE,
    ("SoftwareSourceCode", None): WorkType.SOFTWARE,
}
"""The kind of a cited work by class and genre."""

JOURNALS: Final = frozenset({"Periodical", "WebSite", "Journal", "Newspaper", "Magazine", "Blog"})
"""Classes of what an article appears in."""
BOOKS: Final = frozenset({"Book"})
SERIES: Final = frozenset({"CreativeWorkSeries", "BookSeries"})
"""Classes of the proceedings that a paper appears in, and of their series."""
WITHIN_JOURNALS: Final = frozenset({"PublicationIssue", "PublicationVolume"})

READ_ROLES: Final[Mapping[str, ContributorRole]] = {
    **{prop: role for role, prop in ROLES.items()},
    "creator": ContributorRole.AUTHOR,
    "contributor": ContributorRole.OTHER,
}
"""The role of those that a property names."""

STATUSES: Final[Mapping[str, VersionStage]] = {name: stage for stage, name in STAGES.items()}
ENCODED_VERSIONS: Final[Mapping[str, ContentVersion]] = {name: version for version, name in CONTENT_VERSIONS.items()}
OTHER_ID_TYPES: Final[Mapping[str, IdType]] = {**{name: kind for kind, name in OTHER_IDS.items()}, "hdl": IdType.HANDLE}
TARGETS: Final[Mapping[str, TargetType]] = {prefix: target for target, prefix in TARGET_REGISTRIES.items()}

READ_RELATIONS: Final[Mapping[str, RelationType]] = {
    "workExample": RelationType.HAS_VERSION,
    "exampleOfWork": RelationType.IS_VERSION_OF,
    "isBasedOn": RelationType.IS_BASED_ON,
    "workTranslation": RelationType.HAS_TRANSLATION,
    "translationOfWork": RelationType.IS_TRANSLATION_OF,
    "hasPart": RelationType.HAS_PART,
    "isPartOf": RelationType.IS_PART_OF,
    "about": RelationType.DOCUMENTS,
    "funding": RelationType.IS_FINANCED_BY,
    "sameAs": RelationType.IS_SAME_AS,
}
"""What each property is read as, of all the relations that are written in it; in the order in which they are read."""

UPDATED: Final = "The work that this {} is about"
"""How an updated work is described: the property isBasedOn does not say what a notice does to it."""

ISSN_NAMES: Final[Mapping[str, str]] = {
    "electronic ISSN": "issn_electronic",
    "print ISSN": "issn_print",
    "linking ISSN": "issn_linking",
}
"""What distinguishes the ISSNs of a journal."""
ARTICLE_NUMBER: Final = "article-number"
PUBLISHER_ID: Final = "publisher-id"
NLM_TA: Final = "nlm-ta"
NUMBER: Final = "number"
"""Kinds of identifiers that no registry has, for propertyID."""

LOCAL_IDS: Final = re.compile(
    "|".join(
        [
            *(field.replace("_", "-") for field in Statements.model_fields),
            "status",
            "(?:abstract|conflict-of-interest|reference)-.*",
        ]
    )
)
"""Keys of references like the local ids of other parts of the page, or like those that distinguish such keys."""
REFERENCE: Final = "reference-"
"""What distinguishes them."""

RETRACTED: Final = "Retracted"
STATUSES_OF_WORKS: Final[Mapping[StatusType, str]] = {
    StatusType.PENDING: "Forthcoming",
    StatusType.WITHDRAWN: "Withdrawn",
    StatusType.REMOVED: "Removed",
}
"""What has become of a work, for creativeWorkStatus."""
READ_STATUSES: Final[Mapping[str, StatusType]] = {
    **{word.casefold(): status for status, word in STATUSES_OF_WORKS.items()},
    **dict.fromkeys(("in press", "accepted", "pending"), StatusType.PENDING),
}
"""What is read as each."""
STATUS_PART: Final = "#status"
"""The local id of the part of the page that says why, and since when."""

CORRECTING: Final = frozenset({UpdateType.CORRECTION, UpdateType.CORRIGENDUM, UpdateType.ERRATUM})
"""The notices whose date is one on which the article was corrected."""

REVIEW: Final = "Review"
REVIEW_TYPES: Final = ("ScholarlyArticle", REVIEW)
"""The classes of a peer review, which is an article and a review of another."""
GENRE_OF_REVIEWS: Final = ArticleType.PEER_REVIEW.replace("-", " ")

TRANSLATION_OF: Final = "translationOfWork"

ISBN_NAMES: Final[Mapping[IsbnMedium, str]] = {
    IsbnMedium.ELECTRONIC: "electronic ISBN",
    IsbnMedium.PRINT: "print ISBN",
}
"""What distinguishes the ISBNs of proceedings."""

_OF_PAGE = "belongs to the page, not to the article"

IGNORED: Final[Mapping[str, str]] = {
    "@type": "said elsewhere",
    "@id": "names the node in its document",
    **dict.fromkeys(
        "breadcrumb comment commentCount discussionUrl image interactionStatistic logo potentialAction "
        "primaryImageOfPage speakable thumbnail thumbnailUrl wordCount".split(),
        _OF_PAGE,
    ),
}
"""Properties that are left out without a word, each with the reason."""

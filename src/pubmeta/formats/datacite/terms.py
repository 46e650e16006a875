"""The words of DataCite's metadata schema, and ours for them. Source: DataCite Metadata Schema 4.5, 4.6 and 4.7."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pubmeta.model import ArticleType, ContributorRole, IdType, RelationType, StatusType, TargetType

TITLE: Final = "DataCite"
SCHEMA_VERSION: Final = "http://datacite.org/schema/kernel-4"
UNKNOWN: Final = ":unkn"
"""DataCite's word for a value that is known to be unknown, such as the name of an anonymous author."""
ABSENT: Final = frozenset({UNKNOWN, *":unac :unal :unap :unas :unav :none :null :tba".split()})
"""DataCite's words for values that are absent (its appendix on such codes), brackets around them left out."""

GENERAL_TYPES: Final[Mapping[ArticleType, str]] = {
    ArticleType.BLOG_POST: "Text",
    ArticleType.CONFERENCE_PAPER: "ConferencePaper",
    ArticleType.DATA_PAPER: "DataPaper",
    ArticleType.PEER_REVIEW: "PeerReview",
    ArticleType.POSTER: "Poster",
    ArticleType.PREPRINT: "Preprint",
    ArticleType.REPORT: "Report",
    ArticleType.WORKING_PAPER: "Preprint",
}
TEXT: Final = "Text"
"""The general type of what a version has no word for."""
ARTICLE: Final = "JournalArticle"
"""The general type of all other articles, and of those of no known type; `resourceType` says more."""
ARTICLES: Final[Mapping[str, ArticleType | None]] = {
    ARTICLE: None,
    **{name: kind for kind, name in GENERAL_TYPES.items() if name not in (TEXT, "Preprint")},
    "Preprint": ArticleType.PREPRINT,
}
"""The article type for each general type that is an article."""
DOUBTFUL: Final[Mapping[str, str]] = {"Text": "a text of any kind", "Other": "of no particular type"}
"""General types that are read as articles with doubt, and what they are."""

OTHERS: Final[Mapping[str, str]] = {
    "Book": "which is a book",
    "BookChapter": "which is a chapter of a book",
    "ConferenceProceeding": "which is a volume of proceedings, not a paper in it",
    "Dataset": "which is a data set",
    "Dissertation": "which is a thesis",
    "Journal": "which is a whole journal",
    "Software": "which is a computer program",
    "Standard": "which is a standard",
}
"""Names of the commonest general types that are not articles."""

PROCEEDINGS: Final = "ConferenceProceeding"
SERIES: Final = "Collection"
"""The type of the item that proceedings are a volume of."""
SERVER: Final = "Collection"
"""The type of the item that a posted work is in."""

CONTRIBUTOR_TYPES: Final[Mapping[ContributorRole, str]] = {
    ContributorRole.EDITOR: "Editor",
    ContributorRole.TRANSLATOR: "Translator",
}
"""The types of those who are not authors; all others are Other."""

DATES: Final[Mapping[str, tuple[str, str | None]]] = {
    "received": ("Submitted", None),
    "revised": ("Submitted", "revised"),
    "accepted": ("Accepted", None),
    "posted": ("Available", "posted"),
    "published_online": ("Available", None),
    "published_print": ("Issued", "print"),
    "published": ("Issued", None),
    "issue": ("Issued", "issue"),
    "corrected": ("Updated", "corrected"),
    "retracted": ("Withdrawn", None),
}
"""Of each of our dates DataCite's type, and what `dateInformation` says where the type does not say it."""
STATUS: Final[Mapping[StatusType, tuple[str, str]]] = {
    StatusType.WITHDRAWN: ("Withdrawn", "withdrawn"),
    StatusType.REMOVED: ("Withdrawn", "removed"),
}
"""Of the states of a work the type of its date, and what `dateInformation` says."""
STATUS_READ: Final[Mapping[tuple[str, str | None], StatusType]] = {words: kind for kind, words in STATUS.items()}
DATES_READ: Final[Mapping[tuple[str, str | None], str]] = {words: name for name, words in DATES.items()}

ID_TYPES: Final[Mapping[IdType, str]] = {kind: kind.value for kind in IdType}
IDS_READ: Final[Mapping[str, IdType]] = {name: kind for kind, name in ID_TYPES.items()}

TARGETS: Final[Mapping[TargetType, str]] = {
    TargetType.ARK: "ARK",
    TargetType.ARXIV: "arXiv",
    TargetType.DOI: "DOI",
    TargetType.HANDLE: "Handle",
    TargetType.ISBN: "ISBN",
    TargetType.ISSN: "ISSN",
    TargetType.PMID: "PMID",
    TargetType.PURL: "PURL",
    TargetType.URL: "URL",
}
TARGETS_READ: Final[Mapping[str, TargetType]] = {name: kind for kind, name in TARGETS.items()}

RELATIONS: Final[Mapping[RelationType, str]] = {
    RelationType.COMPILES: "Compiles",
    RelationType.CONTINUES: "Continues",
    RelationType.DOCUMENTS: "Documents",
    RelationType.HAS_DERIVATION: "IsSourceOf",
    RelationType.HAS_PART: "HasPart",
    RelationType.HAS_REVIEW: "IsReviewedBy",
    RelationType.HAS_TRANSLATION: "HasTranslation",
    RelationType.HAS_VERSION: "HasVersion",
    RelationType.IS_COMPILED_BY: "IsCompiledBy",
    RelationType.IS_CONTINUED_BY: "IsContinuedBy",
    RelationType.IS_DERIVED_FROM: "IsDerivedFrom",
    RelationType.IS_DOCUMENTED_BY: "IsDocumentedBy",
    RelationType.IS_IDENTICAL_TO: "IsIdenticalTo",
    RelationType.IS_ORIGINAL_FORM_OF: "IsOriginalFormOf",
    RelationType.IS_PART_OF: "IsPartOf",
    RelationType.IS_REFERENCED_BY: "IsReferencedBy",
    RelationType.IS_REPLACED_BY: "IsObsoletedBy",
    RelationType.IS_REQUIRED_BY: "IsRequiredBy",
    RelationType.IS_REVIEW_OF: "Reviews",
    RelationType.IS_SUPPLEMENT_TO: "IsSupplementTo",
    RelationType.IS_SUPPLEMENTED_BY: "IsSupplementedBy",
    RelationType.IS_TRANSLATION_OF: "IsTranslationOf",
    RelationType.IS_VARIANT_FORM_OF: "IsVariantFormOf",
    RelationType.IS_VERSION_OF: "IsVersionOf",
    RelationType.REPLACES: "Obsoletes",
    RelationType.REQUIRES: "Requires",
}
"""What this work is to another. `References` is not among them: those are the references."""
RELATIONS_READ: Final[Mapping[str, RelationType]] = {name: kind for kind, name in RELATIONS.items()} | {
    "IsCitedBy": RelationType.IS_REFERENCED_BY,
}
CITES: Final = frozenset({"References", "Cites"})
PUBLISHED_IN: Final = "IsPublishedIn"
OTHER: Final = "Other"
"""Of 4.7: the type of a relation that only `relationTypeInformation` names."""

ADDED: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "4.6": {
        "resourceTypeGeneral": ("Award", "Project"),
        "relatedIdentifierType": ("CSTR", "RRID"),
        "contributorType": ("Translator",),
        "relationType": ("HasTranslation", "IsTranslationOf"),
        "dateType": ("Coverage",),
    },
    "4.7": {
        "resourceTypeGeneral": ("Poster", "Presentation"),
        "relatedIdentifierType": ("RAiD", "SWHID"),
        "relationType": (OTHER,),
    },
}
"""The words that each version added to those of the one before it."""
VERSIONS: Final = ("4.5", "4.6", "4.7")


def words_of(version: str, name: str) -> frozenset[str]:
    """The words that the versions after 4.5 and up to this one added to a list."""
    upto = VERSIONS.index(version) + 1
    return frozenset(word for each in VERSIONS[1:upto] for word in ADDED[each].get(name, ()))


IGNORED: Final = frozenset(
    "id prefix suffix event schemaVersion identifiers contentUrl metadataVersion source isActive state reason "
    "viewCount viewsOverTime downloadCount downloadsOverTime referenceCount citationCount citationsOverTime partCount "
    "partOfCount versionCount versionOfCount created registered published updated xml agency clientId providerId "
    "sizes formats "
    "creators[].nameIdentifiers[].schemeUri contributors[].nameIdentifiers[].schemeUri "
    "creators[].affiliation[].schemeUri contributors[].affiliation[].schemeUri rightsList[].schemeUri "
    "rightsList[].lang creators[].lang contributors[].lang publisher.lang publisher.schemeUri types.schemaOrg "
    "types.ris types.bibtex types.citeproc relatedItems[].relatedItemType relatedItems[].publicationYear "
    "relatedItems[].publisher relatedIdentifiers[].resourceTypeGeneral container.type container.identifierType "
    "container.identifier titles[].lang".split()
)
"""What does not describe the article, or says again what is said elsewhere."""

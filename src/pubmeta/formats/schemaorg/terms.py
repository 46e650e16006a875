"""The vocabulary of schema.org (release 30) for what the model names, and what it has no terms for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pubmeta.model import ContentVersion, ContributorRole, IdType, RelationType, TargetType, VersionStage, WorkType

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
"""What tells kinds of work apart that share a type."""

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
    RelationType.REFERENCES: "citation",
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

NO_PLACE: Final[Mapping[str, str]] = {
    "keywords[].kind": "schema.org does not say whose keywords they are",
    "keywords[].title": "schema.org has no heading for keywords",
    "dates.revised[]": "schema.org has no date of revision",
    "dates.accepted": "schema.org has no date of acceptance",
    "dates.retracted": "schema.org has no date of retraction; creativeWorkStatus says “Retracted”",
    "version.description": "schema.org does not describe versions",
    "trials[].stage": "schema.org does not say at which stage of a trial an article was written",
    "archives[]": "archivedAt takes the URL of the archived copy, not the archive's name",
}

NO_PLACE_OF_CONTRIBUTOR: Final[Mapping[str, str]] = {
    "orcid_authenticated": "schema.org does not say how an ORCID iD was got",
    "corresponding": "schema.org does not say who is corresponding",
    "equal_contribution": "schema.org does not say who contributed equally",
    "deceased": "schema.org has dates of death only",
}

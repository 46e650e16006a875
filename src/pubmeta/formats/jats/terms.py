"""JATS's words for the model's: each vocabulary once; a reader derives the inverse.

Where JATS suggests values for an attribute, they are used (Tag Library, 1.3 and 1.4); where it takes any text and
suggests none, the model's own word is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from pubmeta.model import (
    AbstractKind,
    ArticleType,
    ContentVersion,
    ContributorRole,
    CreditRole,
    IdType,
    LicenseScope,
    LinkPurpose,
    RelationType,
    TargetType,
    UpdateType,
    VersionStage,
    WorkType,
)
from pubmeta.vocabularies import credit

VERSIONS = ("1.4", "1.3")

NOT_IN_FUNDING_STATEMENTS: Mapping[tuple[str, str], frozenset[str]] = MappingProxyType(
    {("1.4", "publishing"): frozenset({"sub", "sup"})}
)
"""Elements of the model that `funding-statement` does not take as children, by version and tag set."""

DOCTYPES: Mapping[tuple[str, str], tuple[str, str]] = MappingProxyType(
    {
        ("1.4", "publishing"): (
            "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD with MathML3 v1.4 20241031//EN",
            "JATS-journalpublishing1-4-mathml3.dtd",
        ),
        ("1.4", "archiving"): (
            "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD with MathML3 v1.4 20241031//EN",
            "JATS-archivearticle1-4-mathml3.dtd",
        ),
        ("1.3", "publishing"): (
            "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD with MathML3 v1.3 20210610//EN",
            "JATS-journalpublishing1-3-mathml3.dtd",
        ),
        ("1.3", "archiving"): (
            "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD with MathML3 v1.3 20210610//EN",
            "JATS-archivearticle1-3-mathml3.dtd",
        ),
    }
)
"""Version and tag set: public and system identifier, as the DTDs give them (PMC validates by the public one)."""

LANGUAGE_UNKNOWN = "und"
"""BCP 47 for a language that is not known. Written, because the DTDs would make it `en` where nothing is written."""

TYPE_UNKNOWN = "unknown"
"""For an article or a reference whose kind is not known: JATS4R discourages `other`, which claims to know."""

ARTICLE_TYPES: Mapping[ArticleType, str] = MappingProxyType(
    {kind: kind.value for kind in ArticleType} | {ArticleType.COMMENTARY: "article-commentary"}
)
"""`article/@article-type`."""

MARKUP: Mapping[str, str] = MappingProxyType(
    {
        "i": "italic",
        "b": "bold",
        "u": "underline",
        "s": "strike",
        "sub": "sub",
        "sup": "sup",
        "sc": "sc",
        "tt": "monospace",
    }
)
"""The model's inline elements."""

JOURNAL_IDS: Mapping[str, str] = MappingProxyType({"nlm_ta": "nlm-ta", "publisher_id": "publisher-id", "doi": "doi"})
"""Field of the journal: `journal-id/@journal-id-type`."""

ARTICLE_IDS: Mapping[str, str] = MappingProxyType({"doi": "doi", "pmid": "pmid", "pmcid": "pmcid", "arxiv": "arxiv"})
"""Field of the article or of a cited work: `@pub-id-type` of `article-id` or `pub-id`."""

OTHER_IDS: Mapping[IdType, str] = MappingProxyType({kind: kind.value for kind in IdType})
"""`article-id/@pub-id-type`."""

VERSION_STAGES: Mapping[VersionStage, str] = MappingProxyType(
    {
        VersionStage.AUTHORS_ORIGINAL: "Author's Original",
        VersionStage.SUBMITTED_MANUSCRIPT: "Submitted Manuscript Under Review",
        VersionStage.ACCEPTED_MANUSCRIPT: "Accepted Manuscript",
        VersionStage.PROOF: "Proof",
        VersionStage.VERSION_OF_RECORD: "Version of Record",
        VersionStage.CORRECTED: "Corrected Version of Record",
        VersionStage.ENHANCED: "Enhanced Version of Record",
    }
)
"""`article-version/@vocab-term` (NISO RP-8-2008); `@article-version-type` is the model's own value."""

JAV = MappingProxyType({"vocab": "JAV", "vocab-identifier": "http://www.niso.org/publications/rp/RP-8-2008.pdf"})

BRACKETED_LABEL = re.compile(r"[\[(](.*?)[\])][.:]?|(\w++)[.):]")
"""The label of a reference with what is printed around it: ``[1]``, ``1.``, ``(1)``."""
VERSION_LABEL = "version-label"
VERSION_DESCRIPTION = "version-description"
"""`article-version/@article-version-type` of what is no JAV stage."""

HEADING = "heading"
SUBJECT = "subject"
"""`subj-group/@subj-group-type`: the journal's section; subjects of classifications."""

SHORT_TITLE = "running-head"
"""`alt-title/@alt-title-type`."""

CONTRIBUTOR_ROLES: Mapping[ContributorRole, str] = MappingProxyType({role: role.value for role in ContributorRole})
"""`contrib/@contrib-type`."""

AUTHOR = CONTRIBUTOR_ROLES[ContributorRole.AUTHOR]
MEMBER = "member"
"""`contrib/@contrib-type` of an author within a group: JATS4R takes no `author` there."""

CREDIT_ROLES: Mapping[CreditRole, str] = MappingProxyType(
    {CreditRole(role): term for role, term in credit.TERMS.items()}
)
"""`role/@vocab-term`; `@vocab-identifier` is `credit.URL`, `@vocab-term-identifier` what `credit.role_url` gives."""

INSTITUTION_IDS: Mapping[str, str] = MappingProxyType(
    {"ror": "ror", "isni": "isni", "grid": "grid", "wikidata": "wikidata"}
)
"""Field of an affiliation: `institution-id/@institution-id-type`."""

FUNDER_REGISTRY = MappingProxyType(
    {
        "institution-id-type": "doi",
        "vocab": "open-funder-registry",
        "vocab-identifier": "10.13039/open_funder_registry",
    }
)
"""Attributes of an `institution-id` that holds an Open Funder Registry id (JATS4R funding)."""

ABSTRACT_TYPES: Mapping[AbstractKind, tuple[str, str | None]] = MappingProxyType(
    {
        AbstractKind.EXECUTIVE_SUMMARY: ("executive-summary", None),
        AbstractKind.PLAIN_LANGUAGE_SUMMARY: ("plain-language-summary", None),
        AbstractKind.SUMMARY: ("summary", None),
        AbstractKind.TEASER: ("teaser", None),
        AbstractKind.GRAPHICAL: ("summary", "graphical"),
        AbstractKind.KEY_POINTS: ("summary", "key-points"),
        AbstractKind.TOC: ("teaser", "toc"),
    }
)
"""`@abstract-type` and `@specific-use` of `abstract` and `trans-abstract`.

JATS4R refuses `graphical` where there is no figure, and the model has none; it advises against `key-points` and `toc`.
Those are a summary and a teaser for a specific use.
"""

LONE_SECTION = "section"
"""`title/@specific-use` of an abstract whose title is that of its only section: JATS4R takes no `sec` there."""

PUBLICATION_DATES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "published_online": {"publication-format": "electronic", "date-type": "pub"},
        "published_print": {"publication-format": "print", "date-type": "pub"},
        "published": {"date-type": "pub"},
        "issue": {"date-type": "collection"},
    }
)
"""Field of the dates: attributes of `pub-date`, in the order in which they are written."""

PREPRINT = "preprint"
"""`@date-type` and `@event-type` of the day on which a preprint was posted."""

HISTORY_DATES: Mapping[str, str] = MappingProxyType(
    {
        "received": "received",
        "revised": "rev-recd",
        "accepted": "accepted",
        "corrected": "corrected",
        "retracted": "retracted",
    }
)
"""Field of the dates: `history/date/@date-type`."""

LICENSE_SCOPES: Mapping[LicenseScope, str] = MappingProxyType(
    {
        LicenseScope.VERSION_OF_RECORD: "vor",
        LicenseScope.ACCEPTED_MANUSCRIPT: "am",
        LicenseScope.TEXT_MINING: "textmining",
        LicenseScope.ARTICLE_SHARING: "stm-asf",
    }
)
"""`license/@specific-use` (`textmining` is PMC's word)."""

LICENSE_NAME = "license-name"
LICENSE_SPDX = "spdx"
"""`license-p/@content-type`; the SPDX id is in `ali:license_ref/@content-type` where there is a URL."""

LANDING_PAGE = "Article page"
"""`self-uri/@xlink:title` of the landing page."""
FULL_TEXT = "Full text"
"""`self-uri/@xlink:title` of a full text, before its media type; alone, it has none, whatever its URL ends with."""

CONTENT_VERSIONS: Mapping[ContentVersion, str] = MappingProxyType({kind: kind.value for kind in ContentVersion})
LINK_PURPOSES: Mapping[LinkPurpose, str | None] = MappingProxyType(
    {
        LinkPurpose.READING: None,
        LinkPurpose.TEXT_MINING: "textmining",
        LinkPurpose.SIMILARITY_CHECK: "similarity-check",
    }
)
"""Words of `self-uri/@specific-use` on a full text, its version first."""

UPDATES: Mapping[UpdateType, str] = MappingProxyType(
    {
        UpdateType.CORRECTION: "corrected-article",
        UpdateType.CORRIGENDUM: "corrected-article",
        UpdateType.ERRATUM: "corrected-article",
        UpdateType.CLARIFICATION: "corrected-article",
        UpdateType.RETRACTION: "retracted-article",
        UpdateType.REMOVAL: "retracted-article",
        UpdateType.WITHDRAWAL: "retracted-article",
        UpdateType.PARTIAL_RETRACTION: "partial-retraction",
        UpdateType.ADDENDUM: "addended-article",
        UpdateType.EXPRESSION_OF_CONCERN: "object-of-concern",
        UpdateType.NEW_EDITION: "updated-article",
        UpdateType.NEW_VERSION: "updated-article",
    }
)
"""`related-article/@related-article-type` in a notice; the first of several where `@specific-use` names none."""

PARTIAL_RETRACTION = UPDATES[UpdateType.PARTIAL_RETRACTION]
"""Of these types the one that also leads from an article to its notice (SciELO PS since 1.9)."""

UPDATED = "updated"
"""`related-article/date/@date-type`: when the notice updated the article."""

UPDATED_BY: Mapping[UpdateType, str] = MappingProxyType(
    {
        UpdateType.CORRECTION: "correction-forward",
        UpdateType.CORRIGENDUM: "correction-forward",
        UpdateType.ERRATUM: "correction-forward",
        UpdateType.CLARIFICATION: "correction-forward",
        UpdateType.RETRACTION: "retraction-forward",
        UpdateType.REMOVAL: "retraction-forward",
        UpdateType.WITHDRAWAL: "retraction-forward",
        UpdateType.PARTIAL_RETRACTION: "partial-retraction",
        UpdateType.ADDENDUM: "addendum",
        UpdateType.EXPRESSION_OF_CONCERN: "expression-of-concern",
        UpdateType.NEW_EDITION: "new-edition",
        UpdateType.NEW_VERSION: "new-version",
    }
)
"""`related-article/@related-article-type` in an article of a notice; `@specific-use` names the type, if need be."""
FORWARD = "forward"
"""`@specific-use` of the others, which alone do not say whether they lead from an article to its notice."""

PROCEEDINGS = "proceedings"
SERIES = "proceedings-series"
"""`journal-title-group/@content-type` where the `journal-meta` is that of proceedings, or of their series; the first
also that of the `issue-title-group` and the `subj-group` of proceedings in a series."""
INSTITUTION = "institution"
"""`journal-meta/aff/@content-type` of an institution behind the work."""
AS_PRINTED = "as-printed"
"""`conf-date/@content-type` where the text is kept as it is printed."""
CONFERENCE = "conference"
"""`related-object/@object-type` of the link to a conference."""
ORIGINAL = "original"
"""`trans-title-group/@content-type` of the title of the work of which the article is a translation."""

_BETWEEN_ARTICLES = (
    RelationType.HAS_EXPRESSION, RelationType.HAS_FORMAT, RelationType.HAS_MANIFESTATION, RelationType.HAS_MANUSCRIPT,
    RelationType.HAS_REPLY, RelationType.HAS_REVIEW, RelationType.HAS_TRANSLATION, RelationType.HAS_VERSION,
    RelationType.IS_EXPRESSION_OF, RelationType.IS_FORMAT_OF, RelationType.IS_IDENTICAL_TO,
    RelationType.IS_MANIFESTATION_OF, RelationType.IS_MANUSCRIPT_OF, RelationType.IS_ORIGINAL_FORM_OF,
    RelationType.IS_PREPRINT_OF, RelationType.IS_REPLACED_BY, RelationType.IS_REPLY_TO, RelationType.IS_REVIEW_OF,
    RelationType.IS_SAME_AS, RelationType.IS_TRANSLATION_OF, RelationType.IS_VARIANT_FORM_OF,
    RelationType.IS_VERSION_OF, RelationType.REPLACES,
)  # fmt: skip
ARTICLE_RELATIONS: Mapping[RelationType, str] = MappingProxyType(
    {kind: kind.value for kind in _BETWEEN_ARTICLES}
    | {
        RelationType.HAS_PREPRINT: "preprint",
        RelationType.HAS_COMMENT: "commentary",
        RelationType.IS_COMMENT_ON: "commentary-article",
    }
)
"""`related-article/@related-article-type` of relations between articles; the suggested word where there is one."""

RELATIONS: Mapping[RelationType, str] = MappingProxyType({kind: kind.value for kind in RelationType})
"""`related-object/@link-type` of all other relations, and where the target is not an article id."""

ARTICLE_LINKS: Mapping[TargetType, str] = MappingProxyType(
    {TargetType.DOI: "doi", TargetType.PMID: "pmid", TargetType.PMCID: "pmcid", TargetType.ARXIV: "arxiv"}
)
"""`@ext-link-type`, `@xlink:href` holding the identifier: identifiers that articles have."""

OBJECT_LINKS: Mapping[TargetType, str] = MappingProxyType(
    {**ARTICLE_LINKS, TargetType.URL: "uri", TargetType.PURL: "purl"}
)
"""`@ext-link-type` of what can be followed; another identifier is in `@object-id`, its type beside it."""

TRIAL = MappingProxyType(
    {
        "source-id-type": "crossref-doi",
        "source-type": "clinical-trials-registry",
        "document-id-type": "clinical-trial-number",
    }
)
"""Attributes of the `related-object` of every clinical trial (JATS4R)."""

DATA_AVAILABILITY = "data-availability"
ETHICS = "ethics-statement"
"""`sec/@sec-type` (JATS4R)."""

SECTION_TITLES: Mapping[str, str] = MappingProxyType(
    {DATA_AVAILABILITY: "Data availability", ETHICS: "Ethics statement"}
)
"""The title of a statement printed without heading, for the DTD asks for one."""

GENERATED = "generated"
"""`@specific-use` of such a title, and of an `fpage` that only begins the `page-range` beside it."""

CONFLICT = "coi-statement"
CONTRIBUTIONS = "con"
"""`fn/@fn-type`."""

WORK_TYPES: Mapping[WorkType, str] = MappingProxyType(
    {
        WorkType.JOURNAL_ARTICLE: "journal",
        WorkType.BOOK: "book",
        WorkType.CHAPTER: "book",
        WorkType.PROCEEDINGS_ARTICLE: "confproc",
        WorkType.THESIS: "thesis",
        WorkType.REPORT: "report",
        WorkType.PATENT: "patent",
        WorkType.WEB_PAGE: "webpage",
        WorkType.DATASET: "data",
        WorkType.PREPRINT: "preprint",
        WorkType.SOFTWARE: "software",
        WorkType.STANDARD: "standard",
    }
)
"""`@publication-type` of a citation; a chapter is the book that has a `chapter-title`."""

_WHOLE = (WorkType.BOOK, WorkType.THESIS, WorkType.REPORT, WorkType.SOFTWARE, WorkType.STANDARD)
TITLES: Mapping[WorkType | None, tuple[str, str]] = MappingProxyType(
    dict.fromkeys((None, *WorkType), ("article-title", "article-title"))
    | dict.fromkeys(_WHOLE, ("source", "part-title"))
    | {WorkType.CHAPTER: ("chapter-title", "chapter-title"), WorkType.DATASET: ("data-title", "data-title")}
)
"""The element of a cited work's title: where it is alone, and where it is part of a container (the `source`)."""

NUMBERS: Mapping[WorkType | None, tuple[str, Mapping[str, str]]] = MappingProxyType(
    {kind: ("pub-id", {"pub-id-type": "custom", "custom-type": "number"}) for kind in (None, *WorkType)}
    | {
        WorkType.PATENT: ("patent", {}),
        WorkType.STANDARD: ("pub-id", {"pub-id-type": "std-designation"}),
        WorkType.REPORT: ("pub-id", {"pub-id-type": "custom", "custom-type": "report-number"}),
    }
)
"""The element and attributes of a cited work's number."""

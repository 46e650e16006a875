"""The model's words for JATS's: the inverse of what the writer uses, and what else is met in documents.

Keys are in lower case, `folded` where they are free text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from pubmeta.formats.jats import review_terms, terms
from pubmeta.model import (
    AbstractKind,
    ArticleType,
    ContributorRole,
    CreditRole,
    IdType,
    LicenseScope,
    LinkPurpose,
    RelationType,
    ReviewType,
    TargetType,
    UpdateType,
    VersionStage,
    WorkType,
)
from pubmeta.xml.build import XLINK, XML

XML_LANG = f"{{{XML}}}lang"
HREF = f"{{{XLINK}}}href"
TITLE = f"{{{XLINK}}}title"

K = TypeVar("K")


def folded(text: str) -> str:
    """Words alone, in lower case, so that ``Writing – review & editing`` is ``writing review editing``."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return " ".join(word for word in words if word != "and")


def _inverse(table: Mapping[K, str | None], others: Mapping[str, K] | None = None) -> Mapping[str, K]:
    """Of keys with one word, the first; `others` are further words for them."""
    found = dict(others or {})
    for key, word in reversed(table.items()):  # type: ignore[call-overload]
        if word is not None:
            found[word.casefold()] = key
    return MappingProxyType(found)


REVIEW_TYPES: Mapping[str, ReviewType | None] = MappingProxyType(
    {word: kind for kind, word in review_terms.ARTICLE_TYPES.items()}
    | {
        "decision-letter": ReviewType.EDITOR_REPORT,
        "peer-review": None,
        "peer-review-report": ReviewType.REFEREE_REPORT,
        "ref-report": ReviewType.REFEREE_REPORT,
        "referee-report": ReviewType.REFEREE_REPORT,
    }
)
"""`@article-type` of reviews, and the type that it says."""
ARTICLE_TYPES = _inverse(
    terms.ARTICLE_TYPES,
    {
        "commentary": ArticleType.COMMENTARY,
        "conference": ArticleType.CONFERENCE_PAPER,
        "corrigendum": ArticleType.CORRECTION,
        "data-article": ArticleType.DATA_PAPER,
        "erratum": ArticleType.CORRECTION,
        "inproceedings": ArticleType.CONFERENCE_PAPER,
        "partial-retraction": ArticleType.RETRACTION,
        "proceedings": ArticleType.CONFERENCE_PAPER,
        "proceedings-article": ArticleType.CONFERENCE_PAPER,
        "proceedings-paper": ArticleType.CONFERENCE_PAPER,
        **dict.fromkeys(("conference-poster", "poster-abstract"), ArticleType.POSTER),
        **dict.fromkeys(("discussion-paper", "workingpaper"), ArticleType.WORKING_PAPER),
        **dict.fromkeys(("technical-report", "research-report"), ArticleType.REPORT),
        **dict.fromkeys(REVIEW_TYPES, ArticleType.PEER_REVIEW),
    },
)
MARKUP = _inverse(terms.MARKUP, {"i": "i", "b": "b", "underline": "u", "strikethrough": "s"})
JOURNAL_IDS = _inverse(terms.JOURNAL_IDS, {"publisher": "publisher_id"})
ARTICLE_IDS = _inverse(terms.ARTICLE_IDS, {"pmc": "pmcid", "pmc-uid": "pmcid", "pubmed": "pmid"})
OTHER_IDS = _inverse(terms.OTHER_IDS, {"publisher-manuscript": IdType.MANUSCRIPT, "hdl": IdType.HANDLE})
VERSION_STAGES: Mapping[str, VersionStage] = MappingProxyType(
    {folded(word): stage for stage, word in terms.VERSION_STAGES.items()}
    | {stage.value.casefold(): stage for stage in VersionStage}
)
VERSION_NUMBERS = frozenset({terms.VERSION_LABEL, "number", "preprint-version", "version", "version-number"})
"""`@article-version-type` of a number or label."""
PREPRINTS = frozenset({terms.PREPRINT, "pre-print", "preprint-posted", "preprint-publication", "posted"})
"""`@event-type`, `@date-type` and `@content-type` of a preprint, in small letters with hyphens."""
SECTION_TYPES = (terms.HEADING, "display-channel", "toc-heading", "section", "toc-major")
"""`@subj-group-type` of the section, the surest first: where there is one, `heading` may hold subjects (eLife)."""
SHORT_TITLES = frozenset(
    {terms.SHORT_TITLE, "running-title", "short", "short-title", "right-running", "right-running-head"}
)
CONTRIBUTOR_ROLES = _inverse(
    terms.CONTRIBUTOR_ROLES,
    {
        "academic-editor": ContributorRole.EDITOR,
        "associate-editor": ContributorRole.EDITOR,
        "collab": ContributorRole.AUTHOR,
        "collaboration": ContributorRole.AUTHOR,
        "author-group": ContributorRole.AUTHOR,
        "group": ContributorRole.AUTHOR,
        "guest-editor": ContributorRole.EDITOR,
        "handling-editor": ContributorRole.EDITOR,
        "managing-editor": ContributorRole.EDITOR,
        "reviewing-editor": ContributorRole.EDITOR,
        "section-editor": ContributorRole.EDITOR,
        "senior-editor": ContributorRole.EDITOR,
        "referee": ContributorRole.REVIEWER,
        terms.MEMBER: ContributorRole.AUTHOR,
    },
)
MEMBER_TYPES = frozenset(
    """
    author-non-byline collab-author collab-member collaborator consortium-member group-member investigator member
    non-byline non-byline-author nonbyline study-group-member
    """.split()
)
"""`@contrib-type` of a person who is a member of a group."""
MEMBER_LISTS = re.compile(r"collab|consorti|investigator|member|non-?byline|study-?group", re.IGNORECASE)
"""In `contrib-group/@content-type`, that of a list of members."""
CREDIT_TERMS = _inverse(terms.CREDIT_ROLES)
CREDIT_ROLES: Mapping[str, CreditRole] = MappingProxyType(
    {folded(word): role for role, word in terms.CREDIT_ROLES.items()}
    | {folded(role.value): role for role in CreditRole}
    | {
        "conceptualisation": CreditRole.CONCEPTUALIZATION,
        "visualisation": CreditRole.VISUALIZATION,
        "writing original draft preparation": CreditRole.WRITING_ORIGINAL_DRAFT,
    }
)
INSTITUTION_IDS = _inverse(terms.INSTITUTION_IDS)
ABSTRACT_TYPES: Mapping[tuple[str, str | None], AbstractKind] = MappingProxyType(
    {words: kind for kind, words in terms.ABSTRACT_TYPES.items()}
    | {(kind.value, None): kind for kind in AbstractKind}
    | {
        ("author-highlights", None): AbstractKind.KEY_POINTS,
        ("author-summary", None): AbstractKind.SUMMARY,
        ("editor-summary", None): AbstractKind.SUMMARY,
        ("highlights", None): AbstractKind.KEY_POINTS,
        ("key-messages", None): AbstractKind.KEY_POINTS,
        ("short", None): AbstractKind.TEASER,
        ("web-summary", None): AbstractKind.SUMMARY,
    }
)
PLAIN_ABSTRACTS = frozenset(
    {"", "abstract", "author", "full", "main", "normal", "original", "regular", "standard", "translated", "translation",
     "translator", "unspecified"}
)  # fmt: skip
"""`@abstract-type` of the plain abstract, for which the tag library has no word."""
LICENSE_SCOPES = _inverse(
    terms.LICENSE_SCOPES,
    {"tdm": LicenseScope.TEXT_MINING, "text-mining": LicenseScope.TEXT_MINING},
)
LINK_PURPOSES = _inverse(terms.LINK_PURPOSES, {"text-mining": LinkPurpose.TEXT_MINING})
MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "epub": "application/epub+zip",
        "full_html": "text/html",
        "html": "text/html",
        "pdf": "application/pdf",
        "txt": "text/plain",
        "xml": "application/xml",
    }
)
"""Of `self-uri/@content-type`, or of how the URL ends."""
UPDATES = _inverse(
    terms.UPDATES,
    {
        "partially-retracted-article": UpdateType.PARTIAL_RETRACTION,
        "removed-article": UpdateType.REMOVAL,
        "withdrawn-article": UpdateType.WITHDRAWAL,
    },
)
"""The main type of a `related-article`; `@specific-use` may name another."""
UPDATE_TYPES: Mapping[str, UpdateType] = MappingProxyType({kind.value: kind for kind in UpdateType})
NOTICES: Mapping[str, UpdateType] = MappingProxyType(
    {word: kind for word, kind in UPDATE_TYPES.items() if kind not in (UpdateType.NEW_EDITION, UpdateType.NEW_VERSION)}
)
"""`@article-type` of a notice; as `@related-article-type`, in an article, its notice, and in a notice, the article."""
UPDATED_BY = _inverse(
    terms.UPDATED_BY,
    {
        "partial-retraction-forward": UpdateType.PARTIAL_RETRACTION,
        "expression-of-concern-forward": UpdateType.EXPRESSION_OF_CONCERN,
        "addendum-forward": UpdateType.ADDENDUM,
    },
)
"""`@related-article-type`, in an article, of its notice; `@specific-use` may name another type."""
ARTICLE_RELATIONS = _inverse(
    terms.ARTICLE_RELATIONS,
    {
        "companion": RelationType.HAS_RELATED_MATERIAL,
        "companion-article": RelationType.HAS_RELATED_MATERIAL,
        "peer-reviewed-article": RelationType.IS_REVIEW_OF,
        "peer-reviewed-material": RelationType.IS_REVIEW_OF,
        **dict.fromkeys(
            (word for word, kind in REVIEW_TYPES.items() if kind is not ReviewType.AUTHOR_COMMENT),
            RelationType.HAS_REVIEW,
        ),
        "translated-article": RelationType.IS_TRANSLATION_OF,
        "translation": RelationType.HAS_TRANSLATION,
    },
)
RELATIONS = _inverse(terms.RELATIONS)
LINKS = _inverse(
    terms.OBJECT_LINKS,
    {"pmc": TargetType.PMCID, "pubmed": TargetType.PMID, "url": TargetType.URL, "ark": TargetType.ARK},
)
WORK_TYPES = _inverse(
    terms.WORK_TYPES,
    {
        "bookchapter": WorkType.CHAPTER,
        "book-chapter": WorkType.CHAPTER,
        "chapter": WorkType.CHAPTER,
        "article": WorkType.JOURNAL_ARTICLE,
        "articles": WorkType.JOURNAL_ARTICLE,
        "journal-article": WorkType.JOURNAL_ARTICLE,
        "conf-proc": WorkType.PROCEEDINGS_ARTICLE,
        "conference": WorkType.PROCEEDINGS_ARTICLE,
        "proc": WorkType.PROCEEDINGS_ARTICLE,
        "proceedings": WorkType.PROCEEDINGS_ARTICLE,
        "dissertation": WorkType.THESIS,
        "gov": WorkType.REPORT,
        "website": WorkType.WEB_PAGE,
        "web": WorkType.WEB_PAGE,
        "web-page": WorkType.WEB_PAGE,
        "dataset": WorkType.DATASET,
        "database": WorkType.DATASET,
        "eprint": WorkType.PREPRINT,
        "computer-program": WorkType.SOFTWARE,
        "std": WorkType.STANDARD,
    },
)

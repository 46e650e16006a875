"""Crossref's vocabulary: our terms and Crossref's side by side, what each schema version knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pubmeta.checks.schemas import schema_path
from pubmeta.model import (
    ArticleType,
    ContributorRole,
    IdType,
    LicenseScope,
    LinkPurpose,
    RelationType,
    TargetType,
    TrialStage,
    UpdateType,
    WorkType,
)

FACES = {"i": "i", "b": "b", "u": "u", "sub": "sub", "sup": "sup", "sc": "scp", "tt": "tt"}
"""Face markup of titles, assertions and unstructured citations (`face_markup`); strike-through is not in it."""
RELATION_FACES = {name: f"rel:{face}" for name, face in FACES.items()}
"""relations.xsd has the same faces in its own namespace, and no MathML."""
JATS_FACES = {
    "i": "jats:italic",
    "b": "jats:bold",
    "u": "jats:underline",
    "s": "jats:strike",
    "sub": "jats:sub",
    "sup": "jats:sup",
    "sc": "jats:sc",
    "tt": "jats:monospace",
}

_ROLES = {
    ContributorRole.AUTHOR: "author",
    ContributorRole.EDITOR: "editor",
    ContributorRole.TRANSLATOR: "translator",
    ContributorRole.REVIEWER: "reviewer",
    ContributorRole.REVIEW_ASSISTANT: "review-assistant",
    ContributorRole.STATISTICAL_REVIEWER: "stats-reviewer",
    ContributorRole.EXTERNAL_REVIEWER: "reviewer-external",
    ContributorRole.READER: "reader",
    ContributorRole.CHAIR: "chair",
}
_POSTED = {
    ArticleType.PREPRINT: "preprint",
    ArticleType.LETTER: "letter",
    ArticleType.REVIEW_ARTICLE: "review",
    ArticleType.OTHER: "other",
}
_POSTED_BEFORE = {**_POSTED, ArticleType.WORKING_PAPER: "working_paper", ArticleType.REPORT: "report"}
_ARCHIVES = frozenset({"CLOCKSS", "DWT", "Internet Archive", "KB", "LOCKSS", "Portico"})
_MORE_ARCHIVES = _ARCHIVES | {
    "ADS",
    "BL",
    "Cariniana Network",
    "HathiTrust",
    "LOC",
    "NAA",
    "NARA",
    "NDPP",
    "NSK",
    "PKP PN",
    "PSNC",
    "Scholars Portal",
    "TNA",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What one version of the deposit schema can hold, where the versions differ (read from the schemas)."""

    version: str
    roles: Mapping[ContributorRole, str]
    name_length: int
    """Characters in a given name or surname."""
    names_with_digits: bool
    """Before 5.5.0 names with digits or question marks are refused."""
    typed_roles: bool
    """`role` elements: CRediT roles and the corresponding author."""
    alternative_names: bool
    version_info: bool
    citation_types: bool
    grants: bool
    """`ror` and `grant_doi` among the funding assertions, and the relations `finances` and `isFinancedBy`.

    Those are newer than 5.4.0. Crossref's own files of earlier versions take them, for what these include has no
    version; the copies that DOAJ and publishing platforms validate with do not.
    """
    crawler: str
    """The name of Similarity Check among the crawlers."""
    archives: frozenset[str]
    posted: Mapping[ArticleType, str]
    """`posted_content/@type`; what else is posted is `other`."""
    posted_status: bool
    posted_archives: bool
    posted_trials: bool
    """`ct:program` in posted content and pending publications, not in articles and papers only."""
    sharing: bool
    """`stm-asf` among what a licence applies to."""

    @property
    def namespace(self) -> str:
        """The namespace of the version's documents."""
        return f"{NAMESPACE}{self.version}"

    @property
    def location(self) -> str:
        """Where Crossref publishes the version's schema."""
        return f"https://www.crossref.org/schemas/crossref{self.version}.xsd"


NAMESPACE = "http://www.crossref.org/schema/"
FR = "http://www.crossref.org/fundref.xsd"
AI = "http://www.crossref.org/AccessIndicators.xsd"
CT = "http://www.crossref.org/clinicaltrials.xsd"
REL = "http://www.crossref.org/relations.xsd"
JATS = "http://www.ncbi.nlm.nih.gov/JATS1"

EDITIONS = {
    edition.version: edition
    for edition in (
        Edition(
            version="5.5.0",
            roles={**_ROLES, ContributorRole.OTHER: "other", ContributorRole.ILLUSTRATOR: "other"},
            name_length=200,
            names_with_digits=True,
            typed_roles=True,
            alternative_names=True,
            version_info=True,
            citation_types=True,
            grants=True,
            crawler="similarity-check",
            archives=_MORE_ARCHIVES | {"CINES"},
            posted={**_POSTED, ArticleType.BLOG_POST: "blog", ArticleType.POSTER: "poster"},
            posted_status=True,
            posted_archives=True,
            posted_trials=True,
            sharing=True,
        ),
        Edition(
            version="5.4.0",
            roles=_ROLES,
            name_length=60,
            names_with_digits=False,
            typed_roles=False,
            alternative_names=False,
            version_info=True,
            citation_types=True,
            grants=False,
            crawler="similarity-check",
            archives=_MORE_ARCHIVES,
            posted=_POSTED_BEFORE,
            posted_status=True,
            posted_archives=False,
            posted_trials=False,
            sharing=False,
        ),
        Edition(
            version="5.3.1",
            roles=_ROLES,
            name_length=60,
            names_with_digits=False,
            typed_roles=False,
            alternative_names=True,
            version_info=False,
            citation_types=False,
            grants=False,
            crawler="iParadigms",
            archives=_ARCHIVES,
            posted=_POSTED_BEFORE,
            posted_status=False,
            posted_archives=False,
            posted_trials=False,
            sharing=False,
        ),
    )
}

DOI = re.compile(r"10\.[0-9]{4,9}/.{1,200}")
"""What every version's schema takes as a DOI."""
DOI_CHARACTERS = re.compile(r"[A-Za-z0-9._;:()/-]+")
"""What a DOI may consist of that is to be registered (Crossref's documentation; the colon is in its Schematron, A1)."""
_OLD_CHARACTERS = re.compile(r"[!-~]+")
_SICI = re.compile(r"(?i)10\.[0-9]{4,9}/(?:\(?SICI\)?)?[0-9]{4}-[0-9]{3}[0-9X]\([0-9]{4,8}\)[^<>]*<[^<>]+>[^<>]+")
_LAST_OLD_YEAR = 2008
YEARS = range(1400, 2201)


def may_be_registered_already(doi: str, year: int | None) -> bool:
    """Whether a DOI of other characters than `DOI_CHARACTERS` may be one that was registered when they were allowed.

    That was until 2008, as Crossref's documentation has it. So the work was published by then, or the DOI is made of a
    SICI (ANSI/NISO Z39.56), as only those of that time are.
    """
    is_old = year is not None and year <= _LAST_OLD_YEAR
    return bool(_OLD_CHARACTERS.fullmatch(doi) and (is_old or _SICI.fullmatch(doi)))


UPDATES = {update: update.value.replace("-", "_") for update in UpdateType}
TRIAL_STAGES = {
    TrialStage.PRE_RESULTS: "preResults",
    TrialStage.RESULTS: "results",
    TrialStage.POST_RESULTS: "postResults",
}
LICENSE_SCOPES = {
    LicenseScope.VERSION_OF_RECORD: "vor",
    LicenseScope.ACCEPTED_MANUSCRIPT: "am",
    LicenseScope.TEXT_MINING: "tdm",
    LicenseScope.ARTICLE_SHARING: "stm-asf",
}
COLLECTIONS = {
    LinkPurpose.READING: "unspecified",
    LinkPurpose.TEXT_MINING: "text-mining",
    LinkPurpose.SIMILARITY_CHECK: "crawler-based",
}
TARGETS = {target: "uri" if target is TargetType.URL else target.value for target in TargetType}

INTRA_WORK = frozenset(
    {
        RelationType.HAS_EXPRESSION,
        RelationType.HAS_FORMAT,
        RelationType.HAS_MANIFESTATION,
        RelationType.HAS_MANUSCRIPT,
        RelationType.HAS_PREPRINT,
        RelationType.HAS_TRANSLATION,
        RelationType.HAS_VERSION,
        RelationType.IS_EXPRESSION_OF,
        RelationType.IS_FORMAT_OF,
        RelationType.IS_IDENTICAL_TO,
        RelationType.IS_MANIFESTATION_OF,
        RelationType.IS_MANUSCRIPT_OF,
        RelationType.IS_ORIGINAL_FORM_OF,
        RelationType.IS_PREPRINT_OF,
        RelationType.IS_REPLACED_BY,
        RelationType.IS_SAME_AS,
        RelationType.IS_TRANSLATION_OF,
        RelationType.IS_VARIANT_FORM_OF,
        RelationType.IS_VERSION_OF,
        RelationType.REPLACES,
    }
)
"""Relations between forms of one work; all others are between works."""
FINANCING = frozenset({RelationType.FINANCES, RelationType.IS_FINANCED_BY})
"""Relations that only editions with `grants` have."""
RELATIONS = {relation: re.sub("-([a-z])", lambda match: match[1].upper(), relation.value) for relation in RelationType}

WORKS = {
    WorkType.JOURNAL_ARTICLE: "journal_article",
    WorkType.BOOK: "book",
    WorkType.CHAPTER: "book_chapter",
    WorkType.PROCEEDINGS_ARTICLE: "conference_paper",
    WorkType.THESIS: "dissertation",
    WorkType.REPORT: "report",
    WorkType.PATENT: "patent",
    WorkType.WEB_PAGE: "web_resource",
    WorkType.DATASET: "dataset",
    WorkType.PREPRINT: "preprint",
    WorkType.SOFTWARE: "software",
    WorkType.STANDARD: "standard",
}
"""`citation/@type`."""
WHOLE_WORKS = frozenset({WorkType.BOOK, WorkType.THESIS, WorkType.REPORT, WorkType.STANDARD})
"""Cited works whose own title is a `volume_title`; the title of any other is an `article_title`."""
SERIALS = frozenset({WorkType.JOURNAL_ARTICLE, WorkType.PREPRINT, None})
"""Cited works whose container is a `journal_title`; the container of any other is a `volume_title`."""

ITEM_NUMBERS = {IdType.PUBLISHER: "publisher-id", IdType.MANUSCRIPT: "manuscript"}
"""Ids that the publisher assigned: `item_number/@item_number_type`, for which the schema has no list."""
IDENTIFIERS = {IdType.PII: "pii", IdType.SICI: "sici", IdType.OTHER: "other"}
"""`identifier/@id_type`; ids of any other type are `other`."""
OWN_IDS = {"pmcid": r"(?i)PMC[1-9][0-9]*$", "arxiv": r"(?i)arXiv:"}
"""Fields of the article whose ids are of the type `other`, and the form by which they are known among these."""

STATEMENTS = {
    "conflict_of_interest": "Conflict of interest",
    "data_availability": "Data availability",
    "ethics": "Ethics",
    "author_contributions": "Author contributions",
    "acknowledgements": "Acknowledgements",
    "funding": "Funding",
}
"""The name of each statement's Crossmark assertion, as of our field, and its label where none is printed."""

MOST_TITLES = 20
MOST_ABBREVIATIONS = 10
MOST_ITEM_NUMBERS = 3
MOST_IDENTIFIERS = 10
MOST_DEPARTMENTS = 6
MOST_INSTITUTIONS = 5
MOST_SPONSORS = 10
MOST_ISBNS = 6
"""In all versions; 5.4.0 has room for more."""

LENGTHS = {
    name: range(least, most + 1)
    for name, (least, most) in {
        "full_title": (1, 255),
        "abbrev_title": (1, 150),
        "volume": (1, 32),
        "issue": (1, 32),
        "first_page": (1, 32),
        "last_page": (1, 32),
        "other_pages": (1, 100),
        "item_number": (1, 32),
        "identifier": (1, 255),
        "suffix": (1, 10),
        "organization": (1, 511),
        "institution_name": (1, 1024),
        "institution_place": (2, 255),
        "institution_department": (2, 255),
        "group_title": (1, 1024),
        "conference_name": (3, 512),
        "conference_theme": (1, 255),
        "conference_acronym": (1, 127),
        "conference_sponsor": (1, 255),
        "conference_number": (1, 15),
        "conference_location": (2, 255),
        "conference_date": (1, 100),
        "proceedings_title": (1, 511),
        "proceedings_subject": (1, 255),
        "publisher_name": (1, 255),
        "publisher_place": (2, 255),
        "label": (2, 150),
        "version": (1, 100),
        "edition_number": (1, 15),
        "std_designator": (2, 150),
        "resource": (1, 2048),
    }.items()
}
"""The numbers of characters that there may be in an element; the same in all versions."""
LOST = "\ufffd"
LOST_MESSAGE = f"the character {LOST} replaces one that was lost"
LOST_REMEDY = "write what was meant"
SHORTEST_LICENSE = 10
TRIAL_REGISTRY_LENGTHS = range(12, 201)


@cache
def schema_values(version: str, attribute: str) -> frozenset[str]:
    """The values that a version's schema allows for `language` (ISO 639) or `mime_type` (IANA), read from the schema.

    Raises SchemaError when the schema is not installed.
    """
    folder = schema_path(f"crossref/{version}/official").parent
    opening = f'<xsd:attributeGroup name="{attribute}.atts"'
    for file in sorted(folder.glob(f"*{version}.xsd")):
        _, found, rest = file.read_text(encoding="utf-8").partition(opening)
        if found:
            group = rest.partition("</xsd:attributeGroup>")[0]
            return frozenset(re.findall(r'<xsd:enumeration value="([^"]+)"', group))
    return frozenset()


# The tables above, read the other way.
CONTRIBUTOR_ROLES = {term: role for role, term in EDITIONS["5.5.0"].roles.items()} | {"other": ContributorRole.OTHER}
POSTED_TYPES = {term: kind for edition in EDITIONS.values() for kind, term in edition.posted.items()}
UPDATE_TYPES = {term: update for update, term in UPDATES.items()}


def update_type_of(word: str) -> UpdateType:
    """The type of update of a word, which publishers write in other cases too: ``Retraction``, ``Partial retraction``.

    Raises ValueError for any other.
    """
    found = UPDATE_TYPES.get(word.strip().casefold().replace(" ", "_").replace("-", "_"))
    if found is None:
        raise ValueError(f"{word!r} is not a type of update that pubmeta knows")
    return found


STAGES_OF_TRIALS = {term: stage for stage, term in TRIAL_STAGES.items()}
SCOPES_OF_LICENSES = {term: scope for scope, term in LICENSE_SCOPES.items()}
PURPOSES = {term: purpose for purpose, term in COLLECTIONS.items()}
CRAWLERS = frozenset(edition.crawler for edition in EDITIONS.values())
TARGET_TYPES = {term: target for target, term in TARGETS.items()}
RELATION_TYPES = {term: relation for relation, term in RELATIONS.items()}
WORK_TYPES = {term: work for work, term in WORKS.items()}
ID_TYPES = {term: kind for kind, term in (ITEM_NUMBERS | IDENTIFIERS).items()}

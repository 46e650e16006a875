"""How the work is related to other things: relations, updates, trials, full texts, archives, ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self, Unpack

from pydantic import AfterValidator, model_validator

from pubmeta.model.base import Form, Line, LinkLine, Model, Number, RefusalError, Term, not_run
from pubmeta.model.dates import PartialDate
from pubmeta.model.identifiers import ArxivId, Doi, Identifier, Isbn, Issn, Pmcid, Pmid
from pubmeta.model.permissions import ContentVersion
from pubmeta.model.text import Text
from pubmeta.model.urls import Url
from pubmeta.vocabularies.dois import is_doi_link

if TYPE_CHECKING:
    from pubmeta.model.inputs import (
        ClinicalTrialFields,
        FullTextFields,
        OtherIdFields,
        RelationFields,
        UpdateFields,
        VersionFields,
    )


class RelationType(Term):
    """What this work is to the target (the relationship types of Crossref's relations schema)."""

    # between versions or forms of one work
    HAS_EXPRESSION = "has-expression"
    HAS_FORMAT = "has-format"
    HAS_MANIFESTATION = "has-manifestation"
    HAS_MANUSCRIPT = "has-manuscript"
    HAS_PREPRINT = "has-preprint"
    HAS_TRANSLATION = "has-translation"
    HAS_VERSION = "has-version"
    IS_EXPRESSION_OF = "is-expression-of"
    IS_FORMAT_OF = "is-format-of"
    IS_IDENTICAL_TO = "is-identical-to"
    IS_MANIFESTATION_OF = "is-manifestation-of"
    IS_MANUSCRIPT_OF = "is-manuscript-of"
    IS_ORIGINAL_FORM_OF = "is-original-form-of"
    IS_PREPRINT_OF = "is-preprint-of"
    IS_REPLACED_BY = "is-replaced-by"
    IS_SAME_AS = "is-same-as"
    IS_TRANSLATION_OF = "is-translation-of"
    IS_VARIANT_FORM_OF = "is-variant-form-of"
    IS_VERSION_OF = "is-version-of"
    REPLACES = "replaces"
    # between different works
    BASED_ON_DATA = "based-on-data"
    COMPILES = "compiles"
    CONTINUES = "continues"
    DOCUMENTS = "documents"
    FINANCES = "finances"
    HAS_COMMENT = "has-comment"
    HAS_DERIVATION = "has-derivation"
    HAS_PART = "has-part"
    HAS_RELATED_MATERIAL = "has-related-material"
    HAS_REPLY = "has-reply"
    HAS_REVIEW = "has-review"
    IS_BASED_ON = "is-based-on"
    IS_BASIS_FOR = "is-basis-for"
    IS_COMMENT_ON = "is-comment-on"
    IS_COMPILED_BY = "is-compiled-by"
    IS_CONTINUED_BY = "is-continued-by"
    IS_DATA_BASIS_FOR = "is-data-basis-for"
    IS_DERIVED_FROM = "is-derived-from"
    IS_DOCUMENTED_BY = "is-documented-by"
    IS_FINANCED_BY = "is-financed-by"
    IS_PART_OF = "is-part-of"
    IS_REFERENCED_BY = "is-referenced-by"
    IS_RELATED_MATERIAL = "is-related-material"
    IS_REPLY_TO = "is-reply-to"
    IS_REQUIRED_BY = "is-required-by"
    IS_REVIEW_OF = "is-review-of"
    IS_SUPPLEMENT_TO = "is-supplement-to"
    IS_SUPPLEMENTED_BY = "is-supplemented-by"
    REFERENCES = "references"
    REQUIRES = "requires"


class TargetType(Term):
    """What kind of identifier names the other thing."""

    DOI = "doi"
    URL = "url"
    ISSN = "issn"
    ISBN = "isbn"
    PMID = "pmid"
    PMCID = "pmcid"
    ARXIV = "arxiv"
    ARK = "ark"
    HANDLE = "handle"
    PURL = "purl"
    UUID = "uuid"
    ECLI = "ecli"
    ACCESSION = "accession"
    OTHER = "other"


_TARGETS: dict[TargetType, type[Identifier]] = {
    TargetType.DOI: Doi,
    TargetType.URL: Url,
    TargetType.PURL: Url,
    TargetType.ISSN: Issn,
    TargetType.ISBN: Isbn,
    TargetType.PMID: Pmid,
    TargetType.PMCID: Pmcid,
    TargetType.ARXIV: ArxivId,
}


_LINKS = (TargetType.URL, TargetType.PURL)


class Relation(Model):
    """A typed relation of this work to something that has an identifier. A link to a DOI's resolver is the DOI."""

    type: RelationType
    """What this work is to the target."""
    target: LinkLine
    """The identifier, in its usual form."""
    target_type: TargetType
    """What kind of identifier the target is."""
    description: Text | None = None
    """In words, as printed."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[RelationFields]) -> None: ...

    @property
    def reviewed(self) -> str | None:
        """The DOI of the work that this one reviews; None for any other relation."""
        is_of_review = self.type is RelationType.IS_REVIEW_OF and self.target_type is TargetType.DOI
        return self.target if is_of_review else None

    @model_validator(mode="after")
    def _target_is_of_its_type(self) -> Self:
        if self.target_type in _LINKS and is_doi_link(self.target):
            object.__setattr__(self, "target_type", TargetType.DOI)
        if identifier := _TARGETS.get(self.target_type):
            object.__setattr__(self, "target", str(identifier(self.target)))
        return self


class UpdateType(Term):
    """What a notice does to the work that it updates (Crossref update types)."""

    ADDENDUM = "addendum"
    CLARIFICATION = "clarification"
    CORRECTION = "correction"
    CORRIGENDUM = "corrigendum"
    ERRATUM = "erratum"
    EXPRESSION_OF_CONCERN = "expression-of-concern"
    NEW_EDITION = "new-edition"
    NEW_VERSION = "new-version"
    PARTIAL_RETRACTION = "partial-retraction"
    REMOVAL = "removal"
    RETRACTION = "retraction"
    WITHDRAWAL = "withdrawal"


CORRECTING = frozenset({UpdateType.CORRECTION, UpdateType.CORRIGENDUM, UpdateType.ERRATUM})
"""What corrects a work: its day is in `Dates.corrected`."""
RETRACTING = frozenset({UpdateType.RETRACTION, UpdateType.WITHDRAWAL, UpdateType.REMOVAL})
"""What takes a work back: its day is `Dates.retracted`."""


class Update(Model):
    """That one work updates another: in `Article.updates` this one does, in `Article.updated_by` the other one."""

    type: UpdateType
    """What the notice does."""
    doi: Doi
    """The other work: in `updates` the one that is updated, in `updated_by` the notice."""
    date: PartialDate | None = None
    """When the update was made."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[UpdateFields]) -> None: ...


class TrialStage(Term):
    """When the article was written, seen from the trial (Crossref, JATS4R)."""

    PRE_RESULTS = "pre-results"
    RESULTS = "results"
    POST_RESULTS = "post-results"


class ClinicalTrial(Model):
    """A registered clinical trial that the work reports on."""

    number: Number
    """The registration number: ``NCT01234567``."""
    registry: Annotated[str, Form(r"^10\.18810/[a-z-]+$", "the DOI of a trial registry: 10.18810/ and its name")]
    """The registry's DOI, ``10.18810/clinical-trials-gov``."""
    stage: TrialStage | None = None
    """When the article was written, seen from the trial."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[ClinicalTrialFields]) -> None: ...


class LinkPurpose(Term):
    """What a full-text link is for."""

    READING = "reading"
    TEXT_MINING = "text-mining"
    SIMILARITY_CHECK = "similarity-check"


MediaType = Annotated[str, Form(r"^[a-z]+/[a-z0-9.+-]+$", "a media type: it has the form application/pdf")]


class FullText(Model):
    """Where the full text is, in one form."""

    url: Url
    """Of this form of the text."""
    media_type: MediaType | None = None
    """``application/pdf``, ``text/html`` (IANA)."""
    version: ContentVersion | None = None
    """Whether this is the version of record or the accepted manuscript."""
    purpose: LinkPurpose = LinkPurpose.READING
    """What the link is for."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[FullTextFields]) -> None: ...


class VersionStage(Term):
    """The stage of a journal article version (NISO RP-8-2008, JAV)."""

    AUTHORS_ORIGINAL = "AO"
    SUBMITTED_MANUSCRIPT = "SMUR"
    ACCEPTED_MANUSCRIPT = "AM"
    PROOF = "P"
    VERSION_OF_RECORD = "VoR"
    CORRECTED = "CVoR"
    ENHANCED = "EVoR"


class Version(Model):
    """Which version this is: its JAV stage, its number or label, or both."""

    stage: VersionStage | None = None
    """Of the publication process."""
    label: Number | None = None
    """``2``, ``v1.1``."""
    description: Line | None = None
    """In words."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[VersionFields]) -> None: ...

    @model_validator(mode="after")
    def _says_which(self) -> Self:
        if not (self.stage or self.label):
            raise RefusalError("a version has neither stage nor label", "set one of them, or leave the version out")
        return self


class IdType(Term):
    """The kinds of identifier that an article may have beside DOI, PMID, PMCID and arXiv id."""

    PUBLISHER = "publisher-id"
    MANUSCRIPT = "manuscript"
    PII = "pii"
    SICI = "sici"
    ARK = "ark"
    HANDLE = "handle"
    OTHER = "other"


class OtherId(Model):
    """One more identifier of the article."""

    type: IdType
    """What kind of identifier it is."""
    value: Annotated[Number, AfterValidator(not_run)]
    """The identifier; a whole number is kept as text."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[OtherIdFields]) -> None: ...

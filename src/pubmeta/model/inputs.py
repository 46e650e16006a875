"""What the classes of the model take: strings, numbers, lists and mappings beside the values that they keep.

For type checkers alone; nothing imports it when a program runs. Written by `schemas/derive/model_inputs.py` from the
classes, whose docstrings say what each field is.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Literal, Required, TypeAlias, TypedDict

from pubmeta import model

Date: TypeAlias = str | datetime.date | model.PartialDate
Text: TypeAlias = "str | model.Markup | MarkupFields"


class AbstractSectionFields(TypedDict, total=False):
    """What an `AbstractSection` takes."""

    paragraphs: Required[Sequence[Text]]
    title: Text | None


class AnonymousFields(TypedDict, total=False):
    """What an `Anonymous` takes."""

    anonymous: Required[Literal[True]]
    role: str
    affiliations: Sequence[model.Affiliation | AffiliationFields | str]


class ArticleFields(TypedDict, total=False):
    """What an `Article` takes."""

    title: Required[Text]
    subtitle: Text | None
    short_title: Text | None
    translated_titles: Sequence[model.TranslatedTitle | TranslatedTitleFields]
    original_title: model.TranslatedTitle | TranslatedTitleFields | None
    type: str | None
    language: str | None
    doi: str | None
    pmid: str | int | None
    pmcid: str | int | None
    arxiv: str | None
    other_ids: Sequence[model.OtherId | OtherIdFields]
    contributors: Sequence[model.Person | PersonFields | model.Group | GroupFields | model.Anonymous | AnonymousFields]
    abstracts: Sequence[model.Abstract | AbstractFields | str] | str
    keywords: Sequence[model.Keywords | KeywordsFields] | Sequence[Text]
    section: str | None
    subjects: Sequence[model.Subject | SubjectFields]
    journal: model.Journal | JournalFields | str | None
    event: model.Event | EventFields | str | None
    proceedings: model.Proceedings | ProceedingsFields | str | None
    institutions: Sequence[model.Affiliation | AffiliationFields | str]
    volume: str | int | None
    issue: str | int | None
    issue_title: Text | None
    pages: model.Pages | PagesFields | str | None
    article_number: str | int | None
    dates: model.Dates | DatesFields
    licenses: Sequence[model.License | LicenseFields | str] | str
    copyright: model.Copyright | CopyrightFields | str | None
    free_to_read: model.FreeToRead | FreeToReadFields | None
    statements: model.Statements | StatementsFields
    awards: Sequence[model.Award | AwardFields]
    relations: Sequence[model.Relation | RelationFields]
    updates: Sequence[model.Update | UpdateFields]
    updated_by: Sequence[model.Update | UpdateFields]
    review: model.Review | ReviewFields | None
    status: model.Status | StatusFields | None
    trials: Sequence[model.ClinicalTrial | ClinicalTrialFields]
    landing_page: str | None
    full_texts: Sequence[model.FullText | FullTextFields]
    version: model.Version | VersionFields | None
    archives: Sequence[str]
    references: Sequence[model.Reference | ReferenceFields]


class AwardFields(TypedDict, total=False):
    """What an `Award` takes."""

    funder: Required[model.Funder | FunderFields | str]
    numbers: Sequence[str | int]
    title: str | None
    grant_doi: str | None
    url: str | None
    recipients: Sequence[model.PersonName | PersonNameFields | model.GroupName | GroupNameFields]


class ClinicalTrialFields(TypedDict, total=False):
    """What a `ClinicalTrial` takes."""

    number: Required[str | int]
    registry: Required[str]
    stage: str | None


class ContributionFields(TypedDict, total=False):
    """What a `Contribution` takes."""

    role: Required[str]
    degree: str | None


class DatesFields(TypedDict, total=False):
    """What a `Dates` takes."""

    received: Date | None
    revised: Sequence[Date]
    accepted: Date | None
    posted: Date | None
    published_online: Date | None
    published_print: Date | None
    published: Date | None
    issue: Date | None
    corrected: Sequence[Date]
    retracted: Date | None


class FreeToReadFields(TypedDict, total=False):
    """What a `FreeToRead` takes."""

    start_date: Date | None
    end_date: Date | None


class FullTextFields(TypedDict, total=False):
    """What a `FullText` takes."""

    url: Required[str]
    media_type: str | None
    version: str | None
    purpose: str


class GroupNameFields(TypedDict, total=False):
    """What a `GroupName` takes."""

    name: Required[str]


class KeywordsFields(TypedDict, total=False):
    """What a `Keywords` takes."""

    keywords: Required[Sequence[Text]]
    language: str | None
    kind: str | None
    title: Text | None


class MarkupFields(TypedDict, total=False):
    """What a `Markup` takes."""

    markup: Required[str]


class OtherIdFields(TypedDict, total=False):
    """What an `OtherId` takes."""

    type: Required[str]
    value: Required[str | int]


class PersonNameFields(TypedDict, total=False):
    """What a `PersonName` takes."""

    family: Required[str]
    given: str | None
    particle: str | None
    suffix: str | None
    prefix: str | None


class ReferenceFields(TypedDict, total=False):
    """What a `Reference` takes."""

    key: Required[str | int]
    label: str | int | None
    raw: Text | None
    work: model.Work | WorkFields | None


class RelationFields(TypedDict, total=False):
    """What a `Relation` takes."""

    type: Required[str]
    target: Required[str]
    target_type: Required[str]
    description: Text | None


class ReviewFields(TypedDict, total=False):
    """What a `Review` takes."""

    of: str | None
    type: str | None
    stage: str | None
    round: int | None
    recommendation: str | None
    label: str | int | None


class StatementsFields(TypedDict, total=False):
    """What a `Statements` takes."""

    conflict_of_interest: model.Statement | StatementFields | str | None
    data_availability: model.Statement | StatementFields | str | None
    ethics: model.Statement | StatementFields | str | None
    author_contributions: model.Statement | StatementFields | str | None
    acknowledgements: model.Statement | StatementFields | str | None
    funding: model.Statement | StatementFields | str | None


class StatusFields(TypedDict, total=False):
    """What a `Status` takes."""

    type: Required[str]
    date: Date | None
    reason: Text | None


class SubjectFields(TypedDict, total=False):
    """What a `Subject` takes."""

    term: Required[str]
    code: str | int | None
    scheme: str | None


class TranslatedTitleFields(TypedDict, total=False):
    """What a `TranslatedTitle` takes."""

    title: Required[Text]
    language: Required[str]
    subtitle: Text | None


class UpdateFields(TypedDict, total=False):
    """What an `Update` takes."""

    type: Required[str]
    doi: Required[str]
    date: Date | None


class VersionFields(TypedDict, total=False):
    """What a `Version` takes."""

    stage: str | None
    label: str | int | None
    description: str | None


class WorkFields(TypedDict, total=False):
    """What a `Work` takes."""

    type: str | None
    authors: Sequence[model.PersonName | PersonNameFields | model.GroupName | GroupNameFields]
    et_al: bool
    editors: Sequence[model.PersonName | PersonNameFields | model.GroupName | GroupNameFields]
    title: Text | None
    container_title: Text | None
    series_title: Text | None
    volume: str | int | None
    issue: str | int | None
    pages: model.Pages | PagesFields | str | None
    article_number: str | int | None
    edition: str | int | None
    number: str | int | None
    version: str | int | None
    date: Date | None
    publisher: str | None
    publisher_place: str | None
    doi: str | None
    pmid: str | int | None
    pmcid: str | int | None
    arxiv: str | None
    isbn: str | int | None
    issn: str | None
    url: str | None
    accessed: Date | None


class AbstractFields(TypedDict, total=False):
    """What an `Abstract` takes."""

    sections: Required[Sequence[model.AbstractSection | AbstractSectionFields]]
    language: str | None
    kind: str | None
    title: Text | None


class AffiliationFields(TypedDict, total=False):
    """What an `Affiliation` takes."""

    name: str | None
    departments: Sequence[str]
    city: str | None
    region: str | None
    postal_code: str | None
    country: str | None
    country_code: str | None
    ror: str | None
    isni: str | None
    grid: str | None
    wikidata: str | None


class CopyrightFields(TypedDict, total=False):
    """What a `Copyright` takes."""

    statement: Text | None
    year: int | None
    holder: str | None


class EventFields(TypedDict, total=False):
    """What an `Event` takes."""

    name: str | None
    acronym: str | None
    number: str | int | None
    theme: str | None
    sponsors: Sequence[str]
    place: str | None
    start: Date | None
    end: Date | None
    dates_as_printed: str | None
    url: str | None


class FunderFields(TypedDict, total=False):
    """What a `Funder` takes."""

    name: str | None
    ror: str | None
    funder_id: str | int | None
    country_code: str | None


class GroupFields(GroupNameFields, total=False):
    """What a `Group` takes."""

    role: str
    members: Sequence[model.Person | PersonFields]
    affiliations: Sequence[model.Affiliation | AffiliationFields | str]
    ror: str | None
    email: str | None
    corresponding: bool
    equal_contribution: bool


class LicenseFields(TypedDict, total=False):
    """What a `License` takes."""

    url: str | None
    spdx: str | None
    name: str | None
    statement: Text | None
    start_date: Date | None
    applies_to: str | None


class NameVariantFields(PersonNameFields, total=False):
    """What a `NameVariant` takes."""

    language: Required[str]


class PagesFields(TypedDict, total=False):
    """What a `Pages` takes."""

    first: str | int | None
    last: str | int | None
    range: str | int | None


class PersonFields(PersonNameFields, total=False):
    """What a `Person` takes."""

    role: str
    degrees: Sequence[str]
    variants: Sequence[model.NameVariant | NameVariantFields]
    credit: Sequence[model.Contribution | ContributionFields]
    affiliations: Sequence[model.Affiliation | AffiliationFields | str]
    orcid: str | None
    orcid_authenticated: bool | None
    email: str | None
    corresponding: bool
    equal_contribution: bool
    deceased: bool
    conflict_of_interest: Text | None


class ProceedingsFields(TypedDict, total=False):
    """What a `Proceedings` takes."""

    title: Text | None
    subtitle: Text | None
    subject: str | None
    editors: Sequence[model.PersonName | PersonNameFields | model.GroupName | GroupNameFields]
    isbns: Sequence[model.ProceedingsIsbn | ProceedingsIsbnFields | str]
    series: model.Series | SeriesFields | str | None
    publisher: model.Publisher | PublisherFields | str | None
    doi: str | None
    language: str | None


class ProceedingsIsbnFields(TypedDict, total=False):
    """What a `ProceedingsIsbn` takes."""

    isbn: Required[str | int]
    medium: str | None


class PublisherFields(TypedDict, total=False):
    """What a `Publisher` takes."""

    name: Required[str]
    place: str | None


class StatementFields(TypedDict, total=False):
    """What a `Statement` takes."""

    paragraphs: Required[Sequence[Text]]
    heading: Text | None


class JournalFields(TypedDict, total=False):
    """What a `Journal` takes."""

    title: Required[str]
    abbreviations: Sequence[str]
    issn_print: str | None
    issn_electronic: str | None
    issn_linking: str | None
    doi: str | None
    nlm_ta: str | None
    publisher_id: str | int | None
    publisher: model.Publisher | PublisherFields | str | None
    language: str | None


class SeriesFields(TypedDict, total=False):
    """What a `Series` takes."""

    title: Required[str]
    issn_print: str | None
    issn_electronic: str | None
    issn_linking: str | None
    doi: str | None

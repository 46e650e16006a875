"""Who made the work: persons, groups, their roles and affiliations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, Unpack

from pydantic import AfterValidator, Discriminator, Tag, WithJsonSchema, model_validator

from pubmeta.model.base import Form, FromText, Line, Model, RefusalError, Term
from pubmeta.model.codes import CountryCode, Language
from pubmeta.model.identifiers import Isni, Orcid, Ror
from pubmeta.model.text import Text
from pubmeta.vocabularies.emails import is_email
from pubmeta.vocabularies.names import is_family_first

if TYPE_CHECKING:
    from pubmeta.model.inputs import (
        AffiliationFields,
        AnonymousFields,
        ContributionFields,
        GroupFields,
        GroupNameFields,
        NameVariantFields,
        PersonFields,
        PersonNameFields,
    )


class ContributorRole(Term):
    """What a contributor is to the work."""

    AUTHOR = "author"
    EDITOR = "editor"
    TRANSLATOR = "translator"
    REVIEWER = "reviewer"
    REVIEW_ASSISTANT = "review-assistant"
    STATISTICAL_REVIEWER = "statistical-reviewer"
    EXTERNAL_REVIEWER = "external-reviewer"
    READER = "reader"
    CHAIR = "chair"
    ILLUSTRATOR = "illustrator"
    OTHER = "other"


class CreditRole(Term):
    """The 14 contributor roles of CRediT (ANSI/NISO Z39.104-2022), by the last part of their URI."""

    CONCEPTUALIZATION = "conceptualization"
    DATA_CURATION = "data-curation"
    FORMAL_ANALYSIS = "formal-analysis"
    FUNDING_ACQUISITION = "funding-acquisition"
    INVESTIGATION = "investigation"
    METHODOLOGY = "methodology"
    PROJECT_ADMINISTRATION = "project-administration"
    RESOURCES = "resources"
    SOFTWARE = "software"
    SUPERVISION = "supervision"
    VALIDATION = "validation"
    VISUALIZATION = "visualization"
    WRITING_ORIGINAL_DRAFT = "writing-original-draft"
    WRITING_REVIEW_EDITING = "writing-review-editing"


class CreditDegree(Term):
    """How much of a CRediT role a person took on."""

    LEAD = "lead"
    EQUAL = "equal"
    SUPPORTING = "supporting"


class Contribution(Model):
    """One CRediT role of one person."""

    role: CreditRole
    """The role, by the last part of its URI."""
    degree: CreditDegree | None = None
    """How much of it; None where it is not said."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[ContributionFields]) -> None: ...


def _email(value: str) -> str:
    address = value[len("mailto:") :] if value[:7].lower() == "mailto:" else value
    if not is_email(address):
        raise ValueError(f"{value!r} is not an e-mail address: it has the form name@example.org")
    return address


Email = Annotated[
    str, AfterValidator(_email), WithJsonSchema({"type": "string", "pattern": r"^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$"})
]
"""An e-mail address; ``mailto:`` before it is taken off."""


class Affiliation(FromText):
    """One institution, with the place where the contributor worked; at least one field.

    Where only one undivided string is known, `name` holds it whole.
    """

    name: Line | None = None
    """Of the institution, or the whole string as printed."""
    departments: tuple[Line, ...] = ()
    """From the largest unit to the smallest."""
    city: Line | None = None
    """The town."""
    region: Line | None = None
    """State or province."""
    postal_code: Line | None = None
    """As printed."""
    country: Line | None = None
    """The name, as printed."""
    country_code: CountryCode | None = None
    """ISO 3166-1 alpha-2: ``NO``."""
    ror: Ror | None = None
    """The institution's ROR id: ``05gq02987``; links are taken."""
    isni: Isni | None = None
    """The institution's ISNI: 16 characters."""
    grid: Annotated[str, Form(r"^grid\.[0-9]+\.[0-9a-f]+$", "a GRID id: it has the form grid.5335.0")] | None = None
    """The institution's GRID id, which ROR has replaced: ``grid.5335.0``."""
    wikidata: Annotated[str, Form("^Q[1-9][0-9]*$", "a Wikidata id: it is Q and digits")] | None = None
    """The institution's Wikidata id: ``Q35794``."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[AffiliationFields]) -> None: ...

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not any(vars(self).values()):
            raise RefusalError("an affiliation has no fields", "add one, or leave the affiliation out")
        return self

    @classmethod
    def fields_of(cls, text: str) -> dict[str, Any]:
        """The undivided name."""
        return {"name": text}

    @property
    def display(self) -> str:
        """All of it that has words, on one line: the smallest department first, then the institution and the place."""
        town = " ".join(part for part in (self.postal_code, self.city) if part)
        country = self.country or self.country_code
        parts = (*reversed(self.departments), self.name, town, self.region, country)
        return ", ".join(part for part in parts if part)


class PersonName(Model):
    """A person's name in one script. A one-word name is the `family` alone."""

    family: Line
    """With its particles (``van Engelen``), unless `particle` holds them apart."""
    given: Line | None = None
    """First and middle names, or their initials."""
    particle: Line | None = None
    """A particle given apart from the family name, before it in running text."""
    suffix: Line | None = None
    """``Jr.``, ``III``."""
    prefix: Line | None = None
    """``Dr.``, ``Sir``."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[PersonNameFields]) -> None: ...

    @property
    def whole_family(self) -> str:
        """The family name with its particle before it."""
        return f"{self.particle} {self.family}" if self.particle else self.family

    @property
    def display(self) -> str:
        """The name as running text has it: given, particle, family, suffix.

        In Chinese, Korean and Japanese scripts the family name comes first, unspaced.
        """
        parts = self.__dict__  # which costs a fraction of what pydantic's attributes do
        family, given, particle, suffix = parts["family"], parts["given"], parts["particle"], parts["suffix"]
        if is_family_first(f"{particle}{family}" if particle else family):  # one with a Latin particle is not
            return "".join(filter(None, (particle, family, given, suffix)))
        return " ".join(filter(None, (given, particle, family, suffix)))

    @property
    def inverted(self) -> str:
        """The name as lists have it that are sorted by it, with commas: family with its particle, given, suffix."""
        return ", ".join(part for part in (self.whole_family, self.given, self.suffix) if part)


class NameVariant(PersonName):
    """The same person's name in another language or script."""

    language: Language
    """Of this form of the name: a BCP 47 tag, perhaps with a script (``ru``, ``zh-Hant``)."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[NameVariantFields]) -> None: ...


class Person(PersonName):
    """A person who contributed."""

    role: ContributorRole = ContributorRole.AUTHOR
    """What the person is to the work."""
    degrees: tuple[Line, ...] = ()
    """Academic degrees: ``PhD``."""
    variants: tuple[NameVariant, ...] = ()
    """The name in other languages or scripts."""
    credit: tuple[Contribution, ...] = ()
    """What the person did, in the roles of CRediT."""
    affiliations: tuple[Affiliation, ...] = ()
    """Where the person worked; a string is the undivided name."""
    orcid: Orcid | None = None
    """The ORCID iD: ``0000-0002-1825-0097``; links are taken."""
    orcid_authenticated: bool | None = None
    """Whether the person signed in to confirm the iD; None when not known."""
    email: Email | None = None
    """``name@example.org``."""
    corresponding: bool = False
    """Whether readers write to this person."""
    equal_contribution: bool = False
    """Whether the person is marked as having contributed as much as the others who are."""
    deceased: bool = False
    """Whether the person has died."""
    conflict_of_interest: Text | None = None
    """This person's own statement."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[PersonFields]) -> None: ...

    @model_validator(mode="after")
    def _authentication_has_an_orcid(self) -> Self:
        if self.orcid_authenticated is not None and self.orcid is None:
            raise RefusalError(
                "orcid_authenticated is set, but there is no orcid", "add the orcid, or leave orcid_authenticated out"
            )
        return self


class GroupName(Model):
    """The name of a group, an organisation or a consortium."""

    name: Line
    """As printed."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[GroupNameFields]) -> None: ...


class Group(GroupName):
    """A group that contributed as such, perhaps with named members."""

    role: ContributorRole = ContributorRole.AUTHOR
    """What the group is to the work."""
    members: tuple[Person, ...] = ()
    """Those who are named."""
    affiliations: tuple[Affiliation, ...] = ()
    """Where the group worked; a string is the undivided name."""
    ror: Ror | None = None
    """The group's ROR id."""
    email: Email | None = None
    """``name@example.org``."""
    corresponding: bool = False
    """Whether readers write to the group."""
    equal_contribution: bool = False
    """Whether it is marked as having contributed as much as the others that are."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[GroupFields]) -> None: ...


class Anonymous(Model):
    """A contributor who is not named, and is said to be so."""

    anonymous: Literal[True]
    """Always true; it distinguishes an anonymous contributor from a person and a group."""
    role: ContributorRole = ContributorRole.AUTHOR
    """What the contributor is to the work."""
    affiliations: tuple[Affiliation, ...] = ()
    """Where the contributor worked."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[AnonymousFields]) -> None: ...


def _form(value: Any) -> str:
    keys = value if isinstance(value, dict) else getattr(value, "__dict__", ())
    return "<anonymous>" if "anonymous" in keys else "<group>" if "name" in keys else "<person>"


Contributor = Annotated[
    Annotated[Person, Tag("<person>")] | Annotated[Group, Tag("<group>")] | Annotated[Anonymous, Tag("<anonymous>")],
    Discriminator(_form),
]
"""A person has a `family`, a group a `name`, an anonymous contributor ``anonymous: true``."""

Name = Annotated[Annotated[PersonName, Tag("<person>")] | Annotated[GroupName, Tag("<group>")], Discriminator(_form)]
"""The name of a person or of a group."""

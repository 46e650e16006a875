"""Who made the work: persons, groups, their roles and affiliations."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Tag, model_validator

from pubmeta.model.base import Form, FromText, Line, Model, Term
from pubmeta.model.identifiers import CountryCode, Isni, Language, Orcid, Ror
from pubmeta.model.text import Text


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
    degree: CreditDegree | None = None


Email = Annotated[str, Form(r"^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$", "an e-mail address: it has the form name@example.org")]


class Affiliation(FromText):
    """One institution, with the place where the contributor worked; at least one field.

    Where only one undivided string is known, `name` holds it whole.
    """

    name: Line | None = None
    departments: tuple[Line, ...] = ()
    """From the largest unit to the smallest."""
    city: Line | None = None
    region: Line | None = None
    postal_code: Line | None = None
    country: Line | None = None
    country_code: CountryCode | None = None
    ror: Ror | None = None
    isni: Isni | None = None
    grid: Annotated[str, Form(r"^grid\.[0-9]+\.[0-9a-f]+$", "a GRID id: it has the form grid.5335.0")] | None = None
    wikidata: Annotated[str, Form("^Q[1-9][0-9]*$", "a Wikidata id: it is Q and digits")] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not any(vars(self).values()):
            raise ValueError("an affiliation has no fields; add one, or leave the affiliation out")
        return self

    @classmethod
    def fields_of(cls, text: str) -> dict[str, Any]:
        """The undivided name."""
        return {"name": text}


class PersonName(Model):
    """A person's name in one script. A one-word name is the `family` alone."""

    family: Line
    """With its particles (``van Engelen``), unless `particle` holds them apart."""
    given: Line | None = None
    particle: Line | None = None
    """A particle given apart from the family name, before it in running text."""
    suffix: Line | None = None
    """``Jr.``, ``III``."""
    prefix: Line | None = None
    """``Dr.``, ``Sir``."""

    @property
    def whole_family(self) -> str:
        """The family name with its particle before it."""
        return f"{self.particle} {self.family}" if self.particle else self.family

    @property
    def display(self) -> str:
        """The name as running Latin text has it: given, particle, family, suffix."""
        return " ".join(part for part in (self.given, self.particle, self.family, self.suffix) if part)


class NameVariant(PersonName):
    """The same person's name in another language or script."""

    language: Language


class Person(PersonName):
    """A person who contributed."""

    role: ContributorRole = ContributorRole.AUTHOR
    degrees: tuple[Line, ...] = ()
    variants: tuple[NameVariant, ...] = ()
    credit: tuple[Contribution, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    orcid: Orcid | None = None
    orcid_authenticated: bool | None = None
    """Whether the person signed in to confirm the iD; None when not known."""
    email: Email | None = None
    corresponding: bool = False
    equal_contribution: bool = False
    deceased: bool = False
    conflict_of_interest: Text | None = None
    """This person's own statement."""

    @model_validator(mode="after")
    def _authentication_has_an_orcid(self) -> Self:
        if self.orcid_authenticated is not None and self.orcid is None:
            raise ValueError("orcid_authenticated is given without an orcid")
        return self


class GroupName(Model):
    """The name of a group, an organisation or a consortium."""

    name: Line


class Group(GroupName):
    """A group that contributed as such, perhaps with named members."""

    role: ContributorRole = ContributorRole.AUTHOR
    members: tuple[Person, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    ror: Ror | None = None
    email: Email | None = None
    corresponding: bool = False
    equal_contribution: bool = False


class Anonymous(Model):
    """A contributor who is not named, and is said to be so."""

    anonymous: Literal[True]
    role: ContributorRole = ContributorRole.AUTHOR
    affiliations: tuple[Affiliation, ...] = ()


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

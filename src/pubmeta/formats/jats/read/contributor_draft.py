"""A contributor while it is read: from `contrib`, from what it points to, and from the notes of the article."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from dataclasses import fields as fields_of
from operator import attrgetter
from typing import TYPE_CHECKING

from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.formats.jats.read.marked import Text
from pubmeta.model import (
    Affiliation,
    Anonymous,
    Contribution,
    ContributorRole,
    Group,
    NameVariant,
    Orcid,
    Person,
    Ror,
)

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(slots=True, eq=False)
class ContributorDraft:
    """The fields of a `Person`, `Group` or `Anonymous`, by the names that these have in the model.

    element: the `contrib`. group: the `contrib-group` in which it is. has_more: whether there is more in the element
    than in that of nearly every person: a name, ids, roles, degrees and pointers. pointers: the ids to which its `xref`
    point. marks: those `xref` to notes that have only a label to show which. has_affiliation_marks: whether an `xref`
    says that it marks an affiliation. is_listed: whether it is in a list of the members of a group. group_ids: to what
    else than affiliations `@rid` points. group_keys: what members of a group have in common with it (eLife).
    review_role: the `role` that says as what they write a review.
    """

    element: JatsElement
    group: JatsElement
    role: ContributorRole
    has_more: bool
    kind: type[Person | Group | Anonymous] = Person
    pointers: list[str] = field(default_factory=list)
    marks: tuple[JatsElement, ...] = ()
    has_affiliation_marks: bool = False
    is_listed: bool = False
    group_ids: tuple[str, ...] = ()
    group_keys: tuple[str, ...] = ()
    review_role: _Element | None = None
    family: str | None = None
    given: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    name: str | None = None
    variants: tuple[NameVariant, ...] = ()
    degrees: tuple[str, ...] = ()
    ror: Ror | None = None
    orcid: Orcid | None = None
    orcid_authenticated: bool | None = None
    email: str | None = None
    affiliations: list[Affiliation] = field(default_factory=list)
    credit: tuple[Contribution, ...] = ()
    members: list[ContributorDraft] = field(default_factory=list)
    corresponding: bool = False
    equal_contribution: bool = False
    deceased: bool = False
    conflict_of_interest: Text | None = None

    def name_from(self, parts: dict[str, str]) -> None:
        """Take the parts of a name; one with the field `name` is that of a group."""
        if "name" in parts:
            self.kind = Group
        self.family, self.given = parts.get("family"), parts.get("given")
        self.prefix, self.suffix = parts.get("prefix"), parts.get("suffix")
        self.name = parts.get("name")

    def made(self) -> Person | Group | Anonymous | None:
        """The contributor; None where the model refuses it, which is reported."""
        fields: dict[str, object] = {"affiliations": _distinct(self.affiliations)}
        if self.kind is Anonymous:
            fields |= {"anonymous": True, "role": self.role}
        else:
            names, values_of = _FIELDS[self.kind]
            fields |= {name: value for name, value in zip(names, values_of(self), strict=True) if value}
        if self.kind is Person and self.orcid_authenticated is not None:
            fields["orcid_authenticated"] = self.orcid_authenticated
        if self.members:
            fields["members"] = tuple(filter(None, (member.made() for member in self.members)))
        return self.element.part(self.kind, fields)

    @property
    def surname(self) -> str:
        """The family name in small letters without accents."""
        return plain(self.family or "")

    @property
    def initials(self) -> str:
        """The first letters of the given names and of the family name."""
        words = re.findall(r"\w+", f"{self.given or ''} {self.family or ''}")
        return "".join(word if word.isupper() and len(word) < 4 else word[0] for word in words).upper()


def names_missing(drafts: Sequence[ContributorDraft], text: str) -> str:
    """The names of contributors, unless a text names all of them, by their initials or family names."""
    words, bare = {re.sub(r"[\W_]", "", word).upper() for word in text.split()}, plain(text)
    if all(draft.initials in words or (draft.surname and draft.surname in bare) for draft in drafts):
        return ""
    names = [draft.name or " ".join(filter(None, (draft.given, draft.family))) or "anonymous" for draft in drafts]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _final(kind: type[Person | Group | Anonymous]) -> tuple[list[str], attrgetter[tuple[object, ...]]]:
    """The fields of a contributor that a draft has in their final form, and what gives their values."""
    drafted = {one.name for one in fields_of(ContributorDraft)} - {"affiliations", "members"}
    names = [name for name in kind.model_fields if name in drafted]
    return names, attrgetter(*names)


_FIELDS: Mapping[type[Person | Group | Anonymous], tuple[list[str], attrgetter[tuple[object, ...]]]] = {
    kind: _final(kind) for kind in (Person, Group)
}


def _distinct(affiliations: list[Affiliation]) -> tuple[Affiliation, ...]:
    """Each affiliation once, though it may be given in the contributor and pointed to, with a full stop or without."""
    if len({_bare(one.name) for one in affiliations}) == len(affiliations):  # as nearly always
        return tuple(affiliations)
    firsts: dict[object, Affiliation] = {}
    for one in affiliations:
        firsts.setdefault(tuple(map(_bare, vars(one).values())), one)
    return tuple(firsts.values())


def _bare(value: object) -> object:
    return value.strip(" .,;").casefold() if isinstance(value, str) else value


def plain(text: str) -> str:
    """Small letters without accents."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()

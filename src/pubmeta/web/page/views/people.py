"""The contributors: everyone by name, the first with all that is known of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup as Html

from pubmeta.model import (
    Affiliation,
    Anonymous,
    Article,
    Contributor,
    ContributorRole,
    Group,
    Name,
    Person,
    PersonName,
)
from pubmeta.web.page.views.facts import Fact, anchor_of, fact, worded
from pubmeta.web.page.views.markup import html_of

MOST_IN_FULL = 24
"""So many contributors are shown at once with all that is known; of others it is in a part that is opened."""
MOST = 1_000
"""So many are shown with all that is known; of the others the names are listed."""

MOST_MEMBERS = 200
"""So many members of a group are shown with all that is known; of the others the names are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An affiliation: as one line, and the ids that the institution has."""

    text: str
    ids: tuple[Fact, ...]
    path: str

    @property
    def anchor(self) -> str:
        """The id of the affiliation on the page."""
        return anchor_of(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Someone:
    """A contributor. marks: what is said in a word (corresponding author). facts: the rest.

    members, more_members: of a group; of the latter the names are listed.
    """

    name: str
    path: str
    role: str | None = None
    orcid: Fact | None = None
    marks: tuple[str, ...] = ()
    credit: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    facts: tuple[Fact, ...] = ()
    statement: Html | None = None
    members: tuple[Someone, ...] = ()
    more_members: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        """The id of the contributor on the page."""
        return anchor_of(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Contributors: those shown at once, those that a reader opens, and those of whom only the names are listed."""

    first: tuple[Someone, ...]
    more: tuple[Someone, ...]
    named: tuple[str, ...]

    @property
    def count(self) -> int:
        """Of all of them."""
        return len(self.first) + len(self.more) + len(self.named)


def people_of(article: Article) -> People:
    """The contributors of an article."""
    shown = [_someone(each, f"contributors[{index}]") for index, each in enumerate(article.contributors[:MOST])]
    return People(
        first=tuple(shown[:MOST_IN_FULL]),
        more=tuple(shown[MOST_IN_FULL:]),
        named=tuple(map(display, article.contributors[MOST:])),
    )


def display(name: Contributor | Name) -> str:
    """The name as running text has it."""
    if isinstance(name, PersonName):
        return " ".join(filter(None, (name.prefix, name.display)))
    return "Anonymous" if isinstance(name, Anonymous) else name.name


def _someone(each: Contributor, path: str) -> Someone:
    role = None if each.role is ContributorRole.AUTHOR else worded(each.role)
    places = tuple(place_of(one, f"{path}.affiliations[{index}]") for index, one in enumerate(each.affiliations))
    if isinstance(each, Anonymous):
        return Someone(name=display(each), path=path, role=role, places=places)
    if isinstance(each, Group):
        shown = each.members[:MOST_MEMBERS]
        members = tuple(_someone(member, f"{path}.members[{index}]") for index, member in enumerate(shown))
        facts = (*fact("ROR", each.ror, f"{path}.ror"), *fact("E-mail", each.email, f"{path}.email"))
        marks = tuple(_marks(each))
        return Someone(
            name=each.name,
            path=path,
            role=role or "Group",
            marks=marks,
            places=places,
            facts=facts,
            members=members,
            more_members=tuple(map(display, each.members[MOST_MEMBERS:])),
        )
    return Someone(
        name=display(each),
        path=path,
        role=role,
        orcid=next(fact("ORCID iD", each.orcid, f"{path}.orcid", note=_confirmed(each)), None),
        marks=tuple(_marks(each)),
        credit=tuple(worded(one.role) + (f" ({one.degree})" if one.degree else "") for one in each.credit),
        places=places,
        facts=tuple(_facts(each, path)),
        statement=html_of(each.conflict_of_interest) if each.conflict_of_interest else None,
    )


def _confirmed(person: Person) -> str | None:
    """Whether the person signed in to confirm the iD."""
    if person.orcid_authenticated is None:
        return None
    return "confirmed by signing in" if person.orcid_authenticated else "not confirmed by signing in"


def _marks(each: Person | Group) -> Iterator[str]:
    if each.corresponding:
        yield "Corresponding"
    if each.equal_contribution:
        yield "Equal contribution"
    if isinstance(each, Person) and each.deceased:
        yield "Deceased"


def _facts(person: Person, path: str) -> Iterator[Fact]:
    yield from fact("Degrees", ", ".join(person.degrees), f"{path}.degrees")
    yield from fact("E-mail", person.email, f"{path}.email")
    for index, variant in enumerate(person.variants):
        where = f"{path}.variants[{index}]"
        yield from fact(f"Name ({variant.language})", display(variant), where, language=variant.language)


def place_of(affiliation: Affiliation, path: str) -> Place:
    """An affiliation, or another institution, as the page shows it."""
    ids = (
        *fact("ROR", affiliation.ror, f"{path}.ror"),
        *fact("ISNI", affiliation.isni, f"{path}.isni"),
        *fact("GRID", affiliation.grid, f"{path}.grid"),
        *fact("Wikidata", affiliation.wikidata, f"{path}.wikidata"),
    )
    code = affiliation.country_code
    country = f" ({code})" if code and affiliation.country else ""
    return Place(text=affiliation.display + country, ids=ids, path=path)

"""The authors, each with what is said of that author directly after the name: programs go by what is side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pubmeta.model import Affiliation, Article, ContributorRole, Group, Person
from pubmeta.problems import Log, Place
from pubmeta.reading import Field, contributor_fields, folded, has_initials_last, names_in

if TYPE_CHECKING:
    from pubmeta.formats.html.highwire.options import HighwireOptions

Author = Person | Group


def authors(article: Article, options: HighwireOptions, log: Log) -> Iterator[tuple[str, str]]:
    """Name and content of the elements."""
    named = [(log.at("contributors", index), author) for index, author in authors_of(article)]
    _report_read_differently(named, log)
    for number, (at, author) in enumerate(named, 1):
        yield "citation_author", name_of(author)
        if number == len(named) > 1 and _are_for_all(named):
            at.dropped("affiliations", "no other author has any, so programs would take these for those of all authors")
        else:
            yield from _institutions(author, at)
        yield from _identified(author, options, at)


def authors_of(article: Article) -> list[tuple[int, Author]]:
    """The authors who have names, with their places among the contributors."""
    return [
        (index, author)
        for index, author in enumerate(article.contributors)
        if author.role is ContributorRole.AUTHOR and isinstance(author, Person | Group)
    ]


def name_of(author: Author) -> str:
    """A person's name with the family name first, a group's as it is."""
    return author.name if isinstance(author, Group) else author.inverted


def _institutions(author: Author, at: Place) -> Iterator[tuple[str, str]]:
    written = set()
    for place, affiliation in at.each("affiliations", author.affiliations):
        name = _institution(affiliation, place)
        if name in written:
            place.dropped("", f"an institution of this name is written already: {name}")
        elif name:
            written.add(name)
            yield "citation_author_institution", name


def _institution(affiliation: Affiliation, at: Place) -> str | None:
    """The name of the institution, or of its largest part."""
    if affiliation.departments:
        at.dropped("departments", "there is one element for an institution, and none for its departments")
    if affiliation.name:
        return affiliation.name
    if affiliation.departments:
        at.guessed("name", "is absent; the largest department is written instead")
        return affiliation.departments[0]
    at.dropped("", "an institution without a name has no element")
    return None


def _identified(author: Author, options: HighwireOptions, at: Place) -> Iterator[tuple[str, str]]:
    if isinstance(author, Person):
        if author.particle:
            at.dropped("particle", "is written as the beginning of the family name")
        if author.orcid:
            yield "citation_author_orcid", author.orcid.url
    if author.email and options.emails:
        yield "citation_author_email", author.email


def _report_read_differently(named: list[tuple[Place, Author]], log: Log) -> None:
    """Report names in which programs will find other parts, or the names of several."""
    texts = [name_of(author) for _, author in named]
    initials_last = has_initials_last(iter(texts)) if texts else None
    for (at, author), text, before in zip(named, texts, ["", *texts], strict=False):
        silent = Log()
        found = names_in(Field("", text, silent))
        if folded(text) == folded(before) or len(found) != 1:
            log.guessed("contributors", f"{text!r} is read as another number of authors")
            return
        expected = {"name": author.name} if isinstance(author, Group) else _parts(author)
        if contributor_fields(silent, "", found[0].text, initials_last=initials_last) != expected:
            at.guessed("", f"{text!r} is read differently: the parts of a name have no elements of their own")


def _parts(person: Person) -> dict[str, str]:
    known = {"family": person.whole_family, "given": person.given, "suffix": person.suffix}
    return {name: value for name, value in known.items() if value}


def _are_for_all(named: list[tuple[Place, Author]]) -> bool:
    """Whether the institutions of the last author pass for those of all authors, since no other author has any."""
    return len(named[-1][1].affiliations) > 1 and not any(is_described(author) for _, author in named[:-1])


def is_described(author: Author) -> bool:
    """Whether anything but the name is written of an author, whatever the options."""
    return bool(author.affiliations or (isinstance(author, Person) and author.orcid))

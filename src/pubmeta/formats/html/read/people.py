"""Authors, each with the elements that follow its own, and other contributors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pubmeta.formats.html.terms import CONTRIBUTORS, CREATORS
from pubmeta.model import Affiliation, Contributor, ContributorRole, Orcid
from pubmeta.reading import (
    Field,
    FieldReader,
    contributor_fields,
    contributor_in,
    contributor_of,
    folded,
    has_initials_last,
    names_in,
    quoted,
)
from pubmeta.vocabularies.names import is_family_first

ABOUT_AUTHOR = (
    "citation_author_institution",
    "citation_author_affiliation",
    "citation_author_orcid",
    "citation_author_email",
)
"""Elements that say something of the author whose name they follow."""

_WORD = re.compile(r"[^\W\d_]+")
_AFFILIATIONS = frozenset({"citation_author_institution", "citation_author_affiliation"})


def contributors(metas: tuple[Field, ...], fields: FieldReader) -> tuple[Contributor, ...]:
    """The authors in their order, then the editors."""
    made = list(_authors(metas, fields))
    creators, others = _creators(fields), fields.all(*CONTRIBUTORS)
    if not made:
        made = people(creators, ContributorRole.AUTHOR)
    elif creators and len(creators) != len(made):
        names = ", ".join(creator.text for creator in creators)
        reason = f"names {len(creators)} creators beside {len(made)} of citation_author"
        creators[0].with_text(names).unplaced(reason)
    if not made and others:
        others[0].guessed("the page names no creator; its contributors are taken for the authors")
        made = people(others, ContributorRole.AUTHOR)
    else:
        _report_others(others, made)
    return (*made, *people(fields.all("citation_editor"), ContributorRole.EDITOR))


def _creators(fields: FieldReader) -> list[Field]:
    """The creators of the first family that names any; one whom only another names is reported."""
    first, *others = [given for name in CREATORS if (given := fields.all(name))] or [[]]
    known = {_words(field.text) for field in first}
    for field in (field for given in others for field in given if _words(field.text) not in known):
        field.unplaced(f"is not among those of {first[0].path}, which are kept")
    return first


def people(fields: list[Field], role: ContributorRole) -> list[Contributor]:
    """Those whom these elements name, in this role."""
    names = [_family_first(name) for field in fields for name in names_in(field)]
    initials_last = has_initials_last(name.text for name in names)
    found = (contributor_in(name, {"role": role}, initials_last=initials_last) for name in names)
    return [contributor for contributor in found if contributor]


def _family_first(name: Field) -> Field:
    """A name in Chinese, Japanese or Korean script with the family name first: pages are made by programs, which have
    put it last (J-STAGE), unless the two are together or parted by a comma.
    """
    given, _, family = name.text.strip().partition(" ")
    if not (given and family and is_family_first(given) and is_family_first(family)):
        return name
    name.guessed(f"{quoted(name.text)} is read as the family name {quoted(family)}")
    return name.with_text(f"{family}, {given}")


def _report_others(others: list[Field], authors: list[Contributor]) -> None:
    """Report each contributor whose role is not said and who is not one of the authors."""
    known = {_words(str(getattr(author, "name", "") or getattr(author, "display", ""))) for author in authors}
    for other in others:
        if _words(other.text) not in known:
            other.unplaced("is a contributor whose role is not said")


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(name.casefold()))


@dataclass(slots=True)
class _Author:
    """One author's name and the elements that follow it."""

    name: Field
    about: list[Field]


def _authors(metas: tuple[Field, ...], fields: FieldReader) -> Iterator[Contributor]:
    """One for each ``citation_author``, with the elements between it and the next."""
    authors = _grouped(metas)
    lists = fields.all("citation_authors")
    fields.all("citation_author", *ABOUT_AUTHOR)
    if not authors:
        authors = [_Author(name, []) for field in lists for name in _listed(field)]
    initials_last = has_initials_last(author.name.text for author in authors)
    for author in authors:
        if found := _author(author, initials_last=initials_last):
            yield found


def _listed(field: Field) -> list[Field]:
    """The names of an element that is there for all of them, so that semicolons surely separate names."""
    if ";" not in field.text:
        return names_in(field)
    return [field.with_text(text.strip()) for text in field.text.split(";") if text.strip()]


def _grouped(metas: tuple[Field, ...]) -> list[_Author]:
    """The authors, each once; of elements that follow a list of several it is not known whose they are."""
    authors: list[_Author] = []
    for meta in metas:
        if not meta.text.strip():
            continue
        if meta.path == "citation_author":
            for name in names_in(meta):
                if authors and folded(name.text) == folded(authors[-1].name.text) and authors[-1].about:
                    name.guessed(f"is there twice in a row; {quoted(name.text)} is taken for one person")
                else:
                    authors.append(_Author(name, []))
        elif meta.path in ABOUT_AUTHOR and authors:
            authors[-1].about.append(meta)
        elif meta.path in ABOUT_AUTHOR:
            meta.unplaced("comes before the first author")
    if len(authors) > 1 and not any(author.about for author in authors[:-1]):
        authors[-1].about = _surely_of_the_last(authors[-1], len(authors))
    return authors


def _surely_of_the_last(last: _Author, count: int) -> list[Field]:
    """What is said of the last of several authors of whom nothing else is said.

    Several of a kind are those of all authors, and whose each is, is not known.
    """
    kept = []
    for meta in last.about:
        alike = sum(other.path == meta.path for other in last.about)
        if alike > 1:
            meta.unplaced(f"comes after all {count} authors, and whose it is is not said")
        elif meta.path in _AFFILIATIONS:
            meta.guessed(f"comes after all {count} authors; taken for that of the last, {quoted(last.name.text)}")
            kept.append(meta)
        else:
            kept.append(meta)
    return kept


def _author(author: _Author, *, initials_last: bool | None) -> Contributor | None:
    name = _family_first(author.name)
    given = contributor_fields(name.log, name.path, name.text, line=name.line, initials_last=initials_last)
    if not given:
        for meta in author.about:
            meta.unplaced("belongs to an author without a name")
        return None
    affiliations: dict[str, Affiliation] = {}
    for meta in author.about:
        if meta.path in _AFFILIATIONS:
            if affiliation := meta.part(Affiliation, {"name": meta.as_line()}):
                affiliations.setdefault(str(affiliation.name), affiliation)
        elif "name" in given and meta.path == "citation_author_orcid":
            meta.unplaced("a group has no place for it")
        elif meta.path == "citation_author_orcid":
            given["orcid"] = meta.taken(Orcid)
        else:
            given["email"] = meta.text.strip()
    given |= {"role": ContributorRole.AUTHOR, "affiliations": tuple(affiliations.values())}
    return contributor_of(name.log, name.path, given, line=name.line)

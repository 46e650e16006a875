"""What the fields of a cited work mean, in deposits, query results and the REST API alike."""

from __future__ import annotations

import re

from pubmeta.formats.crossref.terms import WHOLE_WORKS
from pubmeta.model import GroupName, Name, PersonName, WorkType
from pubmeta.reading import unique_key
from pubmeta.vocabularies.names import ET_AL, names_group

CONTAINED = frozenset(WorkType) - WHOLE_WORKS - {WorkType.JOURNAL_ARTICLE, WorkType.PREPRINT}
"""Cited works whose volume's title is that of what they are in."""
_LONGEST_KEY = 128
_INITIALS = r"(?:[^\W\d_a-z]\.?-?\s?){1,4}"
_INITIALS_FIRST = re.compile(rf"({_INITIALS})\s+(\D*[^\W\d_]{{2,}})")
_INITIALS_LAST = re.compile(rf"(\D*[^\W\d_]*[a-z][^\W\d_]*),?\s+({_INITIALS})")
_ET_AL = re.compile(rf"(?i)[\s,]+{ET_AL}\.?\Z")


def key_of(given: str | None, number: int, used: set[str]) -> str:
    """The key that a reference has in the list, or one made of it where that is too long or another's."""
    if given and len(given) <= _LONGEST_KEY and given not in used:
        used.add(given)
        return given
    return unique_key(given or None, number, used)


def surname(name: str) -> Name:
    """The first author as deposits have it: a surname alone, or the name of an organisation."""
    return GroupName(name=name) if names_group(name) else PersonName(family=name)


def first_author(name: str) -> tuple[Name, bool]:
    """The first author as Crossref gives it out, often with initials, and whether ``et al.`` stood behind it."""
    et_al = _ET_AL.search(name)
    bare = name[: et_al.start()] if et_al else name
    if names_group(bare):
        return GroupName(name=bare), et_al is not None
    if found := _INITIALS_FIRST.fullmatch(bare):
        return PersonName(given=found[1].strip(), family=found[2]), et_al is not None
    if found := _INITIALS_LAST.fullmatch(bare):
        return PersonName(given=found[2].strip(), family=found[1]), et_al is not None
    return PersonName(family=bare), et_al is not None

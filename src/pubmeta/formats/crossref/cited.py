"""What the fields of a cited work mean, in deposits, query results and the REST API alike."""

from __future__ import annotations

import re
from collections.abc import Callable

from pubmeta.formats.crossref.terms import WHOLE_WORKS
from pubmeta.model import GroupName, Name, PersonName, WorkType
from pubmeta.reading import unique_key
from pubmeta.vocabularies.names import ET_AL, names_group

CONTAINED = frozenset(WorkType) - WHOLE_WORKS - {WorkType.JOURNAL_ARTICLE, WorkType.PREPRINT}
"""Cited works whose volume's title is that of what they are in."""
VOLUME_OF_PREPRINT = "a preprint is in no volume; the volume's title is kept as that of the server, or as its own"
_LONGEST_KEY = 128
_INITIALS = r"(?:[^\W\d_a-z]\.?-?\s?){1,4}"
_INITIALS_FIRST = re.compile(rf"({_INITIALS})\s++([^\d,;]*[^\W\d_]{{2}})")
_INITIALS_LAST = re.compile(rf"([^\d,;]*[a-z][^\W\d_]{{0,40}}+),?\s++({_INITIALS})")
_IN_FULL = re.compile(r"([^\W\d_][^\d,;]*),\s+([^\W\d_][^\d,;]*)")
_BETWEEN = re.compile(r"(?:(?<!\s)\s++)?;\s*|(?:,|(?<!\s))\s++(?:and|&)\s+")
_DOUBLE_YEAR = re.compile(r"([12][0-9]{3})\s*[-/–—]\s*(?:[12][0-9]{3}|[0-9]{1,2})")
_ET_AL = re.compile(rf"(?i)(?<![\s,])[\s,]++{ET_AL}\.?\Z")


def key_of(given: str | None, number: int, used: set[str]) -> str:
    """The key that a reference has in the list, or one made of it where that is too long or another's."""
    if given and len(given) <= _LONGEST_KEY and given not in used:
        used.add(given)
        return given
    return unique_key(given or None, number, used)


def surname(name: str) -> Name:
    """The first author as deposits have it: a surname alone, or the name of an organisation."""
    return GroupName(name=name) if names_group(name) else PersonName(family=name)


SERIES_OF_VOLUME = "has a volume_title, which is that of a book; the journal_title {} is kept as that of its series"


def in_a_series(has: Callable[[str], bool]) -> bool:
    """Whether what a citation has, by its elements' names, is a book with a `journal_title` for want of a series."""
    return has("journal_title") and has("volume_title") and not has("series_title")


def volume_kind(kind: WorkType | None, *, has_title: bool) -> WorkType | None:
    """The kind of a work with a `volume_title`, which is the title of a book, and with no journal.

    A journal article has none, whatever its type says; works of other types may be in a volume or be one.
    """
    if kind not in (None, WorkType.JOURNAL_ARTICLE):
        return kind
    return WorkType.CHAPTER if has_title else WorkType.BOOK


def cited_authors(text: str) -> tuple[tuple[Name, ...], bool]:
    """The authors in one text, which mostly holds the first one's name, and whether more are meant.

    A text of several names is divided where each of them is surely a person's; else it is kept whole.
    """
    et_al = _ET_AL.search(text)
    if et_al:
        text = text[: et_al.start()]
    if names_group(text):
        return (GroupName(name=text),), et_al is not None
    several = [name for name in _BETWEEN.split(text) if name]
    if len(several) == 1 and (first := _person(text)):
        return (first,), et_al is not None
    divided = [_person(name) or (_in_full(name) if len(several) > 1 else None) for name in several]
    if len(several) == 1:
        divided = [_person(name) for name in text.split(", ")]
    persons = tuple(person for person in divided if person)
    whole = (PersonName(family=text),)
    return persons if len(persons) == len(divided) and persons else whole, et_al is not None


def _person(name: str) -> PersonName | None:
    """A surname with initials before or after it."""
    if found := _INITIALS_FIRST.fullmatch(name):
        return PersonName(given=found[1].strip(), family=found[2])
    if found := _INITIALS_LAST.fullmatch(name):
        return PersonName(given=found[2].strip(), family=found[1])
    return None


def _in_full(name: str) -> PersonName | None:
    """A surname, a comma, given names: sure only among other names."""
    found = _IN_FULL.fullmatch(name)
    return PersonName(given=found[2].strip(), family=found[1].strip()) if found else None


def double_year(text: str) -> str | None:
    """The first year of a double one, ``2001/2``, ``2010-11``; what follows a cited year is not a month."""
    found = _DOUBLE_YEAR.fullmatch(text.strip())
    return found[1] if found else None

"""Proceedings, with their ISBNs and the series that they are in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pubmeta.model import (
    Contributor,
    Group,
    GroupName,
    IsbnMedium,
    Name,
    Person,
    PersonName,
    Proceedings,
    ProceedingsIsbn,
    Publisher,
    Series,
)
from pubmeta.model.identifiers import Isbn
from pubmeta.problems import Log
from pubmeta.reading.field import Field
from pubmeta.reading.issns import FoundIssn, issn_fields
from pubmeta.reading.values import part, quoted
from pubmeta.vocabularies.dashes import DASH

_NUMBER = re.compile(rf"(?<![\w-])(?:97[89](?:{DASH}|\s)?)?(?:\d(?:{DASH}|\s)?){{9}}[\dXx](?![\w-])")
_ELECTRONIC = re.compile(r"(?i)\b(?:electronic|online|on-line|e-?book|pdf|epub|web|digital|usb|cd-?rom)\b|\be-?ISBN")
_PRINT = re.compile(r"(?i)\b(?:print(?:ed)?|paper(?:back)?|hard(?:back|cover)|soft(?:back|cover)|pbk|hbk)\b")


def isbns_in(fields: Iterable[Field]) -> tuple[ProceedingsIsbn, ...]:
    """The ISBNs in texts such as ``978-1-86197-271-2 (online), 978-0-306-40615-7``, each once."""
    found: dict[str, ProceedingsIsbn] = {}
    for field in fields:
        for isbn, words in _isbns(field):
            medium = _medium(words)
            if isbn not in found or (medium and found[isbn].medium is None):
                found[isbn] = ProceedingsIsbn(isbn=isbn, medium=medium)
    return tuple(found.values())


def has_isbn(text: str) -> bool:
    """Whether there is a number in the text that has the form of an ISBN."""
    return _NUMBER.search(text) is not None


def _isbns(field: Field) -> Iterator[tuple[Isbn, str]]:
    """Each ISBN and the words after it, up to the next."""
    numbers = list(_NUMBER.finditer(field.text))
    if not numbers:
        field.dropped(f"{quoted(field.text)} is not an ISBN; left out")
        return
    ends = [*(number.start() for number in numbers[1:]), len(field.text)]
    for number, end in zip(numbers, ends, strict=True):
        if isbn := field.with_text(number[0].strip()).taken(Isbn):
            yield isbn, field.text[number.end() : end]


def _medium(words: str) -> IsbnMedium | None:
    """The one medium that words name; None where they name none or both."""
    is_electronic, is_print = _ELECTRONIC.search(words), _PRINT.search(words)
    if bool(is_electronic) == bool(is_print):
        return None
    return IsbnMedium.ELECTRONIC if is_electronic else IsbnMedium.PRINT


def names_of(contributors: Iterable[Contributor | None]) -> tuple[Name, ...]:
    """The names alone, as the editors of proceedings have them; an anonymous one has none."""
    found: list[Name] = []
    for each in contributors:
        if isinstance(each, Person):
            found.append(PersonName(**{name: getattr(each, name) for name in PersonName.model_fields}))
        elif isinstance(each, Group):
            found.append(GroupName(name=each.name))
    return tuple(found)


def proceedings_of(
    log: Log,
    path: str,
    fields: Mapping[str, Any],
    series: str | None,
    issns: Iterable[FoundIssn],
    places: Mapping[str, str],
    *,
    line: int | None = None,
) -> Proceedings | None:
    """The proceedings that these fields make, in the series of this title.

    Without a title of either there are none; ISSNs belong to the series. What belongs to nothing is reported where
    `places` says that it was found (``publisher``, ``isbns``, ``editors``).
    """
    for issn in () if series else issns:
        message = f"belongs to a series of proceedings, and the record names none; left out: {issn.issn}"
        log.dropped(issn.path, message, line=issn.line)
    made = part(log, path, Series, {"title": series, **issn_fields(log, issns)}, line=line) if series else None
    if fields.get("title") or made:
        return part(log, path, Proceedings, {**fields, "series": made}, line=line)
    for name, value in fields.items():
        if value:
            said = _said(value)
            message = f"belongs to proceedings, and the record does not name them; left out: {quoted(said)}"
            log.dropped(places.get(name, path), message, line=line)
    return None


def _said(value: Any) -> str:
    """What a value is, in words."""
    if isinstance(value, tuple):
        return ", ".join(map(_said, value))
    if isinstance(value, Publisher | GroupName):
        return value.name
    if isinstance(value, PersonName):
        return value.display
    return str(value.isbn if isinstance(value, ProceedingsIsbn) else value)

"""The journal, and its ISSNs by their medium."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pubmeta.model import Issn, Journal, Publisher
from pubmeta.problems import Log
from pubmeta.reading.field import Field
from pubmeta.reading.values import part, quoted
from pubmeta.vocabularies.dashes import DASH

_FIELDS = {"print": "issn_print", "electronic": "issn_electronic", "linking": "issn_linking"}
_MEDIA = {
    "print": "print",
    "printing": "print",
    "p": "print",
    "electronic": "electronic",
    "online": "electronic",
    "web": "electronic",
    "e": "electronic",
    "linking": "linking",
    "l": "linking",
    "printed": "print",
    "paper": "print",
    "impreso": "print",
    "impresa": "print",
    "impresso": "print",
    "imprimé": "print",
    "druck": "print",
    "on-line": "electronic",
    "internet": "electronic",
    "digital": "electronic",
    "electrónico": "electronic",
    "eletrônico": "electronic",
    "en línea": "electronic",
    "em linha": "electronic",
    "en ligne": "electronic",
}
_ISSN = re.compile(rf"(?<![\d-])(\d{{4}}{DASH}?\d{{3}}[\dXx])(?![\d-])(?:\s*\(([^()\d]*)\))?")
_WORDS = "|".join(word for word in _MEDIA if len(word) > 1)
_MEDIUM = re.compile(rf"(?i)\b(?:(?P<word>{_WORDS})\b|(?P<letter>[epl])(?=[\s-]?ISSN)|ISSN[\s-]?(?P<linking>L)\b)")
_ISBN = re.compile(r"(?:97[89][-\s]?)?(?:\d[-\s]?){9}[\dXx]")


class FoundIssn(NamedTuple):
    """An ISSN, where it was found, and its medium: ``print``, ``electronic``, ``linking``; None: it is not said."""

    path: str
    issn: Issn
    medium: str | None = None
    line: int | None = None


def issns_in(field: Field, medium: str | None = None) -> Iterator[FoundIssn]:
    """The ISSNs in a text such as ``0027-8424 (Print) 1091-6490 (Electronic)``; `medium` is that of all, if known."""
    numbers = list(_ISSN.finditer(field.text))
    if not numbers:
        what = "is an ISBN, which an article does not have" if _ISBN.search(field.text) else "is not an ISSN"
        field.dropped(f"{quoted(field.text)} {what}; left out")
    said = [] if medium else _media_beside(field.text, numbers)
    for index, number in enumerate(numbers):
        if issn := field.with_text(number[1]).taken(Issn):
            own = _MEDIA.get((number[2] or "").strip().casefold()) or _medium_in(number[2] or "")
            yield FoundIssn(field.path, issn, medium or own or said[index], field.line)


def _media_beside(text: str, numbers: list[re.Match[str]]) -> list[str | None]:
    """The medium that the words beside each ISSN name: before it, or after all of them (``2049-3630 online``)."""
    ends = [0, *(number.end() for number in numbers)]
    starts = [*(number.start() for number in numbers), len(text)]
    gaps = [_medium_in(text[end:start]) for end, start in zip(ends, starts, strict=True)]
    return gaps[:-1] if gaps[0] or not gaps[-1] else gaps[1:]


def _medium_in(words: str) -> str | None:
    """The one medium that words name; None where they name none or several."""
    found = {_MEDIA[match[match.lastgroup or 0].casefold()] for match in _MEDIUM.finditer(words)}
    return found.pop() if len(found) == 1 else None


def issn_fields(log: Log, found: Iterable[FoundIssn]) -> dict[str, Issn]:
    """The ISSN fields of a `Journal`.

    An ISSN of no medium that no other already is goes where the least is claimed, to the linking one, as `guessed`.
    A second one for the same place is reported as `dropped`.
    """
    fields: dict[str, Issn] = {}
    for path, issn, medium, line in sorted(found, key=lambda entry: entry.medium is None):
        others = {name: known for name, known in fields.items() if name != "issn_linking" or medium is None}
        if issn in others.values() and medium != "linking":  # which is the ISSN of one of the media
            if medium and fields.get(_FIELDS[medium]) != issn:
                message = f"{issn} is the ISSN of two media, and each has its own; left out as the {medium} one"
                log.dropped(path, message, line=line)
            continue
        name = _FIELDS[medium or "linking"]
        if name in fields:
            kind = medium or "one without a medium"
            log.dropped(path, f"{issn} is a second ISSN ({kind}) beside {fields[name]}; left out", line=line)
            continue
        if medium is None:
            log.guessed(path, f"{issn} may be print or electronic; kept as the linking ISSN", line=line)
        fields[name] = issn
    return fields


def journal_of(
    log: Log, path: str, fields: Mapping[str, object], places: Mapping[str, str], *, line: int | None = None
) -> Journal | None:
    """The journal that these fields make.

    Without a title there is none, and its ISSNs and publisher are reported where `places` says that they were found
    (``issn``, ``publisher``).
    """
    if fields.get("title"):
        return part(log, path, Journal, fields, line=line)
    issns = [str(value) for value in fields.values() if isinstance(value, Issn)]
    publisher = fields.get("publisher")
    known = {"issn": ", ".join(issns), "publisher": publisher.name if isinstance(publisher, Publisher) else ""}
    for field, value in known.items():
        if value:
            log.dropped(
                places[field], f"belongs to a journal, but the record names none; left out: {quoted(value)}", line=line
            )
    return None

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
}
# ``eISSN 2049-3630``, ``Print ISSN: 2049-3630``, ``2049-3630 (Online)``
_ISSN = re.compile(
    r"(?i)(?:\b(?P<before>e|p|l|print|printing|electronic|online|web|linking)(?:[\s-]*version)?[\s-]*issn\b[\s:.=-]*)?"
    rf"(?<![\d-])(?P<issn>\d{{4}}{DASH}?\d{{3}}[\dx])(?![\d-])(?:\s*\((?P<after>[^()]*)\))?"
)
_LABEL = re.compile(r"(?i)[\s-]*issn\b|[^a-z]+")
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
    for number in numbers:
        if issn := field.with_text(number["issn"]).taken(Issn):
            printed = _MEDIA.get(_LABEL.sub("", number["before"] or number["after"] or "").casefold())
            yield FoundIssn(field.path, issn, medium or printed, field.line)


def issn_fields(log: Log, found: Iterable[FoundIssn]) -> dict[str, Issn]:
    """The ISSN fields of a `Journal`.

    An ISSN of no medium that no other already is goes where the least is claimed, to the linking one, as `guessed`.
    A second one for the same place is reported as `dropped`.
    """
    fields: dict[str, Issn] = {}
    for path, issn, medium, line in sorted(found, key=lambda entry: entry.medium is None):
        if issn in fields.values() and medium != "linking":  # which is the ISSN of one of the media
            if medium and fields.get(_FIELDS[medium]) != issn:
                message = f"{issn} is given for two media, and each has its own ISSN; left out as the {medium} one"
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
            log.dropped(places[field], f"belongs to a journal, and none is named; left out: {quoted(value)}", line=line)
    return None

"""The checks on single values, which JSON and XML share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubmeta.checks.content_rules import Finding, finding_of
from pubmeta.checks.stray_markup import tags_in
from pubmeta.model import Doi, Issn, Orcid, Url
from pubmeta.vocabularies.languages import BIBLIOGRAPHIC, bibliographic_code, language_tag

Findings = Iterator[tuple[str, Finding]]
"""The rule's code without the format's name, and what is wrong."""

MOST_ABSTRACT = 30_000
_LINK = re.compile(r"https?://", re.IGNORECASE)


def issn(value: str) -> Findings:
    """An ISSN."""
    try:
        normal = Issn(value)
    except ValueError as error:
        yield "issn-form", finding_of(error)
    else:
        if normal != value:
            yield "issn-form", (f"is {value!r}", f"write {normal}")


def doi(value: str) -> Findings:
    """A DOI."""
    try:
        normal = Doi(value)
    except ValueError as error:
        yield "doi", finding_of(error)
    else:
        if normal != value:
            yield "doi", (f"is {value!r}", f"write {normal}")


def url(value: str) -> Findings:
    """A link."""
    try:
        Url(value)
    except ValueError as error:
        yield "url", finding_of(error)
    else:
        if not _LINK.match(value):
            yield "url", f"is {value!r}"


def orcid(value: str) -> Findings:
    """An ORCID iD."""
    try:
        normal = Orcid(value).url
    except ValueError as error:
        yield "orcid", finding_of(error)
    else:
        if normal != value:
            yield "orcid", (f"is {value!r}", f"write {normal}")


def language(value: str) -> Findings:
    """A code of a language."""
    if value not in BIBLIOGRAPHIC:
        near = bibliographic_code(language_tag(value).partition("-")[0].lower())
        yield "language", (f"is {value!r}", f"write {near}") if near else f"is {value!r}"


def text(value: str) -> Findings:
    """Any text."""
    if not value.strip():
        yield "blank", "is blank"
    if "<script" in value.lower():
        yield "script", "contains <script"
    elif "<" in value and (tags := ", ".join(dict.fromkeys(tags_in(value)))):
        yield "markup", f"has {tags}, which is shown as it is"


def abstract(value: str) -> Findings:
    """An abstract."""
    if len(value) > MOST_ABSTRACT:
        yield "abstract-length", f"has {len(value):,} characters"

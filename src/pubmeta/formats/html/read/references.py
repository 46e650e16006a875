"""``citation_reference``: the parts of a cited work as ``citation_title=...; citation_author=...``, or its text."""

from __future__ import annotations

import re
from typing import Any

from pubmeta.formats.html.terms import REFERENCE
from pubmeta.model import Doi, GroupName, Issn, Name, PersonName, Pmid, Reference, Work, WorkType
from pubmeta.problems import Log
from pubmeta.reading import (
    Fields,
    Found,
    date_in,
    line_of,
    literal_of,
    name_fields,
    pages_between,
    part,
    quoted,
    unique_key,
)

_PART = re.compile(r"\s*;?\s*(citation_\w+)\s*=\s*")


def references(fields: Fields) -> tuple[Reference, ...]:
    """The references in their order; the page gives them no keys, so each has its number."""
    used: set[str] = set()
    found = (
        _reference(fields.log, meta, number, used) for number, meta in enumerate(fields.all("citation_reference"), 1)
    )
    return tuple(reference for reference in found if reference)


def _reference(log: Log, meta: Found, number: int, used: set[str]) -> Reference | None:
    before, *parts = _PART.split(meta.text)
    raw = literal_of(log, meta.name, before, line=meta.line)
    work = None
    if parts:
        names, values = parts[::2], parts[1::2]
        work = _work(
            log, meta, [Found(name, value.strip(" ;"), meta.line) for name, value in zip(names, values, strict=True)]
        )
    if work is None and raw is None:
        raw = line_of(log, meta.name, meta.text, line=meta.line)
        log.guessed(meta.name, f"is kept as the reference's text: {quoted(meta.text)}", line=meta.line)
    fields = {"key": unique_key(None, number, used), "raw": raw, "work": work}
    return part(log, meta.name, Reference, fields, line=meta.line)


def _work(log: Log, meta: Found, found: list[Found]) -> Work | None:
    fields = Fields([Found(f"{meta.name}.{part.name}", part.text, part.line) for part in found], log)

    def names(*keys: str) -> list[str]:
        return [f"{meta.name}.{key}" for key in keys]

    is_journal = f"{meta.name}.citation_journal_title" in fields
    made: dict[str, Any] = {}
    for name, field in REFERENCE.items():
        if (value := fields.one(*names(name))) and field not in made:
            made[field] = literal_of(log, value.name, value.text, line=value.line)
    date = fields.one(*names("citation_publication_date", "citation_date", "citation_year"))
    pages = fields.line(*names("citation_firstpage", "citation_pages")), fields.line(*names("citation_lastpage"))
    made |= {
        "type": WorkType.JOURNAL_ARTICLE if is_journal else None,
        "authors": tuple(_authors(log, fields.all(*names("citation_author", "citation_authors")))),
        "date": date_in(log, date.name, date.text, line=date.line) if date else None,
        "pages": pages_between(*pages),
        "doi": fields.taken(Doi, *names("citation_doi")),
        "pmid": fields.taken(Pmid, *names("citation_pmid")),
        "issn": fields.taken(Issn, *names("citation_issn")),
    }
    fields.report_rest({f"{meta.name}.citation_id": "the number of the reference in the page"})
    return part(log, meta.name, Work, made, line=meta.line) if any(made.values()) else None


def _authors(log: Log, found: list[Found]) -> list[Name]:
    """The authors: one in each part, or several in one, parted by semicolons or, where each has initials, by commas."""
    authors: list[Name] = []
    for field in found:
        texts = field.text.split(";") if ";" in field.text else _parted(field.text)
        for text in texts:
            given = name_fields(log, field.name, text, line=field.line)
            model: type[PersonName | GroupName] = GroupName if "name" in given else PersonName
            if name := part(log, field.name, model, given, line=field.line):
                authors.append(name)
    return authors


def _parted(text: str) -> list[str]:
    """``A Smith, B Jones`` as two names; ``Smith, A`` is one."""
    parts = text.split(",")
    return parts if len(parts) > 1 and all(len(part.split()) > 1 for part in parts) else [text]

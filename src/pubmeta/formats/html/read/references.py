"""``citation_reference``: the parts of a cited work as ``citation_title=...; citation_author=...``, or its text."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.html.read.parts import parted
from pubmeta.formats.html.terms import FIRST_PAGE, LAST_PAGE, REFERENCE
from pubmeta.model import Issn, Name, Pmid, Reference, Work, WorkType
from pubmeta.reading import Field, FieldReader, has_initials_last, name_in, names_in, pages_in, quoted, unique_key
from pubmeta.reading.dois import doi_of


def references(fields: FieldReader) -> tuple[Reference, ...]:
    """The references in their order; the page gives them no keys, so each has its number."""
    used: set[str] = set()
    found = (_reference(meta, number, used) for number, meta in enumerate(fields.all("citation_reference"), 1))
    return tuple(reference for reference in found if reference)


def _reference(meta: Field, number: int, used: set[str]) -> Reference | None:
    before, parts = parted(meta)
    raw = before.as_text()
    work = _work(meta, parts) if parts else None
    if work is None and raw is None:
        raw = meta.as_line()
        meta.guessed(f"is kept as the reference's text: {quoted(meta.text)}")
    return meta.part(Reference, {"key": unique_key(None, number, used), "raw": raw, "work": work})


def _work(meta: Field, fields: FieldReader) -> Work | None:
    """The work that these parts, each with the name of an element, describe."""

    def names(*keys: str) -> list[str]:
        return [f"{meta.path}.{key}" for key in keys]

    is_journal = f"{meta.path}.citation_journal_title" in fields
    made: dict[str, Any] = {}
    for name, field in REFERENCE.items():
        if (value := fields.one(*names(name))) and field not in made:
            made[field] = value.as_text()
    first, last = (fields.one(*names(*keys)) for keys in (FIRST_PAGE, LAST_PAGE))
    whole = fields.one(*names("citation_pages"))
    made |= {
        "type": WorkType.JOURNAL_ARTICLE if is_journal else None,
        "authors": tuple(_authors(fields.all(*names("citation_author", "citation_authors")))),
        "date": fields.date(*names("citation_publication_date", "citation_date", "citation_year")),
        "pages": pages_in(first, last) or pages_in(whole),
        "doi": doi_of(own_doi) if (own_doi := fields.one(*names("citation_doi"))) else None,
        "pmid": fields.taken(Pmid, *names("citation_pmid")),
        "issn": fields.taken(Issn, *names("citation_issn")),
    }
    fields.report_rest({f"{meta.path}.citation_id": "the number of the reference in the page"})
    return meta.part(Work, made) if any(made.values()) else None


def _authors(fields: list[Field]) -> list[Name]:
    """The authors: one in each part, or several in one."""
    names = [name for field in fields for name in _listed(field)]
    initials_last = has_initials_last(name.text for name in names)
    return [found for name in names if (found := name_in(name, initials_last=initials_last))]


def _listed(field: Field) -> list[Field]:
    """The names of one part; semicolons, and commas where each has initials, leave no doubt."""
    texts = field.text.split(";") if ";" in field.text else _parted(field.text)
    if len(texts) > 1:
        return [field.with_text(text.strip()) for text in texts if text.strip()]
    return names_in(field)


def _parted(text: str) -> list[str]:
    """``A Smith, B Jones`` as two names; ``Smith, A`` is one."""
    parts = text.split(",")
    return parts if len(parts) > 1 and all(len(part.split()) > 1 for part in parts) else [text]

"""The cited works as CSL items."""

from __future__ import annotations

from itertools import compress
from operator import itemgetter
from typing import Any

from pubmeta.formats.csl.terms import PREPRINT_GENRE, UNKNOWN_TYPE, WORK_TYPES
from pubmeta.formats.csl.variables import date, work_number, work_type
from pubmeta.formats.csl.write.custom import inexact_fields, reference_custom
from pubmeta.formats.csl.write.names import names
from pubmeta.formats.csl.write.numbers import page_and_number
from pubmeta.formats.csl.write.rich_text import are_literal, rich_text
from pubmeta.model import Reference, Work, WorkType
from pubmeta.problems import Place

_TEXTS = (
    *("title", "container_title", "series_title", "volume", "issue", "edition", "version"),
    *("publisher", "publisher_place"),
)
_IDENTIFIERS = ("doi", "pmid", "pmcid", "isbn", "issn", "url")
_VARIABLES = {
    "authors": "author",
    "editors": "editor",
    "title": "title",
    "container_title": "container-title",
    "series_title": "collection-title",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "edition": "edition",
    "number": "number",
    "version": "version",
    "date": "issued",
    "publisher": "publisher",
    "publisher_place": "publisher-place",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "isbn": "ISBN",
    "issn": "ISSN",
    "url": "URL",
    "accessed": "accessed",
}
"""The variables of a cited work by its fields, in the order in which styles print them."""
_NAMES = tuple(_VARIABLES.values())
_values_of, _texts_of, _identifiers_of = itemgetter(*_VARIABLES), itemgetter(*_TEXTS), itemgetter(*_IDENTIFIERS)


def cited_items(references: tuple[Reference, ...], article_id: str, log: Place) -> list[dict[str, Any]]:
    """An item for each reference, under its key; ids are unique ignoring case, as citeproc-py compares them."""
    taken = {article_id.lower()}
    items = []
    for index, reference in enumerate(references):
        identifier = _free_id(reference.key, taken)
        taken.add(identifier.lower())
        items.append(_cited_item(reference, identifier, log, f"references[{index}]"))
    return items


def _free_id(key: str, taken: set[str]) -> str:
    identifier, number = key, 1
    while identifier.lower() in taken:
        number += 1
        identifier = f"{key}-{number}"
    return identifier


def _cited_item(reference: Reference, identifier: str, log: Place, path: str) -> dict[str, Any]:
    item: dict[str, Any] = {"id": identifier, "type": UNKNOWN_TYPE}
    if reference.work:
        inexact = _add_variables(item, reference.work, log.at(f"{path}.work"))
    else:
        inexact = []
        log.discouraged(
            path,
            "is only printed text: processors print an empty entry for it",
            remedy="add its fields (work), or let --structure-references read some",
        )
    if custom := reference_custom(reference, identifier, inexact):
        item["custom"] = custom
    return item


def _add_variables(item: dict[str, Any], work: Work, at: Place) -> list[str]:
    """Add what a work says in variables; returns the fields that these do not give back as they are."""
    if kind := work_type(work):
        item["type"] = WORK_TYPES[kind]
        if kind is WorkType.PREPRINT:
            item["genre"] = PREPRINT_GENRE
    known = work.__dict__  # the fields, without the detour over attributes
    page, number = page_and_number(work, work_number(work), at)
    authors, are_names = names(enumerate(known["authors"]), at, "authors")
    editors, are_editors = names(enumerate(known["editors"]), at, "editors") if known["editors"] else ([], True)
    written = {
        **known,
        "authors": authors,
        "editors": editors,
        "pages": page,
        "number": number,
        "date": date(known["date"]),
        "accessed": date(known["accessed"]),
    }
    texts, identifiers = _texts_of(known), _identifiers_of(known)
    are_exact = are_literal(texts)
    if not are_exact:
        for field, text in compress(zip(_TEXTS, texts, strict=True), texts):
            written[field] = rich_text(text, at, field)
    for field, identifier in compress(zip(_IDENTIFIERS, identifiers, strict=True), identifiers):
        written[field] = str(identifier)  # what is a string and nothing else takes to_json a tenth of the time
    values = _values_of(written)
    item.update(compress(zip(_NAMES, values, strict=True), values))
    return inexact_fields(work, has_exact_texts=are_exact, has_exact_names=are_names and are_editors)

"""The cited works as CSL items."""

from __future__ import annotations

from operator import itemgetter
from typing import Any, NamedTuple

from pubmeta.formats.csl.terms import PREPRINT_GENRE, UNKNOWN_TYPE, WORK_TYPES
from pubmeta.formats.csl.variables import date, work_number, work_type
from pubmeta.formats.csl.write.custom import inexact_fields, reference_custom
from pubmeta.formats.csl.write.names import names
from pubmeta.formats.csl.write.numbers import page_and_number
from pubmeta.formats.csl.write.rich_text import are_literal, rich_text_and_whether_exact
from pubmeta.model import Reference, Work, WorkType
from pubmeta.problems import Place

_TEXTS = (
    *("title", "container_title", "series_title", "volume", "issue", "edition", "version"),
    *("publisher", "publisher_place"),
)
_RICH_TEXTS = frozenset({"title", "container_title", "series_title", "publisher", "publisher_place"})
"""Those that are read as rich text."""
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
_texts_of = itemgetter(*_TEXTS)
_identifiers_of = itemgetter(*_IDENTIFIERS)
_values_of = itemgetter(*_VARIABLES)


class CitedItems(NamedTuple):
    """The items of the works that an article cites."""

    items: list[dict[str, Any]]
    with_doubtful_names: set[int]
    """Those in which there may be names that are none, by their index."""


def cited_items(references: tuple[Reference, ...], article_id: str, log: Place) -> CitedItems:
    """An item for each reference, under its key; ids are unique ignoring case, as citeproc-py compares them."""
    taken = {article_id.lower()}
    items, with_doubtful_names = [], set()
    for index, (at, reference) in enumerate(log.each("references", references)):
        identifier = _free_id(reference.key, taken)
        taken.add(identifier.lower())
        item: dict[str, Any] = {"id": identifier, "type": UNKNOWN_TYPE}
        inexact: list[str] = []
        if reference.work:
            are_names, inexact = _add_variables(item, reference.work, at.at("work"))
            if not are_names:
                with_doubtful_names.add(index)
        else:
            at.discouraged(
                "",
                "is only printed text: processors print an empty entry for it",
                remedy="add its fields (work), or let --structure-references read some",
            )
        if custom := reference_custom(reference, identifier, inexact):
            item["custom"] = custom
        items.append(item)
    return CitedItems(items, with_doubtful_names)


def _free_id(key: str, taken: set[str]) -> str:
    identifier, number = key, 1
    while identifier.lower() in taken:
        number += 1
        identifier = f"{key}-{number}"
    return identifier


def _add_variables(item: dict[str, Any], work: Work, at: Place) -> tuple[bool, list[str]]:
    """Add what a work says in variables.

    Returns whether its names surely are names, and the fields that the variables do not give back as they are.
    """
    if kind := work_type(work):
        item["type"] = WORK_TYPES[kind]
        if kind is WorkType.PREPRINT:
            item["genre"] = PREPRINT_GENRE
    known = work.__dict__  # the fields, without the detour over attributes
    page, number = page_and_number(known, work_number(work), at)
    authors, are_names = names(known["authors"], at, "authors")
    editors, are_editors = names(known["editors"], at, "editors") if known["editors"] else ([], True)
    written = {
        **known,
        "authors": authors,
        "editors": editors,
        "pages": page,
        "number": number,
        "date": date(known["date"]),
        "accessed": date(known["accessed"]),
    }
    texts, inexact = _texts_of(known), []
    if not are_literal(texts):
        for field, text in zip(_TEXTS, texts, strict=True):
            if text:
                written[field], is_exact = rich_text_and_whether_exact(text, at, field)
                if not is_exact and field in _RICH_TEXTS:
                    inexact.append(field)
    for field, identifier in zip(_IDENTIFIERS, _identifiers_of(known), strict=True):
        if identifier:
            written[field] = str(identifier)  # what is a string and nothing else takes to_json a tenth of the time
    for variable, value in zip(_VARIABLES.values(), _values_of(written), strict=True):
        if value:
            item[variable] = value  # noqa: PERF403 (a comprehension would make one more dict)
    are_names = are_names and are_editors
    return are_names, inexact_fields(work, inexact, has_exact_names=are_names)

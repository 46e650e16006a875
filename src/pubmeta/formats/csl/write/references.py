"""The cited works as CSL items."""

from __future__ import annotations

from typing import Any, NamedTuple

from pubmeta.formats.csl.terms import PREPRINT_GENRE, UNKNOWN_TYPE, WORK_TYPES
from pubmeta.formats.csl.variables import date, work_number, work_type
from pubmeta.formats.csl.write.custom import inexact_fields, reference_custom
from pubmeta.formats.csl.write.names import names
from pubmeta.formats.csl.write.numbers import page_and_number
from pubmeta.formats.csl.write.rich_text import rich_text_and_whether_exact
from pubmeta.model import Reference, Work, WorkType
from pubmeta.problems import Place
from pubmeta.reading.values import unused

_TEXTS = (
    *("title", "container_title", "series_title", "volume", "issue", "edition", "version"),
    *("publisher", "publisher_place"),
)
_RICH_TEXTS = frozenset({"title", "container_title", "series_title", "publisher", "publisher_place"})
"""Those that are read as rich text."""
_IDENTIFIERS = tuple((variable.lower(), variable) for variable in ("DOI", "PMID", "PMCID", "ISBN", "ISSN", "URL"))
"""Fields of identifiers, and their variables."""


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
        known = reference.__dict__  # the fields, without the detour over attributes
        identifier = _free_id(known["key"], taken)
        item: dict[str, Any] = {"id": identifier, "type": UNKNOWN_TYPE}
        inexact: list[str] = []
        if work := known["work"]:
            are_names, inexact = _add_variables(item, work, at.at("work"))
            if not are_names:
                with_doubtful_names.add(index)
        else:
            at.discouraged(
                "",
                "is only printed text: processors print an empty entry for it",
                remedy="add its fields (work), or let --structure-references read some",
            )
        if custom := reference_custom(known, identifier, inexact):
            item["custom"] = custom
        items.append(item)
    return CitedItems(items, with_doubtful_names)


def _free_id(key: str, taken: set[str]) -> str:
    """The key, or with a number what is not taken; it is from now on."""
    lowered = key.lower()
    free = unused(lowered, taken)
    taken.add(free)
    return key + free[len(lowered) :]


def _add_variables(item: dict[str, Any], work: Work, at: Place) -> tuple[bool, list[str]]:
    """Add what a work says in variables, in the order in which styles print them.

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
    texts, inexact = _texts(known, at)
    title, container, series, volume, issue, edition, version, publisher, place = texts
    variables = {
        "author": authors,
        "editor": editors,
        "title": title,
        "container-title": container,
        "collection-title": series,
        "volume": volume,
        "issue": issue,
        "page": page,
        "edition": edition,
        "number": number,
        "version": version,
        "issued": date(known["date"]),
        "publisher": publisher,
        "publisher-place": place,
    }
    for variable, value in variables.items():
        if value:
            item[variable] = value  # noqa: PERF403 (a comprehension would make one more dict)
    for field, variable in _IDENTIFIERS:
        if identifier := known[field]:
            item[variable] = str(identifier)  # what is a string and nothing else takes to_json a tenth of the time
    if accessed := date(known["accessed"]):
        item["accessed"] = accessed
    are_names = are_names and are_editors
    return are_names, inexact_fields(work, inexact, has_exact_names=are_names)


def _texts(known: dict[str, Any], at: Place) -> tuple[list[str | None], list[str]]:
    """The texts of a work as rich text, and the fields of those that are not read back as they are."""
    texts: list[str | None] = []
    inexact: list[str] = []
    for field in _TEXTS:
        text = known[field]
        # nearly every text has nothing that is taken for markup: it is written, and read back, as it is
        if text is not None and (type(text) is not str or "<" in text or "&" in text):
            text, is_exact = rich_text_and_whether_exact(text, at, field)
            if not is_exact and field in _RICH_TEXTS:
                inexact.append(field)
        texts.append(text)
    return texts, inexact

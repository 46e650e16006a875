"""The cited works as CSL items."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.csl.terms import PREPRINT_GENRE, UNKNOWN_TYPE, WORK_TYPES
from pubmeta.formats.csl.variables import date, work_number, work_type
from pubmeta.formats.csl.write.custom import reference_custom
from pubmeta.formats.csl.write.names import names
from pubmeta.formats.csl.write.numbers import page_and_number
from pubmeta.formats.csl.write.rich_text import rich_text
from pubmeta.model import Reference, Work, WorkType
from pubmeta.problems import Place


def cited_items(references: tuple[Reference, ...], article_id: str, log: Place) -> list[dict[str, Any]]:
    """An item for each reference, under its key; ids are unique ignoring case, as citeproc-py compares them."""
    taken = {article_id.lower()}
    items = []
    for at, reference in log.each("references", references):
        identifier = _free_id(reference.key, taken)
        taken.add(identifier.lower())
        items.append(_cited_item(reference, identifier, at))
    return items


def _free_id(key: str, taken: set[str]) -> str:
    identifier, number = key, 1
    while identifier.lower() in taken:
        number += 1
        identifier = f"{key}-{number}"
    return identifier


def _cited_item(reference: Reference, identifier: str, at: Place) -> dict[str, Any]:
    item: dict[str, Any] = {"id": identifier, "type": UNKNOWN_TYPE}
    if reference.work:
        item |= _variables(reference.work, at.at("work"))
    else:
        at.discouraged(
            "",
            "is only printed text: processors print an empty entry for it",
            remedy="add its fields (work), or let --structure-references read some",
        )
    if custom := reference_custom(reference, identifier):
        item["custom"] = custom
    return item


def _variables(work: Work, at: Place) -> dict[str, Any]:
    """What a work says in variables, in the order in which styles print them."""
    page, number = page_and_number(work, work_number(work), at)
    item = {
        "type": WORK_TYPES[kind] if (kind := work_type(work)) else UNKNOWN_TYPE,
        "genre": PREPRINT_GENRE if work.type is WorkType.PREPRINT else None,
        "author": names(enumerate(work.authors), at, "authors"),
        "editor": names(enumerate(work.editors), at, "editors"),
        "title": work.title and rich_text(work.title, at, "title"),
        "container-title": work.container_title and rich_text(work.container_title, at, "container_title"),
        "collection-title": work.series_title and rich_text(work.series_title, at, "series_title"),
        "volume": work.volume and rich_text(work.volume, at, "volume"),
        "issue": work.issue and rich_text(work.issue, at, "issue"),
        "page": page,
        "edition": work.edition and rich_text(work.edition, at, "edition"),
        "number": number,
        "version": work.version and rich_text(work.version, at, "version"),
        "issued": date(work.date),
        "publisher": work.publisher and rich_text(work.publisher, at, "publisher"),
        "publisher-place": work.publisher_place and rich_text(work.publisher_place, at, "publisher_place"),
        "DOI": work.doi,
        "PMID": work.pmid,
        "PMCID": work.pmcid,
        "ISBN": work.isbn,
        "ISSN": work.issn,
        "URL": work.url,
        "accessed": date(work.accessed),
    }
    return {name: value for name, value in item.items() if value}

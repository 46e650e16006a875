"""Where the work is: its pages and numbers, its archives, its DOI and what it leads to."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pubmeta.formats.crossref.page_numbers import pages_from
from pubmeta.formats.crossref.terms import COLLECTIONS, CRAWLERS, ID_TYPES, OWN_IDS, PURPOSES
from pubmeta.model import (
    ArxivId,
    ContentVersion,
    Doi,
    FullText,
    IdType,
    LinkPurpose,
    OtherId,
    Pages,
    Pmcid,
    Pmid,
    Url,
    Version,
    VersionStage,
)
from pubmeta.reading import quoted
from pubmeta.xml.cursor import XmlElement

_STAGES = {stage.value: stage for stage in VersionStage}
_OTHER_PLACES = frozenset({"country-based", "list-based", "link-header"})
"""Collections whose links are other places for the DOI to lead to, not full texts."""


def pages(record: XmlElement) -> Pages | None:
    """The pages; other pages than those from first to last are a range as printed."""
    element = record.one("pages")
    if element is None:
        return None
    first, last, other = (element.line(name) for name in ("first_page", "last_page", "other_pages"))
    return pages_from(first, last, other)


def numbers(record: XmlElement, doi: Doi | None) -> dict[str, Any]:
    """The article number and the ids beside the DOI."""
    fields: dict[str, Any] = {"other_ids": []}
    for source in (record, record.one("publisher_item")):
        for element in source.all("item_number", "identifier") if source else ():
            if value := element.line():
                if element.name == "item_number":
                    _add_number(fields, element, value)
                else:
                    _add_identifier(fields, element, value, doi)
    fields["other_ids"] = tuple(fields["other_ids"])
    return fields


def _add_number(fields: dict[str, Any], element: XmlElement, value: str) -> None:
    """A number that the publisher gave; without a word of ours for its type it is an id of the publisher's."""
    kind = element.attribute("item_number_type")
    if kind and kind.replace("-", "_") == "article_number" and "article_number" not in fields:
        fields["article_number"] = value
        return
    if kind and kind not in ID_TYPES:
        element.guessed(f"{quoted(kind)} is not a known type of number; {quoted(value)} is kept as a publisher's id")
    _add_other_id(fields, element, ID_TYPES.get(kind or "", IdType.PUBLISHER), value)


def _add_identifier(fields: dict[str, Any], element: XmlElement, value: str, doi: Doi | None) -> None:
    kind = element.attribute("id_type") or "other"
    for form, (own_kind, name, of) in _OWN_FIELDS.items():
        if kind == own_kind and name not in fields and re.match(form, value):
            if known := element.taken(of):
                fields[name] = known
            return
    if kind == "doi" and doi and value.lower().endswith(doi.key):
        return  # the article's own, which is registered
    if kind not in {*ID_TYPES, "other"}:
        element.guessed(f"{quoted(kind)} is not a known type of identifier; {quoted(value)} is kept as type other")
    _add_other_id(fields, element, ID_TYPES.get(kind, IdType.OTHER), value)


def _add_other_id(fields: dict[str, Any], element: XmlElement, kind: IdType, value: str) -> None:
    if found := element.part(OtherId, {"type": kind, "value": value}):
        fields["other_ids"].append(found)


_OWN_FIELDS: dict[str, tuple[str, str, Callable[[str], str]]] = {
    r"": ("pmid", "pmid", Pmid),
    OWN_IDS["pmcid"]: ("other", "pmcid", Pmcid),
    OWN_IDS["arxiv"]: ("other", "arxiv", ArxivId),
}
"""Forms of ids that have fields of their own: the type that goes with the form, the field, and what takes it."""


def archives(record: XmlElement) -> tuple[str, ...]:
    """Where the work is preserved."""
    locations = record.one("archive_locations")
    names = [archive.attribute("name") or archive.line() for archive in locations.all("archive")] if locations else []
    return tuple(dict.fromkeys(name for name in names if name))


def landing_page(data: XmlElement) -> Url | None:
    """The page that the DOI leads to."""
    return data.taken(Url, "resource")


def full_texts(data: XmlElement) -> tuple[FullText, ...]:
    """The full texts for readers, for text mining and for Similarity Check."""
    found: list[FullText] = []
    for collection in data.all("collection"):
        kind = collection.attribute("property") or "unspecified"
        if kind in _OTHER_PLACES:
            collection.unplaced()
            continue
        if kind not in PURPOSES:
            collection.guessed(f"the full text is for {quoted(kind)}, which pubmeta does not know; kept as one to read")
        for item in collection.all("item"):
            crawler = item.attribute("crawler")
            is_other = kind == COLLECTIONS[LinkPurpose.SIMILARITY_CHECK] and crawler and crawler not in CRAWLERS
            if is_other:
                item.guessed(f"the full text is for the crawler {quoted(crawler)}; kept as one to read")
            purpose = LinkPurpose.READING if is_other else PURPOSES.get(kind, LinkPurpose.READING)
            texts = [text for resource in item.all("resource") if (text := _full_text(resource, purpose))]
            found += [text for text in texts if not (is_other and text in found)]
    return tuple(found)


def _full_text(resource: XmlElement, purpose: LinkPurpose) -> FullText | None:
    url = resource.taken(Url)
    media_type = resource.attribute("mime_type")
    fields = {
        "url": url,
        "media_type": media_type and media_type.lower(),
        "version": resource.attribute_as("content_version", ContentVersion),
        "purpose": purpose,
    }
    return resource.part(FullText, fields) if url else None


def version(record: XmlElement) -> Version | None:
    """The version by its label or its stage; where it has a label, the stage is the first description."""
    element = record.one("version_info")
    if element is None:
        return None
    label = element.line("version")
    descriptions = [text for found in element.all("description") if (text := found.line())]
    stage = _STAGES.get(label or "")
    if stage:
        label = None
    elif descriptions and descriptions[0] in _STAGES:
        stage = _STAGES[descriptions.pop(0)]
    for text in descriptions[1:]:
        element.dropped(f"a version has one description, {quoted(descriptions[0])}; left out: {quoted(text)}")
    return element.part(Version, {"label": label, "stage": stage, "description": next(iter(descriptions), None)})

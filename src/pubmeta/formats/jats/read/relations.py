"""How the work stands to other things, and where it is: related articles and objects, notices, trials, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.dates import date_in_element
from pubmeta.formats.jats.read.marked import text_of
from pubmeta.model import (
    ClinicalTrial,
    ContentVersion,
    Doi,
    FullText,
    LinkPurpose,
    Relation,
    RelationType,
    TargetType,
    TrialStage,
    Update,
    UpdateType,
    Url,
)
from pubmeta.reading import part, quoted, taken
from pubmeta.vocabularies.dois import bare_doi, is_doi_link
from pubmeta.vocabularies.registries import ARXIV, PMC, PUBMED
from pubmeta.xml.paths import local_name
from pubmeta.xml.source import XmlSource

if TYPE_CHECKING:
    from lxml.etree import _Element

_TRIAL = terms.TRIAL["document-id-type"]
_STAGES = {stage.value.replace("-", ""): stage for stage in TrialStage}
_VERSIONS = {kind.value: kind for kind in ContentVersion}
_RESOLVERS = tuple(
    (re.compile(rf"(?i)https?://{hosts}/"), target)
    for hosts, target in ((ARXIV, TargetType.ARXIV), (PUBMED, TargetType.PMID), (PMC, TargetType.PMCID))
)


def link_target(kind: str | None, link: str) -> tuple[TargetType, str]:
    """What a link leads to, by its `@ext-link-type` and its form: the type of the identifier, and the identifier.

    A URL of a resolver is the identifier that it resolves.
    """
    link = link.strip()
    if is_doi_link(link):
        return TargetType.DOI, bare_doi(link)
    place = link.partition("://")[2].casefold()
    target = next((target for resolver, target in _RESOLVERS if resolver.match(link)), None)
    if target:
        return target, link
    known = vocabulary.LINKS.get((kind or "").casefold())
    if place:
        return (known if known is TargetType.PURL else TargetType.URL), link
    if (doi := bare_doi(link)).startswith("10.") and known in (None, TargetType.URL):
        return TargetType.DOI, doi
    return known or TargetType.OTHER, link


def related(source: XmlSource, elements: list[_Element]) -> dict[str, Any]:
    """Each `related-article` and `related-object`: a relation, the article that a notice updates, or a trial."""
    relations: list[Relation] = []
    updates: list[Update] = []
    trials: list[ClinicalTrial] = []
    for element in elements:
        kind = (element.get("related-article-type") or "").casefold()
        if local_name(element) == "related-object":
            if element.get("document-id-type") == _TRIAL or element.get("source-type") == terms.TRIAL["source-type"]:
                trials += _trial(source, element)
            else:
                relations += _object(source, element)
        elif kind in vocabulary.UPDATES:
            updates += _update(source, element, vocabulary.UPDATES[kind])
        elif kind in vocabulary.ARTICLE_RELATIONS:
            relations += _relation(source, element, vocabulary.ARTICLE_RELATIONS[kind])
        else:
            source.unplaced(element, f"no relation of an article is {quoted(kind)}")
    return {"relations": tuple(relations), "updates": tuple(updates), "trials": tuple(trials)}


def _update(source: XmlSource, element: _Element, kind: UpdateType) -> Iterator[Update]:
    kind = vocabulary.UPDATE_TYPES.get(element.get("specific-use") or "", kind)
    target, link = _target(element)
    if target is not TargetType.DOI:
        source.unplaced(element, "a notice names the article that it updates by its DOI")
        return
    date = None
    for child in element:
        if local_name(child) == "date":
            date = date_in_element(source, child)
    doi = taken(source.at(element), "", Doi, link)
    if doi and (update := part(source.at(element), "", Update, {"type": kind, "doi": doi, "date": date})):
        yield update


def _relation(source: XmlSource, element: _Element, kind: RelationType) -> Iterator[Relation]:
    target, link = _target(element)
    if not link:
        source.unplaced(element, "a relation has a target, and this one names none")
        return
    fields = {
        "type": kind,
        "target": link,
        "target_type": target,
        "description": text_of(source, element, report_lost=False),
    }
    if relation := part(source.at(element), "", Relation, fields):
        yield relation


def _target(element: _Element) -> tuple[TargetType, str]:
    """What `@xlink:href` leads to, or the `@object-id`."""
    link = element.get(vocabulary.HREF)
    if link:
        return link_target(element.get("ext-link-type"), link)
    identifier = element.get("object-id") or ""
    kind = (element.get("object-id-type") or "").casefold()
    return next((target for target in TargetType if target.value == kind), TargetType.OTHER), identifier


def _object(source: XmlSource, element: _Element) -> Iterator[Relation]:
    kind = vocabulary.RELATIONS.get((element.get("link-type") or "").casefold())
    if kind is None:
        source.unplaced(element, "a relation says what the object is to the article, and this one does not")
    else:
        yield from _relation(source, element, kind)


def _trial(source: XmlSource, element: _Element) -> Iterator[ClinicalTrial]:
    stage = (element.get("content-type") or "").casefold()
    fields = {
        "number": element.get("document-id"),
        "registry": bare_doi(element.get("source-id") or "").casefold() or None,
        "stage": _STAGES.get(stage.replace("-", "")),
    }
    if trial := part(source.at(element), "", ClinicalTrial, fields):
        yield trial


def self_uris(source: XmlSource, elements: list[_Element]) -> dict[str, Any]:
    """The landing page, and the full texts by their media type."""
    landing: Url | None = None
    full_texts: list[FullText] = []
    for element in elements:
        link = (element.get(vocabulary.HREF) or "").strip()
        if "://" not in link:
            source.unplaced(element, f"{quoted(link)} is no URL")
            continue
        url = taken(source.at(element), "", Url, link)
        if url is None:
            continue
        media_type = _media_type(element, url)
        if landing is None and _is_landing(element, media_type):
            landing = url
        elif made := part(source.at(element), "", FullText, {"url": url, "media_type": media_type, **_use(element)}):
            full_texts.append(made)
    return {"landing_page": landing, "full_texts": tuple(full_texts)}


def _is_landing(element: _Element, media_type: str | None) -> bool:
    title = element.get(vocabulary.TITLE) or ""
    if title == terms.LANDING_PAGE or element.get("content-type") == "abstract":
        return True
    return (
        media_type in (None, "text/html")
        and not title.startswith(terms.FULL_TEXT)
        and element.get("content-type") != "full_html"
        and not element.get("specific-use")
    )


def _media_type(element: _Element, url: str) -> str | None:
    given = (element.get("content-type") or "").strip().casefold()
    if "/" in given:
        return given
    if given or element.get(vocabulary.TITLE) == terms.FULL_TEXT:
        return vocabulary.MEDIA_TYPES.get(given)
    return vocabulary.MEDIA_TYPES.get(url.rpartition(".")[2].casefold())


def _use(element: _Element) -> dict[str, Any]:
    words = (element.get("specific-use") or "").casefold().split()
    version = next((_VERSIONS[word] for word in words if word in _VERSIONS), None)
    purpose = next((vocabulary.LINK_PURPOSES[word] for word in words if word in vocabulary.LINK_PURPOSES), None)
    return {"version": version, "purpose": purpose or LinkPurpose.READING}

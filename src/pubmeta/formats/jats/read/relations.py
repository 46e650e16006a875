"""How the work is related to other things, and where it is: related articles and objects, notices, trials, links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.conference import is_conference_link
from pubmeta.formats.jats.read.dates import date_in_element
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.formats.jats.read.review import ReviewReader
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
from pubmeta.reading import quoted
from pubmeta.vocabularies.dois import bare_doi, doi_of_uri, is_doi_link
from pubmeta.vocabularies.registries import ARXIV, PMC, PUBMED, TRIALS_ROOT, trial_registry

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


def related(
    elements: list[JatsElement],
    notice: UpdateType | None,
    abstracts: Iterable[JatsElement] = (),
    review: ReviewReader | None = None,
) -> dict[str, Any]:
    """Each `related-article` and `related-object`: a relation, the article that a notice updates, or a trial.

    notice: what kind of notice the article is. abstracts: those of the article, read already, in whose words trials
    may be tagged. review: the one that the article is.
    """
    relations: list[Relation] = []
    updates: list[Update] = []
    updated_by: list[Update] = []
    trials: list[ClinicalTrial] = []
    for element in elements:
        kind = (element.attribute("related-article-type") or "").casefold()
        if review and review.takes_related(element):
            continue
        if element.name == "related-object":
            if _is_trial(element):
                trials += _trial(element)
            elif not is_conference_link(element):
                relations += _object(element)
        elif kind in vocabulary.NOTICES or kind in vocabulary.UPDATED_BY:
            (updates if _is_updated(element, kind, notice) else updated_by).extend(_notice(element, kind))
        elif kind in vocabulary.UPDATES:
            updates += _update(element, vocabulary.UPDATES[kind])
        elif kind in vocabulary.ARTICLE_RELATIONS:
            relations += _relation(element, vocabulary.ARTICLE_RELATIONS[kind])
        else:
            element.unplaced(f"no relation of an article is {quoted(kind)}")
    in_words = (one for abstract in abstracts for one in abstract.within("related-object") if _is_trial(one))
    said = {trial: None for element in in_words for trial in _trial(element, is_in_words=True)}
    trials += [trial for trial in said if trial not in trials]
    return {
        "relations": (*relations, *review.relations) if review else tuple(relations),
        "updates": tuple(updates),
        "updated_by": tuple(updated_by),
        "trials": tuple(trials),
    }


def _is_updated(element: JatsElement, kind: str, notice: UpdateType | None) -> bool:
    """Whether a type that names a notice leads to what that updates, as it does in a notice; else it leads to one."""
    use = element.attribute("specific-use")
    if kind not in vocabulary.NOTICES or use == terms.FORWARD:
        return False
    if use in vocabulary.UPDATE_TYPES:  # as we write it
        return True
    is_of_kind = notice is not None and terms.UPDATES[notice] == terms.UPDATES[vocabulary.NOTICES[kind]]
    if is_of_kind and kind != terms.PARTIAL_RETRACTION:
        element.guessed(f"{quoted(kind)} is read as the article that this notice updates")
    return is_of_kind or (notice is not None and kind == terms.PARTIAL_RETRACTION)


def _notice(element: JatsElement, kind: str) -> Iterator[Update]:
    return _update(element, vocabulary.NOTICES.get(kind) or vocabulary.UPDATED_BY[kind])


def _update(element: JatsElement, kind: UpdateType) -> Iterator[Update]:
    kind = vocabulary.UPDATE_TYPES.get(element.attribute("specific-use") or "", kind)
    target, link = _target(element)
    if target is not TargetType.DOI:
        element.unplaced("a notice and the article that it updates name each other by DOI")
        return
    dated = element.one("date")
    date = date_in_element(dated) if dated else None
    if dated:
        dated.attribute("date-type")
    doi = element.given(Doi, link)
    if doi and (update := element.part(Update, {"type": kind, "doi": doi, "date": date})):
        yield update


def _relation(element: JatsElement, kind: RelationType) -> Iterator[Relation]:
    target, link = _target(element)
    if not link:
        element.unplaced("a relation needs a target, and this one names none")
        return
    fields = {
        "type": kind,
        "target": link,
        "target_type": target,
        "description": element.text(report_lost=False),
    }
    if relation := element.part(Relation, fields):
        yield relation


def _target(element: JatsElement) -> tuple[TargetType, str]:
    """What `@xlink:href` leads to, or the `@object-id`."""
    link = element.attribute("href")
    if link:
        return link_target(element.attribute("ext-link-type"), doi_of_uri(link))
    identifier = element.attribute("object-id") or ""
    kind = (element.attribute("object-id-type") or "").casefold()
    return next((target for target in TargetType if target.value == kind), TargetType.OTHER), identifier


def _object(element: JatsElement) -> Iterator[Relation]:
    kind = vocabulary.RELATIONS.get((element.attribute("link-type") or "").casefold())
    if kind is None:
        element.unplaced("a relation needs a type, and this one has none")
    else:
        yield from _relation(element, kind)


def _is_trial(element: JatsElement) -> bool:
    is_number = element.attribute("document-id-type") == _TRIAL
    return is_number or element.attribute("source-type") == terms.TRIAL["source-type"]


def _trial(element: JatsElement, *, is_in_words: bool = False) -> Iterator[ClinicalTrial]:
    stage = (element.attribute("content-type") or "").casefold()
    number, link = element.attribute("document-id"), element.attribute("href")
    if link and number and number not in link:
        element.dropped(f"a trial has a number and no link of its own; left out: {link}")
    text = element.characters()
    if not is_in_words and text.strip() and not (number and number in text):
        element.dropped(f"a trial has no description; left out: {quoted(' '.join(text.split()))}")
    registry = _registry(element, number or "", link or "")
    if registry is None:
        return
    fields = {
        "number": number,
        "registry": registry,
        "stage": _STAGES.get(stage.replace("-", "")),
    }
    if trial := element.part(ClinicalTrial, fields):
        yield trial


def _registry(element: JatsElement, number: str, link: str) -> str | None:
    """The DOI of the registry: as it is, by a name of it, or, where none is given, by the link or the number."""
    said = element.attribute("source-id")
    doi = bare_doi(said or "").casefold()
    registry = doi if doi.startswith(TRIALS_ROOT) else trial_registry(said or "")
    if registry is None and said is None:
        prefix = re.match(r"[A-Za-z]+", number)
        registry = trial_registry(link.partition("://")[2].partition("/")[0]) or trial_registry(
            prefix[0] if prefix else ""
        )
        if registry:
            element.guessed(f"names no registry of clinical trials; read as of {registry}, by its link or number")
    if registry is None:
        reason = f"{quoted(said)} is not a registry of clinical trials that has a DOI" if said else "names no registry"
        element.dropped(f"{reason}, and a trial needs one; left out: {number or link}")
    return registry


def self_uris(elements: list[JatsElement]) -> dict[str, Any]:
    """The landing page, and the full texts by their media type."""
    landing: Url | None = None
    full_texts: list[FullText] = []
    for element in elements:
        element.ignore_rest()  # the words of a link
        link = element.attribute("href") or element.characters().strip()
        if "://" not in link:
            element.unplaced(f"{quoted(link)} is not a URL")
            continue
        url = element.given(Url, link)
        if url is None:
            continue
        media_type = _media_type(element, url)
        if landing is None and _is_landing(element, media_type):
            landing = url
        elif made := element.part(FullText, {"url": url, "media_type": media_type, **_use(element)}):
            full_texts.append(made)
    return {"landing_page": landing, "full_texts": tuple(full_texts)}


def _is_landing(element: JatsElement, media_type: str | None) -> bool:
    title = element.attribute("title") or ""
    if title == terms.LANDING_PAGE or element.attribute("content-type") == "abstract":
        return True
    return (
        media_type in (None, "text/html")
        and not title.startswith(terms.FULL_TEXT)
        and element.attribute("content-type") != "full_html"
        and not element.attribute("specific-use")
    )


def _media_type(element: JatsElement, url: str) -> str | None:
    given = (element.attribute("content-type") or "").strip().casefold()
    if "/" in given:
        return given
    if given or element.attribute("title") == terms.FULL_TEXT:
        return vocabulary.MEDIA_TYPES.get(given)
    return vocabulary.MEDIA_TYPES.get(url.rpartition(".")[2].casefold())


def _use(element: JatsElement) -> dict[str, Any]:
    words = (element.attribute("specific-use") or "").casefold().split()
    version = next((_VERSIONS[word] for word in words if word in _VERSIONS), None)
    purpose = next((vocabulary.LINK_PURPOSES[word] for word in words if word in vocabulary.LINK_PURPOSES), None)
    return {"version": version, "purpose": purpose or LinkPurpose.READING}

"""How the article is related to other works: relations, updates, trials."""

from __future__ import annotations

from pubmeta.formats.schemaorg.identifiers import target_of
from pubmeta.formats.schemaorg.rules.identifiers import id_breaches
from pubmeta.formats.schemaorg.terms import READ_RELATIONS, RELATIONS, TARGET_REGISTRIES, TRANSLATION_OF, UPDATED
from pubmeta.formats.schemaorg.write.nodes import Node, node, plain, property_value, registered, summary
from pubmeta.model import (
    Article,
    ArxivId,
    ClinicalTrial,
    Doi,
    Pmcid,
    Pmid,
    Relation,
    TargetType,
    TranslatedTitle,
    Update,
)
from pubmeta.problems import Log, Place


def related(article: Article, log: Log) -> dict[str, list[Node | str]]:
    """The properties that point to other works, each with what it points to."""
    found: dict[str, list[Node | str]] = {}
    _report_order(article, log)
    for at, relation in log.each("relations", article.relations):
        prop = RELATIONS.get(relation.type)
        url = target_url(relation)
        if prop is None or (prop == "sameAs" and not _is_other_page(relation, article)):
            at.dropped("", f"schema.org has no such relation: {summary(relation)}")
            continue
        if READ_RELATIONS[prop] is not relation.type:
            at.dropped("type", f"schema.org has no {relation.type}; written as {prop}")
        if url and (not _prefix(relation) or prop == "sameAs"):
            for field, value in zip(("target_type", "target"), target_of(url), strict=True):
                if getattr(relation, field) != value:
                    at.dropped(field, f"it is known by its URL, {url}")
        elif _prefix(relation) and _kept(relation) != relation.target:
            at.dropped("target", f"it is written in its usual form, {_kept(relation)}")
        if prop == "sameAs" and url:
            if relation.description:
                at.dropped("description", "sameAs has a URL and nothing else")
            found.setdefault(prop, []).append(url)
        else:
            kind = "Grant" if prop == "funding" else "CreativeWork"
            found.setdefault(prop, []).append(_target(relation, kind, url, at))
    if article.original_title:
        _add_original(found, article.original_title, log.at("original_title"))
    for update in article.updates:
        found.setdefault("isBasedOn", []).append(_updated(update))
    for trial in article.trials:
        found.setdefault("about", []).append(_trial(trial))
    return found


def _add_original(found: dict[str, list[Node | str]], title: TranslatedTitle, at: Place) -> None:
    """Add its title to the work that this one is a translation of, which may have been found by its identifier."""
    named: Node = {"name": plain(title.title, at, "title"), "inLanguage": title.language}
    if title.subtitle:
        named["alternativeHeadline"] = [plain(title.subtitle, at, "subtitle")]
    originals = found.setdefault(TRANSLATION_OF, [])
    for index, original in enumerate(originals):
        if isinstance(original, dict):
            originals[index] = {**original, **named}
            return
    originals.append(node("CreativeWork", named))


def _report_order(article: Article, log: Log) -> None:
    """Report relations that are in another order than that of the properties they are read from."""
    properties = list(READ_RELATIONS)
    places = [properties.index(RELATIONS[each.type]) for each in article.relations if each.type in RELATIONS]
    if places != sorted(places):
        log.dropped("relations", "the order of relations of different kinds is not kept")


def _is_other_page(relation: Relation, article: Article) -> bool:
    """Whether it may be in sameAs, where the ids of the article itself are too."""
    url = target_url(relation)
    return url is not None and (
        target_of(url)[0] is TargetType.URL or bool(article.doi and target_of(url)[0] is TargetType.DOI)
    )


def _prefix(relation: Relation) -> str | None:
    return TARGET_REGISTRIES.get(relation.target_type)


def _kept(relation: Relation) -> str:
    """The target as it is read back from its registered form."""
    prefix = TARGET_REGISTRIES[relation.target_type]
    bare = relation.target.removeprefix(f"{prefix}:")
    return f"{prefix}:{bare}" if relation.target_type is TargetType.ARK else bare


def target_url(relation: Relation) -> str | None:
    """The URL of what the relation points to, for the kinds of identifier that have one."""
    target = relation.target
    match relation.target_type:
        case TargetType.DOI:
            return Doi(target).url
        case TargetType.URL | TargetType.PURL:
            return target
        case TargetType.PMID:
            return Pmid(target).url
        case TargetType.PMCID:
            return Pmcid(target).url
        case TargetType.ARXIV:
            return ArxivId(target).url
        case _:
            return None


def _target(relation: Relation, kind: str, url: str | None, at: Place) -> Node:
    prefix = TARGET_REGISTRIES.get(relation.target_type)
    identifier = (
        registered(prefix, relation.target.removeprefix(f"{prefix}:"), url)
        if prefix
        else property_value(relation.target, None if relation.target_type is TargetType.OTHER else relation.target_type)
    )
    description = relation.description
    return node(
        kind,
        {
            "@id": None if url is None or any(id_breaches(url)) else url,
            "url": url if relation.target_type in {TargetType.URL, TargetType.PURL} else None,
            "identifier": None if url and prefix is None else [identifier],
            "description": description and plain(description, at, "description"),
        },
    )


def _updated(update: Update) -> Node:
    """The work that a notice is about: the notice is based on it."""
    return node(
        "CreativeWork",
        {
            "@id": update.doi.url,
            "identifier": [registered("doi", update.doi, update.doi.url)],
            "description": UPDATED.format(update.type),
        },
    )


def _trial(trial: ClinicalTrial) -> Node:
    registry = Doi(trial.registry).url
    return node("MedicalTrial", {"identifier": [property_value(trial.number, registry)]})

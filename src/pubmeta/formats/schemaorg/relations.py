"""How the article stands to other works: relations, updates, trials."""

from __future__ import annotations

from pubmeta.formats.schemaorg.nodes import Node, node, plain, property_value, registered, summary
from pubmeta.formats.schemaorg.terms import RELATIONS, TARGET_REGISTRIES
from pubmeta.model import Article, ArxivId, ClinicalTrial, Doi, Pmcid, Pmid, Relation, TargetType, Update
from pubmeta.problems import Log


def related(article: Article, log: Log) -> dict[str, list[Node | str]]:
    """The properties that point to other works, each with what it points to."""
    found: dict[str, list[Node | str]] = {}
    for index, relation in enumerate(article.relations):
        path = f"relations[{index}]"
        prop = RELATIONS.get(relation.type)
        url = target_url(relation)
        if prop is None or (prop == "sameAs" and url is None):
            log.dropped(path, f"schema.org has no such relation: {summary(relation)}")
        elif prop == "sameAs" and url:
            if relation.description:
                log.dropped(f"{path}.description", "sameAs is a URL and nothing else")
            found.setdefault(prop, []).append(url)
        else:
            kind = "Grant" if prop == "funding" else "CreativeWork"
            found.setdefault(prop, []).append(_target(relation, kind, url, path, log))
    for index, update in enumerate(article.updates):
        found.setdefault("isBasedOn", []).append(_updated(update, f"updates[{index}]", log))
    for trial in article.trials:
        found.setdefault("about", []).append(_trial(trial))
    return found


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


def _target(relation: Relation, kind: str, url: str | None, path: str, log: Log) -> Node:
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
            "@id": url,
            "url": url if relation.target_type in {TargetType.URL, TargetType.PURL} else None,
            "identifier": None if url and prefix is None else [identifier],
            "description": description and plain(description, f"{path}.description", log),
        },
    )


def _updated(update: Update, path: str, log: Log) -> Node:
    """The work that a notice is about: the notice is based on it."""
    log.dropped(f"{path}.type", f"schema.org does not say what a notice does to a work: {update.type}")
    if update.date:
        log.dropped(f"{path}.date", "schema.org does not date what a notice does to a work")
    return node("CreativeWork", {"@id": update.doi.url, "identifier": [registered("doi", update.doi, update.doi.url)]})


def _trial(trial: ClinicalTrial) -> Node:
    registry = Doi(trial.registry).url
    return node("MedicalTrial", {"identifier": [property_value(trial.number, registry)]})

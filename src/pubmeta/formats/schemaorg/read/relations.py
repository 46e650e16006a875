"""How the article stands to other works: relations, updates, trials, and what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pubmeta.formats.schemaorg.identifiers import target_of
from pubmeta.formats.schemaorg.read.containers import is_periodical
from pubmeta.formats.schemaorg.read.funding import is_relation
from pubmeta.formats.schemaorg.read.identifiers import identifiers
from pubmeta.formats.schemaorg.read.nodes import Node, text_in
from pubmeta.formats.schemaorg.read.parts import is_part_of_page
from pubmeta.formats.schemaorg.terms import READ_RELATIONS, TARGETS, UPDATED
from pubmeta.model import ClinicalTrial, Doi, Relation, RelationType, Subject, TargetType, Update, UpdateType
from pubmeta.problems import Log
from pubmeta.reading import line_of, part, quoted, taken
from pubmeta.vocabularies.dois import LEAD

_UPDATES = {UPDATED.format(kind): kind for kind in UpdateType}
_REGISTRY = re.compile(rf"(?i)(?:{LEAD})?(10\.18810/[a-z-]+)")


def relations(node: Node, own_pages: frozenset[str]) -> tuple[Relation, ...]:
    """The relations, property by property; `own_pages` are addresses of the article itself."""
    found = (
        _relation(node.log, path, entry, kind)
        for key, kind in READ_RELATIONS.items()
        for path, entry in (node.nodes(key) if key != "sameAs" else _pages(node, own_pages))
        if _is_other_work(key, entry)
    )
    return tuple(relation for relation in found if relation)


def _pages(node: Node, own: frozenset[str]) -> list[tuple[str, Node | str]]:
    """Pages about the same thing, that are not the article's own."""
    return [(said.path, said.text) for said in node.strings("sameAs") if said.text not in own]


def _is_other_work(key: str, entry: Node | str) -> bool:
    """Whether a value of the property is another work, and not a part, a container, a subject, an update, an award."""
    match key:
        case "hasPart":
            return not is_part_of_page(entry)
        case "isPartOf":
            return isinstance(entry, Node) and not is_periodical(entry) and "WebPage" not in entry.types
        case "about":
            return isinstance(entry, Node) and "CreativeWork" in entry.types
        case "isBasedOn":
            return isinstance(entry, str) or entry.text("description") not in _UPDATES
        case "funding":
            return isinstance(entry, Node) and is_relation(entry)
        case _:
            return True


def _relation(log: Log, path: str, entry: Node | str, kind: RelationType) -> Relation | None:
    if isinstance(entry, str):
        address_type, address = target_of(entry.strip())
        return part(log, path, Relation, {"type": kind, "target": address, "target_type": address_type})
    target_type, target = _target(entry)
    if target is None:
        log.dropped(path, f"has no identifier, which the target of a relation has; left out: {entry.text('name')}")
        return None
    for key in ("name", "headline"):
        if name := entry.text(key):
            log.dropped(entry.at(key), f"of the other work the identifier is kept; left out: {quoted(name)}")
    fields: dict[str, Any] = {
        "type": kind,
        "target": target,
        "target_type": target_type,
        "description": text_in(log, entry.said("description")),
    }
    return part(log, path, Relation, fields)


def _target(entry: Node) -> tuple[TargetType, str | None]:
    """The identifier by which a work is named: of a registry, its URL, or another."""
    for found in identifiers(entry):
        if kind := TARGETS.get(found.kind or ""):
            return kind, f"ark:{found.value}" if kind is TargetType.ARK else found.value
        if found.kind in set(TargetType):
            return TargetType(found.kind), found.value
        return TargetType.OTHER, found.value
    address = entry.text("url") or entry.id
    return target_of(address) if address and "://" in address else (TargetType.OTHER, None)


def updates(node: Node) -> tuple[Update, ...]:
    """The works that the article, a notice, is about."""
    return tuple(_updates(node))


def _updates(node: Node) -> Iterator[Update]:
    for path, entry in node.nodes("isBasedOn"):
        if isinstance(entry, Node) and (kind := _UPDATES.get(entry.text("description") or "")):
            dois = [found.value for found in identifiers(entry) if found.kind == "doi"]
            doi = taken(node.log, path, Doi, next(iter(dois), entry.id))
            if doi:
                yield Update(type=kind, doi=doi)


def trials(node: Node) -> tuple[ClinicalTrial, ...]:
    """The registered trials that the article is about."""
    return tuple(_trials(node))


def _trials(node: Node) -> Iterator[ClinicalTrial]:
    for path, entry in node.nodes("about"):
        if not isinstance(entry, Node) or "MedicalTrial" not in entry.types:
            continue
        for found in identifiers(entry):
            registry = _REGISTRY.fullmatch(found.kind or "")
            fields = {"number": line_of(node.log, found.path, found.value), "registry": registry and registry[1]}
            if trial := part(node.log, path, ClinicalTrial, fields):
                yield trial


def subjects(node: Node) -> tuple[Subject, ...]:
    """What the article is about, in words."""
    found = (_subject(node.log, path, entry) for path, entry in node.nodes("about"))
    return tuple(subject for subject in found if subject)


def _subject(log: Log, path: str, entry: Node | str) -> Subject | None:
    if isinstance(entry, str):
        if "://" in entry:
            log.dropped(path, f"is a subject without a name; left out: {entry}")
            return None
        return part(log, path, Subject, {"term": line_of(log, path, entry)})
    if entry.types & {"CreativeWork", "MedicalTrial"}:
        return None
    fields: dict[str, Any] = {
        "term": entry.line("name"),
        "code": entry.line("termCode"),
        "scheme": entry.line("inDefinedTermSet"),
    }
    for place, code in entry.nodes("code"):
        if isinstance(code, str):
            fields["code"] = line_of(log, place, code)
        else:
            fields |= {"code": code.line("code") or code.line("codeValue"), "scheme": code.line("codingSystem")}
    return part(log, path, Subject, fields)

"""How the article is related to other works: relations, updates, trials, and what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pubmeta.formats.schemaorg.identifiers import target_of
from pubmeta.formats.schemaorg.read.containers import is_container
from pubmeta.formats.schemaorg.read.funding import is_relation
from pubmeta.formats.schemaorg.read.identifiers import identifiers, own_identifier
from pubmeta.formats.schemaorg.read.nodes import Node, text_in
from pubmeta.formats.schemaorg.read.parts import is_part_of_page
from pubmeta.formats.schemaorg.terms import READ_RELATIONS, TARGETS, TRANSLATION_OF, UPDATED
from pubmeta.model import (
    ClinicalTrial,
    Doi,
    Relation,
    RelationType,
    Subject,
    TargetType,
    TranslatedTitle,
    Update,
    UpdateType,
)
from pubmeta.reading import UNDETERMINED, Field, quoted
from pubmeta.vocabularies.dois import LEAD

_UPDATES = {UPDATED.format(kind): kind for kind in UpdateType}
_REGISTRY = re.compile(rf"(?i)(?:{LEAD})?(10\.18810/[a-z-]+)")


def relations(node: Node, own_pages: frozenset[str]) -> tuple[tuple[Relation, ...], TranslatedTitle | None]:
    """The relations, property by property, and the title of what the article is a translation of.

    own_pages: addresses of the article itself.
    """
    original = _original_title(node)
    found = (
        _relation(entry, kind)
        for key, kind in READ_RELATIONS.items()
        for entry in (node.all(key) if key != "sameAs" else _pages(node, own_pages))
        if _is_other_work(key, entry)
    )
    return tuple(relation for relation in found if relation), original


def _original_title(node: Node) -> TranslatedTitle | None:
    """The first title that is found; in what language it is must be said."""
    found: TranslatedTitle | None = None
    for entry in node.all(TRANSLATION_OF):
        title = entry.read(text_in, "name") if isinstance(entry, Node) else None
        if title is None or not isinstance(entry, Node):
            continue
        language, subtitle = entry.language("inLanguage"), entry.read(text_in, "alternativeHeadline")
        if found:
            entry.dropped(f"a translation has one original title; left out: {quoted(str(title))}", at="name")
            continue
        if language is None:
            entry.guessed(f"the language of this title is not given; kept as {UNDETERMINED}, undetermined", at="name")
        fields = {"title": title, "subtitle": subtitle, "language": language or UNDETERMINED}
        found = entry.part(TranslatedTitle, fields)
    return found


def _pages(node: Node, own: frozenset[str]) -> list[Node | Field]:
    """Pages about the same thing, that are not the article's own."""
    return [field for field in node.texts("sameAs") if field.text not in own]


def _is_other_work(key: str, entry: Node | Field) -> bool:
    """Whether a value of the property is another work, and not a part, a container, a subject, an update, an award."""
    match key:
        case "hasPart":
            return not is_part_of_page(entry)
        case "translationOfWork":
            return isinstance(entry, Field) or _target(entry)[1] is not None or "name" not in entry
        case "isPartOf":
            return isinstance(entry, Node) and not is_container(entry) and "WebPage" not in entry.types
        case "about":
            return isinstance(entry, Node) and "CreativeWork" in entry.types
        case "isBasedOn":
            return isinstance(entry, Field) or entry.text("description") not in _UPDATES
        case "funding":
            return isinstance(entry, Node) and is_relation(entry)
        case _:
            return True


def _relation(entry: Node | Field, kind: RelationType) -> Relation | None:
    if isinstance(entry, Field):
        address_type, address = target_of(entry.text.strip())
        return entry.part(Relation, {"type": kind, "target": address, "target_type": address_type})
    target_type, target = _target(entry)
    if target is None:
        entry.dropped(f"has no identifier, which the target of a relation has; left out: {entry.text('name')}")
        return None
    for key in ("name", "headline") if kind is not RelationType.IS_TRANSLATION_OF else ():
        if name := entry.text(key):
            entry.dropped(f"only the identifier of the other work is kept; left out: {quoted(name)}", at=key)
    fields: dict[str, Any] = {
        "type": kind,
        "target": target,
        "target_type": target_type,
        "description": entry.read(text_in, "description"),
    }
    return entry.part(Relation, fields)


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
    for entry in node.all("isBasedOn"):
        if isinstance(entry, Node) and (kind := _UPDATES.get(entry.text("description") or "")):
            dois = [found for found in identifiers(entry) if found.kind == "doi"] or own_identifier(entry)
            if dois and (doi := dois[0].field.taken(Doi)):
                yield Update(type=kind, doi=doi)


def trials(node: Node) -> tuple[ClinicalTrial, ...]:
    """The registered trials that the article is about."""
    return tuple(_trials(node))


def _trials(node: Node) -> Iterator[ClinicalTrial]:
    for entry in node.all("about"):
        if not isinstance(entry, Node) or "MedicalTrial" not in entry.types:
            continue
        for found in identifiers(entry):
            registry = _REGISTRY.fullmatch(found.kind or "")
            fields = {"number": found.field.as_line(), "registry": registry and registry[1]}
            if trial := entry.part(ClinicalTrial, fields):
                yield trial


def subjects(node: Node) -> tuple[Subject, ...]:
    """What the article is about, in words."""
    return tuple(filter(None, map(_subject, node.all("about"))))


def _subject(entry: Node | Field) -> Subject | None:
    if isinstance(entry, Field):
        if "://" in entry.text:
            entry.unplaced("is a subject without a name")
            return None
        return entry.part(Subject, {"term": entry.as_line()})
    if entry.types & {"CreativeWork", "MedicalTrial"}:
        return None
    fields: dict[str, Any] = {
        "term": entry.line("name"),
        "code": entry.line("termCode"),
        "scheme": entry.line("inDefinedTermSet"),
    }
    for code in entry.all("code"):
        if isinstance(code, Field):
            fields["code"] = code.as_line()
        else:
            fields |= {"code": code.line("code") or code.line("codeValue"), "scheme": code.line("codingSystem")}
    return entry.part(Subject, fields)

"""What the work cites, what it reviews, what else it is related to."""

from __future__ import annotations

from pubmeta.formats.datacite.terms import CITES, OTHER, PUBLISHED_IN, RELATIONS_READ, TARGETS_READ
from pubmeta.model import (
    Doi,
    Reference,
    Relation,
    RelationType,
    Review,
    TargetType,
    Work,
)
from pubmeta.reading import JsonObject


def references(record: JsonObject) -> tuple[Reference, ...]:
    """The works that are cited, of which there is a DOI."""
    found: dict[Doi, Reference] = {}
    for one in record.objects("relatedIdentifiers"):
        if one.text("relationType") in CITES and one.text("relatedIdentifierType") == "DOI":
            doi = one.taken(Doi, "relatedIdentifier")
            if doi and doi not in found:
                found[doi] = Reference(key=f"ref{len(found) + 1}", work=Work(doi=doi))
    return tuple(found.values())


def review(record: JsonObject) -> Review | None:
    """The work that this one reviews, the first that has a DOI; others are relations."""
    for one in record.objects("relatedIdentifiers"):
        is_reviewed = RELATIONS_READ.get(one.text("relationType") or "") is RelationType.IS_REVIEW_OF
        if is_reviewed and one.text("relatedIdentifierType") == "DOI":
            return one.part(Review, {"of": one.taken(Doi, "relatedIdentifier")})
    return None


def relations(record: JsonObject) -> tuple[Relation, ...]:
    """The relations for which the model has a type; others are reported."""
    found = []
    for one in record.objects("relatedIdentifiers"):
        name, kind = one.text("relationType"), one.text("relatedIdentifierType")
        if name == PUBLISHED_IN or (name in CITES and kind == "DOI"):
            one.value("relatedIdentifierType")
            continue
        relation = RELATIONS_READ.get(name or "") or (RelationType.REFERENCES if name in CITES else None)
        if name == OTHER and (words := one.text("relationTypeInformation")) in list(RelationType):
            relation = RelationType(str(words))
        target = TARGETS_READ.get(kind or "", TargetType.OTHER)
        identifier = one.line("relatedIdentifier")
        if relation is None:
            one.dropped(f"an article has no relation of the type {name}; left out: {identifier}")
        elif made := one.part(Relation, {"type": relation, "target": identifier, "target_type": target}):
            found.append(made)
    return tuple(found)

"""Relations of the work to others, and to other forms of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import ValidationError

from pubmeta.formats.crossref.terms import RELATION_TYPES, TARGET_TYPES
from pubmeta.model import Relation, TargetType
from pubmeta.model.problems import refusal_in
from pubmeta.reading import quoted
from pubmeta.xml.cursor import XmlElement

_TYPES = {term.casefold(): kind for term, kind in RELATION_TYPES.items()}


def relations(programs: Iterable[XmlElement]) -> tuple[Relation, ...]:
    """Each relation once."""
    items = (item for program in programs for item in program.all("related_item"))
    return tuple(dict.fromkeys(relation for item in items for relation in _relations(item)))


def _relations(item: XmlElement) -> Iterator[Relation]:
    description = item.text("description")
    for element in item.all("inter_work_relation", "intra_work_relation"):
        kind, target = element.attribute("relationship-type") or "", element.line()
        target_type = element.attribute("identifier-type") or ""
        if kind.casefold() not in _TYPES or target is None:
            element.dropped(f"{quoted(kind)} is not a relation that an article has; left out: {quoted(target)}")
            continue
        if target_type not in TARGET_TYPES:
            element.guessed(
                f"{quoted(target_type)} is not a known type of identifier; {quoted(target)} is kept as type other"
            )
        fields = {
            "type": _TYPES[kind.casefold()],
            "target": target,
            "target_type": TARGET_TYPES.get(target_type, TargetType.OTHER),
            "description": description,
        }
        try:
            yield Relation.model_validate(fields)
        except ValidationError as error:
            reason, _ = refusal_in(error.errors(include_url=False)[0])
            element.guessed(f"{reason}; kept as an identifier of another type")
            if found := element.part(Relation, {**fields, "target_type": TargetType.OTHER}):
                yield found

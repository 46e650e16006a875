"""Affiliations as Crossref writes them in JSON: in the records of its REST API, and in CSL-JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pubmeta.model import Affiliation, Isni, Ror
from pubmeta.reading.field import Field
from pubmeta.reading.json.object import JsonObject
from pubmeta.reading.values import quoted
from pubmeta.vocabularies.places import place_fields


def affiliation_in(source: JsonObject, line: Callable[[Field], str | None] = Field.as_line) -> Affiliation | None:
    """The institution of one object: its name, departments, identifiers and place; `line` reads a text."""
    name = source.one("name")
    departments = (line(field) for field in source.texts("department"))
    fields: dict[str, Any] = {
        "name": line(name) if name else None,
        "departments": tuple(filter(None, departments)),
        **institution_ids(source),
    }
    for index, place in enumerate(source.texts("place")):
        if index:
            place.unplaced("an affiliation has one place")
        elif text := line(place):
            found = place_fields(text)
            place.guessed(f"the place {quoted(text)} is read as {', '.join(found)}")
            fields |= found
    return source.part(Affiliation, fields)


_KINDS: dict[str, tuple[str, Callable[[str], str]]] = {
    "ROR": ("ror", Ror),
    "ISNI": ("isni", Isni),
    "WIKIDATA": ("wikidata", lambda value: value.rstrip("/").rpartition("/")[2]),
    "GRID": ("grid", lambda value: value.rstrip("/").rpartition("/")[2]),
}


def institution_ids(source: JsonObject) -> dict[str, str | None]:
    """The identifiers of an institution: ``id: [{"id": ..., "id-type": "ROR"}]``."""
    found: dict[str, str | None] = {}
    for entry in source.objects("id"):
        kind = (entry.text("id-type") or "").upper()
        if kind not in _KINDS:
            message = f"{quoted(kind)} is not an identifier that pubmeta knows; left out: {entry.text('id')}"
            entry.dropped(message, at="id")
            continue
        field, of = _KINDS[kind]
        found[field] = entry.taken(of, "id")
    return found

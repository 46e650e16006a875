"""The works that an article cites, as items of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pubmeta.formats.csl.read import custom
from pubmeta.formats.csl.read.identifiers import identified
from pubmeta.formats.csl.read.variables import names, places, plain, text
from pubmeta.formats.csl.terms import IGNORED, OTHER_WORKS, PREPRINT_GENRE, UNKNOWN_TYPE, WORKS
from pubmeta.model import Isbn, Issn, Reference, Url, WorkType
from pubmeta.reading import JsonObject, quoted, unique_key
from pubmeta.reading.json.dates import date_at
from pubmeta.reading.references import reference_of

_READERS: dict[str, tuple[str, Callable[[JsonObject, str], Any]]] = {
    "title": ("title", text),
    "container-title": ("container_title", text),
    "collection-title": ("series_title", text),
    "author": ("authors", names),
    "editor": ("editors", names),
    "volume": ("volume", JsonObject.line),
    "issue": ("issue", JsonObject.line),
    "edition": ("edition", JsonObject.line),
    "version": ("version", JsonObject.line),
    "publisher": ("publisher", plain),
    "publisher-place": ("publisher_place", plain),
    "issued": ("date", date_at),
    "accessed": ("accessed", date_at),
}
"""The field that each variable is in, and what reads it."""

_TAKEN: dict[str, tuple[str, Callable[[str], Any]]] = {
    "ISBN": ("isbn", Isbn),
    "ISSN": ("issn", Issn),
    "URL": ("url", Url),
}


def references(items: Iterable[JsonObject]) -> tuple[Reference, ...]:
    """A reference for each item."""
    used: set[str] = set()
    found = (_reference(item, number, used) for number, item in enumerate(items, 1))
    return tuple(reference for reference in found if reference)


def _reference(item: JsonObject, number: int, used: set[str]) -> Reference | None:
    own, given = custom.values(item), custom.work_fields(item)
    key = own.get("key") or item.text("id")
    unique = unique_key(key if isinstance(key, str) else None, number, used)
    if key and unique != key:
        item.guessed(f"the key {quoted(key)} is not the reference's own; kept as {unique}", at="id")
    fields = {**_variables(item, own, given), **given}
    kind = fields.pop("type")
    work = {**fields, "type": kind} if any(fields.values()) else {}
    fields_of_reference = {"key": unique, "label": own.get("label"), "raw": own.get("unstructured")}
    reference = reference_of(item.part, fields_of_reference, work)
    item.report_rest(IGNORED)
    return reference


def _variables(item: JsonObject, own: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """What is in variables and not in `custom`, which holds `own`, and of the work `given`."""
    place = places(item, given)
    found: dict[str, Any] = {"type": _type(item, own)}
    present = item.keys()
    for key, (name, read) in _READERS.items():
        if key in present:
            if read is names and name in given:  # whole in `custom`
                item.value(key)
            else:
                found[name] = read(item, key)
    found |= identified(item)
    found |= {name: item.taken(kind, key) for key, (name, kind) in _TAKEN.items() if key in present}
    return found | place


def _type(item: JsonObject, own: Mapping[str, Any]) -> WorkType | None:
    kind, genre = item.text("type"), item.line("genre")
    if own.get("type", kind) is None:  # its kind is not known; it has a type to be printed by
        return None
    found = WORKS.get(kind or "")
    if kind and found is None and (found := OTHER_WORKS.get(kind.casefold())):
        item.guessed(f"{quoted(kind)} is not a type of CSL; read as {found}", at="type")
    if kind and found is None and kind != UNKNOWN_TYPE:
        item.dropped(f"is not a type of cited work that pubmeta knows; left out: {quoted(kind)}", at="type")
    if genre and genre != PREPRINT_GENRE:
        item.dropped(f"a cited work has no place for it; left out: {quoted(genre)}", at="genre")
    return found

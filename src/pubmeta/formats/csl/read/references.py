"""The works that an article cites, as items of their own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pubmeta.formats.csl.read import custom
from pubmeta.formats.csl.read.identifiers import identified
from pubmeta.formats.csl.read.variables import names, places, plain, text
from pubmeta.formats.csl.terms import IGNORED, OTHER_WORKS, PREPRINT_GENRE, UNKNOWN_TYPE, WORKS
from pubmeta.model import Isbn, Issn, Name, Reference, Url, Work, WorkType
from pubmeta.reading import JsonObject, quoted, unique_key
from pubmeta.reading.json.dates import date_at

_LINES = {"volume": "volume", "issue": "issue", "edition": "edition", "version": "version"}


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
    fields = {name: value for name, value in {**_variables(item, given), **given}.items() if value}
    work = item.part(Work, fields) if fields.keys() - {"type"} else None
    item.report_rest(IGNORED)
    return item.part(
        Reference,
        {"key": unique, "label": own.get("label"), "raw": own.get("unstructured"), "work": work},
    )


def _variables(item: JsonObject, given: dict[str, Any]) -> dict[str, Any]:
    """What is in variables and not in `custom`."""
    place = places(item, given)
    return {
        "type": _type(item),
        "title": text(item, "title"),
        "container_title": text(item, "container-title"),
        "series_title": text(item, "collection-title"),
        "authors": _names(item, "author", given.get("authors")),
        "editors": _names(item, "editor", given.get("editors")),
        **item.lines_by(_LINES),
        "publisher": plain(item, "publisher"),
        "publisher_place": plain(item, "publisher-place"),
        "date": date_at(item, "issued"),
        "accessed": date_at(item, "accessed"),
        **identified(item),
        "isbn": item.taken(Isbn, "ISBN"),
        "issn": item.taken(Issn, "ISSN"),
        "url": item.taken(Url, "URL"),
        **place,
    }


def _names(item: JsonObject, key: str, given: tuple[Name, ...] | None) -> tuple[Name, ...]:
    """Those in a variable, unless `custom` has them whole."""
    if given is None:
        return names(item, key)
    item.value(key)
    return given


def _type(item: JsonObject) -> WorkType | None:
    kind, genre = item.text("type"), item.line("genre")
    if custom.values(item).get("type", kind) is None:  # its kind is not known; it has a type to be printed by
        return None
    found = WORKS.get(kind or "")
    if kind and found is None and (found := OTHER_WORKS.get(kind.casefold())):
        item.guessed(f"{quoted(kind)} is not a type of CSL; read as {found}", at="type")
    if kind and found is None and kind != UNKNOWN_TYPE:
        item.dropped(f"is not a type of cited work that pubmeta knows; left out: {quoted(kind)}", at="type")
    if genre and genre != PREPRINT_GENRE:
        item.dropped(f"a cited work has no place for it; left out: {quoted(genre)}", at="genre")
    return found

"""The cited works: nodes, or texts as printed."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from pubmeta.formats.schemaorg.read.agents import names, publisher_fields
from pubmeta.formats.schemaorg.read.containers import levels
from pubmeta.formats.schemaorg.read.identifiers import identifiers, named
from pubmeta.formats.schemaorg.read.nodes import Node, Said, text_in
from pubmeta.formats.schemaorg.terms import ANY_WORK, ARTICLE_NUMBER, NUMBER, REFERENCE, WORKS
from pubmeta.model import ArxivId, Doi, Isbn, Issn, Pages, PartialDate, Pmcid, Pmid, Reference, Url, Work, WorkType
from pubmeta.problems import Log
from pubmeta.reading import Field, date_in, issns_in, pages_of, part, quoted, taken, unique_key

_IDENTIFIERS = {
    "doi": ("doi", Doi),
    "pubmed": ("pmid", Pmid),
    "pmc": ("pmcid", Pmcid),
    "arxiv": ("arxiv", ArxivId),
    "isbn": ("isbn", Isbn),
    "issn": ("issn", Issn),
}
_WITHIN = frozenset({"PublicationIssue", "PublicationVolume"})
_SERIES = frozenset({"CreativeWorkSeries", "BookSeries"})


def references(node: Node) -> tuple[Reference, ...]:
    """The references in their order; one whose work has no key of its own in the document has its number."""
    entries = node.nodes("citation")
    keys = [_key(entry) for _, entry in entries]
    used = {key for key in keys if key}
    found = []
    seen: set[str] = set()
    for number, ((path, entry), key) in enumerate(zip(entries, keys, strict=True), 1):
        unique = key if key and key not in seen else unique_key(None, number, used)
        seen.add(unique)
        if reference := _reference(node.log, path, entry, unique):
            found.append(reference)
    return tuple(found)


def _key(entry: Node | str) -> str | None:
    """The key that a local ``@id`` holds."""
    identifier = entry.id if isinstance(entry, Node) else None
    if not identifier or not identifier.startswith("#") or len(identifier) < 2:
        return None
    return unquote(identifier[1:]).removeprefix(REFERENCE)[:128]


def _reference(log: Log, path: str, entry: Node | str, key: str) -> Reference | None:
    if isinstance(entry, str):
        found = named(path, entry)
        if found.kind in _IDENTIFIERS or ("://" in entry and " " not in entry.strip()):
            fields = _of_identifier(log, path, entry, found.kind, found.value)
            if work := part(log, path, Work, fields):
                return part(log, path, Reference, {"key": key, "work": work})
        return part(log, path, Reference, {"key": key, "raw": text_in(log, Said(path, entry))})
    made = {name: value for name, value in _fields(entry).items() if value}
    fields = {
        "key": key,
        "label": entry.line("position"),
        "raw": text_in(log, entry.said("description")),
        "work": part(log, path, Work, made) if made.keys() - {"type"} else None,
    }
    if fields["raw"] is None and fields["work"] is None:
        log.dropped(path, "says nothing of the cited work; left out")
        return None
    return part(log, path, Reference, fields)


def _of_identifier(log: Log, path: str, text: str, kind: str | None, value: str) -> dict[str, Any]:
    if kind in _IDENTIFIERS:
        name, identifier = _IDENTIFIERS[kind]
        return {name: taken(log, path, identifier, value)}
    return {"url": taken(log, path, Url, text.strip())}


def _fields(node: Node) -> dict[str, Any]:
    """The fields of a cited work."""
    kind = _kind(node)
    date = node.said("datePublished") or node.said("dateCreated")
    publisher = publisher_fields(node)
    fields: dict[str, Any] = {
        "type": kind,
        "authors": names(node, "author") or names(node, "creator"),
        "editors": names(node, "editor"),
        "title": text_in(node.log, node.said("name") or node.said("headline")),
        "date": _date(node.log, date),
        "publisher": publisher.get("name"),
        "publisher_place": publisher.get("place"),
        "edition": node.line("bookEdition"),
        "number": node.line("reportNumber"),
        "version": node.line("version"),
        "volume": node.line("volumeNumber"),
        "issue": node.line("issueNumber"),
        "url": node.taken("url", Url),
    }
    for key, value in _of_containers(node).items():
        fields[key] = fields.get(key) or value
    isbn = node.said("isbn")
    fields["isbn"] = fields.get("isbn") or (taken(node.log, isbn.path, Isbn, isbn.text) if isbn else None)
    fields |= {key: value for key, value in _identified(node).items() if not fields.get(key)}
    fields["pages"] = pages(node, fields.get("article_number"))
    if fields["url"] and fields.get("doi") and named("", fields["url"]).value == fields["doi"]:
        fields["url"] = fields["url"] if "identifier" in node else None
    return fields


def _kind(node: Node) -> WorkType | None:
    genre = node.line("genre")
    for kind in sorted(node.types):
        if (kind, genre) in WORKS:
            return WORKS[kind, genre]
        if genre:
            node.log.dropped(node.at("genre"), f"a cited work has no place for it; left out: {quoted(genre)}")
        if (kind, None) in WORKS and kind != ANY_WORK:
            return WORKS[kind, None]
    return None


def _date(log: Log, said: Said | None) -> PartialDate | None:
    return date_in(log, said.path, said.text) if said else None


def _of_containers(node: Node) -> dict[str, Any]:
    """Volume, issue, container, series, and what belongs to the container."""
    found: dict[str, Any] = {}
    for level in levels(node):
        if "volumeNumber" in level:
            found["volume"] = level.line("volumeNumber")
        if "issueNumber" in level:
            found["issue"] = level.line("issueNumber")
        if level.types & _WITHIN and not level.types - _WITHIN:
            continue
        field = "series_title" if level.types & _SERIES else "container_title"
        title = text_in(level.log, level.said("name"))
        if field in found and title:
            level.log.dropped(level.path, f"a work has one {field}, {found[field]}; left out: {title}")
        elif title:
            found[field] = title
        for said in level.strings("issn"):
            found.setdefault(
                "issn", next((each.issn for each in issns_in(Field(said.path, said.text, level.log))), None)
            )
        isbn = level.said("isbn")
        found |= {
            key: value
            for key, value in {
                "isbn": taken(level.log, isbn.path, Isbn, isbn.text) if isbn else None,
                "edition": level.line("bookEdition"),
                "editors": names(level, "editor"),
                **{key: value for key, value in _identified(level).items() if key == "issn"},
            }.items()
            if value
        }
        publisher = publisher_fields(level)
        found |= {
            field: value
            for field, value in (("publisher", publisher.get("name")), ("publisher_place", publisher.get("place")))
            if value
        }
    return found


def _identified(node: Node) -> dict[str, Any]:
    """The fields that identifiers fill."""
    found: dict[str, Any] = {}
    candidates = list(identifiers(node))
    if node.id and not node.id.startswith(("#", "_:")):
        candidates.append(named(node.at("@id"), node.id))
    candidates += [named(said.path, said.text) for said in node.strings("sameAs")]
    for each in candidates:
        if each.kind in _IDENTIFIERS:
            name, kind = _IDENTIFIERS[each.kind]
            value = taken(node.log, each.path, kind, each.value)
            known = found.setdefault(name, value)
            if known and value and str(known).casefold() != str(value).casefold():
                node.log.dropped(each.path, f"differs from {known}; left out: {value}")
        elif each.kind == ARTICLE_NUMBER:
            found["article_number"] = each.value
        elif each.kind == NUMBER:
            found["number"] = each.value
        elif "://" in each.value and "url" not in found and "url" not in node:
            found["url"] = taken(node.log, each.path, Url, each.value)
        elif each.path != node.at("@id"):
            node.log.dropped(each.path, f"a cited work has no place for it; left out: {quoted(each.value)}")
    return found


def pages(node: Node, article_number: str | None) -> Pages | None:
    """The pages; an article number stands there again, as clients look there for it."""
    first, last, whole = node.line("pageStart"), node.line("pageEnd"), node.line("pagination")
    if first is None and last is None:
        return pages_of(whole)
    if article_number and first == whole == article_number and last is None:
        return None
    if first is None:
        return part(node.log, node.at("pageEnd"), Pages, {"range": whole or f"-{last}"})
    return part(node.log, node.at("pageStart"), Pages, {"first": first, "last": last, "range": whole})

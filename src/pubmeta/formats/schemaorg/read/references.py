"""The cited works: nodes, or texts as printed."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from pubmeta.formats.schemaorg.read.agents import names, publisher_fields
from pubmeta.formats.schemaorg.read.containers import levels
from pubmeta.formats.schemaorg.read.identifiers import identifiers, is_unidentified, keep, named, own_identifier
from pubmeta.formats.schemaorg.read.nodes import Node, text_in
from pubmeta.formats.schemaorg.terms import ANY_WORK, ARTICLE_NUMBER, NUMBER, REFERENCE, WORKS
from pubmeta.model import ArxivId, Doi, Isbn, Issn, Pages, Pmcid, Pmid, Reference, Url, Work, WorkType
from pubmeta.reading import Field, issns_in, page_fields, quoted, unique_key
from pubmeta.reading.references import reference_of

_IDENTIFIERS = {
    "doi": ("doi", Doi),
    "pubmed": ("pmid", Pmid),
    "pmc": ("pmcid", Pmcid),
    "arxiv": ("arxiv", ArxivId),
    "isbn": ("isbn", Isbn),
    "issn": ("issn", Issn),
}
_LINES = {
    "bookEdition": "edition",
    "reportNumber": "number",
    "version": "version",
    "volumeNumber": "volume",
    "issueNumber": "issue",
}
_WITHIN = frozenset({"PublicationIssue", "PublicationVolume"})
_TITLE_ALONE = frozenset({"@type", "name", "volumeNumber", "issueNumber", "isPartOf"})
_SERIES = frozenset({"CreativeWorkSeries", "BookSeries"})


def references(node: Node) -> tuple[Reference, ...]:
    """The references in their order; one whose work has no key of its own in the document has its number."""
    entries = node.all("citation")
    keys = list(map(_key, entries))
    used = {key for key in keys if key}
    found = []
    seen: set[str] = set()
    for number, (entry, key) in enumerate(zip(entries, keys, strict=True), 1):
        unique = key if key and key not in seen else unique_key(None, number, used)
        seen.add(unique)
        if reference := _reference(entry, unique):
            found.append(reference)
    return tuple(found)


def _key(entry: Node | Field) -> str | None:
    """The key that a local ``@id`` holds."""
    identifier = entry.id if isinstance(entry, Node) else None
    if not identifier or not identifier.startswith("#") or len(identifier) < 2:
        return None
    return unquote(identifier[1:]).removeprefix(REFERENCE)[:128]


def _reference(entry: Node | Field, key: str) -> Reference | None:
    if isinstance(entry, Field):
        identifier = named(entry)
        if identifier.kind in _IDENTIFIERS or ("://" in entry.text and " " not in entry.text.strip()):
            name, kind = _IDENTIFIERS.get(identifier.kind or "", ("url", Url))
            if cited := entry.part(Work, {name: identifier.field.taken(kind)}):
                return entry.part(Reference, {"key": key, "work": cited})
        return entry.part(Reference, {"key": key, "raw": text_in(entry)})
    made = {name: value for name, value in _fields(entry).items() if value}
    work = made if made.keys() - {"type"} else {}
    fields = {"key": key, "label": entry.line("position"), "raw": entry.read(text_in, "description")}
    if fields["raw"] is None and not work:
        entry.dropped("does not describe the cited work; left out")
        return None
    return reference_of(entry.part, fields, work)


def _fields(node: Node) -> dict[str, Any]:
    """The fields of a cited work."""
    kind = _kind(node)
    publisher = publisher_fields(node)
    fields: dict[str, Any] = {
        "type": kind,
        "authors": names(node, "author") or names(node, "creator"),
        "editors": names(node, "editor"),
        "title": node.read(text_in, "name") or node.read(text_in, "headline"),
        "date": node.date("datePublished") or node.date("dateCreated"),
        "publisher": publisher.get("name"),
        "publisher_place": publisher.get("place"),
        **node.lines_by(_LINES),
        "url": node.taken(Url, "url"),
    }
    for key, value in _of_containers(node).items():
        fields[key] = fields.get(key) or value
    fields["isbn"] = fields.get("isbn") or node.taken(Isbn, "isbn")
    fields |= {key: value for key, value in _identified(node).items() if not fields.get(key)}
    fields |= place(node, fields.get("article_number"))
    if fields["url"] and fields.get("doi") and named(Field("url", fields["url"], node.log)).value == fields["doi"]:
        fields["url"] = fields["url"] if "identifier" in node else None
    return fields


def _kind(node: Node) -> WorkType | None:
    genre = node.line("genre")
    for kind in sorted(node.types):
        if (kind, genre) in WORKS:
            return WORKS[kind, genre]
        if genre:
            node.dropped(f"a cited work has no place for it; left out: {quoted(genre)}", at="genre")
        if (kind, None) in WORKS and kind != ANY_WORK:
            return WORKS[kind, None]
    return None


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
        title = level.read(text_in, "name")
        if field in found and title:
            level.dropped(f"a work has one {field}, {found[field]}; left out: {title}")
        elif title:
            found[field] = title
        if level.keys() <= _TITLE_ALONE:
            continue
        for text in level.texts("issn"):
            found.setdefault("issn", next((each.issn for each in issns_in(text)), None))
        found |= {
            key: value
            for key, value in {
                "isbn": level.taken(Isbn, "isbn"),
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
    if is_unidentified(node):
        return {}
    found: dict[str, Any] = {}
    own = [] if (node.id or "").startswith(("#", "_:")) else own_identifier(node)
    for each in [*identifiers(node), *own, *map(named, node.texts("sameAs"))]:
        if each.kind in _IDENTIFIERS:
            name, kind = _IDENTIFIERS[each.kind]
            keep(found, name, each, kind)
        elif each.kind == ARTICLE_NUMBER:
            found["article_number"] = each.value
        elif each.kind == NUMBER:
            found["number"] = each.value
        elif "://" in each.value and "url" not in found and "url" not in node:
            found["url"] = each.field.taken(Url)
        elif each not in own:
            each.field.unplaced("a cited work has no place for it")
    return found


def place(node: Node, article_number: str | None) -> dict[str, Pages | str | None]:
    """The pages; an article number is there again, as clients look there for it."""
    first, last, whole = node.line("pageStart"), node.line("pageEnd"), node.line("pagination")
    if article_number and first == whole == article_number and last is None:
        return {}
    if last is None and (first is None or whole is None):
        found = page_fields(node.log, node.at("pagination" if first is None else "pageStart"), first or whole)
        number = found.get("article_number")
        if article_number and number not in (None, article_number):
            node.dropped(f"the article number is {article_number}; left out: {number}", at="pageStart")
        return {**found, "article_number": article_number} if article_number else {**found}
    if first is None:
        return {"pages": node.part(Pages, {"range": whole or f"-{last}"}, at="pageEnd")}
    return {"pages": node.part(Pages, {"first": first, "last": last, "range": whole}, at="pageStart")}

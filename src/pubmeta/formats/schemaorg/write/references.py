"""The cited works: a node for each that is known as fields, text for one that is only known as printed."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from pubmeta.formats.schemaorg.terms import (
    ANY_WORK,
    ARTICLE_NUMBER,
    CONTAINER_TYPES,
    GENRES,
    LOCAL_IDS,
    NUMBER,
    REFERENCE,
    WITH_ISSN,
    WITH_PAGES,
    WORK_TYPES,
)
from pubmeta.formats.schemaorg.write.agents import editor_properties, name_nodes
from pubmeta.formats.schemaorg.write.containers import nested, volume_node
from pubmeta.formats.schemaorg.write.nodes import Node, identifiers, node, plain, property_value, registered
from pubmeta.model import Pages, Reference
from pubmeta.problems import Log, Place
from pubmeta.reading.pages import pages_of, placed_in

_LIKE_AN_IDENTIFIER = re.compile(r"\S+|(?:doi|pmid|pmcid|arxiv|isbn|issn)\s*:.*", re.IGNORECASE | re.DOTALL)
"""A text that is taken for the name of the cited work, where it is as the citation."""
_ENCODED = re.compile("[^A-Za-z0-9_.~-]+")
"""What is percent-encoded in a local id (RFC 3986)."""
_NOTHING_OF_WORK = frozenset({"@type", "@id", "position", "genre"})
Fields = dict[str, Any]
"""Those of a work, all of them."""


def citations(references: tuple[Reference, ...], log: Log) -> list[str | Node]:
    """A citation for each reference, in their order."""
    found = []
    for at, reference in log.each("references", references):
        if citation := _citation(reference, at):
            found.append(citation)
    return found


def _citation(reference: Reference, at: Place) -> str | Node | None:
    known = reference.__dict__  # which costs a fraction of what pydantic's attributes do
    work, raw, label = known["work"], known["raw"], known["label"]
    if work is None:
        at.dropped("key", "schema.org has no id for a citation that is only text")
        if label:
            at.dropped("label", f"schema.org has no position for a citation that is only text; the label is {label}")
        text = plain(raw or "", at, "raw")
        return {"@type": ANY_WORK, "description": text} if _LIKE_AN_IDENTIFIER.fullmatch(text.strip()) else text
    fields = work.__dict__
    kind = fields["type"]
    made: Node = {"@type": WORK_TYPES[kind] if kind else ANY_WORK}
    ids = _identifiers(fields, made["@type"])
    if fields["doi"]:
        at.dropped("key", "schema.org identifies the cited work by its DOI")
        made["@id"] = ids[0]["url"]
    else:
        made["@id"] = local_id(known["key"])
    if label:
        made["position"] = label
    if raw:
        made["description"] = plain(raw, at, "raw")
    _add_work(made, fields, ids, at.at("work"))
    if made.keys() <= _NOTHING_OF_WORK:
        at.dropped("", "nothing in the work has a place in schema.org")
        return None
    return made


def local_id(key: str) -> str:
    """The @id of a reference by its key, which differs from the ids of statements and abstracts."""
    encoded = _ENCODED.sub(lambda found: quote(found[0], safe=""), key)
    return f"#{REFERENCE}{encoded}" if LOCAL_IDS.fullmatch(key) else f"#{encoded}"


def _add_work(made: Node, fields: Fields, ids: list[Node], at: Place) -> None:
    """Add what is known of the work; `made` has its class, and what its place in the list of references gives it."""
    kind, pages, edition = made["@type"], fields["pages"], fields["edition"]
    if pages and kind not in WITH_PAGES:
        at.dropped("pages", f"a {kind} has no pages in schema.org: {pages}")
    if edition and kind not in {"Book", "Chapter"}:
        at.dropped("edition", f"a {kind} has no edition in schema.org")
    if genre := GENRES.get(fields["type"]):
        made["genre"] = genre
    if title := fields["title"]:
        made["name"] = plain(title, at, "title")
    if authors := fields["authors"]:
        made["author"] = name_nodes(authors, at, "authors")
    if fields["editors"] and kind != "Chapter":
        made |= editor_properties(fields["editors"], at)
    if date := fields["date"]:
        made["datePublished"] = str(date)
    if fields["publisher"] or fields["publisher_place"]:
        made["publisher"] = node("Organization", {"name": fields["publisher"], "location": fields["publisher_place"]})
    if whole := _whole(fields, at):
        made["isPartOf"] = whole
    if kind in WITH_PAGES:
        made |= page_properties(pages, fields["article_number"], at)
    if edition and kind == "Book":
        made["bookEdition"] = edition
    if kind == "Report" and (number := fields["number"]):
        made["reportNumber"] = number
    if version := fields["version"]:
        made["version"] = version
    if ids:
        made["identifier"] = ids
    if kind == "Book" and (isbn := fields["isbn"]):
        made["isbn"] = str(isbn)
    if url := fields["url"]:
        made["url"] = str(url)


def page_properties(pages: Pages | None, article_number: str | None, at: Place) -> Node:
    """Where in its container a work is: its pages; without them its article number, as clients look there for it.

    `at` is the place of the work.
    """
    if pages is None:
        return {"pageStart": article_number, "pagination": article_number} if article_number else {}
    first, last, printed = pages.first, pages.last, pages.range
    alone = first or printed if last is None and (first is None or printed is None) else None
    if alone and pages_of(alone) != pages:
        at.dropped("pages", f"the pages are written as {pages}; software expects pageStart and pageEnd")
        if article_number is None and (number := placed_in(alone).article_number):
            at.guessed("article_number", f"readers take {number} for it, for the pages are {pages}")
    made = {"pageStart": first} if first else {}
    if last:
        made["pageEnd"] = last
    if printed:
        made["pagination"] = printed
    return made


def _whole(fields: Fields, at: Place) -> Node | None:
    """What the work is part of: an issue of a volume of what it appeared in, and the series of it or of that."""
    container, series = _container(fields, at), None
    if title := fields["series_title"]:
        if container and container["@type"] in WITH_ISSN:
            at.dropped("series_title", f"schema.org has no series for a {container['@type']}: {title}")
        else:
            series = {"@type": "CreativeWorkSeries", "name": plain(title, at, "series_title")}
    issue = {"@type": "PublicationIssue", "issueNumber": fields["issue"]} if fields["issue"] else None
    return nested(issue, volume_node(fields["volume"]), container, series)


def _container(fields: Fields, at: Place) -> Node | None:
    """What the work appeared in: its journal, book or site; of a chapter's book also what belongs to the book."""
    kind = CONTAINER_TYPES.get(fields["type"], ANY_WORK)
    made: Node = {"@type": kind}
    if title := fields["container_title"]:
        made["name"] = plain(title, at, "container_title")
    if issn := fields["issn"]:
        if kind in WITH_ISSN:
            made["issn"] = [str(issn)]
        else:
            made["identifier"] = [registered("issn", issn)]
    if kind == "Book":
        if isbn := fields["isbn"]:
            made["isbn"] = str(isbn)
        if edition := fields["edition"]:
            made["bookEdition"] = edition
        made |= editor_properties(fields["editors"], at)
    return made if len(made) > 1 else None


def _identifiers(fields: Fields, kind: str) -> list[Node]:
    """The identifiers of the work, its DOI first."""
    found = identifiers(fields["doi"], fields["pmid"], fields["pmcid"], fields["arxiv"])
    if (isbn := fields["isbn"]) and kind not in {"Book", "Chapter"}:
        found.append(registered("isbn", isbn))
    if number := fields["article_number"]:
        found.append(property_value(number, ARTICLE_NUMBER))
    if (number := fields["number"]) and kind != "Report":
        found.append(property_value(number, NUMBER))
    return found

"""The cited works: a node for each that is known as fields, text for one that is only known as printed."""

from __future__ import annotations

import re
from urllib.parse import quote

from pubmeta.formats.schemaorg.terms import (
    ANY_WORK,
    CONTAINER_TYPES,
    GENRES,
    LOCAL_IDS,
    NUMBER,
    REFERENCE,
    WITH_ISSN,
    WITH_PAGES,
    WORK_TYPES,
)
from pubmeta.formats.schemaorg.write.agents import name_node
from pubmeta.formats.schemaorg.write.containers import nested, volume_node
from pubmeta.formats.schemaorg.write.nodes import (
    Node,
    article_number_id,
    identifiers,
    iso,
    known,
    node,
    plain,
    property_value,
)
from pubmeta.model import GroupName, Pages, Reference, Work, WorkType
from pubmeta.problems import Log, Place
from pubmeta.reading.pages import pages_of, placed_in

_LIKE_AN_IDENTIFIER = re.compile(r"\S+|(?:doi|pmid|pmcid|arxiv|isbn|issn)\s*:.*", re.IGNORECASE | re.DOTALL)
"""A text that is taken for the name of the cited work, where it is as the citation."""


def citations(references: tuple[Reference, ...], log: Log) -> list[str | Node]:
    """A citation for each reference, in their order."""
    found = (_citation(reference, at) for at, reference in log.each("references", references))
    return [citation for citation in found if citation]


def _citation(reference: Reference, at: Place) -> str | Node | None:
    work, raw = reference.work, reference.raw
    if work is None:
        at.dropped("key", "schema.org has no id for a citation that is only text")
        if reference.label:
            at.dropped(
                "label", f"schema.org has no position for a citation that is only text; the label is {reference.label}"
            )
        text = plain(raw or "", at, "raw")
        return {"@type": ANY_WORK, "description": text} if _LIKE_AN_IDENTIFIER.fullmatch(text.strip()) else text
    if work.doi:
        at.dropped("key", "schema.org identifies the cited work by its DOI")
    made = _cited_work(
        work,
        {
            "@id": work.doi.url if work.doi else local_id(reference.key),
            "position": reference.label,
            "description": plain(raw, at, "raw") if raw else None,
        },
        at.at("work"),
    )
    if made.keys() <= {"@type", "@id", "position", "genre"}:
        at.dropped("", "nothing in the work has a place in schema.org")
        return None
    return made


def local_id(key: str) -> str:
    """The @id of a reference by its key, which differs from the ids of statements and abstracts."""
    return f"#{REFERENCE if LOCAL_IDS.fullmatch(key) else ''}{quote(key, safe='')}"


def _cited_work(work: Work, of_reference: Node, at: Place) -> Node:
    """The work; `of_reference` are properties that its place in the list of references gives it."""
    kind = WORK_TYPES[work.type] if work.type else ANY_WORK
    in_book = work.type is WorkType.CHAPTER
    has_pages = kind in WITH_PAGES
    if work.pages and not has_pages:
        at.dropped("pages", f"a {kind} has no pages in schema.org: {work.pages}")
    if work.edition and not in_book and kind != "Book":
        at.dropped("edition", f"a {kind} has no edition in schema.org")
    return node(
        kind,
        {
            **of_reference,
            "genre": work.type and GENRES.get(work.type),
            "name": work.title and plain(work.title, at, "title"),
            "author": [name_node(name, place) for place, name in at.each("authors", work.authors)],
            **({} if in_book else _editors(work, at)),
            "datePublished": iso(work.date),
            "publisher": _publisher(work),
            "isPartOf": nested(
                node("PublicationIssue", {"issueNumber": work.issue}) if work.issue else None,
                volume_node(work.volume) if work.volume else None,
                *_containers(work, at),
            ),
            **(page_properties(work.pages, work.article_number, at) if has_pages else {}),
            "bookEdition": work.edition if kind == "Book" else None,
            "reportNumber": work.number if kind == "Report" else None,
            "version": work.version,
            "identifier": _identifiers(work, kind),
            "isbn": work.isbn if kind == "Book" else None,
            "url": work.url,
        },
    )


def page_properties(pages: Pages | None, article_number: str | None, at: Place) -> dict[str, str | None]:
    """Where in its container a work is: its pages; without them its article number, as clients look there for it.

    `at` is the place of the work.
    """
    if pages is None:
        return {"pageStart": article_number, "pagination": article_number}
    is_like_number = pages.last is None and pages.first == pages.range == article_number
    alone = pages.range if pages.first is None else pages.first if str(pages) == pages.first else None
    if is_like_number or (alone and pages_of(alone) != pages):
        at.dropped("pages", f"the pages are written as {pages}; software expects pageStart and pageEnd")
        if article_number is None and alone and (number := placed_in(alone).article_number):
            at.guessed("article_number", f"readers take {number} for it, for the pages are {pages}")
    return {"pageStart": pages.first, "pageEnd": pages.last, "pagination": pages.range}


def _containers(work: Work, at: Place) -> tuple[Node | None, Node | None]:
    """What the work appeared in, and the series that it or that belongs to."""
    container = _container(work, at)
    if work.series_title and container and container["@type"] in WITH_ISSN:
        at.dropped("series_title", f"schema.org has no series for a {container['@type']}: {work.series_title}")
        return container, None
    if work.series_title is None:
        return container, None
    return container, node("CreativeWorkSeries", {"name": plain(work.series_title, at, "series_title")})


def _container(work: Work, at: Place) -> Node | None:
    """What the work appeared in: its journal, book or site; of a chapter's book also what belongs to the book."""
    kind = CONTAINER_TYPES.get(work.type, ANY_WORK) if work.type else ANY_WORK
    in_book = kind == "Book"
    return known(
        kind,
        {
            "name": work.container_title and plain(work.container_title, at, "container_title"),
            "issn": [work.issn] if work.issn and kind in WITH_ISSN else None,
            "identifier": None if kind in WITH_ISSN else identifiers(issn=work.issn),
            "isbn": work.isbn if in_book else None,
            "bookEdition": work.edition if in_book else None,
            **(_editors(work, at) if in_book else {}),
        },
    )


def _editors(work: Work, at: Place) -> dict[str, list[Node]]:
    """The editors; groups, which schema.org does not take for editors, as contributors."""
    if not work.editors:
        return {}
    found: dict[str, list[Node]] = {"editor": [], "contributor": []}
    for place, name in at.each("editors", work.editors):
        is_group = isinstance(name, GroupName)
        if is_group:
            place.dropped("", "only a person is an editor in schema.org; written as contributor")
        found["contributor" if is_group else "editor"].append(name_node(name, place))
    return found


def _publisher(work: Work) -> Node | None:
    if not (work.publisher or work.publisher_place):
        return None
    return node("Organization", {"name": work.publisher, "location": work.publisher_place})


def _identifiers(work: Work, kind: str) -> list[Node]:
    has_isbn = kind == "Book" or work.type is WorkType.CHAPTER
    return [
        *identifiers(
            doi=work.doi,
            pmid=work.pmid,
            pmcid=work.pmcid,
            arxiv=work.arxiv,
            isbn=None if has_isbn else work.isbn,
        ),
        *article_number_id(work.article_number),
        *([property_value(work.number, NUMBER)] if work.number and kind != "Report" else ()),
    ]

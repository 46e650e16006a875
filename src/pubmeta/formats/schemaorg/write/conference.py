"""The conference at which a paper was given, and the proceedings in which it is printed."""

from __future__ import annotations

from pubmeta.formats.schemaorg.terms import ISBN_NAMES, NUMBER
from pubmeta.formats.schemaorg.write.agents import editor_properties, publisher_node
from pubmeta.formats.schemaorg.write.containers import ISSN_PORTAL, issue_node, media, nested, volume_node
from pubmeta.formats.schemaorg.write.nodes import (
    Node,
    identifiers,
    iso,
    known,
    node,
    plain,
    property_value,
    registered,
)
from pubmeta.model import Article, Event, GroupName, Name, Proceedings, ProceedingsIsbn, Series
from pubmeta.problems import Log, Place


def event_node(event: Event, at: Place) -> Node | None:
    """The conference; its dates in words have no property."""
    if event.dates_as_printed:
        remedy = None if event.start else "set event.start, and event.end if it was of several days"
        at.dropped("dates_as_printed", "schema.org has dates in numbers only", remedy=remedy)
    return known(
        "Event",
        {
            "name": event.name,
            "alternateName": [event.acronym] if event.acronym else None,
            "identifier": [property_value(event.number, NUMBER)] if event.number else None,
            "description": event.theme,
            "startDate": iso(event.start),
            "endDate": iso(event.end),
            "location": event.place,
            "sponsor": [node("Organization", {"name": name}) for name in event.sponsors],
            "url": event.url,
        },
    )


def paper_container(article: Article, proceedings: Proceedings, log: Log) -> Node | None:
    """The book of the proceedings in its series, as a volume of this, or of the book where there is no series."""
    book = _book(proceedings, log.at("proceedings"))
    series = _series(proceedings.series) if proceedings.series else None
    issue, volume = issue_node(article, log), volume_node(article.volume)
    return nested(issue, book, volume, series) if series else nested(issue, volume, book)


def _book(proceedings: Proceedings, at: Place) -> Node | None:
    editors = editor_properties(proceedings.editors, at)
    if not _is_in_order(proceedings.editors):
        at.dropped("editors", "schema.org has persons and organizations under two properties; their order is not kept")
    isbns = [each.isbn for each in proceedings.isbns]
    return known(
        "Book",
        {
            "@id": proceedings.doi and proceedings.doi.url,
            "name": proceedings.title and plain(proceedings.title, at, "title"),
            "alternativeHeadline": [plain(proceedings.subtitle, at, "subtitle")] if proceedings.subtitle else None,
            "about": [node("DefinedTerm", {"name": proceedings.subject})] if proceedings.subject else None,
            **editors,
            "isbn": isbns[0] if len(isbns) == 1 else isbns,
            "identifier": [*identifiers(proceedings.doi), *map(_isbn, proceedings.isbns)],
            "inLanguage": proceedings.language,
            "publisher": publisher_node(proceedings.publisher),
        },
    )


def _is_in_order(editors: tuple[Name, ...]) -> bool:
    """Whether the persons are before the groups."""
    groups = [isinstance(name, GroupName) for name in editors]
    return groups == sorted(groups)


def _isbn(known_isbn: ProceedingsIsbn) -> Node:
    """An ISBN and what it is of; the property isbn does not say."""
    return registered("isbn", known_isbn.isbn, name=ISBN_NAMES[known_isbn.medium] if known_isbn.medium else None)


def _series(series: Series) -> Node:
    issn = series.issn_linking or next(iter(series.issns), None)
    return node(
        "CreativeWorkSeries",
        {
            "@id": issn and ISSN_PORTAL + issn,
            "name": series.title,
            "issn": list(series.issns),
            "identifier": [
                *identifiers(series.doi),
                *(registered("issn", issn, name=name) for issn, name in media(series)),
            ],
        },
    )

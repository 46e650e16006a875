"""What a work is part of: its issue, that in its volume, that in its journal; absent levels are left out."""

from __future__ import annotations

from collections.abc import Iterator

from pubmeta.formats.schemaorg.terms import ISSN_NAMES, NLM_TA, PUBLISHER_ID
from pubmeta.formats.schemaorg.write.agents import publisher_node
from pubmeta.formats.schemaorg.write.nodes import Node, identifiers, iso, known, node, plain, property_value, registered
from pubmeta.model import POSTED, Article, Issn, Journal, Series
from pubmeta.problems import Log

ISSN_PORTAL = "https://portal.issn.org/resource/ISSN/"


def nested(*levels: Node | None) -> Node | None:
    """The levels, from the smallest to the largest, each made a part of the next."""
    smallest = part = None
    for level in levels:
        if level:
            if part is None:
                smallest = level
            else:
                part["isPartOf"] = level
            part = level
    return smallest


def volume_node(volume: str | None) -> Node | None:
    """A volume of a periodical, or of a book in several."""
    return {"@type": "PublicationVolume", "volumeNumber": volume} if volume else None


def issue_node(article: Article, log: Log) -> Node | None:
    """The issue of the article, with its title and the date that it bears."""
    return known(
        "PublicationIssue",
        {
            "issueNumber": article.issue,
            "name": article.issue_title and plain(article.issue_title, log, "issue_title"),
            "datePublished": iso(article.dates.issue) if article.issue or article.issue_title else None,
        },
    )


def article_container(article: Article, log: Log) -> Node | None:
    """The issue, volume and journal of the article; a preprint's server is a web site."""
    is_server = article.type in POSTED
    journal = _journal(article.journal, is_server=is_server) if article.journal else None
    return nested(issue_node(article, log), volume_node(article.volume), journal)


def _journal(journal: Journal, *, is_server: bool) -> Node:
    issn = journal.issn_linking or next(iter(journal.issns), None)
    return node(
        "WebSite" if is_server else "Periodical",
        {
            "@id": issn and ISSN_PORTAL + issn,
            "name": journal.title,
            "alternateName": list(journal.abbreviations),
            "issn": [*map(str, journal.issns)],
            "identifier": [
                *identifiers(journal.doi),
                *(registered("issn", issn, name=name) for issn, name in media(journal)),
                *([property_value(journal.publisher_id, PUBLISHER_ID)] if journal.publisher_id else ()),
                *([property_value(journal.nlm_ta, NLM_TA)] if journal.nlm_ta else ()),
            ],
            "inLanguage": journal.language,
            "publisher": publisher_node(journal.publisher),
        },
    )


def media(journal: Journal | Series) -> Iterator[tuple[Issn, str]]:
    """Each ISSN and what it is of; the property issn does not say."""
    for name, field in ISSN_NAMES.items():
        if issn := getattr(journal, field):
            yield issn, name

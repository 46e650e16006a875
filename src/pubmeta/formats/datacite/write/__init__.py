"""An article as the JSON of DataCite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from pubmeta.formats.datacite.terms import (
    ADDED,
    ARTICLE,
    DATES,
    GENERAL_TYPES,
    ID_TYPES,
    SCHEMA_VERSION,
    STATUS,
    TEXT,
    TITLE,
    words_of,
)
from pubmeta.formats.datacite.write.container import container
from pubmeta.formats.datacite.write.people import people
from pubmeta.formats.datacite.write.placed import PLACED
from pubmeta.formats.datacite.write.related import related
from pubmeta.formats.datacite.write.rights import funding, rights
from pubmeta.formats.datacite.write.texts import Distinct, Values, descriptions, kept, subjects, titles
from pubmeta.model import POSTED, Article, ArticleType, StatusType
from pubmeta.model.single import by_its_reviewers
from pubmeta.model.unplaced import report_unplaced
from pubmeta.problems import Log

if TYPE_CHECKING:
    from pubmeta.formats.datacite.options import DataciteOptions


def write(article: Article, options: DataciteOptions, log: Log) -> bytes:
    """The record, as DataCite's JSON Schema has it."""
    return to_json(record(article, options, log), indent=2) + b"\n"


def record(article: Article, options: DataciteOptions, log: Log, name: str = "datacite") -> dict[str, Any]:
    """The record as values; its XML has the same. name: of the format, before the codes of rules."""
    article = by_its_reviewers(article, log, TITLE, has_anonymous=True)
    report_unplaced(article, PLACED, log, otherwise=f"{TITLE} has no place for it")
    found = {
        "doi": article.doi,
        "url": article.landing_page,
        "types": _types(article, options.version),
        **people(article, options.version, log, name),
        "titles": titles(article, options.version, log),
        "publisher": _publisher(article, log, name),
        "publicationYear": _year(article, log, name),
        "subjects": subjects(article, log),
        "dates": _dates(article, log),
        "language": article.language,
        "alternateIdentifiers": _identifiers(article),
        "relatedIdentifiers": related(article, options.version, log),
        "relatedItems": container(article, log),
        "version": article.version.label if article.version else None,
        "rightsList": rights(article, log),
        "descriptions": descriptions(article, log),
        "fundingReferences": funding(article, log),
        "schemaVersion": SCHEMA_VERSION,
    }
    if article.version and not article.version.label:
        log.dropped("version", f"{TITLE} has only the label of a version")
    return kept(found)


def _types(article: Article, version: str) -> Values:
    """The general type, which needs a word of the version; and the type in our word."""
    general = GENERAL_TYPES.get(article.type, ARTICLE) if article.type else ARTICLE
    if article.type is None and article.proceedings:
        general = GENERAL_TYPES[ArticleType.CONFERENCE_PAPER]
    later = {word for words in ADDED.values() for word in words.get("resourceTypeGeneral", ())}
    if general in later and general not in words_of(version, "resourceTypeGeneral"):
        general = TEXT
    return kept({"resourceTypeGeneral": general, "resourceType": article.type})


def _publisher(article: Article, log: Log, name: str) -> Values | None:
    """The publisher, which DataCite needs: of a posted work that has none its server, or the first institution."""
    first = next((each for each in article.institutions if each.name), None)
    for at, each in log.each("institutions", article.institutions):
        if each is not first or article.publisher or (article.journal and article.type in POSTED):
            at.dropped("", f"{TITLE} has one publisher, and no other institutions")
    if article.publisher:
        if article.type in POSTED and article.journal and article.journal.title == article.publisher.name:
            log.guessed(
                "journal.publisher", "it has the name of the server, and is read from DataCite as the server alone"
            )
        return {"name": article.publisher.name}
    if article.journal and article.type in POSTED:
        log.assumed("journal.publisher", f"{TITLE} needs the publisher; the server is written: {article.journal.title}")
        return {"name": article.journal.title}
    if first:
        place = "journal" if article.journal else "proceedings" if article.proceedings else None
        if place or not (article.type in POSTED or article.type is ArticleType.PEER_REVIEW):
            log.guessed("institutions", f"{TITLE} needs the publisher; the first institution is written: {first.name}")
        if place:
            log.guessed(f"{place}.publisher", f"the first institution is read as it: {first.name}")
        elif article.type is ArticleType.PREPRINT and not first.ror:
            remedy = "add the ROR id of the institution, or the server, as journal"
            log.guessed("institutions", f"the first is read from {TITLE} as the server: {first.name}", remedy=remedy)
            log.guessed("journal.title", f"the first institution is read as it: {first.name}")
        return kept(
            {
                "name": first.name,
                "publisherIdentifier": first.ror and first.ror.url,
                "publisherIdentifierScheme": first.ror and "ROR",
                "schemeUri": first.ror and "https://ror.org",
            }
        )
    place = "proceedings" if article.proceedings else "journal"
    log.missing(
        f"{place}.publisher",
        f"{TITLE} needs the publisher",
        code=f"{name}.publisher",
        remedy="add publisher, in the article's journal or proceedings, or in the profile of the journal",
    )
    return None


def _year(article: Article, log: Log, name: str) -> str | None:
    first = article.dates.first_published
    if first is None:
        is_pending = article.status is not None and article.status.type is StatusType.PENDING
        log.missing(
            "dates.published",
            f"{TITLE} needs the year of publication{', and the work is still to come' if is_pending else ''}",
            code=f"{name}.year",
            remedy="write it once it is published" if is_pending else "add it, at least the year",
        )
    return f"{first.year:04d}" if first else None


def _dates(article: Article, log: Log) -> list[Values]:
    found: list[Values] = []
    if article.type in POSTED and article.dates.published and not article.dates.posted:
        log.guessed("dates.posted", f"is absent; {article.dates.published}, the date of publication, is read as this")
        log.guessed("dates.published", "is read as the day on which the work was posted")
    for name, (kind, information) in DATES.items():
        value = getattr(article.dates, name)
        known = value if isinstance(value, tuple) else (value,)
        found += [kept({"date": str(date), "dateType": kind, "dateInformation": information}) for date in known if date]
    if status := article.status:
        if status.date and status.type in STATUS:
            kind, information = STATUS[status.type]
            found.append({"date": str(status.date), "dateType": kind, "dateInformation": information})
        else:
            log.dropped("status", f"{TITLE} has only the date on which a work was withdrawn or removed")
    return Distinct(found)


def _identifiers(article: Article) -> list[Values]:
    known: list[tuple[str, str | None]] = [
        ("PMID", article.pmid),
        ("PMCID", article.pmcid),
        ("arXiv", article.arxiv),
    ]
    known += [(ID_TYPES[each.type], each.value) for each in article.other_ids]
    found = [{"alternateIdentifier": value, "alternateIdentifierType": kind} for kind, value in known if value]
    return Distinct(found)

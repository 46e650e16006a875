"""An article as the JSON of DataCite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from pubmeta.formats.datacite.terms import ARTICLE, DATES, GENERAL_TYPES, ID_TYPES, SCHEMA_VERSION, TITLE
from pubmeta.formats.datacite.write.people import people
from pubmeta.formats.datacite.write.placed import PLACED
from pubmeta.formats.datacite.write.related import container, related
from pubmeta.formats.datacite.write.rights import funding, rights
from pubmeta.formats.datacite.write.texts import Values, descriptions, distinct, kept, subjects, titles
from pubmeta.model import Article
from pubmeta.model.unplaced import report_unplaced
from pubmeta.problems import Log

if TYPE_CHECKING:
    from pubmeta.formats.datacite.options import DataciteOptions


def write(article: Article, options: DataciteOptions, log: Log) -> bytes:
    """The record, as DataCite's JSON Schema has it."""
    return to_json(record(article, options, log), indent=2) + b"\n"


def record(article: Article, options: DataciteOptions, log: Log, name: str = "datacite") -> dict[str, Any]:
    """The record as values; its XML has the same. name: of the format, before the codes of rules."""
    report_unplaced(article, PLACED, log, otherwise=f"{TITLE} has no place for it")
    found = {
        "doi": article.doi,
        "url": article.landing_page,
        "types": _types(article),
        **people(article, options.version, log, name),
        "titles": titles(article, log),
        "publisher": _publisher(article, log, name),
        "publicationYear": _year(article, log, name),
        "subjects": subjects(article, log),
        "dates": _dates(article),
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


def _types(article: Article) -> Values:
    general = GENERAL_TYPES.get(article.type, ARTICLE) if article.type else ARTICLE
    return kept({"resourceTypeGeneral": general, "resourceType": article.type})


def _publisher(article: Article, log: Log, name: str) -> Values | None:
    publisher = article.journal.publisher if article.journal else None
    if publisher is None:
        log.missing(
            "journal.publisher",
            f"{TITLE} needs the publisher",
            code=f"{name}.publisher",
            remedy="add publisher, in the article's journal or in the profile of the journal",
        )
    return {"name": publisher.name} if publisher else None


def _year(article: Article, log: Log, name: str) -> str | None:
    first = article.dates.first_published
    if first is None:
        log.missing(
            "dates.published",
            f"{TITLE} needs the year of publication",
            code=f"{name}.year",
            remedy="add it, at least the year",
        )
    return f"{first.year:04d}" if first else None


def _dates(article: Article) -> list[Values]:
    found: list[Values] = []
    for name, (kind, information) in DATES.items():
        value = getattr(article.dates, name)
        known = value if isinstance(value, tuple) else (value,)
        found += [kept({"date": str(date), "dateType": kind, "dateInformation": information}) for date in known if date]
    return distinct(found)


def _identifiers(article: Article) -> list[Values]:
    known: list[tuple[str, str | None]] = [
        ("PMID", article.pmid),
        ("PMCID", article.pmcid),
        ("arXiv", article.arxiv),
    ]
    known += [(ID_TYPES[each.type], each.value) for each in article.other_ids]
    found = [{"alternateIdentifier": value, "alternateIdentifierType": kind} for kind, value in known if value]
    return distinct(found)

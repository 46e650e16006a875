"""What names the article and leads to it, to its full texts and to related works; what may be done with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pubmeta.formats.oai_dc.terms import OPEN_ACCESS
from pubmeta.model import (
    Article,
    ArxivId,
    Doi,
    FullText,
    License,
    LicenseScope,
    LinkPurpose,
    Pmcid,
    Pmid,
    Relation,
    TargetType,
)
from pubmeta.model.license_urls import license_url
from pubmeta.model.public import public_full_texts
from pubmeta.model.unmarked import unmarked
from pubmeta.problems import Log, Place

_RESOLVED: Mapping[TargetType, type[Doi | Pmid | Pmcid | ArxivId]] = {
    TargetType.DOI: Doi,
    TargetType.PMID: Pmid,
    TargetType.PMCID: Pmcid,
    TargetType.ARXIV: ArxivId,
}
"""The identifiers that have an address."""


def identifiers(article: Article) -> Iterator[str]:
    """The addresses of the article; that of its DOI first, which harvesters take."""
    for identifier in (article.doi, article.pmid, article.pmcid, article.arxiv):
        if identifier:
            yield identifier.url
    if article.landing_page:
        yield article.landing_page


def formats(article: Article, log: Log) -> Iterator[str]:
    """The media types of the full texts."""
    for _, full_text in _public(article, log):
        if full_text.media_type:
            yield full_text.media_type


def relations(article: Article, log: Log) -> Iterator[str]:
    """The full texts, then related works, the one that is reviewed, and those that correct it or that it corrects."""
    for at, full_text in _public(article, Log()):
        yield full_text.url
        if full_text.media_type:
            log.dropped(at.path("media_type"), "is written, but not which full text it belongs to")
    for at, relation in log.each("relations", article.relations):
        at.dropped("type", f"that there is a relation is written, but not that it is {relation.type}")
        yield _target(relation, at)
    if article.review and article.review.of:
        log.dropped("review.of", "that there is a relation is written, but not that it is a review of it")
        yield article.review.of.url
    for at, update in log.each("updated_by", article.updated_by):
        at.dropped("type", f"that the work updates this one as a {update.type} has no element")
        yield update.doi.url
    for at, update in log.each("updates", article.updates):
        at.dropped("type", f"that the article is a {update.type} has no element")
        yield update.doi.url


def _target(relation: Relation, at: Place) -> str:
    """The target's address, where it has one, so that programs know what kind of identifier it is."""
    identifier = _RESOLVED.get(relation.target_type)
    if identifier:
        return identifier(relation.target).url
    at.dropped("target_type", f"there is no element for the kind of the identifier {relation.target}")
    return relation.target


def _public(article: Article, log: Log) -> Iterator[tuple[Place, FullText]]:
    for at, full_text in public_full_texts(article, log):
        if full_text.purpose is not LinkPurpose.READING:
            at.dropped("purpose", f"there is no element for the purpose of a link, {full_text.purpose}")
        yield at, full_text


def is_open(article: Article) -> bool:
    """Whether the article may be read without payment, from its publication on and for ever."""
    free = article.free_to_read
    return free is not None and not (free.start_date or free.end_date)


def rights(article: Article, log: Log) -> Iterator[str]:
    """Who may read the article, as far as no clock is needed to say so; the licence; whose it is."""
    if is_open(article):
        yield OPEN_ACCESS
    elif article.free_to_read:
        log.dropped(
            "free_to_read",
            "there is an element for an article that is always free to read, not for one that is so for a time",
        )
    for at, license_ in log.each("licenses", article.licenses):
        if license_.applies_to in (None, LicenseScope.VERSION_OF_RECORD):
            if license_.applies_to:
                at.dropped("applies_to", "that the licence is that of the version of record has no element")
            yield from _license(license_, at)
        else:
            at.dropped("", f"the licence of the article is written, not one for {license_.applies_to}")
    if copyright_ := article.copyright:
        if copyright_.statement:
            for field in ("year", "holder"):
                if getattr(copyright_, field):
                    log.dropped(f"copyright.{field}", "only the statement of the copyright is written")
            yield unmarked(copyright_.statement, log.at("copyright"), "statement", "Dublin Core")
        else:
            yield " ".join(str(part) for part in ("©", copyright_.year, copyright_.holder) if part)


def _license(license_: License, at: Place) -> Iterator[str]:
    """The address of the licence, or else its id, its name or the sentence that grants it."""
    said = license_url(license_, at)
    for field in ("spdx", "name", "statement"):
        value = getattr(license_, field)
        if value and said is None:
            said = unmarked(value, at, field, "Dublin Core")
        elif value:
            at.dropped(field, f"of the licence only {said} is written")
    if said:
        yield said

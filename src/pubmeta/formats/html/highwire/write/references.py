"""The cited works, each in one element: its fields under the names of elements, or its text as printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pubmeta.model import Article, PersonName, Reference, Work, WorkType, plain_text
from pubmeta.problems import Log, Place
from pubmeta.reading.dois import report_ending

if TYPE_CHECKING:
    from pubmeta.formats.html.highwire.options import HighwireOptions


def references(article: Article, options: HighwireOptions, log: Log) -> Iterator[str]:
    """The contents of the elements, in the order of the list, if they are asked for."""
    if not options.references or not article.references:
        return
    log.dropped(
        "references", "of each the fields that programs look for are written, or else its text; keys and labels are not"
    )
    for at, reference in log.each("references", article.references):
        if text := _text_of(reference, at):
            yield text


def _text_of(reference: Reference, at: Place) -> str:
    """``citation_title=Rain; citation_author=Berg, A.``: semicolons separate, so that values have commas for them."""
    parts = [(name, value) for name, value in _parts(reference.work, at) if value] if reference.work else []
    if any(";" in value for _, value in parts):
        at.guessed("work", "semicolons separate the fields of a citation_reference; commas are written in their values")
    fields = [f"{name}={value.replace(';', ',')}" for name, value in parts]
    return "; ".join(fields) or (plain_text(reference.raw) if reference.raw else "")


def _parts(work: Work, at: Place) -> Iterator[tuple[str, str | None]]:
    is_paper = work.type is WorkType.PROCEEDINGS_ARTICLE
    container = "citation_conference_title" if is_paper else "citation_journal_title"
    yield "citation_title", plain_text(work.title) if work.title else None
    for author in work.authors:
        yield "citation_author", author.inverted if isinstance(author, PersonName) else author.name
    yield container, plain_text(work.container_title) if work.container_title else None
    yield "citation_publisher", work.publisher
    yield "citation_publication_date", str(work.date).replace("-", "/") if work.date else None
    yield "citation_volume", work.volume
    yield "citation_issue", work.issue
    pages = work.pages
    yield "citation_firstpage", (pages.first or pages.range) if pages else work.article_number
    yield "citation_lastpage", pages.last if pages else None
    yield "citation_doi", _doi(work, at)
    yield "citation_pmid", work.pmid


def _doi(work: Work, at: Place) -> str | None:
    """The DOI, but for one that would be another with a comma."""
    if work.doi and ";" in work.doi:
        at.dropped("work.doi", "has a semicolon, which separates the fields of a citation_reference")
        return None
    report_ending(work.doi, at, "work.doi")
    return work.doi

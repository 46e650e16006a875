"""The reference list: fields, text as printed, or both."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.crossref.cited import (
    CONTAINED,
    SERIES_OF_VOLUME,
    VOLUME_OF_PREPRINT,
    cited_authors,
    double_year,
    in_a_series,
    key_of,
    volume_kind,
)
from pubmeta.formats.crossref.rest.read.values import line, text
from pubmeta.formats.crossref.rest.terms import WORKS
from pubmeta.model import Doi, Isbn, Issn, PartialDate, Reference, WorkType
from pubmeta.reading import (
    JsonObject,
    pages_between,
    quoted,
)
from pubmeta.reading.references import reference_of


def references(work: JsonObject) -> tuple[Reference, ...]:
    """The references in their order."""
    used: set[str] = set()
    found = (_reference(source, number, used) for number, source in enumerate(work.objects("reference"), 1))
    return tuple(reference for reference in found if reference)


def _reference(source: JsonObject, number: int, used: set[str]) -> Reference | None:
    key = line(source, "key")
    raw = text(source, "unstructured")
    fields = _fields(source)
    work = fields if fields.keys() - {"type"} else {}
    if not work and raw is None and (raw := _in_words(source)) is None:
        source.dropped(f"has only its key, {quoted(key)}; left out")
        return None
    unique = key_of(key, number, used)
    if key and unique != key:
        source.guessed(f"the key {quoted(key)} is not the reference's own; kept as {unique}", at="key")
    return reference_of(source.part, {"key": unique, "raw": raw}, work, lambda: _in_words(source))


def _in_words(source: JsonObject) -> str | None:
    """What is in the place of a DOI, for the text of a reference that has no other and describes no work."""
    text = source.line("DOI")
    if text is not None:
        source.guessed(f"{quoted(text)} is kept as the reference's text", at="DOI")
    return text


def _fields(source: JsonObject) -> dict[str, Any]:
    """What of the reference is a field of a work, empty ones left out."""
    kind = _kind(source)
    name = line(source, "author")
    authors, et_al = cited_authors(name) if name else ((), False)
    fields: dict[str, Any] = {
        **_titles(source, kind),
        "authors": authors,
        "et_al": et_al,
        "volume": line(source, "volume"),
        "issue": line(source, "issue"),
        "pages": pages_between(line(source, "first-page"), line(source, "last-page")),
        "article_number": line(source, "elocation-id"),
        "edition": line(source, "edition"),
        "number": line(source, "standard-designator"),
        "publisher": line(source, "standards-body"),
        "date": _year(source),
        "doi": source.taken(Doi, "DOI"),
        "isbn": source.taken(Isbn, "isbn", "ISBN"),
        "issn": source.taken(Issn, "issn", "ISSN"),
    }
    return {name: value for name, value in fields.items() if value}


def _kind(source: JsonObject) -> WorkType | None:
    kind = source.text("type")
    if kind:
        found = WORKS.get(kind.replace("_", "-"))
        if found is None:
            source.dropped(f"is not a type of cited work that pubmeta knows; left out: {quoted(kind)}", at="type")
        return found
    if "standard-designator" in source:
        return WorkType.STANDARD
    is_in_series = in_a_series(lambda name: name.replace("_", "-") in source)
    return WorkType.JOURNAL_ARTICLE if "journal-title" in source and not is_in_series else None


def _titles(source: JsonObject, kind: WorkType | None) -> dict[str, Any]:
    """Title and container: a volume's title is the container of an article in it, else the work's own."""
    article, journal, volume = (text(source, key) for key in ("article-title", "journal-title", "volume-title"))
    series = text(source, "series-title")
    if journal and volume and series:
        source.log.dropped(
            source.at("volume-title"), f"a work is in one container, {quoted(str(journal))}; left out: {volume}"
        )
        volume = None
    elif journal and volume:
        source.guessed(SERIES_OF_VOLUME.format(quoted(str(journal))), at="journal-title")
        journal, series = None, journal
    if volume:
        found = volume_kind(kind, has_title=article is not None)
        if found is not kind:
            source.guessed(f"a volume's title is that of a book; kept as a {found}", at="volume-title")
        elif kind is WorkType.PREPRINT:
            source.guessed(VOLUME_OF_PREPRINT, at="volume-title")
        kind = found
    if journal or article or kind in CONTAINED:
        return {"type": kind, "title": article, "container_title": journal or volume, "series_title": series}
    return {"type": kind, "title": volume, "container_title": None, "series_title": series}


def _year(source: JsonObject) -> PartialDate | None:
    """The year; of a double one the first."""
    text = source.text("year")
    if text and (first := double_year(text)):
        source.guessed(f"{quoted(text)} is a double year; kept as {first}", at="year")
        return PartialDate(first)
    return source.date("year")

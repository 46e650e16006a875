"""Papers of conferences: the event, and the proceedings, perhaps in a series."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.crossref.read.contributors import parts_of_name
from pubmeta.formats.crossref.read.dates import issue_date, numbered_date, published
from pubmeta.formats.crossref.read.journal import issns
from pubmeta.formats.crossref.read.records import Entry
from pubmeta.formats.crossref.read.titles import language_at
from pubmeta.model import (
    ArticleType,
    ContributorRole,
    Doi,
    Event,
    GroupName,
    Isbn,
    IsbnMedium,
    Name,
    PersonName,
    Proceedings,
    ProceedingsIsbn,
    Publisher,
    Series,
)
from pubmeta.reading import event_of, issn_fields, quoted
from pubmeta.reading.day_spans import days_between
from pubmeta.xml.cursor import XmlElement

_MEDIA = {medium.value: medium for medium in IsbnMedium}
_LINES = {
    "conference_name": "name",
    "conference_theme": "theme",
    "conference_acronym": "acronym",
    "conference_number": "number",
    "conference_location": "place",
}


def conference_paper(entry: Entry, publisher: Publisher | None) -> dict[str, Any]:
    """What is said of a paper besides what every record may have."""
    record, around = entry.element, entry.around
    is_abstract = record.attribute("publication_type") == "abstract_only"
    event, people = around.get("event_metadata"), around.get("contributors")
    fields: dict[str, Any] = {
        "type": ArticleType.ABSTRACT if is_abstract else ArticleType.CONFERENCE_PAPER,
        "event": _event(event) if event else None,
        "dates": published(record),
    }
    metadata = around.get("proceedings_series_metadata") or around.get("proceedings_metadata")
    if metadata is None:
        if people:
            people.unplaced("the record names no proceedings of which they could be the editors")
        return fields
    editors = _editors(people) if people else ()
    fields["dates"]["issue"] = issue_date(metadata)
    series = metadata.one("series_metadata")
    fields["volume"] = metadata.line("volume") or (series and series.line("volume"))
    fields["proceedings"] = _proceedings(metadata, series, editors, publisher)
    return fields


def _event(element: XmlElement) -> Event | None:
    sponsors = [sponsor.line() for sponsor in element.all("conference_sponsor")]
    fields: dict[str, Any] = {
        **element.lines_by(_LINES),
        "sponsors": tuple(sponsor for sponsor in sponsors if sponsor),
    }
    days = element.one("conference_date")
    if days:
        fields |= _days(days)
    return event_of(element.log, "", fields) if any(fields.values()) else None


def _days(element: XmlElement) -> dict[str, Any]:
    """First and last day, in numbers or else as the printed days say them; these are kept where they say more."""
    start, end = (numbered_date(element, name) for name in ("start", "end"))
    printed = element.line()
    if start and printed in {str(start), f"{start}/{end}"}:
        printed = None
    elif not (start or end) and printed and (said := days_between(printed)):
        (start, end), printed = said, None
    return {"start": start, "end": end, "dates_as_printed": printed}


def _editors(element: XmlElement) -> tuple[Name, ...]:
    """The people of the volume, of whom the names are kept."""
    names: list[Name] = []
    for person in element.all("person_name", "organization", "anonymous"):
        role = person.attribute("contributor_role")
        if person.name == "anonymous":
            person.unplaced("an editor of proceedings has a name")
            continue
        known: Name | None
        if person.name == "organization":
            text = person.line()
            known = person.part(GroupName, {"name": text}) if text else None
        else:
            fields = parts_of_name(person)
            known = person.part(PersonName, fields) if fields["family"] else None
        if known is None:
            continue
        if role and role != ContributorRole.EDITOR:
            person.guessed(f"is {quoted(role)} of the volume; kept as an editor of the proceedings")
        names.append(known)
    return tuple(names)


def _proceedings(
    metadata: XmlElement, series: XmlElement | None, editors: tuple[Name, ...], publisher: Publisher | None
) -> Proceedings | None:
    own_doi = metadata.one("doi_data")
    fields = {
        "title": metadata.text("proceedings_title"),
        "subject": metadata.line("proceedings_subject"),
        "editors": editors,
        "isbns": _isbns(metadata),
        "series": _series(series) if series else None,
        "publisher": _imprint(metadata) or publisher,
        "doi": own_doi and own_doi.taken(Doi, "doi"),
        "language": language_at(metadata),
    }
    if not (fields["title"] or fields["series"]):
        metadata.dropped("has neither a title nor a series; the proceedings are left out")
        return None
    return metadata.part(Proceedings, fields)


def _series(element: XmlElement) -> Series | None:
    """The series, which has a title as any other work does."""
    titles, own_doi = element.one("titles"), element.one("doi_data")
    title = titles and titles.line("title")
    if not title:
        return None
    fields = {
        "title": title,
        **issn_fields(element.log, issns(element)),
        "doi": own_doi and own_doi.taken(Doi, "doi"),
    }
    return element.part(Series, fields)


def _isbns(metadata: XmlElement) -> tuple[ProceedingsIsbn, ...]:
    """Each ISBN once, with its medium, which is print for the schema where none is said."""
    found: dict[Isbn, ProceedingsIsbn] = {}
    for element in metadata.all("isbn"):
        isbn, medium = element.taken(Isbn), element.attribute("media_type") or IsbnMedium.PRINT.value
        if isbn and isbn in found:
            element.dropped(f"the ISBN {isbn} is given twice; left out: {quoted(medium)}")
        elif isbn:
            found[isbn] = ProceedingsIsbn(isbn=isbn, medium=_MEDIA.get(medium))
    return tuple(found.values())


def _imprint(metadata: XmlElement) -> Publisher | None:
    """The publisher; of several, the first."""
    known: Publisher | None = None
    for imprint in metadata.all("publisher"):
        fields = {"name": imprint.line("publisher_name"), "place": imprint.line("publisher_place")}
        if known:
            imprint.dropped(f"proceedings have one publisher, {known.name}; left out: {quoted(fields['name'])}")
        elif fields["name"]:
            known = imprint.part(Publisher, fields)
    return known

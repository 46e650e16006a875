"""Pending publications: works that are accepted and not yet published."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.crossref.read.dates import date_at
from pubmeta.formats.crossref.read.journal import issns
from pubmeta.formats.crossref.read.posted import institutions
from pubmeta.model import Doi, Isbn, IsbnMedium, Journal, Proceedings, ProceedingsIsbn, Publisher, Status, StatusType
from pubmeta.reading import issn_fields, quoted
from pubmeta.xml.cursor import XmlElement


def pending_publication(record: XmlElement, publisher: Publisher | None) -> dict[str, Any]:
    """What is said of a pending publication besides what every record may have."""
    publication = record.one("publication")
    return {
        **(_container(publication, publisher) if publication else {}),
        "institutions": tuple(institutions(record)),
        "status": Status(type=StatusType.PENDING, reason=record.text("intent_statement")),
        "dates": {"accepted": date_at(record, "acceptance_date")},
    }


def _container(element: XmlElement, publisher: Publisher | None) -> dict[str, Any]:
    """The journal; what has an ISBN is not one."""
    titles = [text for title in element.all("full_title") if (text := title.line())]
    for other in titles[1:]:
        element.dropped(f"a journal has one title, {quoted(titles[0])}; left out: {quoted(other)}")
    title, doi, isbn = next(iter(titles), None), element.taken(Doi, "doi"), element.one("isbn")
    known = isbn and isbn.taken(Isbn)
    if isbn and known and title:
        isbn.guessed(f"an ISBN is not that of a journal; {quoted(title)} is kept as proceedings")
        is_online = isbn.attribute("media_type") == IsbnMedium.ELECTRONIC
        medium = IsbnMedium.ELECTRONIC if is_online else IsbnMedium.PRINT
        isbns = (ProceedingsIsbn(isbn=known, medium=medium),)
        fields = {"title": title, "isbns": isbns, "doi": doi, "publisher": publisher}
        return {"proceedings": element.part(Proceedings, fields)}
    journal = {"title": title, "doi": doi, "publisher": publisher, **issn_fields(element.log, issns(element))}
    return {"journal": element.part(Journal, journal)}

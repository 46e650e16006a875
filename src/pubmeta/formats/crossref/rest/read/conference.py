"""Papers of conferences: the event, and the proceedings with their series."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubmeta.formats.crossref.rest.read.issns import issns, publisher
from pubmeta.formats.crossref.rest.read.values import ApiText, line
from pubmeta.model import Event, Isbn, IsbnMedium, Language, Proceedings, ProceedingsIsbn, Series
from pubmeta.reading import Field, JsonObject, issn_fields, quoted
from pubmeta.reading.json.events import event_in

_ADDRESS = re.compile(r"(?i)https?://id\.crossref\.org/isbn/")
"""Before an ISBN in records of the API's first years."""
_MEDIA = {medium.value: medium for medium in IsbnMedium}


def event(work: JsonObject) -> Event | None:
    """The conference."""
    source = work.object("event")
    return event_in(source, lambda field: ApiText(*field).as_line()) if source else None


def proceedings(work: JsonObject, language: Language | None) -> Proceedings | None:
    """The volume of a paper. Of two titles the first is that of its series, as is an ISSN.

    The people of the whole conference, such as the editors, are not in the record; those who are there are the paper's.
    """
    titles = [field for field in work.texts("container-title") if field.text.strip()]
    isbns = tuple(_isbns(work))
    series, own = _series(work, titles)
    if own is None and series is None:
        for isbn in isbns:
            work.dropped(f"belongs to proceedings, but the record names none; left out: {isbn.isbn}", at="ISBN")
        if made := publisher(work):
            message = f"belongs to proceedings, but the record names none; left out: {quoted(made.name)}"
            work.dropped(message, at="publisher")
        return None
    fields = {
        "title": own and ApiText(*own).as_text(),
        "subject": line(work, "proceedings-subject"),
        "isbns": isbns,
        "series": series,
        "publisher": publisher(work),
        "language": language,
    }
    return work.part(Proceedings, fields, at="container-title")


def _series(work: JsonObject, titles: list[Field]) -> tuple[Series | None, Field | None]:
    """The series, and the title that is the volume's own."""
    found = issn_fields(work.log, issns(work))
    own = titles[-1] if titles else None
    for other in titles[1:-1]:
        other.unplaced("a series has one title, and so have its proceedings")
    if own is None:
        for issn in found.values():
            work.dropped(f"belongs to a series, but the record names none; left out: {issn}", at="ISSN")
        return None, None
    if len(titles) == 1:
        if not found:
            return None, own
        own.guessed(f"the record has an ISSN and one title, {quoted(own.text)}; kept as that of proceedings and series")
    return work.part(Series, {"title": ApiText(*titles[0]).as_line(), **found}, at="container-title"), own


def _isbns(work: JsonObject) -> Iterator[ProceedingsIsbn]:
    """Each ISBN once, with its medium where the record says it."""
    known: set[str] = set()
    for entry in work.objects("isbn-type"):
        medium, value = entry.text("type"), entry.one("value")
        isbn = value and _isbn(value)
        if isbn and isbn not in known:
            known.add(isbn)
            yield ProceedingsIsbn(isbn=isbn, medium=_MEDIA.get(medium or ""))
    for field in work.texts("ISBN"):
        isbn = _isbn(field)
        if isbn and isbn not in known:
            known.add(isbn)
            yield ProceedingsIsbn(isbn=isbn)


def _isbn(field: Field) -> Isbn | None:
    return field.with_text(_ADDRESS.sub("", field.text)).taken(Isbn)

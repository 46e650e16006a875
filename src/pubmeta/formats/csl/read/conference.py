"""Papers of conferences: the event, and the proceedings with their series."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pubmeta.formats.csl.read.containers import issns, publisher
from pubmeta.formats.csl.read.rich_text import text_in
from pubmeta.formats.csl.read.variables import names, plain
from pubmeta.model import Event, Isbn, Markup, Proceedings, ProceedingsIsbn, Series, plain_text
from pubmeta.reading import JsonObject, event_of, issn_fields, quoted
from pubmeta.reading.json.dates import range_at
from pubmeta.reading.json.events import event_in

Text = str | Markup

OF_EVENT = ("event-title", "event", "event-place", "event-date")
OF_PROCEEDINGS = (
    "container-title",
    "collection-title",
    "container-title-short",
    "journalAbbreviation",
    "editor",
    "ISBN",
    "ISSN",
    "publisher",
    "publisher-place",
)


def event(item: JsonObject, *_: str) -> Event | None:
    """The conference; before CSL 1.0.2 its name is in `event`, where Crossref has an object."""
    older = item.object_if_any("event")
    if older is not None:
        item.value("event-title")
        return event_in(older)
    start, end, words = range_at(item, "event-date")
    fields: dict[str, Any] = {
        "name": plain(item, "event-title", "event"),
        "place": plain(item, "event-place"),
        "start": start,
        "end": end,
        "dates_as_printed": words,
    }
    return event_of(item.log, item.at("event-title"), fields)


def proceedings(item: JsonObject, *_: str) -> Proceedings | None:
    """The volume, and its series, which an ISSN is of."""
    series, title = _series(item)
    isbns, made = tuple(_isbns(item)), publisher(item)
    if series is None and title is None:
        for key, value in (("ISBN", ", ".join(each.isbn for each in isbns)), ("publisher", made and made.name)):
            if value:
                item.dropped(f"belongs to proceedings, but the item names none; left out: {quoted(value)}", at=key)
        return None
    editors = names(item, "editor")
    fields = {"title": title, "editors": editors, "isbns": isbns, "series": series, "publisher": made}
    return item.part(Proceedings, fields, at="container-title")


def _series(item: JsonObject) -> tuple[Series | None, Text | None]:
    """The series, and the title of the volume: of two titles in an array, as Crossref has them, the second."""
    titles = item.texts("container-title")
    short = plain(item, "container-title-short", "journalAbbreviation")
    of_series = plain(item, "collection-title")
    title = text_in(titles[-1]) if titles else None
    for other in titles[:-1]:
        if of_series is None:
            of_series = other.as_line()
        else:
            other.unplaced("proceedings have one title, and so has their series")
    if title is None and short:
        item.guessed(f"{quoted(short)} is read as the title of the proceedings", at="container-title-short")
        title = short
    elif short:
        item.dropped(f"proceedings have one title; left out: {quoted(short)}", at="container-title-short")
    found = issn_fields(item.log, issns(item))
    if found and of_series is None and title is not None:
        of_series = plain_text(title) if isinstance(title, Markup) else title
        item.guessed(
            f"the item has an ISSN and one title, {quoted(of_series)}; kept as that of proceedings and series",
            at="container-title",
        )
    if of_series is None:
        for issn in found.values():
            item.dropped(f"belongs to a series, but the item names none; left out: {issn}", at="ISSN")
        return None, title
    return item.part(Series, {"title": of_series, **found}, at="collection-title"), title


def _isbns(item: JsonObject) -> Iterator[ProceedingsIsbn]:
    """Each ISBN once."""
    known: set[Isbn] = set()
    for field in item.texts("ISBN"):
        for word in field.text.split(","):
            isbn = field.with_text(word).taken(Isbn)
            if isbn and isbn not in known:
                known.add(isbn)
                yield ProceedingsIsbn(isbn=isbn)

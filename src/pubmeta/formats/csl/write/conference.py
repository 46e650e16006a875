"""The variables of an event and of proceedings."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.csl.variables import date
from pubmeta.formats.csl.write.names import names
from pubmeta.formats.csl.write.rich_text import rich_text
from pubmeta.model import Article, Event, Proceedings
from pubmeta.problems import Place
from pubmeta.vocabularies.titles import joined


def event_variables(event: Event, at: Place) -> dict[str, Any]:
    """The conference: its name, else its acronym; its place, and its days as a range."""
    if event.name or event.acronym:
        title = rich_text(event.name or event.acronym or "", at, "name" if event.name else "acronym")
    else:
        title = None
    return {
        "event-title": title,
        "event-place": event.place and rich_text(event.place, at, "place"),
        "event-date": _days(event),
    }


def _days(event: Event) -> dict[str, Any] | None:
    if event.start is None:
        return {"literal": event.dates_as_printed} if event.dates_as_printed else None
    if event.end is None:
        return date(event.start)
    return {"date-parts": [list(event.start.parts), list(event.end.parts)]}


def proceedings_variables(article: Article, proceedings: Proceedings, log: Place) -> dict[str, Any]:
    """The volume, its editors, and its series, of which the article's volume is the number."""
    at, series, publisher = log.at("proceedings"), proceedings.series, proceedings.publisher
    volume = article.volume and rich_text(article.volume, log, "volume")
    own = _title(proceedings, at)
    series_title = series and rich_text(series.title, at.at("series"), "title")
    in_series = own is not None and series_title is not None
    return {
        "container-title": own or series_title,
        "collection-title": series_title if in_series and series_title != own else None,
        "volume": None if in_series else volume,
        "collection-number": volume if in_series else None,
        "editor": names(proceedings.editors, at, "editors")[0],
        "ISBN": next((each.isbn for each in proceedings.isbns), None),
        "ISSN": series and next(iter(series.issns), None),
        "publisher": publisher and rich_text(publisher.name, at.at("publisher"), "name"),
        "publisher-place": publisher and publisher.place and rich_text(publisher.place, at.at("publisher"), "place"),
    }


def _title(proceedings: Proceedings, at: Place) -> str | None:
    if proceedings.title is None:
        return None
    title = rich_text(proceedings.title, at, "title")
    return joined(title, rich_text(proceedings.subtitle, at, "subtitle")) if proceedings.subtitle else title

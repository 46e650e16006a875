"""Dates: when the article was published, and its history."""

from __future__ import annotations

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.write.marked import marked
from pubmeta.model import POSTED, Article, Dates, PartialDate, Status, StatusType
from pubmeta.xml.build import Element, attribute, attributes_of, block, element, empty, text_element

_PUBLICATION = {field: attributes_of(attributes) for field, attributes in terms.PUBLICATION_DATES.items()}
_POSTED = attributes_of({"publication-format": "electronic", "date-type": terms.PREPRINT})
_HISTORY = {field: attribute("date-type", kind) for field, kind in terms.HISTORY_DATES.items()}
"""Attributes of dates, by the fields that these are in."""


def date(name: str, attributes: str, value: PartialDate) -> Element | None:
    """A date as far as it is known: its parts as elements, the whole in `@iso-8601-date`, after other attributes."""
    return block(name, date_parts(value)[::-1], f'{attributes} iso-8601-date="{value}"')


def date_parts(value: PartialDate) -> list[str]:
    """The elements of year, month and day, as far as the date is known."""
    parts = [f"<year>{value.year:04d}</year>"]
    if value.month:
        parts.append(f"<month>{value.month:02d}</month>")
    if value.day:
        parts.append(f"<day>{value.day:02d}</day>")
    return parts


def publication_dates(article: Article) -> list[tuple[str, PartialDate]]:
    """When the article was published, each date with its attributes as they are in a start tag.

    In each medium, and with its issue; a preprint on the day on which it was posted.
    """
    dates = article.dates.__dict__
    known = [(_PUBLICATION[field], dates[field]) for field in filter(dates.get, _PUBLICATION)]
    if article.type in POSTED and (posted := dates["posted"]):
        known.append((_POSTED, posted))
    return known


def pub_dates(article: Article) -> list[Element | None]:
    """`pub-date`: each date of publication; that there is none yet, if the article is pending."""
    known = [date("pub-date", attributes, value) for attributes, value in publication_dates(article)]
    return known or ([empty("pub-date-not-available")] if is_pending(article) else [])


def is_pending(article: Article) -> bool:
    """Whether the article is accepted and not published."""
    return article.status is not None and article.status.type is StatusType.PENDING


def history(dates: Dates) -> Element | None:
    """`history`: what befell the manuscript and the article."""
    values = dates.__dict__
    return block(
        "history",
        [
            date("date", _HISTORY[field], value)
            for field in filter(values.get, _HISTORY)
            for value in _several(values[field])
        ],
    )


def publication_history(article: Article) -> Element | None:
    """`pub-history`: that the article was a preprint before; that it is pending, withdrawn or removed."""
    posted, status = article.dates.posted, article.status
    events = []
    if posted and article.type not in POSTED:
        made = date("date", attribute("date-type", terms.PREPRINT), posted)
        events.append(element("event", {"event-type": terms.PREPRINT}, made))
    if status:
        events.append(_status(status))
    return block("pub-history", events)


def _status(status: Status) -> Element:
    """An event of the status; its reason is the description, or, having markup, which JATS allows there, a note."""
    kind, reason = status.type.value, status.reason
    made = element(
        "event",
        {"event-type": kind},
        text_element("event-desc", reason) if isinstance(reason, str) else None,
        date("date", attribute("date-type", kind), status.date) if status.date else None,
        element("notes", text_element("p", marked(reason))) if reason and not isinstance(reason, str) else None,
    )
    return made or empty("event", {"event-type": kind})


def _several(value: PartialDate | tuple[PartialDate, ...]) -> tuple[PartialDate, ...]:
    return value if isinstance(value, tuple) else (value,)

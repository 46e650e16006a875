"""Dates: when the article was published, and its history."""

from __future__ import annotations

from collections.abc import Mapping

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.write.marked import marked
from pubmeta.model import POSTED, Article, Dates, PartialDate, Status, StatusType
from pubmeta.xml.build import Element, attributes_of, block, element, empty, text_element


def date(name: str, attributes: Mapping[str, str], value: PartialDate) -> Element | None:
    """A date as far as it is known: its parts as elements, the whole in `@iso-8601-date`."""
    return block(name, date_parts(value)[::-1], f'{attributes_of(attributes)} iso-8601-date="{value}"')


def date_parts(value: PartialDate) -> list[str]:
    """The elements of year, month and day, as far as the date is known."""
    parts = [f"<year>{value.year:04d}</year>"]
    if value.month:
        parts.append(f"<month>{value.month:02d}</month>")
    if value.day:
        parts.append(f"<day>{value.day:02d}</day>")
    return parts


def publication_dates(article: Article) -> list[Element]:
    """`pub-date`: publication in each medium, the issue's date; for a preprint the day on which it was posted."""
    dates = [
        date("pub-date", attributes, value)
        for field, attributes in terms.PUBLICATION_DATES.items()
        if (value := getattr(article.dates, field))
    ]
    if article.type in POSTED and article.dates.posted:
        attributes = {"publication-format": "electronic", "date-type": terms.PREPRINT}
        dates.append(date("pub-date", attributes, article.dates.posted))
    return [made for made in dates if made]


def publication_dates_or_none_yet(article: Article) -> list[Element]:
    """The same; that there is none yet, if the article is pending."""
    return publication_dates(article) or ([empty("pub-date-not-available")] if is_pending(article) else [])


def is_pending(article: Article) -> bool:
    """Whether the article is accepted and not published."""
    return article.status is not None and article.status.type is StatusType.PENDING


def history(dates: Dates) -> Element | None:
    """`history`: what befell the manuscript and the article."""
    return element(
        "history",
        [
            date("date", {"date-type": kind}, value)
            for field, kind in terms.HISTORY_DATES.items()
            for value in _several(getattr(dates, field))
        ],
    )


def publication_history(article: Article) -> Element | None:
    """`pub-history`: that the article was a preprint before; that it is pending, withdrawn or removed."""
    posted, status = article.dates.posted, article.status
    events = []
    if posted and article.type not in POSTED:
        made = date("date", {"date-type": terms.PREPRINT}, posted)
        events.append(element("event", {"event-type": terms.PREPRINT}, made))
    if status:
        events.append(_status(status))
    return element("pub-history", events)


def _status(status: Status) -> Element:
    """An event of the status; its reason is the description, or, having markup, which JATS allows there, a note."""
    kind, reason = status.type.value, status.reason
    made = element(
        "event",
        {"event-type": kind},
        text_element("event-desc", reason) if isinstance(reason, str) else None,
        date("date", {"date-type": kind}, status.date) if status.date else None,
        element("notes", text_element("p", marked(reason))) if reason and not isinstance(reason, str) else None,
    )
    return made or empty("event", {"event-type": kind})


def _several(value: PartialDate | tuple[PartialDate, ...] | None) -> tuple[PartialDate, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()

"""Dates of the article and of its issue; none is completed or invented."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.model import Dates, PartialDate
from pubmeta.xml.build import Element

_Dated = tuple[PartialDate, str, str]
"""A date, its medium (`media_type`), and its model path."""


def publication_dates(dates: Dates, deposit: Deposit) -> list[Element | None]:
    """When the article was published, in each medium; `other` where the medium is not known, for the default is print.

    An article without a date of its own was published with its issue.
    """
    known = [*published_dates(dates)]
    if dates.issue and dated_by_issue(dates):
        known.append((dates.issue, "other", "dates.issue"))
        deposit.log.assumed("dates.published", "no date of publication is given; the date of the issue is written")
    if not known:
        deposit.log.missing(
            "dates.published_online",
            "Crossref needs a publication date",
            remedy="add dates.published_online, dates.published_print or dates.published",
        )
    return _elements(known, deposit)


def own_dates(dates: Dates, deposit: Deposit) -> list[Element | None]:
    """When a paper was published, in each medium, for a record that does without."""
    return _elements([*published_dates(dates)], deposit)


def _elements(known: list[_Dated], deposit: Deposit) -> list[Element | None]:
    return [deposit.date("publication_date", date, deposit.log, path, medium) for date, medium, path in known]


def dated_by_issue(dates: Dates) -> bool:
    """Whether the article has no publication date but that of its issue."""
    return dates.issue is not None and not any(published_dates(dates))


class Container(NamedTuple):
    """What an article may have no date of its own for: why Crossref needs the date, and what to do."""

    why: str
    remedy: str


OF_ISSUE = Container(
    "Crossref records volume and issue only with it", "add dates.issue if the issue has a date of its own"
)
OF_PROCEEDINGS = Container(
    "Crossref needs it of the proceedings", "add dates.issue if the proceedings have a date of their own"
)


def container_date(dates: Dates, container: Container, deposit: Deposit) -> Element | None:
    """When the issue or the proceedings were published: their own date, or else the article's.

    The medium of their own date is not known: that of the article's dates may be another. Of these, the one in
    print comes first, then that of a citation, whose medium is unknown: articles are online ahead of their issue.
    """
    candidates: tuple[tuple[PartialDate | None, str, str], ...] = (
        (dates.issue, "other", "dates.issue"),
        (dates.published_print, "print", "dates.published_print"),
        (dates.published, "other", "dates.published"),
        (dates.published_online, "online", "dates.published_online"),
    )
    for date, medium_of_date, path in candidates:
        if date:
            if path != "dates.issue":
                deposit.log.assumed(
                    "dates.issue",
                    f"is not given, and {container.why}; {path} is written",
                    remedy=container.remedy,
                )
            return deposit.date("publication_date", date, deposit.log, path, medium_of_date)
    return None


def posted_date(dates: Dates, deposit: Deposit) -> Element | None:
    """When the work was made public, under whichever name that date goes."""
    found = _one_of(dates, ("posted", "published_online", "published"), "a work was posted", deposit)
    return deposit.date("posted_date", found[1], deposit.log, found[0]) if found else None


def review_date(dates: Dates, deposit: Deposit) -> Element | None:
    """When a review was made public, to the day, in the order that the schema has for this date alone."""
    found = _one_of(dates, ("published_online", "posted", "published"), "a review was made public", deposit)
    if found is None:
        return None
    path, date = found
    if date.day is None:
        deposit.log.missing(
            path, f"Crossref needs the day on which a review was made public, not only {date}", remedy="add the day"
        )
    return deposit.date("review_date", date, deposit.log, path)


def _one_of(dates: Dates, names: tuple[str, ...], what: str, deposit: Deposit) -> tuple[str, PartialDate] | None:
    """The first date of these that there is, with its path; it is written, and read back, as the first name of all."""
    given = [(f"dates.{name}", date) for name in names if (date := getattr(dates, name))]
    usual, log = f"dates.{names[0]}", deposit.log
    if not given:
        log.missing(usual, f"Crossref needs the date on which {what}", remedy=f"add {usual}")
        return None
    (path, date), *others = given
    if path != usual:
        log.dropped(path, f"Crossref records only the date on which {what}; this one is written as that")
        log.assumed(usual, f"is not given; {path} is written")
    for other, _ in others:
        log.dropped(other, f"Crossref records only the date on which {what}; {path} is written")
    return path, date


def acceptance_date(dates: Dates, deposit: Deposit) -> Element | None:
    """When the manuscript was accepted."""
    return deposit.date("acceptance_date", dates.accepted, deposit.log, "dates.accepted") if dates.accepted else None


def published_dates(dates: Dates) -> Iterator[_Dated]:
    """The article's own dates of publication."""
    if dates.published_online:
        yield dates.published_online, "online", "dates.published_online"
    if dates.published_print:
        yield dates.published_print, "print", "dates.published_print"
    if dates.published:
        yield dates.published, "other", "dates.published"

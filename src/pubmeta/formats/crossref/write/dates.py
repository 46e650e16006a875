"""Dates of the article and of its issue; none is completed or invented."""

from __future__ import annotations

from collections.abc import Iterator

from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.model import Article, Dates, PartialDate
from pubmeta.xml.build import Element

_Dated = tuple[PartialDate, str, str]
"""A date, its medium (`media_type`), and its model path."""


def publication_dates(dates: Dates, deposit: Deposit) -> list[Element | None]:
    """When the article was published, in each medium; `other` where the medium is not known, for the default is print.

    An article without a date of its own was published with its issue.
    """
    known = [*_published(dates)]
    if dates.issue and dated_by_issue(dates):
        known.append((dates.issue, "other", "dates.issue"))
        deposit.log.assumed("dates.published", "no date of publication is given; the date of the issue is written")
    if not known:
        deposit.log.missing(
            "dates.published_online",
            "Crossref needs a publication date",
            remedy="add dates.published_online, dates.published_print or dates.published",
        )
    return [deposit.date("publication_date", date, deposit.log, path, medium) for date, medium, path in known]


def dated_by_issue(dates: Dates) -> bool:
    """Whether the article has no publication date but that of its issue."""
    return dates.issue is not None and not any(_published(dates))


def issue_date(dates: Dates, deposit: Deposit) -> Element | None:
    """When the issue was published: the issue's own date, or else the article's, without which there is no volume.

    The medium of the issue's own date is not known: that of the article's dates may be another. Of these, the one in
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
                    f"is not given, and Crossref records volume and issue only with it; {path} is written",
                    remedy="add dates.issue if the issue has a date of its own",
                )
            return deposit.date("publication_date", date, deposit.log, path, medium_of_date)
    return None


def posted_date(article: Article, deposit: Deposit) -> Element | None:
    """When the work was made public, under whichever name that date goes."""
    dates = article.dates
    candidates = {
        "dates.posted": dates.posted,
        "dates.published_online": dates.published_online,
        "dates.published": dates.published,
    }
    given = [(path, date) for path, date in candidates.items() if date]
    if not given:
        deposit.log.missing(
            "dates.posted", "Crossref needs the date on which a work was posted", remedy="add dates.posted"
        )
        return None
    (path, date), *others = given
    if path != "dates.posted":
        deposit.log.dropped(path, "Crossref records only when a work was posted; this date is written as that")
        deposit.log.assumed("dates.posted", f"is not given; {path} is written")
    for other, _ in others:
        deposit.log.dropped(other, f"Crossref records one date of posted content; {path} is written")
    return deposit.date("posted_date", date, deposit.log, path)


def acceptance_date(dates: Dates, deposit: Deposit) -> Element | None:
    """When the manuscript was accepted."""
    return deposit.date("acceptance_date", dates.accepted, deposit.log, "dates.accepted") if dates.accepted else None


def _published(dates: Dates) -> Iterator[_Dated]:
    if dates.published_online:
        yield dates.published_online, "online", "dates.published_online"
    if dates.published_print:
        yield dates.published_print, "print", "dates.published_print"
    if dates.published:
        yield dates.published, "other", "dates.published"

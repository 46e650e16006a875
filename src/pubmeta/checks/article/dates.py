"""The checks on the order of dates."""

from __future__ import annotations

from pubmeta.checks.content_rules import ArticleBreaches, ArticleCheck
from pubmeta.model import Article, PartialDate


def _order(article: Article) -> ArticleBreaches:
    dates = article.dates
    received = dates.received
    if received:
        after = {
            name: getattr(dates, name) for name in ("accepted", "published_online", "published_print", "published")
        }
        after |= {f"revised[{index}]": date for index, date in enumerate(dates.revised)}
        for name, date in after.items():
            if date and _is_before(date, received):
                yield "date-order", f"is {date}, before the article was received, {received}", f"dates.{name}"
    published = dates.first_published
    if published:
        changed = {f"corrected[{index}]": date for index, date in enumerate(dates.corrected)}
        for name, changing in {**changed, "retracted": dates.retracted}.items():
            if changing and _is_before(changing, published):
                yield "date-order", f"is {changing}, before the article was published, {published}", f"dates.{name}"


def _free_to_read(article: Article) -> ArticleBreaches:
    period = article.free_to_read
    if period and period.start_date and period.end_date and _is_before(period.end_date, period.start_date):
        yield "free-to-read", f"is {period.end_date}, before the start, {period.start_date}", "free_to_read.end_date"


def _is_before(date: PartialDate, other: PartialDate) -> bool:
    """Whether a date is before the other one, however the parts that are not known may be."""
    return date.parts < other.parts[: len(date.parts)]


CHECKS: tuple[ArticleCheck, ...] = (_order, _free_to_read)

"""The checks on the order of dates."""

from __future__ import annotations

from pubmeta.checks.content_rules import ArticleBreaches, ArticleCheck
from pubmeta.model import Article


def _order(article: Article) -> ArticleBreaches:
    dates = article.dates
    received = dates.received
    if received:
        after = {
            name: getattr(dates, name) for name in ("accepted", "published_online", "published_print", "published")
        }
        after |= {f"revised[{index}]": date for index, date in enumerate(dates.revised)}
        for name, date in after.items():
            if date and date.is_before(received):
                yield "date-order", f"is {date}, before the article was received, {received}", f"dates.{name}"
    published = dates.first_published
    if published:
        changed = {f"corrected[{index}]": date for index, date in enumerate(dates.corrected)}
        for name, changing in {**changed, "retracted": dates.retracted}.items():
            if changing and changing.is_before(published):
                yield "date-order", f"is {changing}, before the article was published, {published}", f"dates.{name}"


def _free_to_read(article: Article) -> ArticleBreaches:
    period = article.free_to_read
    if period and period.start_date and period.end_date and period.end_date.is_before(period.start_date):
        yield "free-to-read", f"is {period.end_date}, before the start, {period.start_date}", "free_to_read.end_date"


CHECKS: tuple[ArticleCheck, ...] = (_order, _free_to_read)

"""The date of publication, which schema.org has once."""

from __future__ import annotations

from pubmeta.model import Article, PartialDate, StatusType


def date_published(article: Article) -> PartialDate | None:
    """The first date on which the work came out; a work that is still to come has none, though its issue may."""
    is_pending = article.status is not None and article.status.type is StatusType.PENDING
    return None if is_pending else article.dates.first_published

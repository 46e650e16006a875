"""Any article, with what Crossref cannot be without in a record of its kind."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.crossref.write.kinds import RecordKind, kind_of
from pubmeta.model import Article, Dates, Doi, Event, Issn, Journal, PartialDate, Proceedings, Publisher, Review, Url

_DAY = PartialDate("2024-02-29")


def depositable(article: Article) -> Article:
    """The article with a DOI, a page, days in years that Crossref takes, and what its kind needs."""
    kind = kind_of(article)
    changes: dict[str, Any] = {
        "doi": article.doi or Doi("10.5555/water.1"),
        "landing_page": article.landing_page or Url("https://www.example.org/water/1"),
        "dates": _dates(article, kind),
        "updates": tuple(
            update if update.date and update.date.day else update.model_copy(update={"date": _DAY})
            for update in article.updates
        ),
    }
    if kind is RecordKind.CONFERENCE_PAPER:
        changes |= {"event": _event(article.event), "proceedings": _proceedings(article), "journal": None}
    elif kind is RecordKind.PEER_REVIEW:
        review = article.review or Review()
        changes["review"] = review if review.of else review.model_copy(update={"of": Doi("10.5555/reviewed")})
    else:
        journal = article.journal or Journal(title="Journal of Water")
        if not (journal.issn_print or journal.issn_electronic):
            journal = journal.model_copy(update={"issn_electronic": Issn("2345-6787")})
        changes |= {"journal": journal, "proceedings": None}
    if article.status and article.status.reason is None:
        changes["status"] = article.status.model_copy(update={"reason": "It leaked."})
    return article.model_copy(update=changes)


def _dates(article: Article, kind: RecordKind) -> Dates:
    fields = {name: in_range(value) for name, value in article.dates}
    if kind is RecordKind.PENDING_PUBLICATION:
        published = dict.fromkeys(("posted", "published_online", "published_print", "published"))
        return Dates.model_validate({**fields, **published, "accepted": fields["accepted"] or _DAY})
    if kind is RecordKind.PEER_REVIEW:
        return Dates.model_validate({**fields, "published_online": _DAY})
    dates = Dates.model_validate(fields)
    return dates if dates.first_published else dates.model_copy(update={"published_online": PartialDate("2024-02")})


def _event(event: Event | None) -> Event:
    known = event or Event(name="Water Days")
    days = {name: in_range(getattr(known, name)) for name in ("start", "end")}
    if days["start"] != known.start or days["end"] != known.end:
        days["end"] = None  # a year that is moved may be before the other
    return known.model_copy(update={**days, "name": known.name if len(known.name or "") > 2 else "Water Days"})


def _proceedings(article: Article) -> Proceedings:
    known = article.proceedings or Proceedings(title="Proceedings of the Water Days")
    title, publisher = known.title or "Proceedings", known.publisher or Publisher(name="Example Press")
    return known.model_copy(update={"title": title, "publisher": publisher})


def in_range(value: Any) -> Any:
    """The date or dates in years that Crossref accepts."""
    if isinstance(value, tuple):
        return tuple(map(in_range, value))
    if not isinstance(value, PartialDate) or 1400 <= value.year <= 2200:
        return value
    return PartialDate(f"{1400 + value.year % 800}{str(value)[4:].replace('-02-29', '-02-28')}")

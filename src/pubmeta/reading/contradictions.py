"""What a record says and the model refuses together: one of the two is reported and left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pubmeta.model import ArticleType, Dates, Doi, Proceedings, Review, Status, StatusType
from pubmeta.model.article import NOT_IN_PROCEEDINGS, PUBLISHED
from pubmeta.problems import Log

_CONCERNED = ("proceedings", "review", "status")
"""Fields that do not go with all kinds of article; most records have none of them."""


def without_contradictions(
    log: Log, path: str, fields: Mapping[str, Any], *, line: int | None = None
) -> Mapping[str, Any]:
    """The fields of an `Article`, as far as they go together."""
    if not any(map(fields.get, _CONCERNED)):
        return fields
    found = dict(fields)
    for name, message in (
        ("proceedings", _of_proceedings(found)),
        ("review", _of_review(found)),
        ("status", _of_status(found)),
    ):
        if message:
            log.dropped(path, message, line=line)
            found[name] = None
    review, doi = found.get("review"), found.get("doi")
    if isinstance(review, Review) and review.of is not None and isinstance(doi, Doi) and doi.key == review.of.key:
        log.dropped(path, f"a review is of another work; left out: its own DOI, {review.of}", line=line)
        found["review"] = review.model_copy(update={"of": None})
    return found


def _of_proceedings(found: Mapping[str, Any]) -> str | None:
    """Why there are no proceedings; None where they are right, or there are none."""
    given, kind = found.get("proceedings"), found.get("type")
    if not isinstance(given, Proceedings):
        return None
    title = given.title or (given.series and given.series.title)
    if kind in NOT_IN_PROCEEDINGS:
        return f"an article of the type {kind} is not in proceedings; left out: {title}"
    if found.get("journal"):
        return f"an article is in a journal or in proceedings, and this one in a journal; left out: {title}"
    return None


def _of_review(found: Mapping[str, Any]) -> str | None:
    given, kind = found.get("review"), found.get("type")
    if not isinstance(given, Review) or kind is ArticleType.PEER_REVIEW:
        return None
    said = ", ".join(map(str, given.model_dump(mode="json", exclude_defaults=True).values()))
    return f"only a peer review says what it reviews, and how, and the type is {kind or 'not known'}; left out: {said}"


def _of_status(found: Mapping[str, Any]) -> str | None:
    given, dates = found.get("status"), found.get("dates")
    if not isinstance(given, Status) or given.type is not StatusType.PENDING or not isinstance(dates, Dates):
        return None
    published = any(getattr(dates, name) for name in PUBLISHED)
    return (
        f"a work that has a date of publication is published; left out: the status {given.type}" if published else None
    )

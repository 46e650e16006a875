"""The dates of a work, apart from those in Crossmark assertions."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.crossref.rest.read.values import ApiText
from pubmeta.model import PartialDate, Status, StatusType
from pubmeta.model.relations import CORRECTING, RETRACTING
from pubmeta.reading import JsonObject
from pubmeta.reading.json.dates import date_at

_DATED = {"posted-content": "posted", "peer-review": "published_online"}
"""What the date on which works of a type were published is: posted content is posted, a review has no other medium."""


def dates(work: JsonObject, kind: str | None = None) -> dict[str, Any]:
    """The fields of `Dates`; the API's own ``published`` and ``issued`` count where there is no other.

    kind: the type of the work.
    """
    fields: dict[str, Any] = {
        "accepted": date_at(work, "accepted"),
        "posted": date_at(work, "posted"),
        "published_online": date_at(work, "published-online"),
        "published_print": date_at(work, "published-print"),
        "published": date_at(work, "published-other"),
        "issue": _issue_date(work),
        **_updated(work),
    }
    if not any(fields[name] for name in ("posted", "published_online", "published_print", "published")):
        fields["published"] = date_at(work, "published") or date_at(work, "issued")
    own = _DATED.get(kind or "")
    if own and not fields[own]:
        name = next((name for name in ("published_online", "published") if fields[name]), "published")
        fields[own], fields[name] = fields[name], None
    return fields


def _issue_date(work: JsonObject) -> PartialDate | None:
    issue = work.object("journal-issue")
    if issue is None:
        return None
    printed, online = date_at(issue, "published-print"), date_at(issue, "published-online")
    if printed and online and printed != online:
        issue.dropped(f"an issue has one date, {printed}; left out: {online}", at="published-online")
    return printed or online


def _updated(work: JsonObject) -> dict[str, Any]:
    """When notices corrected or retracted this work."""
    corrected, retracted = [], None
    for notice in work.objects("updated-by"):
        kind, day = notice.text("type"), date_at(notice, "updated")
        if kind in CORRECTING and day:
            corrected.append(day)
        elif kind in RETRACTING and retracted is None:
            retracted = day
    return {"corrected": tuple(dict.fromkeys(corrected)), "retracted": retracted}


def status(work: JsonObject) -> Status | None:
    """That the work was withdrawn or removed, since when and why; the first of several."""
    found = [made for source in work.objects("status") if (made := _status(source))]
    for other in found[1:]:
        work.dropped(f"a work has one status, {found[0].type}; left out: {other.type}", at="status")
    return found[0] if found else None


def _status(source: JsonObject) -> Status | None:
    kind = source.taken(StatusType, "type")
    words = source.one("description")
    fields = {"type": kind, "date": date_at(source, "date"), "reason": words and ApiText(*words).as_text()}
    return source.part(Status, fields) if kind else None

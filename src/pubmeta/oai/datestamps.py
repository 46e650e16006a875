"""Points in time as the protocol writes them, and spans of time as requests give them (section 3.3)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Final, Literal, NamedTuple

Granularity = Literal["YYYY-MM-DD", "YYYY-MM-DDThh:mm:ssZ"]
"""Whether datestamps have days or seconds."""
SECONDS: Final = "YYYY-MM-DDThh:mm:ssZ"

_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?")
_FORMATS = {"YYYY-MM-DD": "%Y-%m-%d", SECONDS: "%Y-%m-%dT%H:%M:%SZ"}
_STEPS = {"YYYY-MM-DD": timedelta(days=1), SECONDS: timedelta(seconds=1)}


def written(moment: datetime, granularity: Granularity) -> str:
    """The moment in UTC; what is finer than the granularity is left out."""
    text = moment.astimezone(UTC).isoformat(timespec="seconds")
    return text[:10] if granularity == "YYYY-MM-DD" else f"{text[:19]}Z"


class Moment(NamedTuple):
    """A day or a second of a request: when it begins, when the next one begins, and which of the two it is.

    `end` is None for the last one of the calendar.
    """

    start: datetime
    end: datetime | None
    granularity: Granularity


def read(text: str) -> Moment | None:
    """The moment that an argument names; None for what is not of the two forms, or not in the calendar."""
    found = _FORM.fullmatch(text)
    if not found:
        return None
    granularity: Granularity = SECONDS if found[1] else "YYYY-MM-DD"
    try:
        start = datetime.strptime(text, _FORMATS[granularity]).replace(tzinfo=UTC)
    except ValueError:
        return None
    try:
        end = start + _STEPS[granularity]
    except OverflowError:
        end = None
    return Moment(start, end, granularity)

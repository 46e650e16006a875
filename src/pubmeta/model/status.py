"""Whether a work is still to come, or is not to be had any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from pubmeta.model.base import Model, Term
from pubmeta.model.dates import PartialDate
from pubmeta.model.text import Text

if TYPE_CHECKING:
    from pubmeta.model.inputs import StatusFields


class StatusType(Term):
    """What has become of a work, or will."""

    PENDING = "pending"
    """Accepted and not yet published; its DOI may be registered already (Crossref `pending_publication`)."""
    WITHDRAWN = "withdrawn"
    """Its authors or its publisher no longer stand by it (Crossref `status`)."""
    REMOVED = "removed"
    """It cannot be read any more (Crossref `status`)."""


class Status(Model):
    """What has become of the work, when and why. A work with no such news has none."""

    type: StatusType
    """Pending, withdrawn or removed."""
    date: PartialDate | None = None
    """Since when; that of acceptance is `Dates.accepted`."""
    reason: Text | None = None
    """In words; for a pending work the statement of intent."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[StatusFields]) -> None: ...

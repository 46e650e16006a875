"""DOIs that a record gives in more than one place."""

from __future__ import annotations

from pubmeta.model import Doi
from pubmeta.reading.field import Field


def agreed_doi(known: Doi | None, link: Field) -> Doi | None:
    """The DOI that is known already, or else the one that the link names; a second one is reported."""
    named = link.taken(Doi)
    if known and named and named.key != known.key:
        link.dropped(f"names a DOI that differs from {known}, which is kept; left out: {named}")
    return known or named

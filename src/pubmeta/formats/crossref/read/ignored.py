"""What a record holds besides facts of its work: left out without a word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_KEPT = "how Crossref keeps the record, not a fact of the work"
_OPTION = "an option of a deposit"
_SHOWN = "how Crossmark shows it"
_CLAIMED = "who says so, for which the model has no place"
_READ = "what is read"
_NO_ISBN = "that there is no ISBN, which its absence says"

IGNORED: Final[Mapping[str, str]] = {
    "@id": "an anchor within the document",
    "@sequence": "the order of the list shows it",
    "@metadata_distribution_opts": _OPTION,
    "@reference_distribution_opts": _OPTION,
    "@publication_type": _READ,
    "proceedings_metadata/noisbn": _NO_ISBN,
    "proceedings_series_metadata/noisbn": _NO_ISBN,
    "program/@name": "its namespace says it",
    "assertion/@order": _SHOWN,
    "assertion/@label": _SHOWN,
    "assertion/@group_name": _SHOWN,
    "assertion/@group_label": _SHOWN,
    "assertion/@provider": _CLAIMED,
    "doi/@provider": _CLAIMED,
    "crossmark/crossmark_version": _OPTION,
    "crossmark/crossmark_policy": _OPTION,
    "crossmark/crossmark_domains": _OPTION,
    "crossmark/crossmark_domain_exclusive": _OPTION,
    "collection/@setbyID": _KEPT,
    "doi_data/timestamp": _KEPT,
    "query/doi": "the record says it",
    "query/doi_record": _READ,
    "query/@status": _READ,
    "query/@fl_count": "a count of the service's",
    "crm-item/@type": "what the value looks like",
}
"""Elements as ``parent/child`` and attributes as ``name/@attribute`` or ``@attribute``, each with the reason."""
CRM_ITEMS: Final[Mapping[str, str]] = dict.fromkeys(
    (
        "book-id",
        "citation-id",
        "citedby-count",
        "created",
        "deposit-timestamp",
        "journal-id",
        "last-update",
        "member-id",
        "owner-prefix",
        "prefix-name",
        "series-id",
        "update-to-date",
    ),
    _KEPT,
)
"""The items of a query result, by name, that describe the record."""

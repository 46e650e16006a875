"""Content rules for DataCite's XML: those of its JSON, and that it has a DOI."""

from __future__ import annotations

from pubmeta.checks.content_rules import by_code, refused
from pubmeta.formats.datacite.rules import rules

RULES = (
    *rules("datacite-xml"),
    refused("datacite-xml", "identifier", "a record has the DOI as its identifier", "DataCite Metadata Schema 4",
            remedy="add the DOI"),
)  # fmt: skip

RULE = by_code(RULES)
"""The rules by their codes without the format's name."""

"""Content rules for DOAJ's XML: those of its JSON, and what its schema refuses of links."""

from __future__ import annotations

from pubmeta.checks.content_rules import by_code, refused
from pubmeta.formats.doaj.rules import rules

RULES = (
    *rules("doaj-xml"),
    refused(
        "doaj-xml",
        "url-host",
        "the host of a link has a full stop in it, and after the last one 2 to 10 letters",
        "DOAJ: doajArticles.xsd 1.3",
        remedy="write the address at which readers find the article",
    ),
    refused(
        "doaj-xml",
        "affiliation",
        "each affiliationId is the id of one affiliationName",
        "DOAJ: XML documentation",
        remedy="add the affiliation to affiliationsList, or correct the id",
    ),
)

RULE = by_code(RULES)
"""The rules by their codes without the format's name."""

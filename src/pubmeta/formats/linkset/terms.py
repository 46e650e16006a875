"""Link relations of FAIR Signposting (signposting.org, profile of 2 October 2023), in the order of the profile."""

from __future__ import annotations

from typing import Final

AUTHOR: Final = "author"
CITE_AS: Final = "cite-as"
DESCRIBED_BY: Final = "describedby"
ITEM: Final = "item"
LICENSE: Final = "license"
RELATED: Final = "related"
TYPE: Final = "type"

TYPES: Final = ("https://schema.org/AboutPage", "https://schema.org/ScholarlyArticle")
"""What the page is, and what it is about."""

SINGLE: Final = (CITE_AS, LICENSE)
"""Relations of which a page has one at most."""
FILES: Final = (ITEM, DESCRIBED_BY)
"""Relations whose targets are files, of which a program chooses by their media type."""

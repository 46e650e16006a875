"""Link relations of FAIR Signposting (signposting.org, profile of 2 October 2023), in the order of the profile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pubmeta.model import ArticleType

AUTHOR: Final = "author"
CITE_AS: Final = "cite-as"
DESCRIBED_BY: Final = "describedby"
ITEM: Final = "item"
LICENSE: Final = "license"
RELATED: Final = "related"
TYPE: Final = "type"

PAGE: Final = "https://schema.org/AboutPage"
"""What the page is."""
ARTICLE: Final = "https://schema.org/ScholarlyArticle"
KINDS: Final[Mapping[ArticleType, str]] = {
    ArticleType.BLOG_POST: "https://schema.org/BlogPosting",
    ArticleType.PEER_REVIEW: "https://schema.org/Review",
    ArticleType.POSTER: "https://schema.org/Poster",
    ArticleType.REPORT: "https://schema.org/Report",
}
"""What the page is about, where that is not a scholarly article."""

SINGLE: Final = (CITE_AS, LICENSE)
"""Relations of which a page has one at most."""
FILES: Final = (ITEM, DESCRIBED_BY)
"""Relations whose targets are files, of which a program chooses by their media type."""

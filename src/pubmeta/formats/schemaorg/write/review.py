"""What a peer review is a review of; schema.org has little of how it was made."""

from __future__ import annotations

from pubmeta.formats.schemaorg.terms import GENRE_OF_REVIEWS
from pubmeta.formats.schemaorg.write.nodes import Node, node, registered
from pubmeta.model import Review


def review_properties(review: Review | None) -> Node:
    """The reviewed work, the kind of document, and its place among those of the review."""
    if review is None:
        return {}
    reviewed = review.of and node(
        "ScholarlyArticle", {"@id": review.of.url, "identifier": [registered("doi", review.of, review.of.url)]}
    )
    return {
        "itemReviewed": reviewed,
        "genre": [GENRE_OF_REVIEWS, review.type.replace("-", " ")] if review.type else GENRE_OF_REVIEWS,
        "position": review.label,
    }

"""JATS's words for peer reviews: those of the JATS4R recommendation on peer review materials (2021)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pubmeta.model import ContributorRole, Recommendation, ReviewType

ARTICLE_TYPES: Mapping[ReviewType, str] = MappingProxyType(
    {
        ReviewType.REFEREE_REPORT: "reviewer-report",
        ReviewType.EDITOR_REPORT: "editor-report",
        ReviewType.AUTHOR_COMMENT: "author-comment",
        ReviewType.COMMUNITY_COMMENT: "community-comment",
        ReviewType.AGGREGATE: "aggregated-review-documents",
    }
)
"""`article/@article-type` of a review of a type for which there is a word."""

MUST_NAME_WORK = frozenset({"reviewer-report", "editor-report", "author-comment"})
"""Of these types those that must lead to what they are about."""

REVIEWED = "peer-reviewed-article"
"""`related-object/@document-type` of the work that is reviewed."""
REPORTS = frozenset({*ARTICLE_TYPES.values(), "peer-review-report"})
"""`related-object/@document-type` of a document of a review."""
DOCUMENT_ID_TYPE = "doi"
"""`related-object/@document-id-type` of either."""

STAGE = "peer-review-stage"
ROUND = "peer-review-revision-round"
RECOMMENDATION = "peer-review-recommendation"
TYPE = "peer-review-type"
LABEL = "peer-review-label"
"""`custom-meta/meta-name`; the last two are our own: for a type without a word, and for `Review.label`."""

RECOMMENDATIONS: Mapping[Recommendation, str] = MappingProxyType(
    {kind: kind.value for kind in Recommendation} | {Recommendation.ACCEPT_WITH_RESERVATION: "accept-in-principle"}
)
"""`meta-value` of a recommendation; JATS4R's `revision` is none of the model's, for it is major or minor there."""

ROLES: Mapping[ContributorRole, str] = MappingProxyType(
    {
        ContributorRole.REVIEWER: "reviewer",
        ContributorRole.READER: "reader",
        ContributorRole.AUTHOR: "author",
        ContributorRole.EDITOR: "editor",
    }
)
"""`contrib/role/@specific-use`, in a `contrib` of the `@contrib-type` author: who writes a review is its author."""

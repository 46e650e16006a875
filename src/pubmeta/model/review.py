"""Peer review: what a report, a decision or a comment says of its place in the review of another work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Unpack

from pydantic import Field

from pubmeta.model.base import Model, Number, Term
from pubmeta.model.identifiers import Doi

if TYPE_CHECKING:
    from pubmeta.model.inputs import ReviewFields


class ReviewType(Term):
    """What kind of document of a review it is (Crossref `peer_review/@type`)."""

    REFEREE_REPORT = "referee-report"
    EDITOR_REPORT = "editor-report"
    """A decision letter too."""
    AUTHOR_COMMENT = "author-comment"
    COMMUNITY_COMMENT = "community-comment"
    MANUSCRIPT = "manuscript"
    AGGREGATE = "aggregate"
    RECOMMENDATION = "recommendation"


class ReviewStage(Term):
    """Whether the work was reviewed before its publication or after it (Crossref `peer_review/@stage`)."""

    PRE_PUBLICATION = "pre-publication"
    POST_PUBLICATION = "post-publication"


class Recommendation(Term):
    """What a review recommends or decides (Crossref `peer_review/@recommendation`)."""

    ACCEPT = "accept"
    ACCEPT_WITH_RESERVATION = "accept-with-reservation"
    MINOR_REVISION = "minor-revision"
    MAJOR_REVISION = "major-revision"
    REJECT = "reject"
    REJECT_WITH_RESUBMIT = "reject-with-resubmit"


class Review(Model):
    """What an article of the type `peer-review` is a review of, and how. Reviewers without a name are `Anonymous`.

    A competing interest of the reviewer is `Statements.conflict_of_interest`.
    """

    of: Doi | None = None
    """The DOI of the work that is reviewed; a work without one is a relation `is-review-of`."""
    type: ReviewType | None = None
    """None where it is not known."""
    stage: ReviewStage | None = None
    """Before or after the publication."""
    round: Annotated[int, Field(ge=0, le=1000)] | None = None
    """The round of revision: 0 for the first submission."""
    recommendation: Recommendation | None = None
    """What the review recommends."""
    label: Number | None = None
    """What the document is called among those of the review: ``RC1`` (Crossref `running_number`)."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[ReviewFields]) -> None: ...

"""Peer reviews: their type, the work that they are about, who wrote them as what, and `custom-meta-group`."""

from __future__ import annotations

from pubmeta.formats.jats import review_terms, terms
from pubmeta.model import Article, ArticleType, Contributor, Recommendation, Review
from pubmeta.problems import Log
from pubmeta.xml.build import Element, element, empty, text_element


def article_type(article: Article) -> str:
    """`article/@article-type`, which says of what type a review is."""
    review = article.review
    if review and review.type and review.type in review_terms.ARTICLE_TYPES:
        return review_terms.ARTICLE_TYPES[review.type]
    return terms.ARTICLE_TYPES[article.type] if article.type else terms.TYPE_UNKNOWN


def reviewed(review: Review | None) -> Element | None:
    """The work that is reviewed, as JATS4R writes it."""
    if review is None or review.of is None:
        return None
    return empty(
        "related-object",
        {
            "document-type": review_terms.REVIEWED,
            "document-id-type": review_terms.DOCUMENT_ID_TYPE,
            "document-id": review.of,
        },
    )


def written_role(contributor: Contributor, article: Article) -> tuple[str, Element | None]:
    """`@contrib-type`, and in a review the `role` that JATS4R asks for there: whoever writes one is its author."""
    word = review_terms.ROLES.get(contributor.role) if article.type is ArticleType.PEER_REVIEW else None
    if word is None:
        return terms.CONTRIBUTOR_ROLES[contributor.role], None
    return terms.AUTHOR, text_element("role", word.capitalize(), {"specific-use": word})


def custom_meta(review: Review | None, log: Log) -> Element | None:
    """`custom-meta-group`: stage, round and recommendation (JATS4R), and what has no other place."""
    if review is None:
        return None
    if review.recommendation is Recommendation.ACCEPT_WITH_RESERVATION:
        message = "JATS4R has no such word; written as accept-in-principle, the nearest that it has"
        log.guessed("review.recommendation", message)
    return element("custom-meta-group", [_custom(name, value) for name, value in _values(review).items()])


def _values(review: Review) -> dict[str, str | None]:
    has_word = review.type is None or review.type in review_terms.ARTICLE_TYPES
    return {
        review_terms.TYPE: None if has_word or review.type is None else review.type.value,
        review_terms.STAGE: review.stage and review.stage.value,
        review_terms.ROUND: None if review.round is None else str(review.round),
        review_terms.RECOMMENDATION: review.recommendation and review_terms.RECOMMENDATIONS[review.recommendation],
        review_terms.LABEL: review.label,
    }


def _custom(name: str, value: str | None) -> Element | None:
    return element("custom-meta", text_element("meta-name", name), text_element("meta-value", value)) if value else None

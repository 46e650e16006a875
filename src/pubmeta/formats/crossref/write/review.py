"""Peer reviews: reports, decisions, answers and comments on a work."""

from __future__ import annotations

from pubmeta.formats.crossref.write.contributors import contributors
from pubmeta.formats.crossref.write.crossmark import licenses
from pubmeta.formats.crossref.write.dates import review_date
from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.formats.crossref.write.institutions import institutions
from pubmeta.formats.crossref.write.location import doi_data
from pubmeta.formats.crossref.write.relations import relations
from pubmeta.formats.crossref.write.titles import titles
from pubmeta.model import Article, Review
from pubmeta.xml.build import Element, Inline, element


def peer_review(article: Article, deposit: Deposit) -> Element | None:
    """The record of a review, which needs the DOI of what is reviewed."""
    review = article.review or Review()
    if review.of is None:
        deposit.log.missing(
            "review.of", "Crossref registers a review only with the DOI of what is reviewed", remedy="add review.of"
        )
    return element(
        "peer_review",
        {
            "stage": review.stage,
            "type": review.type,
            "recommendation": review.recommendation,
            "revision-round": None if review.round is None else str(review.round),
            "language": deposit.language(article.language, deposit.log),
        },
        contributors(article, deposit),
        titles(article, deposit),
        review_date(article.dates, deposit),
        institutions(article, deposit),
        _competing_interests(article, deposit),
        element("running_number", review.label),
        licenses(article, deposit),
        relations(article, deposit),
        doi_data(article, deposit),
    )


def _competing_interests(article: Article, deposit: Deposit) -> Element | None:
    """The statement, for which there is one text without a heading."""
    statement = article.statements.conflict_of_interest
    if statement is None:
        return None
    at = deposit.log.at("statements").at("conflict_of_interest")
    paragraphs = [deposit.faces(text, place) for place, text in at.each("paragraphs", statement.paragraphs)]
    if len(paragraphs) > 1:
        at.guessed("paragraphs", "are written as one, for Crossref has one text of a reviewer's competing interests")
    return element("competing_interest_statement", Inline(" ".join(paragraphs)))

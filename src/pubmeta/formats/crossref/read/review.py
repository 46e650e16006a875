"""Peer reviews: what is reviewed, and how."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.crossref.read.dates import date_at
from pubmeta.formats.crossref.read.posted import institutions
from pubmeta.model import (
    ArticleType,
    Doi,
    Recommendation,
    Relation,
    Review,
    ReviewStage,
    ReviewType,
    Statement,
    Statements,
)
from pubmeta.reading import quoted
from pubmeta.vocabularies.numbers import whole_number
from pubmeta.xml.cursor import XmlElement

_MOST_ROUNDS = 1000


def peer_review(record: XmlElement) -> dict[str, Any]:
    """What is said of a review besides what every record may have; what is reviewed is among the relations."""
    day = date_at(record, "review_date")
    stated = record.text("competing_interest_statement")
    fields: dict[str, Any] = {
        "type": ArticleType.PEER_REVIEW,
        "institutions": tuple(institutions(record)),
        "dates": {"published_online": day},
        "review": Review(
            type=record.attribute_as("type", ReviewType),
            stage=record.attribute_as("stage", ReviewStage),
            recommendation=record.attribute_as("recommendation", Recommendation),
            round=_round(record),
            label=record.line("running_number"),
        ),
    }
    if stated:
        fields["statements"] = Statements(conflict_of_interest=Statement(paragraphs=(stated,)))
    return fields


def reviewed(review: Review, relations: tuple[Relation, ...], doi: Doi | None) -> tuple[Review, tuple[Relation, ...]]:
    """The review with the first DOI of what it reviews, and the relations without that one."""
    for relation in relations:
        if relation.reviewed and not (doi and relation.reviewed.lower() == doi.key):
            others = tuple(each for each in relations if each is not relation)
            return review.model_copy(update={"of": Doi(relation.reviewed)}), others
    return review, relations


def _round(record: XmlElement) -> int | None:
    text = record.attribute("revision-round")
    if text is None:
        return None
    number = whole_number(text)
    if number is not None and number <= _MOST_ROUNDS:
        return number
    record.dropped(f"{quoted(text)} is not a round of revision; left out")
    return None

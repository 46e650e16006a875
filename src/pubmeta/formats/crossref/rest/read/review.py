"""What a record says of a peer review: what it is a review of, and how."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pubmeta.formats.crossref.rest.read.values import line, text
from pubmeta.model import Recommendation, Relation, Review, ReviewStage, ReviewType, Statement
from pubmeta.reading import JsonObject, quoted

_ROUND = re.compile("(?:[0-9]{1,3}|1000)")
"""What the model takes."""


def review(work: JsonObject, relations: Iterable[Relation]) -> tuple[Review | None, Statement | None]:
    """The review, and the statement of the reviewer's competing interests."""
    source = work.object("review") or JsonObject({}, work.log)
    fields = {
        "of": next((each.reviewed for each in relations if each.reviewed), None),
        "type": source.taken(ReviewType, "type"),
        "stage": source.taken(ReviewStage, "stage"),
        "round": _round(source),
        "recommendation": source.taken(Recommendation, "recommendation"),
        "label": line(source, "running-number"),
    }
    interest = text(source, "competing-interest-statement")
    return work.part(Review, fields, at="review"), Statement(paragraphs=(interest,)) if interest else None


def _round(source: JsonObject) -> int | None:
    number = source.text("revision-round")
    if number is None:
        return None
    if _ROUND.fullmatch(number.strip()):
        return int(number)
    source.dropped(f"is not the number of a round; left out: {quoted(number)}", at="revision-round")
    return None

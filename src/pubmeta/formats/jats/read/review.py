"""A peer review: its type, what it is about, as what its contributors write, and what `custom-meta` says of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pubmeta.formats.jats import review_terms
from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.contributor_draft import ContributorDraft
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.model import (
    ContributorRole,
    Doi,
    Recommendation,
    Relation,
    RelationType,
    Review,
    ReviewStage,
    ReviewType,
    TargetType,
)
from pubmeta.reading import quoted

_REVIEWED = (review_terms.REVIEWED, "peer-reviewed-material")
_ROLES = {word: role for role, word in review_terms.ROLES.items()} | {"referee": ContributorRole.REVIEWER}
_RECOMMENDATIONS = {word: kind for kind, word in review_terms.RECOMMENDATIONS.items()} | {
    "accept-with-reservation": Recommendation.ACCEPT_WITH_RESERVATION,
    "formal-accept": Recommendation.ACCEPT,
}


class ReviewReader:
    """What is said of a review, as it is met.

    word: the `@article-type`. relations: to other documents of the review, in document order.
    """

    def __init__(self, word: str) -> None:
        self._word = word
        self._fields: dict[str, Any] = {"type": vocabulary.REVIEW_TYPES.get(word)}
        self.relations: list[Relation] = []

    def review(self, meta: JatsElement) -> Review | None:
        """What was read."""
        return meta.part(Review, self._fields)

    def takes_related(self, element: JatsElement) -> bool:
        """Whether a `related-object` or `related-article` is the work that is reviewed, or a document of the review."""
        if element.name == "related-article":
            if element.attribute("related-article-type") not in _REVIEWED:
                return False
            link = (element.attribute("href") or "").strip()
            if "of" in self._fields or element.attribute("ext-link-type") not in (None, "doi") or not link:
                return False
            return self._keep("of", element.given(Doi, link))
        kind = element.attribute("document-type")
        if element.element.get("link-type") in _REVIEWED:
            kind = review_terms.REVIEWED
        if kind != review_terms.REVIEWED and kind not in review_terms.REPORTS:
            return False
        doi = element.attribute_as("document-id", Doi)
        element.attribute("document-id-type")
        for link in ("href", "ext-link-type", "link-type"):
            element.attribute(link)  # the same once more
        if kind == review_terms.REVIEWED and "of" not in self._fields:
            return self._keep("of", doi)
        if doi and self._word == review_terms.ARTICLE_TYPES[ReviewType.AUTHOR_COMMENT]:
            self.relations.append(Relation(type=RelationType.IS_REPLY_TO, target=doi, target_type=TargetType.DOI))
        else:
            element.unplaced("a review is of one work")
        return True

    def take_role(self, draft: ContributorDraft) -> None:
        """As what an author of the review writes, if a `role` says it."""
        for child in draft.element.all("role"):
            word = (child.element.get("specific-use") or "").strip()
            if role := _ROLES.get(word):
                child.attribute("specific-use")
                said = child.characters().strip()
                draft.review_role = child.element
                if draft.role is ContributorRole.AUTHOR:
                    draft.role = role
                if said.casefold() not in (word, role.value):
                    child.guessed(f"{quoted(said)} is kept as the role {role}")
                return

    def takes_custom_meta(self, element: JatsElement) -> bool:
        """Whether a `custom-meta` says something of the review."""
        name, text = element.line("meta-name"), element.line("meta-value") or ""
        kinds: dict[str, tuple[str, Mapping[str, object]]] = {
            review_terms.STAGE: ("stage", {kind.value: kind for kind in ReviewStage}),
            review_terms.RECOMMENDATION: ("recommendation", _RECOMMENDATIONS),
            review_terms.TYPE: ("type", {kind.value: kind for kind in ReviewType}),
        }
        if name == review_terms.LABEL:
            return self._keep("label", text)
        if name == review_terms.ROUND and text.isdecimal() and len(text) <= 3:
            return self._keep("round", int(text))
        if name not in kinds:
            return False
        field, words = kinds[name]
        value = words.get(text.casefold())
        if value is None:
            element.dropped(f"a review has no {field} {quoted(text)}; left out")
            return True
        if value is Recommendation.ACCEPT_WITH_RESERVATION:
            element.guessed(f"{quoted(text)} is read as {value}, the nearest that there is")
        return self._keep(field, value)

    def _keep(self, field: str, value: object) -> bool:
        if value is not None:
            self._fields[field] = value
        return True

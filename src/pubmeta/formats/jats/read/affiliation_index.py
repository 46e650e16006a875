"""The affiliations of an article by the ids that contributors point to."""

from __future__ import annotations

from collections.abc import Iterable

from pubmeta.formats.jats.read.affiliations import affiliation_of
from pubmeta.formats.jats.read.contributor_draft import ContributorDraft
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.model import Affiliation

AFFILIATIONS = ("aff", "aff-alternatives")


class AffiliationIndex:
    """Every `aff` of an `article-meta` and of the groups of contributors in it, each read once.

    Without a pointer an affiliation is that of all in its scope: the `contrib-group` in which it is, or the article.
    """

    def __init__(self, meta: JatsElement) -> None:
        self._by_id: dict[str, JatsElement] = {}
        self._read: dict[JatsElement, Affiliation | None] = {}
        self._scopes: dict[JatsElement, JatsElement | None] = {}
        self._claimed: set[JatsElement] = set()
        self._add(meta, None)
        for group in meta.within("contrib-group"):
            self._add(group, group)

    def _add(self, parent: JatsElement, scope: JatsElement | None) -> None:
        for element in parent.all(*AFFILIATIONS):
            self._scopes[element] = scope
            for one in (element, *element.all("aff")):
                if identifier := one.attribute("id"):
                    self._by_id[identifier] = element

    def __contains__(self, identifier: str) -> bool:
        return identifier in self._by_id

    def pointed(self, identifiers: Iterable[str]) -> list[Affiliation]:
        """The affiliations of these ids; an id of something else gives none."""
        elements = [element for identifier in identifiers if (element := self._by_id.get(identifier))]
        self._claimed.update(elements)
        return self.of(elements)

    def of(self, elements: Iterable[JatsElement]) -> list[Affiliation]:
        """The affiliations in elements."""
        affiliations = []
        for element in elements:
            if element not in self._read:
                self._read[element] = affiliation_of(element)
            if affiliation := self._read[element]:
                affiliations.append(affiliation)
        return affiliations

    def give_unclaimed(self, drafts: list[ContributorDraft]) -> None:
        """An affiliation that nobody points to is that of all around it, if they have none, which is reported."""
        groups = {draft.group for draft in drafts if draft.affiliations}
        for element, scope in self._scopes.items():
            affiliations = [] if element in self._claimed else self.of([element])
            if not affiliations:
                continue
            around = drafts if scope is None else [draft for draft in drafts if draft.group is scope]
            if not around or (groups if scope is None else scope in groups):
                element.unplaced("no contributor points to this affiliation")
                continue
            if len(around) > 1:
                message = f"no contributor points to this affiliation; read as that of all {len(around)} contributors"
                element.guessed(message)
            for draft in around:
                draft.affiliations += affiliations

"""The affiliations of an article by the ids that contributors point to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pubmeta.formats.jats.read.affiliations import affiliation_of
from pubmeta.formats.jats.read.contributor_draft import ContributorDraft
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.model import Affiliation
from pubmeta.reading import quoted
from pubmeta.xml.text import characters

_LABEL = re.compile(r"[^\W_]+|[^\w\s,;.()\[\]]+")
"""One of the labels in a mark: letters and digits, or signs such as an asterisk."""
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

    def marked(self, mark: JatsElement, group: JatsElement) -> list[Affiliation]:
        """The affiliations whose labels a mark repeats (``1``, ``1,2``, ``*``), in the group or else in the article."""
        found: list[JatsElement] = []
        for label in _LABEL.findall(mark.characters()):
            of_label = [element for element in self._scopes if label in _labels(element)]
            element = next((one for scope in (group, None) for one in of_label if self._scopes[one] is scope), None)
            if element is None:
                mark.dropped(f"no affiliation has the label {quoted(label)}")
            elif element not in found:
                found.append(element)
        self._claimed.update(found)
        return self.of(found)

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

    def give_unclaimed(self, drafts: list[ContributorDraft], everyone: list[ContributorDraft]) -> None:
        """An affiliation that nobody points to is that of all around it, if they have none, which is reported.

        drafts: the contributors. everyone: the members of groups too.
        """
        groups = {draft.group for draft in everyone if draft.affiliations}
        for element, scope in self._scopes.items():
            affiliations = [] if element in self._claimed else self.of([element])
            if not affiliations:
                continue
            around = drafts if scope is None else [draft for draft in everyone if draft.group is scope]
            is_marked = any(draft.has_affiliation_marks for draft in around)
            if not around or is_marked or (groups if scope is None else scope in groups):
                element.unplaced("no contributor points to this affiliation")
                continue
            if len(around) > 1:
                message = f"no contributor points to this affiliation; read as that of all {len(around)} contributors"
                element.guessed(message)
            for draft in around:
                draft.affiliations += affiliations


def _labels(element: JatsElement) -> list[str]:
    """What marks the affiliation: its `label`, or a `sup` or `bold` at its start."""
    found = next(iter(element.element.iter("{*}label")), None)
    if found is None:
        first = next(element.element.iterchildren("*"), None)
        is_mark = first is not None and str(first.tag).rpartition("}")[2] in ("sup", "bold")
        found = first if is_mark and not (element.element.text or "").strip() else None
    return [] if found is None else _LABEL.findall(characters(found))

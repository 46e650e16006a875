"""The affiliations of an article by the ids that contributors point to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from pubmeta.formats.jats.read.addresses import is_given
from pubmeta.formats.jats.read.affiliations import AffiliationRead, affiliation_of
from pubmeta.formats.jats.read.contributor_draft import ContributorDraft
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.reading import quoted
from pubmeta.xml.text import characters

_LABEL = re.compile(r"[^\W_]+|[^\w\s,;.()\[\]]+")
"""One of the labels in a mark: letters and digits, or signs such as an asterisk."""
_AND = frozenset({"&", "and", "e", "et", "och", "og", "und", "y"})
"""What may be between the last two of several labels."""
_RANGE = re.compile(r"(?<!\d)(\d{1,3})\s*[-–—]\s*(\d{1,3})(?!\d)")
AFFILIATIONS = ("aff", "aff-alternatives")


class AffiliationIndex:
    """Every `aff` of an `article-meta` and of the groups of contributors in it, each read once.

    Without a pointer an affiliation is that of all in its scope: the `contrib-group` in which it is, or the article.
    """

    def __init__(self, meta: JatsElement) -> None:
        self._by_id: dict[str, JatsElement] = {}
        self._read: dict[JatsElement, AffiliationRead] = {}
        self._owners: dict[JatsElement, list[ContributorDraft]] = {}
        self._scopes: dict[JatsElement, JatsElement | None] = {}
        self._claimed: set[JatsElement] = set()
        self.add(meta, None)
        for group in meta.within("contrib-group"):
            self.add(group, group)

    def add(self, parent: JatsElement, scope: JatsElement | None) -> None:
        """Add the affiliations in an element."""
        for element in parent.all(*AFFILIATIONS):
            self._scopes[element] = scope
            for one in (element, *map(element.child, element.element.iterchildren("{*}aff"))):
                if identifier := one.attribute("id"):
                    self._by_id[identifier] = element

    def give_marked(self, draft: ContributorDraft, mark: JatsElement) -> None:
        """Give the affiliations whose labels a mark repeats (``1``, ``1,2``, ``*``), in the group or in the article."""
        found: list[JatsElement] = []
        for label in labels_in(mark.characters()):
            of_label = self._labelled.get(label, ())
            if not of_label and label.casefold() in _AND:
                continue
            scopes = (draft.group, None)
            element = next((one for scope in scopes for one in of_label if self._scopes[one] is scope), None)
            if element is None:
                mark.dropped(f"no affiliation has the label {quoted(label)}")
            elif element not in found:
                found.append(element)
        self._claimed.update(found)
        self.give(draft, found)

    @cached_property
    def _labelled(self) -> Mapping[str, Sequence[JatsElement]]:
        """The affiliations of each label."""
        labelled: dict[str, list[JatsElement]] = {}
        for element in self._scopes:
            for label in dict.fromkeys(_labels(element)):
                labelled.setdefault(label, []).append(element)
        return labelled

    def are_marked(self, mark: JatsElement) -> bool:
        """Whether affiliations have labels that a mark repeats."""
        return any(label in self._labelled for label in labels_in(mark.characters()))

    def __contains__(self, identifier: str) -> bool:
        return identifier in self._by_id

    def give_pointed(self, draft: ContributorDraft) -> None:
        """Give the affiliations to which a contributor points."""
        elements = [element for identifier in draft.pointers if (element := self._by_id.get(identifier))]
        self._claimed.update(elements)
        self.give(draft, elements)

    def give(self, draft: ContributorDraft, elements: Iterable[JatsElement]) -> None:
        """Give the affiliations in elements."""
        for element in elements:
            if affiliation := self._content(element).affiliation:
                draft.affiliations.append(affiliation)
            self._owners.setdefault(element, []).append(draft)

    def _content(self, element: JatsElement) -> AffiliationRead:
        if element not in self._read:
            self._read[element] = affiliation_of(element)
        return self._read[element]

    def give_addresses(self, everyone: list[ContributorDraft]) -> None:
        """Give each address in an affiliation to the contributor whose it is for sure, or whose name is in it."""
        for affiliation, owners in self._owners.items():
            for address, element in self._read[affiliation].addresses:
                candidates = [draft for draft in everyone if draft in owners]
                if address.text.casefold() in {(draft.email or "").casefold() for draft in candidates}:
                    continue  # said twice
                owner = address.owner(candidates) or address.owner(everyone)
                if owner is None and not address.initials:
                    owner = candidates[0] if len(candidates) == 1 else address.named(candidates)
                    if owner and len(candidates) > 1:
                        element.guessed(f"{address.text} is read as the address of {owner.family}, whose name is in it")
                is_given(address, owner, element)

    def give_unclaimed(self, drafts: list[ContributorDraft], everyone: list[ContributorDraft]) -> None:
        """An affiliation that nobody points to is that of all around it, if they have none, which is reported.

        drafts: the contributors. everyone: the members of groups too.
        """
        groups = {draft.group for draft in everyone if draft.affiliations}
        for element, scope in self._scopes.items():
            if element in self._claimed or not any(self._content(element)):
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
                self.give(draft, [element])


def labels_in(text: str) -> list[str]:
    """The labels in a mark, ``1,2`` or ``*``, or in a label."""
    return _LABEL.findall(_RANGE.sub(_spelled_out, text))


def _spelled_out(numbers: re.Match[str]) -> str:
    """Each number of a range: ``1-3`` is 1, 2 and 3."""
    return ",".join(map(str, range(int(numbers[1]), int(numbers[2]) + 1))) or numbers[0]


def _labels(element: JatsElement) -> list[str]:
    """What marks the affiliation: its `label`, or a `sup` or `bold` at its start."""
    found = next(iter(element.element.iter("{*}label")), None)
    if found is None:
        first = next(element.element.iterchildren("*"), None)
        is_mark = first is not None and str(first.tag).rpartition("}")[2] in ("sup", "bold")
        found = first if is_mark and not (element.element.text or "").strip() else None
    return [] if found is None else _LABEL.findall(characters(found))

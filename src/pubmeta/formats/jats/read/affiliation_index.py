"""The affiliations of an article by the ids that contributors point to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from pubmeta.formats.jats.read.addresses import Owners, is_given
from pubmeta.formats.jats.read.affiliations import AffiliationRead, affiliation_of
from pubmeta.formats.jats.read.contributor_draft import ContributorDraft
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.reading import quoted
from pubmeta.xml.paths import children_of, local_name
from pubmeta.xml.text import characters

if TYPE_CHECKING:
    from lxml.etree import _Element

_LABEL = re.compile(r"[^\W_]+|[^\w\s,;.()\[\]]+")
"""One of the labels in a mark: letters and digits, or signs such as an asterisk."""
_AND = frozenset({"&", "and", "e", "et", "och", "og", "und", "y"})
"""What may be between the last two of several labels."""
_RANGE = re.compile(r"(?<!\d)(\d{1,3})\s*[-–—]\s*(\d{1,3})(?!\d)")
_WIDEST_RANGE = 50
_MOST_TOLD = 3
"""Of so many labels in a mark that no affiliation has, it is told of each."""
_MOST_SHARED = 100_000
"""Affiliations that nobody points to, times contributors: so many may be read as those of all."""
AFFILIATIONS = ("aff", "aff-alternatives")
_CONTRIBUTORS = ("contrib", "contrib-group")


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
        found: dict[JatsElement, None] = {}
        unknown: list[str] = []
        for label in labels_in(mark.characters()):
            of_label = self._labelled.get(label, {})
            if not of_label and label.casefold() in _AND:
                continue
            element = of_label.get(draft.group) or of_label.get(None)
            if element is None:
                unknown.append(label)
            else:
                found[element] = None
        for label in unknown[:_MOST_TOLD]:
            mark.dropped(f"no affiliation has the label {quoted(label)}")
        if len(unknown) > _MOST_TOLD:
            mark.dropped(f"nor has any of them the other {len(unknown) - _MOST_TOLD} labels of the mark")
        self._claimed.update(found)
        self.give(draft, found)

    @cached_property
    def _labelled(self) -> Mapping[str, Mapping[JatsElement | None, JatsElement]]:
        """The first affiliation of each label in each scope."""
        labelled: dict[str, dict[JatsElement | None, JatsElement]] = {}
        for element, scope in self._scopes.items():
            for label in _labels(element):
                labelled.setdefault(label, {}).setdefault(scope, element)
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
            draft.affiliations += self._content(element).affiliations
            self._owners.setdefault(element, []).append(draft)

    def _content(self, element: JatsElement) -> AffiliationRead:
        if element not in self._read:
            self._read[element] = affiliation_of(element)
        return self._read[element]

    def give_addresses(self, everyone: list[ContributorDraft]) -> None:
        """Give each address in an affiliation to the contributor whose it is for sure, or whose name is in it."""
        places = {draft: place for place, draft in enumerate(everyone)}
        all_of_them = Owners(everyone)
        for affiliation, owners in self._owners.items():
            if not (addresses := self._read[affiliation].addresses):
                continue
            candidates = sorted({draft for draft in owners if draft in places}, key=places.__getitem__)
            among = Owners(candidates)
            known = {draft.email.casefold() for draft in candidates if draft.email}
            for address, element in addresses:
                if address.text.casefold() in known:
                    continue  # said twice
                owner = among.with_initials(address) or all_of_them.with_initials(address)
                if owner is None and not address.initials:
                    owner = candidates[0] if len(candidates) == 1 else among.named(address)
                    if owner and len(candidates) > 1:
                        element.guessed(f"{address.text} is read as the address of {owner.family}, whose name is in it")
                if is_given(address, owner, element):
                    known.add(address.text.casefold())

    def give_unclaimed(self, drafts: list[ContributorDraft], everyone: list[ContributorDraft]) -> None:
        """An affiliation that nobody points to is that of all around it, if they have none, which is reported.

        drafts: the contributors. everyone: the members of groups too.
        """
        groups = {draft.group for draft in everyone if draft.affiliations}
        unclaimed: dict[JatsElement | None, list[JatsElement]] = {}
        for element, scope in self._scopes.items():
            if element not in self._claimed and any(self._content(element)):
                unclaimed.setdefault(scope, []).append(element)
        in_scope: dict[JatsElement | None, list[ContributorDraft]] = {}
        for draft in everyone if unclaimed else ():
            in_scope.setdefault(draft.group, []).append(draft)
        in_scope[None] = drafts
        for scope, elements in unclaimed.items():
            around = in_scope.get(scope, [])
            is_marked = any(draft.has_affiliation_marks for draft in around)
            has_others = bool(groups) if scope is None else scope in groups
            is_shared = around and not is_marked and not has_others and len(around) * len(elements) <= _MOST_SHARED
            self._share(elements, around if is_shared else [])

    def _share(self, elements: Iterable[JatsElement], around: list[ContributorDraft]) -> None:
        """Give affiliations to those before each, or else to all around them, or report them where there is none."""
        before: dict[_Element | None, Mapping[_Element, frozenset[_Element]]] = {}
        for element in elements:
            if not around:
                element.unplaced("no contributor points to this affiliation")
                continue
            parent = element.element.getparent()
            if parent not in before:
                before[parent] = _before_affiliations(parent)
            near = before[parent].get(element.element, frozenset())
            nearest = [one for one in around if near and not near.isdisjoint((one.element.element, one.group.element))]
            if nearest:
                said = f"the {len(nearest)} contributors" if len(nearest) > 1 else "the contributor"
                element.guessed(f"no contributor points to this affiliation; read as that of {said} before it")
            elif len(around) > 1:
                message = f"no contributor points to this affiliation; read as that of all {len(around)} contributors"
                element.guessed(message)
            for draft in nearest or around:
                self.give(draft, [element])


def _before_affiliations(parent: _Element | None) -> Mapping[_Element, frozenset[_Element]]:
    """The contributors, or groups of them, that are between each affiliation in an element and those before it.

    Empty where all affiliations are together, or one is before all contributors: then they are those of all.
    """
    turns: list[tuple[list[_Element], list[_Element]]] = [([], [])]
    for child in () if parent is None else children_of(parent):
        name = local_name(child)
        if name in _CONTRIBUTORS:
            if turns[-1][1]:
                turns.append(([], []))
            turns[-1][0].append(child)
        elif name in AFFILIATIONS:
            turns[-1][1].append(child)
    if len(turns) == 1 or not all(people and institutions for people, institutions in turns):
        return {}
    return {institution: frozenset(people) for people, institutions in turns for institution in institutions}


def labels_in(text: str) -> list[str]:
    """The labels in a mark, ``1,2`` or ``*``, or in a label; each once."""
    return [*dict.fromkeys(_LABEL.findall(_RANGE.sub(_spelled_out, text)))]


def _spelled_out(numbers: re.Match[str]) -> str:
    """Each number of a range: ``1-3`` is 1, 2 and 3; of one that is too wide, the first and the last."""
    first, last = int(numbers[1]), int(numbers[2])
    if last - first > _WIDEST_RANGE:
        return f"{first},{last}"
    return ",".join(map(str, range(first, last + 1))) or numbers[0]


def _labels(element: JatsElement) -> list[str]:
    """What marks the affiliation: its `label`, or a `sup` or `bold` at its start."""
    found = next(iter(element.element.iter("{*}label")), None)
    if found is None:
        first = next(element.element.iterchildren("*"), None)
        is_mark = first is not None and str(first.tag).rpartition("}")[2] in ("sup", "bold")
        found = first if is_mark and not (element.element.text or "").strip() else None
    return [] if found is None else _LABEL.findall(characters(found))

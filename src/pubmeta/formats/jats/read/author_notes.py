"""`author-notes`: whose addresses for correspondence these are, and what notes say of single contributors."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.addresses import Owners, addresses_in, is_given
from pubmeta.formats.jats.read.affiliation_index import labels_in
from pubmeta.formats.jats.read.contributor_draft import ContributorDraft, plain
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.formats.jats.read.marked import Text, joined
from pubmeta.formats.jats.read.paragraphs import paragraphs_in
from pubmeta.model import Anonymous, Contribution, Markup, Person
from pubmeta.reading import quoted
from pubmeta.vocabularies.statements import statement_begun, statement_headed, statement_of_term
from pubmeta.xml.source import words_in

_EQUAL = re.compile(r"\bcontributed equally\b|\bequal(?:ly)? contribut|\bequal authorship\b", re.IGNORECASE)
_DECEASED = re.compile(
    r"(?i)^\W*\b(?:(?:the |this )?(?:author|co-?author)s?(?: (?:is|are|was))?\s)?(?:is |are |now )?"
    r"(?:deceased|passed away|falecid[oa]|fallecid[oa]|décédée?|verstorben)\b"
)
_FORMULA = re.compile(
    r"\b(?:addresse?s?|and|author|autor[ae]?|contact|corr\w*|de|e-?mails?|for|of|or|para|por|requests?|should be|the|to"
    r"|whom)\b",
    re.IGNORECASE,
)
"""Words that only say that an address for correspondence follows."""
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=\w)")
_SAYS_MORE = re.compile(r"\d{4}|[^\W\d_]{3}")
_HEADING_IN_TEXT = re.compile(r"(?P<heading>[^:.–—]{3,80}?)\s*(?:[:.]|\s[–—-])\s*(?P<rest>\S.*)", re.DOTALL)
_HEADING_IN_MARKUP = re.compile(
    r"\s*(?:<(?P<tag>b|i|u|sc)>)?(?P<heading>[^<>:.–—]{3,80})"
    r"(?(tag)[:.]?\s*</(?P=tag)>\s*[:.–—-]?|(?:[:.]|\s[–—-]))\s*(?P<rest>\S.*)",
    re.DOTALL,
)

_MOST_UNPOINTED = 100
"""Notes to which nobody points, and for which contributors are looked for by their names."""

_MOST_ALIKE = 10
"""Notes with one id or one label that are all of those who point to it."""


class NotesRead(NamedTuple):
    """Which notes are whose: those whose text is kept with contributors, and who has the others that are of some."""

    kept: frozenset[JatsElement] = frozenset()
    owners: Mapping[JatsElement, Sequence[ContributorDraft]] = MappingProxyType({})


class AuthorNotes:
    """Reads the notes to the contributors of one article, once all of these are known.

    correspondence: the ids to which `xref` with `@ref-type` `corresp` point.
    """

    def __init__(self, drafts: list[ContributorDraft], correspondence: Container[str]) -> None:
        self._persons = [draft for draft in drafts if draft.kind is Person and draft.surname]
        self._by_pointer: dict[str, list[ContributorDraft]] = {}
        self._by_mark: dict[str, list[ContributorDraft]] = {}
        self._marks = [mark for draft in drafts for mark in draft.marks]
        self._labels: set[str] = set()
        for draft in drafts:
            for identifier in draft.pointers:
                self._by_pointer.setdefault(identifier, []).append(draft)
            for mark in draft.marks:
                for label in labels_in(mark.characters()):
                    self._by_mark.setdefault(label, []).append(draft)
        self._correspondence = correspondence
        self._unpointed = 0
        self._labelled: Counter[str] = Counter()
        self._kept: set[JatsElement] = set()
        self._owners: dict[JatsElement, Sequence[ContributorDraft]] = {}
        self._equal: list[frozenset[ContributorDraft]] = []

    def done(self) -> NotesRead:
        """What was read, once all notes are; a mark that is not the label of one is reported."""
        for mark in self._marks:
            is_said = mark.attribute("ref-type") == "corresp"  # by the mark itself
            if not is_said and not self._labels.intersection(labels_in(mark.characters())):
                mark.unplaced("no note has this label")
        return NotesRead(frozenset(self._kept), self._owners)

    def read(self, element: JatsElement) -> list[JatsElement]:
        """Read an `author-notes`; the `fn` that say nothing of single contributors."""
        others = []
        for child in element.all():
            name = child.name
            if name == "corresp" or (name == "fn" and self._is_correspondence(child)):
                self._take_correspondence(child, names_corresponding=True)
            elif name == "fn" and child.has_within("email"):
                self._take_correspondence(child, names_corresponding=False)
            elif name == "fn":
                if not self.mark(child):
                    others.append(child)
            elif name in ("title", "label", "x"):
                child.ignore()
            else:
                child.unplaced()
        return others

    def mark(self, element: JatsElement) -> bool:
        """Whether a `fn` says something of the contributors alone that point to it, and it is kept with these.

        That they contributed equally, that they are deceased, a conflict of their own, the CRediT roles that they had.
        """
        pointing = self._pointing(element)
        if not pointing:
            return False
        kind = (element.attribute("fn-type") or "").casefold()
        text = element.characters().strip()
        if kind == "deceased" or _DECEASED.match(text):
            for draft in pointing:
                draft.deceased = True
            if said := _DECEASED.sub("", text).strip(" .,;:()†*"):
                element.dropped(f"that the contributor is deceased is kept, but not what else is said: {quoted(said)}")
        elif kind == "equal" or _EQUAL.search(text):
            self._take_equal(element, pointing, text)
        elif _is_conflict(kind, text) and _has_person(pointing) and not self._is_of_all(pointing):
            self._take_conflict(element, pointing)
        elif not _take_credit(text, pointing):
            if not self._is_of_all(pointing):
                self._owners[element] = pointing
            return False
        self._kept.add(element)
        return True

    def _take_equal(self, element: JatsElement, pointing: list[ContributorDraft], text: str) -> None:
        """That those who point to a note contributed equally; with whom has no place where others did among them."""
        for draft in pointing:
            draft.equal_contribution = True
        together = frozenset(pointing)
        if self._equal and together not in self._equal:
            element.dropped(
                "each is kept as having contributed equally, but not with whom: another note says so of others"
            )
        self._equal.append(together)
        said = [one for one in _SENTENCE.split(text) if not _EQUAL.search(one) and _SAYS_MORE.search(one)]
        if said and len(said) < len(_SENTENCE.split(text)):
            more = quoted(" ".join(" ".join(said).split()))
            element.dropped(f"that the contributors did so equally is kept, but not what else is said: {more}")

    def _pointing(self, element: JatsElement) -> list[ContributorDraft]:
        """Who points to a note by its id, or has the mark that is its label."""
        identifier = element.attribute("id") or ""
        found = self._by_pointer.get(identifier, []) if self._is_told(f"#{identifier}") else []
        if not self._by_mark:
            return found
        labels = [label for one in element.all("label") for label in labels_in(one.characters())]
        self._labels.update(labels)
        marked = [draft for label in labels if self._is_told(label) for draft in self._by_mark.get(label, ())]
        return list(dict.fromkeys([*found, *marked]))

    def _is_told(self, label: str) -> bool:
        """Whether a label still tells one note from others: not where very many have it."""
        self._labelled[label] += 1
        return self._labelled[label] <= _MOST_ALIKE

    def _is_of_all(self, pointing: list[ContributorDraft]) -> bool:
        """Whether several point to a note and all persons are among them: then it speaks for the article."""
        return len(pointing) > 1 and set(pointing).issuperset(self._persons)

    def _take_conflict(self, element: JatsElement, pointing: list[ContributorDraft]) -> None:
        """Give a conflict statement to each person who points to it (JATS4R, conflicts of interest)."""
        statement = joined(_without_heading(list(paragraphs_in(element))))
        for draft in pointing:
            if draft.kind is not Person:
                element.dropped(
                    f"{draft.name or 'a contributor'} is not a person; only persons have a conflict statement"
                )
            elif statement is not None:
                draft.conflict_of_interest = joined(filter(None, (draft.conflict_of_interest, statement)))

    def _is_correspondence(self, element: JatsElement) -> bool:
        is_typed = (element.attribute("fn-type") or "").casefold() == "corresp"
        return is_typed or element.attribute("id") in self._correspondence

    def _take_correspondence(self, element: JatsElement, *, names_corresponding: bool) -> None:
        """Mark who corresponds, if the note names them, give each the address that is theirs, and report the rest."""
        addresses = addresses_in(element)
        owners = self._corresponding(element)
        if not owners:
            element.unplaced("the element does not say whose address this is")
            return
        if names_corresponding:
            for draft in owners:
                draft.corresponding = draft.kind is not Anonymous
        left = Owners(draft for draft in owners if draft.kind is not Anonymous)
        for address in addresses:
            owner = left.with_initials(address) or left.named(address)
            if owner is None and left and len(addresses) in (1, len(owners)):
                owner = left.first
            if is_given(address, owner, element) and owner:
                left.remove(owner)
        self._report_text(element, owners, [address.text for address in addresses])
        element.ignore()

    def _corresponding(self, element: JatsElement) -> list[ContributorDraft]:
        """Who points to the note, else who is said to correspond, else whom it names, else the only person."""
        if pointing := self._pointing(element):
            return pointing
        self._unpointed += 1
        if self._unpointed > _MOST_UNPOINTED:
            return []
        corresponding = [draft for draft in self._persons if draft.corresponding]
        if corresponding:
            return corresponding
        text = plain(element.characters())
        named = [draft for draft in self._persons if draft.surname in text]
        found = named or (self._persons if len(self._persons) == 1 else [])
        if found:
            names = ", ".join(draft.family or "" for draft in found)
            element.guessed(f"read as the address of {names}")
        return found

    def _report_text(self, element: JatsElement, owners: list[ContributorDraft], addresses: list[str]) -> None:
        """Postal addresses and telephone numbers beside an e-mail address have no place."""
        rest = words_in(element.element)
        for label in element.all("label"):
            rest = rest.replace(" ".join(label.characters().split()), " ", 1)
        for address in addresses:
            rest = rest.replace(address, " ")
        for draft in owners:
            for name in filter(None, (draft.family, draft.given)):
                rest = rest.replace(name, " ")
        if _SAYS_MORE.search(_FORMULA.sub(" ", rest)):
            element.unplaced("of a correspondence the e-mail address is kept")


def _take_credit(text: str, pointing: list[ContributorDraft]) -> bool:
    """Whether a note consists of CRediT roles and nothing else; they are those of all who point to it (eLife)."""
    roles = [vocabulary.CREDIT_ROLES.get(vocabulary.folded(term)) for term in re.split("[,;]", text)]
    if None in roles or any(draft.kind is not Person for draft in pointing):
        return False
    for draft in pointing:
        known = {contribution.role for contribution in draft.credit}
        added = dict.fromkeys(role for role in roles if role and role not in known)
        draft.credit += tuple(Contribution(role=role) for role in added)
    return True


def _without_heading(paragraphs: list[Text]) -> list[Text]:
    """The paragraphs of a conflict statement, without the usual heading over them or in front of the first."""
    if not paragraphs:
        return []
    first, *others = paragraphs
    if others and _is_heading(str(first)):
        return others
    if isinstance(first, Markup):
        found = _HEADING_IN_MARKUP.match(first.markup)
        return [Markup(markup=found["rest"]), *others] if found and _is_heading(found["heading"]) else paragraphs
    found = _HEADING_IN_TEXT.match(first)
    return [found["rest"], *others] if found and _is_heading(found["heading"]) else paragraphs


def _has_person(drafts: list[ContributorDraft]) -> bool:
    return any(draft.kind is Person for draft in drafts)


def _is_heading(text: str) -> bool:
    return statement_headed(text) == "conflict_of_interest"


def _is_conflict(kind: str, text: str) -> bool:
    return (statement_of_term(kind) or statement_begun(text)) == "conflict_of_interest"

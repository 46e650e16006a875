"""Who made the work: `contrib-group`, with the affiliations and notes to which it points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.affiliation_index import AFFILIATIONS, AffiliationIndex
from pubmeta.formats.jats.read.author_notes import AuthorNotes, NotesRead
from pubmeta.formats.jats.read.contributor_draft import ContributorDraft
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.formats.jats.read.element_ids import ElementIds
from pubmeta.formats.jats.read.group_members import (
    contributor_type,
    lists_of_members,
    take_member,
    without_members,
)
from pubmeta.formats.jats.read.ignored import IGNORED
from pubmeta.formats.jats.read.names import collab_text, name_parts
from pubmeta.formats.jats.read.persons import (
    NAMES,
    group_key,
    has_plain_name,
    take_emails,
    take_names,
    take_personal,
)
from pubmeta.formats.jats.read.review import ReviewReader
from pubmeta.model import (
    Anonymous,
    Contributor,
    ContributorRole,
    Group,
    Person,
    Ror,
)
from pubmeta.reading import quoted
from pubmeta.xml.text import characters
from pubmeta.xml.tracked import SPACE

_PERSON = frozenset({"contrib-id", "degrees", "name", "role", "xref"})
"""What is in a `contrib` of nearly every person, and nothing else."""
_COLLABS = ("collab", "collab-alternatives", "collab-name", "collab-wrap", "collab-name-alternatives")
_POINTER = frozenset({"rid", "ref-type"})
_NOT_OF_THE_GROUP = ("contrib-group", "aff")
"""What a `collab` holds of its members."""
_GROUPS = ("author", "contributor", "editor", "section")
"""How `contrib-group/@content-type` begins where it says no more than the roles of the contributors in it."""
_NOTES = frozenset({None, "author-notes", "corresp", "fn"})
"""`xref/@ref-type` of marks of notes."""
_OF_KIND = {
    "author": ContributorRole.AUTHOR,
    "editor": ContributorRole.EDITOR,
    "translator": ContributorRole.TRANSLATOR,
}
"""By the last word of a type: ``first-author``."""
_NAMED_IN_WORDS = frozenset(
    {ContributorRole.EDITOR, ContributorRole.ILLUSTRATOR, ContributorRole.REVIEWER, ContributorRole.TRANSLATOR}
)
"""Roles whose name is not an academic title too, as ``Reader`` and ``Chair`` are."""
_YES = frozenset({"yes", "true", "y", "1"})


@dataclass(frozen=True, slots=True)
class ContributorsRead:
    """The contributors, and which notes, and lists of members in the text, are kept with them.

    notes: whose the notes are. other_notes: those to the authors that say nothing of single ones.
    """

    contributors: tuple[Contributor, ...]
    notes: NotesRead
    other_notes: tuple[JatsElement, ...]
    member_lists: tuple[JatsElement, ...]


def contributors(
    meta: JatsElement, body: JatsElement | None, back: JatsElement | None, review: ReviewReader | None = None
) -> ContributorsRead:
    """The contributors of an `article-meta`, with what notes in the back and lists in sections say of them.

    review: that of which they are the contributors.
    """
    affiliations = AffiliationIndex(meta)
    reading = _Reading(affiliations, ElementIds(meta), review)
    drafts = [draft for group in meta.all("contrib-group") for draft in reading.group(group)]
    has_groups = any(draft.kind is Group for draft in drafts)
    lists = tuple(lists_of_members(body, back)) if has_groups else ()
    for group in lists:
        affiliations.add(group, group)
        drafts += reading.group(group, is_list=True)
    drafts = without_members(drafts, reading.drafts)
    notes = AuthorNotes(reading.drafts, reading.correspondence)
    others = tuple(note for element in meta.all("author-notes") for note in notes.read(element))
    for note in back.within("fn") if back else ():
        notes.mark(note)
    affiliations.give_unclaimed(drafts, reading.drafts)
    affiliations.give_addresses(reading.drafts)
    made = tuple(contributor for draft in drafts if (contributor := draft.made()))
    for group in lists:
        group.report_rest(IGNORED)
    return ContributorsRead(made, notes.done(), others, lists)


class _Reading:
    """Reads `contrib` elements to drafts; `drafts` are all of them, members of groups too.

    correspondence: the ids to which `xref` with `@ref-type` `corresp` point.
    """

    def __init__(self, affiliations: AffiliationIndex, ids: ElementIds, review: ReviewReader | None) -> None:
        self._affiliations = affiliations
        self._ids = ids
        self._review = review
        self.drafts: list[ContributorDraft] = []
        self.correspondence: set[str] = set()

    def group(self, element: JatsElement, *, is_list: bool = False) -> list[ContributorDraft]:
        """The contributors in a `contrib-group`; is_list: whether it is known to list the members of a group."""
        kind = element.attribute("content-type") or ""
        is_list = is_list or vocabulary.MEMBER_LISTS.search(kind) is not None
        if kind and not is_list and not kind.casefold().startswith(_GROUPS) and _role_of_group(kind) is None:
            element.dropped(f"a group of contributors has no kind {quoted(kind)}; left out")
        return [
            draft for contrib in element.all("contrib") for draft in self._contrib(contrib, element, is_list=is_list)
        ]

    def _contrib(self, element: JatsElement, group: JatsElement, *, is_list: bool) -> list[ContributorDraft]:
        """The contributor of a `contrib`; each person in one that names several members of a group."""
        kind = contributor_type(element)
        is_listed = is_list or kind in vocabulary.MEMBER_TYPES
        has_more = not element.has_only(_PERSON)
        draft = ContributorDraft(element, group, _role(element, kind, group), has_more, is_listed=is_listed)
        if self._review:
            self._review.take_role(draft)
        is_named = has_plain_name(draft)
        names = [] if is_named else element.all(*NAMES)
        collabs = element.all(*_COLLABS) if has_more else []
        if len(names) > 1 and (is_listed or collabs or element.attribute("rid")) and _are_persons(names):
            return self._several(draft, names, collabs)
        if is_named:
            pass
        elif names:
            take_names(draft, names)
        elif collabs:
            self._take_collab(draft, collabs)
        elif element.one("anonymous"):
            draft.kind = Anonymous
        else:
            element.unplaced("a contributor without a name, which it needs")
            return []
        self._take_pointers(draft, names or collabs)
        if has_more and draft.kind is not Anonymous:
            take_emails(draft)
        if draft.kind is Person:
            take_personal(draft)
        if element.has_unread_attributes:
            draft.corresponding |= _is_yes(element, "corresp")
            draft.equal_contribution = _is_yes(element, "equal-contrib")
            draft.deceased = _is_yes(element, "deceased")
        self.drafts.append(draft)
        return [draft]

    def _several(
        self, first: ContributorDraft, names: list[JatsElement], collabs: list[JatsElement]
    ) -> list[ContributorDraft]:
        """The persons in one `contrib`: the members of the group that it names too, or to which it points."""
        element = first.element
        element.guessed(f"has {len(names)} names without a language; each is read as that of a person")
        if collabs:  # what is said beside the names is of the group
            self._take_collab(first, collabs)
            persons = [ContributorDraft(element, first.group, first.role, first.has_more) for _ in names]
        self._take_pointers(first, names)
        if not collabs:
            persons = [replace(first, affiliations=[*first.affiliations], members=[], is_listed=True) for _ in names]
        for person, name in zip(persons, names, strict=True):
            person.name_from(name_parts(name))
        self.drafts += persons
        if not collabs:
            return persons
        for person in persons:
            take_member(first, person)
        self.drafts.append(first)
        return [first]

    def _take_pointers(self, draft: ContributorDraft, names: list[JatsElement]) -> None:
        """Take affiliations, and what leads to notes and groups; some marks are in the names."""
        element = draft.element
        wraps = element.all("sup", "x") if draft.has_more else []
        for wrap in wraps:
            wrap.ignore_rest()  # what separates the marks
        for mark in element.named("xref"):
            attributes = element.attributes_of(mark, _POINTER)
            if attributes is None or not self._is_followed(attributes, draft):
                self._follow(element.child(mark), draft)
        for outer in (*names, *wraps):
            if outer.has_children:
                for xref in outer.within("xref", outside=_NOT_OF_THE_GROUP):
                    self._follow(xref, draft)
        if identifiers := (element.attribute("rid") or "").split():
            draft.pointers += [one for one in identifiers if one in self._affiliations]
            draft.group_ids = tuple(one for one in identifiers if one not in self._affiliations)
        draft.group_keys = tuple([key for child in element.named("contrib-id") if (key := group_key(element, child))])
        self._affiliations.give_pointed(draft)
        if draft.has_more:
            self._affiliations.give(draft, element.all(*AFFILIATIONS))

    def _is_followed(self, attributes: Mapping[str, str], draft: ContributorDraft) -> bool:
        """Whether an `xref` with these attributes points to elements that are there, as most do; they are kept then."""
        identifiers = attributes.get("rid", "").split()
        if not identifiers or not all(map(self._ids.has, identifiers)):
            return False
        kind = attributes.get("ref-type", "").strip(SPACE)
        if kind == "corresp":
            self.correspondence.update(identifiers)
        draft.has_affiliation_marks |= kind == "aff"
        draft.pointers += identifiers
        return True

    def _follow(self, xref: JatsElement, draft: ContributorDraft) -> None:
        """Take what an `xref` points to: by `@rid`, or an affiliation by the mark that its label repeats."""
        identifiers = (xref.attribute("rid") or "").split()
        kind = xref.attribute("ref-type")
        if kind == "corresp":
            self.correspondence.update(identifiers)
        is_of_affiliations = kind == "aff" or (kind is None and not identifiers and self._affiliations.are_marked(xref))
        if is_of_affiliations:
            draft.has_affiliation_marks = True
            if not identifiers:
                self._affiliations.give_marked(draft, xref)
        elif not identifiers and kind in _NOTES and xref.characters().strip():
            draft.marks = (*draft.marks, xref)
            draft.corresponding |= kind == "corresp"
        draft.pointers += identifiers
        for identifier in identifiers:
            if not self._ids.has(identifier):
                xref.dropped(f"points to {quoted(identifier)}, and no element has this id; left out")
        xref.ignore()  # its text is a mark

    def _take_collab(self, draft: ContributorDraft, elements: list[JatsElement]) -> None:
        """A group with its name, ROR id and members."""
        element, *others = elements
        for other in others:
            other.unplaced("a group has one name")
        draft.kind = Group
        collabs = element.within("collab", outside=_NOT_OF_THE_GROUP)
        draft.name = collab_text(collabs[0] if collabs else element)
        for other in collabs[1:]:
            other.unplaced("a group has one name")
        for identifier in element.within("institution-id", outside=_NOT_OF_THE_GROUP):
            if draft.ror is None and (identifier.attribute("institution-id-type") or "").casefold() == "ror":
                draft.ror = identifier.taken(Ror)
            else:
                identifier.unplaced("a group has one ROR id and no other")
        for child in draft.element.named("contrib-id"):
            if group_key(draft.element, child) is None:
                draft.element.child(child).unplaced("a group has one ROR id and no other")
        for group in element.all("contrib-group"):
            for member in self.group(group):
                take_member(draft, member)
        self._affiliations.give(draft, element.all("aff"))


def _role(element: JatsElement, given: str, group: JatsElement) -> ContributorRole:
    """The role of a contributor of whose type this word is `given`; without one that of the group, or its own words."""
    if not given:
        of_group = _role_of_group(group.attribute("content-type") or "")
        return of_group or _role_in_words(element) or ContributorRole.AUTHOR
    if given in vocabulary.MEMBER_TYPES:
        return ContributorRole.AUTHOR
    role = vocabulary.CONTRIBUTOR_ROLES.get(given)
    if role is None:
        role = _OF_KIND.get(given.rpartition("-")[2], ContributorRole.OTHER)
        said = quoted(element.attribute("contrib-type") or "")
        element.guessed(f"{said} is not a known role of a contributor; kept as {role}")
    return role


def _role_of_group(kind: str) -> ContributorRole | None:
    """The role of those in a group of this kind: ``editors``, ``reviewer``."""
    word = kind.casefold().replace("_", "-").replace(" ", "-")
    if word.startswith("editor"):
        return ContributorRole.EDITOR
    return vocabulary.CONTRIBUTOR_ROLES.get(word) or vocabulary.CONTRIBUTOR_ROLES.get(word.removesuffix("s"))


def _role_in_words(element: JatsElement) -> ContributorRole | None:
    """The role that a `role` names, of a contributor who has no type."""
    for child in element.element.iterchildren("{*}role"):
        text = " ".join(characters(child).split())
        role = vocabulary.CONTRIBUTOR_ROLES.get(text.casefold().replace(" ", "-"))
        if role in _NAMED_IN_WORDS:
            element.guessed(f"has no type; read as {role}, because its role is {quoted(text)}")
            return role
    return None


def _is_yes(element: JatsElement, attribute: str) -> bool:
    return (element.attribute(attribute) or "").casefold() in _YES


def _are_persons(names: list[JatsElement]) -> bool:
    """Whether names in one `contrib` are of several persons: not the same one's in several languages or forms."""
    return all(name.name in ("name", "string-name") and not name.attribute("lang") for name in names)

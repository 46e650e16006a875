"""The members of a group that are not within its `collab`: which of the contributors they are, and of which group.

A list of members is a `contrib-group` of its own with `@content-type` `collab-list` (SciELO PS, eLife) or
`investigator-list` (Taylor & Francis). Its `contrib` point to the group by `@rid`, or the group points to the list, or
an `on-behalf-of` has the group's name. A section of the text may hold the list too, in its `sec-meta`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.contributor_draft import ContributorDraft
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.model import ContributorRole, Group, Person
from pubmeta.reading import quoted
from pubmeta.xml.paths import local_name
from pubmeta.xml.text import characters

if TYPE_CHECKING:
    from lxml.etree import _Element

_BEFORE_NAME = re.compile(
    r"\A(?:(?:on|in|behalf|name|of|for|and|the|members|au|nom|en|nombre|em|nome|im|namen|de|des|der|du|da|do|del|la|las|le"
    r"|les|los) )+"
)
"""What precedes the name of the group in an `on-behalf-of`, folded, with a space after it."""


def lists_of_members(*parts: JatsElement | None) -> Iterator[JatsElement]:
    """The lists of the members of groups in sections of a body or back: in `sec-meta`, and said to be such lists."""
    for part in filter(None, parts):
        for group in part.within("contrib-group"):
            above = group.element.getparent()
            if above is not None and local_name(above) == "sec-meta" and _is_list(group, above.getparent()):
                yield group


def _is_list(group: JatsElement, section: _Element | None) -> bool:
    kinds = (group.attribute("content-type") or "", "" if section is None else section.get("sec-type") or "")
    return any(map(vocabulary.MEMBER_LISTS.search, kinds)) or any(
        contributor_type(contrib) in vocabulary.MEMBER_TYPES for contrib in group.all("contrib")
    )


def contributor_type(contrib: JatsElement) -> str:
    """What a `contrib` is by its `@contrib-type`, in small letters with hyphens."""
    return (contrib.attribute("contrib-type") or "").casefold().replace("_", "-").replace(" ", "-")


_MOST_AROUND = 20
"""So many groups a contributor may be in, one within another."""
_Owners = dict[ContributorDraft, list[ContributorDraft]]


def without_members(drafts: list[ContributorDraft], everyone: list[ContributorDraft]) -> list[ContributorDraft]:
    """The contributors who are not members of another; those who are become members of it.

    everyone: the members within a `collab` too.
    """
    of_groups = [draft for draft in drafts if draft.kind is Group]
    groups = _Groups(of_groups)
    owners: _Owners = {}
    for draft in drafts if of_groups or any(draft.is_listed for draft in drafts) else ():
        if found := [owner for owner in groups.of(draft) if _may_have(owner, draft, owners)]:
            owners[draft] = found
    for draft in owners:
        for owner in dict.fromkeys(group for group in _around(draft, owners) if group not in owners):
            take_member(owner, draft)
    groups.report_unknown(everyone)
    groups.report_names(everyone)
    return [draft for draft in drafts if draft not in owners]


def _may_have(owner: ContributorDraft, draft: ContributorDraft, owners: _Owners) -> bool:
    """Whether a contributor may be a member of a group: neither is around the other, and not very much is around it."""
    around = _around(owner, owners)
    return draft is not owner and draft not in around and len(around) < _MOST_AROUND


def _around(draft: ContributorDraft, owners: _Owners) -> list[ContributorDraft]:
    """The groups of which a contributor is a member, and those of which these are."""
    found = dict.fromkeys(owners.get(draft, ()))
    waiting = [*found]
    for owner in waiting:  # which grows meanwhile
        more = [group for group in owners.get(owner, ()) if group not in found]
        found |= dict.fromkeys(more)
        waiting += more
    return waiting


def take_member(group: ContributorDraft, member: ContributorDraft) -> None:
    """Make a person a member of a group; of a group within the group, its members."""
    if member.kind is Person:
        group.members.append(member)
    elif member.members:
        group.members += member.members
        member.element.dropped(f"the members of a group are persons; kept without {member.name}, to which they belong")
    else:
        member.element.unplaced("the members of a group are persons")


class _Groups:
    """The groups among the contributors, by all that may point to them."""

    def __init__(self, groups: list[ContributorDraft]) -> None:
        self._groups = groups
        self._by_id: dict[str, ContributorDraft] = {}
        self._by_target: dict[str, ContributorDraft] = {}
        self._by_key: dict[str, ContributorDraft] = {}
        self._by_name = {_name(group.name or ""): group for group in reversed(groups)}
        self._known: set[str] = set()
        self._reported: set[JatsElement] = set()
        self._names: set[JatsElement] = set()
        for group in groups:
            for element in (group.element, *group.element.all("collab", "collab-alternatives")):
                if identifier := element.attribute("id"):
                    self._by_id[identifier] = group
            self._by_target |= dict.fromkeys((*group.pointers, *group.group_ids), group)
            self._by_key |= dict.fromkeys(group.group_keys, group)
        self._known.update(self._by_id, self._by_key)

    def of(self, draft: ContributorDraft) -> list[ContributorDraft]:
        """The groups of which a contributor is a member; none of anyone else."""
        owners = self._pointed(draft) or self._pointing(draft)
        if not owners and draft.is_listed and draft.kind is Person:
            return self._named(draft)
        return owners

    def report_unknown(self, drafts: list[ContributorDraft]) -> None:
        """Report each `contrib/@rid` that is neither of an affiliation nor of a group."""
        for draft in drafts:
            for identifier in (*draft.group_ids, *draft.group_keys):
                if identifier not in self._known:
                    draft.element.dropped(
                        f"points to {quoted(identifier)}, which is neither an affiliation nor a group; left out"
                    )

    def report_names(self, drafts: list[ContributorDraft]) -> None:
        """Report each `on-behalf-of` that does not tell of which group one is a member."""
        elements: dict[JatsElement, None] = {}
        for draft in drafts:
            if draft.has_more:
                elements[draft.element] = None
            elements[draft.group] = None
        for name in [name for element in elements for name in element.all("on-behalf-of")]:
            if name in self._names:
                name.ignore()
            else:
                name.unplaced("a contributor has no group on whose behalf it writes")

    def _pointed(self, draft: ContributorDraft) -> list[ContributorDraft]:
        """The groups to which a member points; an author in the byline who has the mark of one is an author."""
        found = [self._by_id.get(identifier) for identifier in draft.group_ids]
        if draft.kind is Person:
            found += [self._by_key.get(key) for key in draft.group_keys]
        marked = [self._by_id.get(identifier) for identifier in draft.pointers]
        owners = list(dict.fromkeys(filter(None, [*found, *marked] if draft.is_listed else found)))
        for group in filter(None, marked):
            if group not in owners and group is not draft:
                draft.element.dropped(f"is kept as a contributor, and so not as a member of {group.name}")
        return owners

    def _pointing(self, draft: ContributorDraft) -> list[ContributorDraft]:
        """The group that points to a member in a list, or to the list, by the `id` of it or of an element in it."""
        names = draft.group.all("on-behalf-of")
        elements = [draft.element, draft.group, *names] if draft.is_listed else [draft.group, *names]
        identifiers = {identifier for element in elements if (identifier := element.attribute("id"))}
        targets = (self._by_target.get(identifier) for identifier in sorted(identifiers))
        owners = [group for group in targets if group and group.group is not draft.group]
        if owners:
            self._known |= identifiers
            self._names.update(names)  # of the group, once more
        return owners

    def _named(self, draft: ContributorDraft) -> list[ContributorDraft]:
        """The group whose name an `on-behalf-of` has; without one the only group, which is a guess."""
        elements = (*draft.element.all("on-behalf-of"), *draft.group.all("on-behalf-of"))
        for element in elements:
            if group := self._by_name.get(_name(characters(element.element))):
                self._names.add(element)
                return [group]
        owners = self._groups if len(self._groups) == 1 and not elements else []
        if not owners and draft.role is ContributorRole.AUTHOR:
            draft.role = ContributorRole.OTHER
        if draft.group not in self._reported:
            self._reported.add(draft.group)
            if owners:
                message = f"is in a list of members; read as a member of {owners[0].name}, the only group"
            elif self._groups and not elements:
                message = "is in a list of members, and nothing says of which group; kept as other"
            else:
                message = "is in a list of members, and their group is not among the contributors; kept as other"
            draft.element.guessed(message)
        return owners


def _name(text: str) -> str:
    return _BEFORE_NAME.sub("", f"{vocabulary.folded(text)} ").strip()

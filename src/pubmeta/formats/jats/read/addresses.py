"""E-mail addresses in notes and affiliations, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from pubmeta.formats.jats.read.contributor_draft import ContributorDraft, plain
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.model import Anonymous
from pubmeta.xml.source import words_in

EMAIL = re.compile(r"(?<![^\s<>@,;()\[\]])[^\s<>@,;()\[\]]++@[^\s<>@,;()\[\]]+\.[A-Za-z]{2,}")
_INITIALS = re.compile(r"\s*[(\[]\s*([A-Z][A-Za-z.\s-]{0,9})[)\]]")


_MOST_TRIES = 100
"""Addresses of one place for which contributors are looked for by their names."""


class Address(NamedTuple):
    """An address, with the initials that are printed after it, in capital letters without full stops."""

    text: str
    initials: str | None = None


class Owners:
    """Contributors among whom the owner of an address is looked for."""

    def __init__(self, drafts: Iterable[ContributorDraft]) -> None:
        self._drafts = dict.fromkeys(drafts)
        self._tries = 0

    def __bool__(self) -> bool:
        return bool(self._drafts)

    @property
    def first(self) -> ContributorDraft:
        """The first of them."""
        return next(iter(self._drafts))

    def remove(self, draft: ContributorDraft) -> None:
        """Look among the others from now on."""
        del self._drafts[draft]

    def with_initials(self, address: Address) -> ContributorDraft | None:
        """The only one whose initials are printed after it; the first and the last letter are enough."""
        return self._only(self._with_initials.get(address.initials, ())) if address.initials else None

    def named(self, address: Address) -> ContributorDraft | None:
        """The only one whose family name is in it; of very many addresses at one place that of none is looked for."""
        self._tries += 1
        if self._tries > _MOST_TRIES:
            return None
        local = _letters(plain(address.text.partition("@")[0]))
        return self._only(draft for letters, draft in self._names if letters in local)

    def _only(self, drafts: Iterable[ContributorDraft]) -> ContributorDraft | None:
        found = list(islice((draft for draft in drafts if draft in self._drafts), 2))
        return found[0] if len(found) == 1 else None

    @cached_property
    def _with_initials(self) -> Mapping[str, Sequence[ContributorDraft]]:
        found: dict[str, list[ContributorDraft]] = {}
        for draft in self._drafts:
            initials = draft.initials
            for form in dict.fromkeys((initials, initials[:1] + initials[-1:])):
                found.setdefault(form, []).append(draft)
        return found

    @cached_property
    def _names(self) -> Sequence[tuple[str, ContributorDraft]]:
        """The letters of each family name of more than two."""
        return [(_letters(surname), draft) for draft in self._drafts if len(surname := draft.surname) > 2]


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text)


def addresses_in(element: JatsElement) -> list[Address]:
    """Each address in an element, tagged or else in its words."""
    tagged = [(email.characters().strip(), email.tail) for email in element.within("email")]
    if not tagged:
        text = words_in(element.element)
        tagged = [(found[0].rstrip("."), text[found.end() :]) for found in EMAIL.finditer(text)]
    return [Address(address, initials_before(after)) for address, after in tagged if address]


def initials_before(text: str) -> str | None:
    """The initials in parentheses with which a text begins: ``(A. B.)``."""
    found = _INITIALS.match(text)
    return re.sub(r"[^A-Za-z]", "", found[1]).upper() if found else None


def is_given(address: Address, owner: ContributorDraft | None, element: JatsElement) -> bool:
    """Whether the address is now that of its owner; a second one of a contributor, or that of nobody, is reported."""
    if owner is None or owner.kind is Anonymous:
        element.dropped(f"it is not said whose address {address.text} is; left out")
    elif owner.email and owner.email.casefold() != address.text.casefold():
        element.dropped(f"a contributor has one address, {owner.email}; left out: {address.text}")
    else:
        owner.email = address.text
        return True
    return False

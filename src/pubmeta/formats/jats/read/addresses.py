"""E-mail addresses in notes and affiliations, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pubmeta.formats.jats.read.contributor_draft import ContributorDraft, plain
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.model import Anonymous
from pubmeta.xml.source import words_in

EMAIL = re.compile(r"(?<![^\s<>@,;()\[\]])[^\s<>@,;()\[\]]++@[^\s<>@,;()\[\]]+\.[A-Za-z]{2,}")
_INITIALS = re.compile(r"\s*[(\[]\s*([A-Z][A-Za-z.\s-]{0,9})[)\]]")


class Address(NamedTuple):
    """An address, with the initials that are printed after it, in capital letters without full stops."""

    text: str
    initials: str | None = None

    def owner(self, drafts: Iterable[ContributorDraft]) -> ContributorDraft | None:
        """The only one whose initials are printed after it; the first and the last letter are enough."""
        if not self.initials:
            return None
        return _only(one for one in drafts if self.initials in (one.initials, one.initials[:1] + one.initials[-1:]))

    def named(self, drafts: Iterable[ContributorDraft]) -> ContributorDraft | None:
        """The only one whose family name is in it."""
        local = re.sub(r"\W", "", plain(self.text.partition("@")[0]))
        return _only(one for one in drafts if len(one.surname) > 2 and re.sub(r"\W", "", one.surname) in local)


def _only(drafts: Iterable[ContributorDraft]) -> ContributorDraft | None:
    found = list(drafts)
    return found[0] if len(found) == 1 else None


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

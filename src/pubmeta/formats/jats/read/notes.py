"""`author-notes`: whose addresses for correspondence these are, and what notes say of single contributors."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pubmeta.formats.jats.read.marked import joined
from pubmeta.formats.jats.read.paragraphs import paragraphs_in
from pubmeta.formats.jats.read.statements import ReadStatements
from pubmeta.model import Anonymous, Group, Person
from pubmeta.vocabularies.statements import statement_begun, statement_of_term
from pubmeta.xml.paths import local_name
from pubmeta.xml.source import XmlSource, text_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_EMAIL = re.compile(r"[^\s<>@,;()\[\]]+@[^\s<>@,;()\[\]]+\.[A-Za-z]{2,}")
_INITIALS = re.compile(r"\s*[(\[]\s*([A-Z][A-Za-z.\s-]{0,9})[)\]]")
_EQUAL = re.compile(r"\bcontributed equally\b|\bequal(?:ly)? contribut|\bequal authorship\b", re.IGNORECASE)
_FORMULA = re.compile(
    r"\b(?:addresse?s?|and|author|autor[ae]?|contact|corr\w*|de|e-?mails?|for|of|or|para|por|requests?|should be|the|to"
    r"|whom)\b",
    re.IGNORECASE,
)
"""Words that only say that an address for correspondence follows."""
_SAYS_MORE = re.compile(r"\d{4}|[^\W\d_]{3}")


@dataclass(slots=True, eq=False)
class Draft:
    """A contributor while it is read: fields, and the ids that it points to."""

    element: _Element
    kind: type[Person | Group | Anonymous]
    fields: dict[str, Any]
    pointers: list[str] = field(default_factory=list)

    def mark(self, name: str) -> None:
        """Set a flag, if this kind of contributor has it."""
        if name in self.kind.model_fields:
            self.fields[name] = True

    @property
    def surname(self) -> str:
        """The family name in small letters without accents."""
        return _plain(self.fields.get("family") or "")

    @property
    def initials(self) -> str:
        """The first letters of the given names and of the family name."""
        words = re.findall(r"\w+", f"{self.fields.get('given') or ''} {self.fields.get('family') or ''}")
        return "".join(word if word.isupper() and len(word) < 4 else word[0] for word in words).upper()


class AuthorNotes:
    """Reads the notes to the contributors of one article, once all of these are known."""

    def __init__(self, source: XmlSource, drafts: list[Draft], statements: ReadStatements) -> None:
        self._source = source
        self._statements = statements
        self._persons = [draft for draft in drafts if draft.kind is Person and draft.surname]
        self._by_id: dict[str, list[Draft]] = {}
        self._corresponding_ids = set()
        for draft in drafts:
            for identifier in draft.pointers:
                self._by_id.setdefault(identifier, []).append(draft)
            for xref in draft.element.iterchildren("{*}xref"):
                if xref.get("ref-type") == "corresp":
                    self._corresponding_ids.update((xref.get("rid") or "").split())

    def read(self, element: _Element) -> None:
        """Read an `author-notes`: what is said of the contributors, and statements."""
        for child in element:
            name = local_name(child)
            if name == "corresp" or (name == "fn" and self._is_correspondence(child)):
                self._correspondence(child, is_said=True)
            elif name == "fn" and next(child.iter("{*}email"), None) is not None:
                self._correspondence(child, is_said=False)
            elif name == "fn":
                if not self.mark(child):
                    self._statements.note(child)
            elif name not in ("title", "label", "x"):
                self._source.unplaced(child)

    def mark(self, element: _Element) -> bool:
        """Whether a `fn` only marks the contributors that point to it: equal, deceased, a conflict of their own."""
        pointing = self._by_id.get(element.get("id") or "", [])
        if not pointing:
            return False
        kind = (element.get("fn-type") or "").casefold()
        text = text_in(element).strip()
        if kind in ("equal", "deceased") or _EQUAL.search(text):
            for draft in pointing:
                draft.mark("deceased" if kind == "deceased" else "equal_contribution")
        elif len(pointing) == 1 and pointing[0].kind is Person and _is_conflict(kind, text):
            pointing[0].fields["conflict_of_interest"] = joined(paragraphs_in(self._source, element))
        else:
            return False
        self._statements.placed.add(element)
        return True

    def _is_correspondence(self, element: _Element) -> bool:
        is_typed = (element.get("fn-type") or "").casefold() == "corresp"
        return is_typed or element.get("id") in self._corresponding_ids

    def _correspondence(self, element: _Element, *, is_said: bool) -> None:
        """Mark who corresponds, if that is said, give each the address that is theirs, and report the rest."""
        addresses = _addresses(element)
        owners = self._corresponding(element)
        if not owners:
            self._source.unplaced(element, "it does not say whose address this is")
            return
        if is_said:
            for draft in owners:
                draft.mark("corresponding")
        left = [draft for draft in owners if draft.kind is not Anonymous]
        for address, initials in addresses:
            owner = _owner(address, initials, left, in_order=len(addresses) in (1, len(owners)))
            known = owner.fields.get("email", address) if owner else ""
            if owner is None or known.casefold() != address.casefold():
                message = (
                    f"{address} has no place, for a person has one address, or it is not said whose it is; left out"
                )
                self._source.at(element).dropped("", message)
            else:
                left.remove(owner)
                owner.fields["email"] = address
        self._report_text(element, owners, [address for address, _ in addresses])

    def _corresponding(self, element: _Element) -> list[Draft]:
        """Who points to the note, else who is said to correspond, else whom it names, else the only person."""
        pointing = self._by_id.get(element.get("id") or "")
        if pointing:
            return pointing
        said = [draft for draft in self._persons if draft.fields.get("corresponding")]
        if said:
            return said
        text = _plain(text_in(element))
        named = [draft for draft in self._persons if draft.surname in text]
        found = named or (self._persons if len(self._persons) == 1 else [])
        if found:
            names = ", ".join(draft.fields["family"] for draft in found)
            self._source.at(element).guessed("", f"taken for the address of {names}")
        return found

    def _report_text(self, element: _Element, owners: list[Draft], addresses: list[str]) -> None:
        """Postal addresses and telephone numbers beside an e-mail address have no place."""
        rest = " ".join(" ".join(map(str, element.itertext())).split())
        for label in element.iterchildren("{*}label"):
            rest = rest.replace(" ".join(text_in(label).split()), " ", 1)
        for address in addresses:
            rest = rest.replace(address, " ")
        for draft in owners:
            for name in filter(None, (draft.fields.get("family"), draft.fields.get("given"))):
                rest = rest.replace(name, " ")
        if _SAYS_MORE.search(_FORMULA.sub(" ", rest)):
            self._source.unplaced(element, "of a correspondence the e-mail address is kept")


def _is_conflict(kind: str, text: str) -> bool:
    return (statement_of_term(kind) or statement_begun(text)) == "conflict_of_interest"


def _addresses(element: _Element) -> list[tuple[str, str | None]]:
    """Each address, with the initials in parentheses after it."""
    tagged = [(text_in(email).strip(), email.tail or "") for email in element.iter("{*}email")]
    if not tagged:
        text = " ".join(" ".join(map(str, element.itertext())).split())
        tagged = [(found[0].rstrip("."), text[found.end() :]) for found in _EMAIL.finditer(text)]
    return [(address, _initials(after)) for address, after in tagged if address]


def _initials(text: str) -> str | None:
    found = _INITIALS.match(text)
    return re.sub(r"[^A-Za-z]", "", found[1]).upper() if found else None


def _owner(address: str, initials: str | None, left: list[Draft], *, in_order: bool) -> Draft | None:
    """Whose address it is: by initials, by the family name in it, else, `in_order`, the next one's."""
    if initials:
        for draft in left:
            if initials in (draft.initials, draft.initials[:1] + draft.initials[-1:]):
                return draft
    local = re.sub(r"\W", "", _plain(address.partition("@")[0]))
    for draft in left:
        if len(draft.surname) > 2 and re.sub(r"\W", "", draft.surname) in local:
            return draft
    return left[0] if left and in_order else None


def _plain(text: str) -> str:
    """Small letters without accents."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()

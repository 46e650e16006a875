"""Who made the work: `contrib-group`, with the affiliations and notes that it points to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.affiliations import affiliation_of
from pubmeta.formats.jats.read.names import collab_text, name_parts
from pubmeta.formats.jats.read.notes import AuthorNotes, Draft
from pubmeta.formats.jats.read.statements import ReadStatements
from pubmeta.model import (
    Affiliation,
    Anonymous,
    Contribution,
    Contributor,
    ContributorRole,
    CreditDegree,
    CreditRole,
    Group,
    NameVariant,
    Orcid,
    Person,
    Ror,
)
from pubmeta.reading import language_of, part, quoted
from pubmeta.xml.paths import local_name
from pubmeta.xml.source import Children, XmlSource, text_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_AFFILIATIONS = ("aff", "aff-alternatives")
_COLLABS = ("collab", "collab-alternatives", "collab-name", "collab-wrap", "collab-name-alternatives")
_NAMES = ("name-alternatives", "name", "string-name")
_YES = frozenset({"yes", "true", "y", "1"})
_DEGREES = {degree.value: degree for degree in CreditDegree}


def contributors(
    source: XmlSource, children: Children, statements: ReadStatements, back_notes: Iterable[_Element]
) -> tuple[Contributor, ...]:
    """The contributors from the children of an `article-meta`; `back_notes` are those of the back."""
    groups = children.all("contrib-group")
    affiliations = _Affiliations(source, children.all(*_AFFILIATIONS))
    reading = _Reading(source, affiliations)
    drafts = [draft for group in groups for draft in reading.group(group)]
    notes = AuthorNotes(source, reading.drafts, statements)
    for element in children.all("author-notes"):
        notes.read(element)
    for element in back_notes:
        notes.mark(element)
    affiliations.give_unclaimed(drafts)
    return tuple(filter(None, (_made(source, draft) for draft in drafts)))


def _made(source: XmlSource, draft: Draft) -> Person | Group | Anonymous | None:
    members: list[Draft] = draft.fields.pop("members", [])
    if members:
        draft.fields["members"] = tuple(filter(None, (_made(source, member) for member in members)))
    kind: type[Person | Group | Anonymous] = draft.kind
    return part(source.at(draft.element), "", kind, draft.fields)


class _Affiliations:
    """The affiliations of an article by the ids that contributors point to, each read once."""

    def __init__(self, source: XmlSource, elements: list[_Element]) -> None:
        self._source = source
        self._by_id: dict[str, _Element] = {}
        self._read: dict[_Element, Affiliation | None] = {}
        self._scopes: dict[_Element, _Element | None] = {}
        self._claimed: set[_Element] = set()
        for element in elements:
            self.add(element, None)

    def add(self, element: _Element, scope: _Element | None) -> None:
        """Make an `aff` known; without a pointer it is that of all in its scope, a `contrib-group` or the article."""
        self._scopes[element] = scope
        for one in (element, *element.iterchildren("{*}aff")):
            if identifier := one.get("id"):
                self._by_id[identifier] = element

    def claimed(self, identifier: str) -> Affiliation | None:
        """The affiliation of this id, None where the id is that of something else."""
        element = self._by_id.get(identifier)
        if element is None:
            return None
        self._claimed.add(element)
        return self.of(element)

    def __contains__(self, identifier: str) -> bool:
        return identifier in self._by_id

    def of(self, element: _Element) -> Affiliation | None:
        """The affiliation in an `aff`."""
        if element not in self._read:
            self._read[element] = affiliation_of(self._source, element)
        return self._read[element]

    def give_unclaimed(self, drafts: list[Draft]) -> None:
        """An affiliation that nobody points to is that of all around it, if they have none, which is reported."""
        groups = {draft.element.getparent() for draft in drafts if draft.fields.get("affiliations")}
        for element, scope in self._scopes.items():
            if element in self._claimed or (affiliation := self.of(element)) is None:
                continue
            around = drafts if scope is None else [one for one in drafts if one.element.getparent() is scope]
            if not around or (groups if scope is None else scope in groups):
                self._source.unplaced(element, "no contributor points to this affiliation")
                continue
            if len(around) > 1:
                message = f"nobody points to this affiliation; taken for that of all {len(around)} contributors"
                self._source.at(element).guessed("", message)
            for draft in around:
                draft.fields["affiliations"] = (*draft.fields["affiliations"], affiliation)


class _Reading:
    """Reads `contrib` elements to drafts; `drafts` are all of them, members of groups too."""

    def __init__(self, source: XmlSource, affiliations: _Affiliations) -> None:
        self._source = source
        self._affiliations = affiliations
        self.drafts: list[Draft] = []

    def group(self, element: _Element) -> list[Draft]:
        """The contributors in a `contrib-group`."""
        children = Children(self._source, element)
        for affiliation in children.all(*_AFFILIATIONS):
            self._affiliations.add(affiliation, element)
        contribs = children.all("contrib")
        children.report_rest()
        return [draft for contrib in contribs if (draft := self._contrib(contrib, element))]

    def _contrib(self, element: _Element, group: _Element) -> Draft | None:
        children = Children(self._source, element)
        draft = Draft(element, Person, {"role": self._role(element, group)})
        if names := children.all(*_NAMES):
            self._take_names(draft, names)
        elif collabs := children.all(*_COLLABS):
            draft.kind = Group
            self._take_collab(draft, collabs[0])
            for other in collabs[1:]:
                self._source.unplaced(other, "a group has one name")
        elif children.all("anonymous"):
            draft.kind = Anonymous
            draft.fields["anonymous"] = True
        else:
            self._source.unplaced(element, "a contributor has a name, and here is none")
            return None
        draft.pointers = [identifier for xref in children.all("xref") for identifier in (xref.get("rid") or "").split()]
        self._take_affiliations(draft, children)
        if draft.kind is not Anonymous:
            self._take_emails(draft, children)
        if draft.kind is Person:
            self._take_personal(draft, children)
        for name, attribute in _FLAGS.items():
            if (element.get(attribute) or "").casefold() in _YES:
                draft.mark(name)
        children.report_rest()
        self.drafts.append(draft)
        return draft

    def _role(self, element: _Element, group: _Element) -> ContributorRole:
        given = (element.get("contrib-type") or "").strip()
        if not given and (group.get("content-type") or "").casefold().startswith("editor"):
            return ContributorRole.EDITOR
        role = vocabulary.CONTRIBUTOR_ROLES.get(given.casefold().replace("_", "-").replace(" ", "-"))
        if role is None and given:
            self._source.at(element).guessed("", f"a contributor has no role {quoted(given)}; kept as other")
            return ContributorRole.OTHER
        return role or ContributorRole.AUTHOR

    def _take_names(self, draft: Draft, elements: list[_Element]) -> None:
        """The first name without a language, or the first, is the name; those with a language are variants of it."""
        names = [
            name
            for element in elements
            for name in (
                element.iterchildren("{*}name", "{*}string-name")
                if local_name(element) == "name-alternatives"
                else [element]
            )
        ]
        main = next((name for name in names if not name.get(vocabulary.XML_LANG)), names[0] if names else None)
        if main is None:
            return
        fields = name_parts(self._source, main)
        if "name" in fields:
            draft.kind = Group
        draft.fields.update(fields)
        variants = []
        for name in names:
            if name is main:
                continue
            tag = name.get(vocabulary.XML_LANG)
            variant = name_parts(self._source, name) if tag and draft.kind is Person else {}
            if "family" not in variant:
                self._source.unplaced(name, "a further name of a person is kept with its language")
                continue
            log = self._source.at(name)
            variants.append(part(log, "", NameVariant, {**variant, "language": language_of(log, "", tag)}))
        if draft.kind is Person:
            draft.fields["variants"] = tuple(filter(None, variants))

    def _take_collab(self, draft: Draft, element: _Element) -> None:
        """A group with its name, ROR id and members."""
        parts = list(_outside_members(element))
        inner = next((one for one in parts if local_name(one) == "collab"), element)
        draft.fields["name"] = collab_text(self._source, inner)
        for one in parts:
            if local_name(one) != "institution-id":
                continue
            is_ror = (one.get("institution-id-type") or "").casefold() == "ror"
            if is_ror and "ror" not in draft.fields:
                draft.fields["ror"] = self._source.taken(Ror, one)
            else:
                self._source.unplaced(one, "a group has one ROR id and no other")
        members = [member for group in element.iterchildren("{*}contrib-group") for member in self.group(group)]
        for member in members:
            if member.kind is not Person:
                self._source.unplaced(member.element, "the members of a group are persons")
        draft.fields["members"] = [member for member in members if member.kind is Person]
        for affiliation in element.iterchildren("{*}aff"):
            if made := self._affiliations.of(affiliation):
                draft.fields["affiliations"] = (*draft.fields.get("affiliations", ()), made)

    def _take_affiliations(self, draft: Draft, children: Children) -> None:
        pointed = [self._affiliations.claimed(identifier) for identifier in draft.pointers]
        own = [self._affiliations.of(element) for element in children.all(*_AFFILIATIONS)]
        found = (*draft.fields.get("affiliations", ()), *pointed, *own)
        draft.fields["affiliations"] = tuple(filter(None, found))

    def _take_personal(self, draft: Draft, children: Children) -> None:
        for element in children.all("contrib-id"):
            self._take_identifier(draft, element, element.get("contrib-id-type"))
        for element in children.all("uri", "ext-link"):
            self._take_identifier(draft, element, element.get("content-type") or element.get("ext-link-type"))
        draft.fields["degrees"] = tuple(filter(None, map(self._source.line, children.all("degrees"))))
        draft.fields["credit"] = tuple(filter(None, map(self._credit, children.all("role"))))

    def _take_emails(self, draft: Draft, children: Children) -> None:
        emails = children.all("email")
        for address in children.all("address"):
            within = Children(self._source, address)
            emails += within.all("email")
            within.report_rest()
        for email in emails:
            text = self._source.line(email)
            if text and (draft.fields.setdefault("email", text)).casefold() != text.casefold():
                self._source.unplaced(email, f"a contributor has one address, {draft.fields['email']}")

    def _take_identifier(self, draft: Draft, element: _Element, kind: str | None) -> None:
        link = element.get(vocabulary.HREF) or ""
        text = text_in(element).strip()
        if (kind or "").casefold() != "orcid" and "orcid.org" not in (link + text).casefold():
            self._source.unplaced(element, "a person has an ORCID iD and no other")
            return
        orcid = self._source.taken(Orcid, element)
        if orcid is None:
            return
        if draft.fields.setdefault("orcid", orcid) != orcid:
            self._source.unplaced(element, f"a person has one ORCID iD, {draft.fields['orcid']}")
            return
        authenticated = (element.get("authenticated") or "").casefold()
        if authenticated in ("true", "false"):
            draft.fields["orcid_authenticated"] = authenticated == "true"

    def _credit(self, element: _Element) -> Contribution | None:
        role = _credit_role(element)
        if role is None:
            self._source.unplaced(element, "a person's role is one of CRediT's")
            return None
        degree = (element.get("degree-contribution") or "").casefold()
        if degree and degree not in _DEGREES:
            self._source.at(element).dropped("", f"a contribution has no degree {quoted(degree)}; left out")
        return Contribution(role=role, degree=_DEGREES.get(degree))


_FLAGS = {"corresponding": "corresp", "equal_contribution": "equal-contrib", "deceased": "deceased"}


def _outside_members(element: _Element) -> Iterator[_Element]:
    """The elements in a `collab` that tell of the group, not of its members or affiliations."""
    for child in element:
        if local_name(child) not in ("contrib-group", "aff"):
            yield child
            yield from _outside_members(child)


def _credit_role(element: _Element) -> CreditRole | None:
    """The CRediT role by its term, its URL or its text."""
    term, url = element.get("vocab-term") or "", (element.get("vocab-term-identifier") or "").rstrip("/")
    if role := vocabulary.CREDIT_TERMS.get(term.casefold()):
        return role
    words = map(vocabulary.folded, (term, text_in(element), url.rpartition("/")[2]))
    return next(filter(None, map(vocabulary.CREDIT_ROLES.get, words)), None)

"""What a `contrib` says of a person: names, addresses, ORCID iD, degrees and CRediT roles."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.contributor_draft import ContributorDraft
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.formats.jats.read.names import STYLE, is_tagged, main_name, name_parts, plain_name_parts, says_the_same
from pubmeta.model import Contribution, CreditDegree, CreditRole, NameVariant, Orcid, Person
from pubmeta.model.base import is_plain
from pubmeta.reading import language_of, quoted
from pubmeta.xml.tracked import SPACE

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMES = ("name-alternatives", "name", "string-name")
"""In which elements a person is named."""
_NAMES_BESIDE = tuple(name for name in NAMES if name != "name")
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dXx]|\d{15}[\dXx]")
_ID_ATTRIBUTES = frozenset({"contrib-id-type", "authenticated"})
_ROLE_ATTRIBUTES = frozenset(
    "content-type degree-contribution vocab vocab-identifier vocab-term vocab-term-identifier".split()
)
_CREDIT_ATTRIBUTES = ("vocab-term", "vocab-term-identifier", "content-type")
"""Where a `role` names one of CRediT, besides its text: its term, and its URL, in SciELO's style in the last."""
_GROUP_KEY = "group-author-key"
"""`contrib-id/@contrib-id-type` of a key that a group and its members have in common (eLife)."""
_DEGREES = {degree.value: degree for degree in CreditDegree}


def has_plain_name(draft: ContributorDraft) -> bool:
    """Whether a contributor has one name with its parts and nothing else in it, as most do; it is taken then."""
    element = draft.element
    names = element.named("name")
    if len(names) != 1 or any(map(element.has, _NAMES_BESIDE)):
        return False
    parts = plain_name_parts(names[0])
    if parts is None or element.attributes_of(names[0], STYLE) is None:
        return False
    draft.name_from(parts)
    return True


def take_names(draft: ContributorDraft, elements: list[JatsElement]) -> None:
    """The formal name; other forms that have a language are variants of it."""
    names = [
        name
        for element in elements
        for name in (element.all("name", "string-name") if element.name == "name-alternatives" else [element])
    ]
    main = main_name(names)
    if main is None:
        return
    draft.name_from(name_parts(main))
    if not is_tagged(main) and len(f"{draft.given or ''} {draft.family}".split()) > 2 and "," not in main.characters():
        main.guessed(
            f"is divided into the family name {quoted(draft.family)} and the given names {quoted(draft.given)}"
        )
    variants = [_variant(name, main, draft) for name in names if name is not main]
    draft.variants = tuple(filter(None, variants))
    if (language := main.attribute("lang")) and not main.is_in_language_around:
        main.dropped(f"a person's main name has no language; left out: {quoted(language)}")


def _variant(name: JatsElement, main: JatsElement, draft: ContributorDraft) -> NameVariant | None:
    tag = name.attribute("lang")
    parts = name_parts(name) if tag and draft.kind is Person else {}
    if "family" in parts:
        return name.part(NameVariant, {**parts, "language": language_of(name.log, "", tag)})
    if says_the_same(name, main):
        name.ignore()
    else:
        name.unplaced("a further name of a person is kept with its language")
    return None


def take_personal(draft: ContributorDraft) -> None:
    """ORCID iD, degrees and CRediT roles; other identifiers are reported."""
    element = draft.element
    for child in element.named("contrib-id"):
        if _is_plain_orcid(draft, child) or group_key(element, child) is not None:
            continue
        identifier = element.child(child)
        kind = identifier.attribute("contrib-id-type") or identifier.attribute("content-type")
        _take_identifier(draft, identifier, kind)
    for link in element.all("uri", "ext-link") if draft.has_more else ():
        _take_identifier(draft, link, link.attribute("content-type") or link.attribute("ext-link-type"))
    degrees = map(element.line_in, element.named("degrees"))
    draft.degrees = tuple(degree for degree in degrees if degree is not None)
    draft.credit = tuple(
        contribution
        for child in element.named("role")
        if child is not draft.review_role
        and (contribution := _plain_credit(element, child) or _credit(element.child(child)))
    )


def group_key(parent: JatsElement, element: _Element) -> str | None:
    """The key in a `contrib-id` that a group and its members have in common; None of any other."""
    if (element.get("contrib-id-type") or "").strip() != _GROUP_KEY:
        return None
    identifier = parent.child(element)
    identifier.attribute("contrib-id-type")
    return identifier.line() or ""


def take_emails(draft: ContributorDraft) -> None:
    """The first address, also one in an `address`."""
    emails = draft.element.all("email")
    for address in draft.element.all("address"):
        emails += address.all("email")
    for email in emails:
        text = email.line()
        draft.email = draft.email or text
        if text and draft.email and draft.email.casefold() != text.casefold():
            email.unplaced(f"a contributor has one address, {draft.email}")


def _is_plain_orcid(draft: ContributorDraft, element: _Element) -> bool:
    """Whether a `contrib-id` is an ORCID iD and nothing else, as most are; it is taken then."""
    plain = draft.element.plain(element, _ID_ATTRIBUTES)
    if plain is None or draft.orcid is not None:
        return False
    text, attributes = plain
    if attributes.get("contrib-id-type", "").strip(SPACE).casefold() != "orcid":
        return False
    try:
        draft.orcid = Orcid(text)
    except ValueError:
        return False
    authenticated = attributes.get("authenticated", "").strip(SPACE).casefold()
    if authenticated in ("true", "false"):
        draft.orcid_authenticated = authenticated == "true"
    return True


def _take_identifier(draft: ContributorDraft, element: JatsElement, kind: str | None) -> None:
    link = element.attribute("href") or ""
    text = element.characters().strip()
    authenticated = (element.attribute("authenticated") or "").casefold()
    kinds = {kind, *map(element.attribute, ("assigning-authority", "specific-use", "vocab"))}
    is_orcid = any("orcid" in (word or "").casefold() for word in kinds)
    if not is_orcid and "orcid.org" not in (link + text).casefold():
        element.unplaced("a person has an ORCID iD and no other")
        return
    is_in_link = bool(link) and not _ORCID.search(text)  # the text says "ORCID", or a name
    orcid = element.attribute_as("href", Orcid) if is_in_link else element.taken(Orcid)
    if orcid is None:
        return
    draft.orcid = draft.orcid or orcid
    if draft.orcid != orcid:
        element.unplaced(f"a person has one ORCID iD, {draft.orcid}")
        return
    if authenticated in ("true", "false"):
        draft.orcid_authenticated = authenticated == "true"


def _plain_credit(parent: JatsElement, element: _Element) -> Contribution | None:
    """The contribution in a `role` that says nothing else, as most do; None of any other."""
    text = element.text
    if not text or len(element) or not _ROLE_ATTRIBUTES.issuperset(element.keys()):
        return None
    said = _contribution_said(text, element.get("vocab-term"), element.get("degree-contribution"))
    return said if said and parent.takes(element) else None


@lru_cache(maxsize=256)  # an article says the same few of every author
def _contribution_said(text: str, term: str | None, degree: str | None) -> Contribution | None:
    """The contribution that the text or the term names; None where neither does, or the degree is not one."""
    degree = (degree or "").strip(SPACE).casefold()
    if not is_plain(text) or (degree and degree not in _DEGREES):
        return None
    return _contribution(_credit_role((term or "").strip(SPACE), text), _DEGREES.get(degree))


@cache
def _contribution(role: CreditRole | None, degree: CreditDegree | None) -> Contribution | None:
    return Contribution(role=role, degree=degree) if role else None


def _credit(element: JatsElement) -> Contribution | None:
    term, *urls = (element.attribute(name) or "" for name in _CREDIT_ATTRIBUTES)
    role = _credit_role(term, element.characters(), *urls)
    if role is None:
        element.unplaced("the role is not a CRediT role")
        return None
    degree = (element.attribute("degree-contribution") or "").casefold()
    if degree and degree not in _DEGREES:
        element.dropped(f"a contribution has no degree {quoted(degree)}; left out")
    return _contribution(role, _DEGREES.get(degree))


def _credit_role(term: str, text: str, *urls: str) -> CreditRole | None:
    """The CRediT role by its term, its text or a URL of it."""
    if role := vocabulary.CREDIT_TERMS.get(term.casefold()):
        return role
    words = map(vocabulary.folded, (term, text, *(url.rstrip("/").rpartition("/")[2] for url in urls)))
    return next(filter(None, map(vocabulary.CREDIT_ROLES.get, words)), None)

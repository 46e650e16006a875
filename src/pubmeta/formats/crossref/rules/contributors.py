"""The checks on contributors, their names and their institutions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import TextBreaches, XmlBreaches, XmlChecks
from pubmeta.formats.crossref.rules.document import Deposit, repeated
from pubmeta.formats.crossref.rules.identifiers import fault_of, ror_breaches
from pubmeta.formats.crossref.rules.texts import markup
from pubmeta.model import Orcid
from pubmeta.vocabularies.names import ET_AL, is_family_first
from pubmeta.xml.text import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_ISNI = re.compile(r"https://(?:www\.)?isni\.org/isni/[0-9]{15}[0-9Xx]")
_WIKIDATA = re.compile(r"https://www\.wikidata\.org/entity/[QqPpLl][0-9]+")
_JUNIOR = re.compile(r"(?i)\bjr\b")
_ET_AL = re.compile(rf"(?i){ET_AL}")


def _orcids(contributors: _Element, deposit: Deposit) -> XmlBreaches:
    iris = ((text_of(orcid)[-19:], orcid) for orcid in deposit.within(contributors, "ORCID"))
    for value, orcid in repeated(iris):
        yield "orcid-repeated", f"{value} is the ORCID iD of two contributors", orcid


def _contributors(contributors: _Element, deposit: Deposit) -> XmlBreaches:
    every = [*deposit.children(contributors, "person_name", "organization", "anonymous")]
    if next(deposit.children(contributors, "person_name", "anonymous"), None) is None:
        yield "no-person", "the contributors are organizations only"
    firsts = [(person.get("contributor_role", ""), person) for person in every if person.get("sequence") == "first"]
    if not firsts:
        yield "first-contributor", 'no contributor has sequence="first"'
    for role, person in repeated(firsts):
        message = f'a second {role or "contributor"} has sequence="first"; the others are "additional"'
        yield "first-contributor", message, person
    bare = [person for person in every if person.get("sequence") is None or person.get("contributor_role") is None]
    if bare:
        message = f"{len(bare)} of {len(every)} contributors lack sequence or contributor_role"
        yield "contributor-role", message, bare[0]


def _orcid(orcid: _Element, _: Deposit) -> XmlBreaches:
    if fault := fault_of(Orcid, text_of(orcid), "https://orcid.org/"):
        yield "orcid", fault


def _institution_id(identifier: _Element, _: Deposit) -> XmlBreaches:
    kind = identifier.get("type")
    if kind == "ror":
        yield from ror_breaches(identifier)
        return
    value = text_of(identifier)
    if kind == "isni" and not _ISNI.fullmatch(value):
        yield "institution-id", f"{value} does not have the form https://www.isni.org/isni/ and 16 digits"
    elif kind == "wikidata" and not _WIKIDATA.fullmatch(value):
        yield "institution-id", f"{value} does not have the form https://www.wikidata.org/entity/Q1"


def _name(name: _Element, deposit: Deposit) -> XmlBreaches:
    if deposit.version >= (5, 5):
        return
    value = text_of(name)
    if any(character.isdecimal() or character == "?" for character in value):
        yield "name-digits", f"{value!r} has digits or question marks"


def _surname(surname: _Element, _: Deposit) -> XmlBreaches:
    return surname_breaches(text_of(surname))


def surname_breaches(value: str) -> TextBreaches:
    """What is wrong with a surname, other than markup."""
    if value.isupper() and sum(character.isalpha() for character in value) > 1:
        yield "surname-capitals", f"{value} is in capitals throughout"
    if _JUNIOR.search(value):
        yield "surname-junior", f"{value!r} contains a suffix"
    if _ET_AL.search(value):
        yield "surname-et-al", f"{value!r} means more than one person"


def _given_name(name: _Element, _: Deposit) -> XmlBreaches:
    return given_name_breaches(text_of(name))


def given_name_breaches(value: str) -> TextBreaches:
    """What is wrong with a given name, other than markup."""
    if len(value) == 1 and not is_family_first(value):
        yield "given-name-letter", f"{value!r} is a single letter"


CHECKS: XmlChecks[Deposit] = {
    "contributors": (_orcids, _contributors),
    "ORCID": (_orcid,),
    "institution_id": (_institution_id,),
    "given_name": (_name, _given_name, markup),
    "surname": (_name, _surname, markup),
    "organization": (markup,),
    "institution_name": (markup,),
}

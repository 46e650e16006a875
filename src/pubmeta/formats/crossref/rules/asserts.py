"""The three assertions of the Crossref 5.5.0 schema, which XML Schema 1.0 cannot hold.

The official messages of the two about `role` are swapped; these are our own. Earlier versions have no assertions.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import XmlBreaches, XmlChecks, by_code, refused, xml_problems
from pubmeta.checks.wording import shortened
from pubmeta.problems import Problem
from pubmeta.vocabularies import credit
from pubmeta.xml.paths import ElementPaths

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACE = "{http://www.crossref.org/schema/5.5.0}"

CROSSREF_ROLES = frozenset(
    "author editor chair reviewer review-assistant stats-reviewer reviewer-external reader translator "
    "corresponding-author other".split()
)
CREDIT_ROLES = frozenset(credit.TERMS)

_refused = partial(refused, "crossref", source="crossref5.5.0.xsd")

RULES = (
    _refused("role-crossref", '<role vocab="crossref"> needs a type from Crossref\'s own list of roles'),
    _refused("role-credit", '<role vocab="credit"> needs a type that is one of the 14 CRediT roles'),
    _refused("person-role", "<person_name> needs the attribute contributor_role or a <role>"),
)
_RULE = by_code(RULES)

_VOCABULARIES = {"crossref": ("role-crossref", CROSSREF_ROLES), "credit": ("role-credit", CREDIT_ROLES)}
_IN_ORDER = {(name, role) for name, (_, roles) in _VOCABULARIES.items() for role in roles}


def problems(root: _Element) -> Iterator[Problem]:
    """Each place where a deposit breaks an assertion; nothing for versions before 5.5.0."""
    return xml_problems(root.iter(*_CHECKS), _CHECKS, None, _RULE, ElementPaths(root))


def _person(person: _Element, _: None) -> XmlBreaches:
    if person.get("contributor_role") is None and person.find("{*}role") is None:
        return (("person-role", ""),)
    return ()


def _role(role: _Element, _: None) -> XmlBreaches:
    if (role.get("vocab"), role.get("type")) in _IN_ORDER:
        return ()
    code, allowed = _VOCABULARIES.get(_collapsed(role, "vocab"), ("", frozenset()))
    kind = _collapsed(role, "type")
    if code and kind not in allowed:
        given = f"its type is “{shortened(kind)}”" if kind else "it has no type"
        return ((code, f"{_RULE[code].text}; {given}"),)
    return ()


def _collapsed(element: _Element, attribute: str) -> str:
    """An attribute's value as a name token: white space around it does not count."""
    return (element.get(attribute) or "").strip()


_CHECKS: XmlChecks[None] = {f"{_NAMESPACE}person_name": (_person,), f"{_NAMESPACE}role": (_role,)}

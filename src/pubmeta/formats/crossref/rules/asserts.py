"""The three assertions of the Crossref 5.5.0 schema, which XML Schema 1.0 cannot hold.

The official messages of the two about `role` are swapped; these are our own. Earlier versions have no assertions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubmeta.checks.wording import shortened
from pubmeta.problems import Kind, Problem
from pubmeta.registry import Rule
from pubmeta.xml.paths import ElementPaths, line_number

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACE = "{http://www.crossref.org/schema/5.5.0}"
_SOURCE = "crossref5.5.0.xsd"

CROSSREF_ROLES = frozenset(
    "author editor chair reviewer review-assistant stats-reviewer reviewer-external reader translator "
    "corresponding-author other".split()
)
CREDIT_ROLES = frozenset(
    "conceptualization data-curation formal-analysis funding-acquisition investigation methodology "
    "project-administration resources software supervision validation visualization writing-original-draft "
    "writing-review-editing".split()
)

ROLE_CROSSREF = Rule(
    code="crossref.role-crossref",
    kind=Kind.INVALID,
    text='<role vocab="crossref"> needs a type from Crossref\'s own list of roles',
    source=_SOURCE,
)
ROLE_CREDIT = Rule(
    code="crossref.role-credit",
    kind=Kind.INVALID,
    text='<role vocab="credit"> needs a type that is one of the 14 CRediT roles',
    source=_SOURCE,
)
PERSON_ROLE = Rule(
    code="crossref.person-role",
    kind=Kind.INVALID,
    text="<person_name> needs the attribute contributor_role or a <role>",
    source=_SOURCE,
)
RULES = (ROLE_CROSSREF, ROLE_CREDIT, PERSON_ROLE)

_VOCABULARIES = {"crossref": (ROLE_CROSSREF, CROSSREF_ROLES), "credit": (ROLE_CREDIT, CREDIT_ROLES)}
_IN_ORDER = {(name, role) for name, (_, roles) in _VOCABULARIES.items() for role in roles}


def problems(root: _Element) -> list[Problem]:
    """Each place where a deposit breaks an assertion; nothing for versions before 5.5.0."""
    found, paths = [], ElementPaths(root)
    for element in root.iter(f"{_NAMESPACE}role", f"{_NAMESPACE}person_name"):
        if element.tag == f"{_NAMESPACE}person_name":
            if element.get("contributor_role") is None and element.find("{*}role") is None:
                found.append(PERSON_ROLE.problem(paths.path(element), line=line_number(element)))
            continue
        if (element.get("vocab"), element.get("type")) in _IN_ORDER:
            continue
        rule, allowed = _VOCABULARIES.get(_collapsed(element, "vocab"), (None, frozenset()))
        role = _collapsed(element, "type")
        if rule is not None and role not in allowed:
            given = f"its type is “{shortened(role)}”" if role else "it has no type"
            found.append(rule.problem(paths.path(element), f"{rule.text}; {given}", line=line_number(element)))
    return found


def _collapsed(element: _Element, attribute: str) -> str:
    """An attribute's value as a name token: white space around it does not count."""
    return (element.get(attribute) or "").strip()

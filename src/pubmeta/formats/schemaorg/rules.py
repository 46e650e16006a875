"""Content rules for schema.org JSON-LD: what the profile lets pass, and clients misread or do without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from pubmeta.checks.json_text import Location, json_path
from pubmeta.checks.leftovers import is_clean
from pubmeta.formats.schemaorg import identifier_rules, value_rules
from pubmeta.formats.schemaorg.rule import rule
from pubmeta.problems import Kind, Problem
from pubmeta.registry import Rule

_JSON_LD = "JSON-LD 1.1: nodes with one @id are one node"

DANGLING_ID = rule("dangling-id", "a local @id (#..., _:...) that is referred to is that of a node here", _JSON_LD)
ID_CONFLICT = rule(
    "id-conflict",
    "nodes with the same @id have the same type and name; processors merge them",
    _JSON_LD,
    Kind.DISCOURAGED,
)
NESTING = rule(
    "nesting", "an issue is part of a volume, a volume of a periodical, never the other way", "schema.org release 30"
)
RECOMMENDED = rule(
    "recommended",
    "an article has an identifier, authors and a date of publication",
    "Bioschemas ScholarlyArticle 0.2, Google Search Central: Article",
    Kind.DISCOURAGED,
)
HEADLINE = rule(
    "headline",
    "headline and name are the title: Google reads the one, Bioschemas the other",
    "Bioschemas ScholarlyArticle 0.2, Google Search Central: Article",
    Kind.DISCOURAGED,
)
AGENT_NAME = rule(
    "agent-name", "each person has a node of their own", "Google Search Central: author markup", Kind.DISCOURAGED
)
NAME_PARTS = rule(
    "name-parts",
    "the name of a person holds the familyName",
    "pubmeta: so that a document says one thing",
    Kind.DISCOURAGED,
)

RULES: Final[tuple[Rule, ...]] = (
    DANGLING_ID,
    ID_CONFLICT,
    NESTING,
    RECOMMENDED,
    HEADLINE,
    AGENT_NAME,
    NAME_PARTS,
    *identifier_rules.RULES,
    *value_rules.RULES,
)

_LEVELS = {"PublicationIssue": 1, "PublicationVolume": 2, "Periodical": 3}
_SEVERAL = re.compile(r"(?i);|\set\.?\s+al\b|^(?:and\s+)?others$|\s(?:and|&)\s")
_MAY_BE_SEVERAL = re.compile(r";|\s[&aAeE]|[oO][tT]")
"""What stands in every name that the other pattern finds, and is found faster."""
_LOOKED_AT = identifier_rules.LOOKED_AT | value_rules.LOOKED_AT
"""Properties by which a node may break a rule; one without them breaks none but for its texts."""
_INNER = (dict, list)

Node = dict[str, Any]
Place = tuple[Any, ...]
"""Where a value is: the place of what holds it, and the steps from there; a location, once one is asked for."""


def problems(document: Any) -> Iterator[Problem]:
    """Every breach of a rule in parsed JSON-LD; values of another type than the profile asks are passed over."""
    if not isinstance(document, dict | list):
        return
    named: list[tuple[Node, Place]] = []
    for node, place, texts in _nodes(document):
        if not (_LOOKED_AT.isdisjoint(node) and is_clean("".join(texts))):
            yield from _value_problems(node, place, texts)
        kind = node.get("@type")
        if kind == "Person":
            if not _is_plain_person(node):
                yield from _person_problems(node, _location(place))
        elif "isPartOf" in node and isinstance(kind, str) and kind in _LEVELS:
            yield from _nesting_problems(node, place)
        if "@id" in node:
            named.append((node, place))
    yield from _id_problems(named)
    if isinstance(document, dict) and "@graph" not in document:
        yield from _root_problems(document)


def _nodes(document: Any) -> Iterator[tuple[Node, Place, list[str]]]:
    """Every object in the document with where it is and the texts that are its own, in the document's order."""
    waiting: list[tuple[Any, Place]] = [(document, ())]
    while waiting:
        value, place = waiting.pop()
        texts: list[str] = []
        inner: list[tuple[Any, Place]] = []
        for step, each in value.items() if isinstance(value, dict) else enumerate(value):
            if isinstance(each, str):
                texts.append(each)
            elif isinstance(each, list):
                for index, item in enumerate(each):
                    if isinstance(item, str):
                        texts.append(item)
                    elif isinstance(item, _INNER):
                        inner.append((item, (place, step, index)))
            elif isinstance(each, dict):
                inner.append((each, (place, step)))
        if isinstance(value, dict):
            yield value, place, texts
        inner.reverse()
        waiting += inner


def _location(place: Place) -> Location:
    """The steps from the document to a place."""
    return (*_location(place[0]), *place[1:]) if place else ()


def _value_problems(node: Node, place: Place, texts: list[str]) -> Iterator[Problem]:
    if not identifier_rules.is_plain(node):
        yield from identifier_rules.problems(node, _location(place))
    if not value_rules.is_plain(node, texts):
        yield from value_rules.problems(node, _location(place))


def _is_plain_person(node: Node) -> bool:
    """Whether the name of a person surely breaks no rule; most do not."""
    name, family = node.get("name"), node.get("familyName", "")
    return isinstance(name, str) and isinstance(family, str) and family in name and not _MAY_BE_SEVERAL.search(name)


def _person_problems(node: Node, at: Location) -> Iterator[Problem]:
    name, family = node.get("name"), node.get("familyName")
    if not isinstance(name, str):
        return
    if _SEVERAL.search(name):
        yield AGENT_NAME.problem(json_path((*at, "name")), f"{name!r} looks like several people; give each a node")
    if isinstance(family, str) and family not in name:
        yield NAME_PARTS.problem(json_path((*at, "familyName")), f"{family!r} is not in the name, {name!r}")


def _nesting_problems(node: Node, place: Place) -> Iterator[Problem]:
    level = _LEVELS[node["@type"]]
    containers = node.get("isPartOf")
    for container in containers if isinstance(containers, list) else [containers]:
        kind = container.get("@type") if isinstance(container, dict) else None
        if _LEVELS.get(str(kind), level + 1) <= level:
            yield NESTING.problem(
                json_path((*_location(place), "isPartOf")), f"a {node['@type']} is not part of a {kind}"
            )


def _id_problems(nodes: list[tuple[Node, Place]]) -> Iterator[Problem]:
    first: dict[str, Node] = {}
    reported = set()
    for node, place in nodes:
        identifier = node.get("@id")
        if not isinstance(identifier, str) or node.keys() == {"@id"}:
            continue
        known = first.setdefault(identifier, node)
        conflict = None if known is node else _conflict(known, node)
        if conflict and (identifier, conflict) not in reported:
            reported.add((identifier, conflict))
            yield ID_CONFLICT.problem(
                json_path((*_location(place), "@id")), f"{identifier} is also the @id of {conflict}"
            )
    for node, place in nodes:
        identifier = node.get("@id")
        if node.keys() == {"@id"} and str(identifier).startswith(("#", "_:")) and identifier not in first:
            yield DANGLING_ID.problem(json_path((*_location(place), "@id")), f"no node here has the @id {identifier}")


def _conflict(known: Node, other: Node) -> str | None:
    """How two nodes of one @id differ: in what they are, or in who they are; organisations go by many names."""
    kinds = {str(known.get("@type")), str(other.get("@type"))}
    if len(kinds) > 1 and not kinds & {"CreativeWork", "Thing", "None"}:
        return f"a {known['@type']}, here of a {other['@type']}"
    names = [name for name in (known.get("name"), other.get("name")) if name]
    if kinds == {"Person"} and len(names) == 2 and names[0] != names[1]:
        return f"{names[0]!r}, here of {names[1]!r}"
    return None


def _root_problems(root: Node) -> Iterator[Problem]:
    if not (root.get("@id") or root.get("identifier")):
        yield RECOMMENDED.problem("$", "the article has no identifier")
    for wanted in ("author", "datePublished"):
        if not root.get(wanted):
            yield RECOMMENDED.problem("$", f"the article has no {wanted}")
    name, headline = root.get("name"), root.get("headline")
    if isinstance(name, str) and isinstance(headline, str) and name.strip() and name != headline:
        yield HEADLINE.problem("$.headline", f"is {headline!r}, the name {name!r}")

"""Content rules for schema.org JSON-LD: what the profile lets pass, and clients misread or do without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from pubmeta.checks.json_text import Location, json_path
from pubmeta.formats.schemaorg.rules import identifiers as identifier_rules
from pubmeta.formats.schemaorg.rules import values as value_rules
from pubmeta.formats.schemaorg.rules.rule import rule
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

Node = dict[str, Any]


def problems(document: Any, *, has_clean_texts: bool = False) -> Iterator[Problem]:
    """Every breach of a rule in parsed JSON-LD; values of another type than the profile asks are passed over.

    has_clean_texts: that no text holds a tag, a reference or a character that XML forbids is known already.
    """
    if not isinstance(document, dict | list):
        return
    nodes: list[Node] = []
    _gather(document, nodes)
    doubtful = [
        node for node in nodes if not (_is_plain(node) and (has_clean_texts or value_rules.has_clean_texts(node)))
    ]
    breaches = list(_id_breaches([node for node in nodes if "@id" in node]))
    if doubtful or breaches:
        located = dict(_located(document, ()))
        for node in doubtful:
            yield from _node_problems(node, located[id(node)])
        for broken, node, message in breaches:
            yield broken.problem(json_path((*located[id(node)], "@id")), message)
    if isinstance(document, dict) and "@graph" not in document:
        yield from _root_problems(document)


def _gather(value: Any, nodes: list[Node]) -> None:
    """Add every object in a value, itself the first, in the document's order."""
    if type(value) is dict:
        nodes.append(value)
        value = value.values()
    for each in value:
        kind = type(each)
        if kind is dict or kind is list:
            _gather(each, nodes)


def _located(value: Any, at: Location) -> Iterator[tuple[int, Location]]:
    """The identity of every object in a value, and where it is."""
    if isinstance(value, dict):
        yield id(value), at
    for step, each in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(each, dict | list):
            yield from _located(each, (*at, step))


def _is_plain(node: Node) -> bool:
    """Whether a node surely breaks no rule by itself, but for those that every text keeps; most do not."""
    kind = node.get("@type")
    if kind == "Person":
        if not _is_plain_person(node):
            return False
    elif "isPartOf" in node and any(_wrong_containers(node)):
        return False
    return _LOOKED_AT.isdisjoint(node) or (identifier_rules.is_plain(node) and value_rules.is_plain(node))


def _node_problems(node: Node, at: Location) -> Iterator[Problem]:
    yield from identifier_rules.problems(node, at)
    yield from value_rules.problems(node, at)
    if node.get("@type") == "Person":
        yield from _person_problems(node, at)
    for kind in _wrong_containers(node):
        yield NESTING.problem(json_path((*at, "isPartOf")), f"a {node['@type']} is not part of a {kind}")


def _is_plain_person(node: Node) -> bool:
    """Whether the name of a person breaks no rule."""
    name, family = node.get("name"), node.get("familyName", "")
    if not isinstance(name, str) or not isinstance(family, str) or family not in name:
        return False
    return not (_MAY_BE_SEVERAL.search(name) and _SEVERAL.search(name))


def _person_problems(node: Node, at: Location) -> Iterator[Problem]:
    name, family = node.get("name"), node.get("familyName")
    if not isinstance(name, str):
        return
    if _SEVERAL.search(name):
        yield AGENT_NAME.problem(json_path((*at, "name")), f"{name!r} looks like several people; give each a node")
    if isinstance(family, str) and family not in name:
        yield NAME_PARTS.problem(json_path((*at, "familyName")), f"{family!r} is not in the name, {name!r}")


def _wrong_containers(node: Node) -> Iterator[str]:
    """The kinds of what a node is part of, and cannot be."""
    level = _LEVELS.get(str(node.get("@type")))
    containers = node.get("isPartOf")
    if level is None or not containers:
        return
    for container in containers if isinstance(containers, list) else [containers]:
        kind = str(container.get("@type")) if isinstance(container, dict) else ""
        if _LEVELS.get(kind, level + 1) <= level:
            yield kind


def _id_breaches(nodes: list[Node]) -> Iterator[tuple[Rule, Node, str]]:
    """The rules that these nodes break by their @id, all having one, and what is wrong."""
    first: dict[str, Node] = {}
    reported = set()
    references = []
    for node in nodes:
        identifier = node["@id"]
        if len(node) == 1:
            references.append(node)
        elif isinstance(identifier, str):
            known = first.setdefault(identifier, node)
            conflict = None if known is node else _conflict(known, node)
            if conflict and (identifier, conflict) not in reported:
                reported.add((identifier, conflict))
                yield ID_CONFLICT, node, f"{identifier} is also the @id of {conflict}"
    for node in references:
        identifier = node["@id"]
        if str(identifier).startswith(("#", "_:")) and identifier not in first:
            yield DANGLING_ID, node, f"no node here has the @id {identifier}"


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

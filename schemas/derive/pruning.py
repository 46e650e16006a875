"""Take elements out of an XML Schema, so that it accepts what it accepted before minus documents that use them.

libxml2 spends nearly all of the time in which it loads the Crossref schema on the wide choices of content
MathML. The pruned schema loads some thirty times faster and gives the same verdict on every document without
content MathML; one that has it is refused, and the caller asks the complete schema.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from lxml import etree

from derive.bundle import XSD, Bundle, Name, kind_of

PARTICLES = frozenset({"all", "any", "choice", "element", "group", "sequence"})


def prune(bundle: Bundle, unwanted: Collection[Name], roots: Iterable[Name]) -> None:
    """Remove the `unwanted` elements and then every declaration that the `roots` no longer reach."""
    for name in _Pruning(bundle, unwanted).dead_declarations():
        bundle.remove(name)
    for name in bundle.declared.keys() - _reached(bundle, roots):
        bundle.remove(name)
    _refuse_lax_wildcards(bundle)


class _Pruning:
    """Removes particles that can match nothing, until there are no more.

    A particle that can match nothing disappears where it is one alternative of a choice, or optional. Where it
    is required, what encloses it can match nothing either, and so on up to groups, types and elements: `dead`.
    Nothing else changes and attributes are never touched, so the result accepts exactly those documents of
    the original that hold no unwanted element.
    """

    def __init__(self, bundle: Bundle, unwanted: Collection[Name]) -> None:
        self.bundle = bundle
        self.dead = set(unwanted)
        self.substitutes = _substitutes(bundle)
        self.changed = False

    def dead_declarations(self) -> set[Name]:
        """Remove particles until nothing changes any more; give the declarations that nothing can match."""
        self.changed = True
        while self.changed:
            self.changed = False
            for name, node in self.bundle.declared.items():
                has_content = name.kind in {"element", "group", "complexType"}
                if has_content and name not in self.dead and not self.occurs(name, node):
                    self.dead.add(name)
                    self.changed = True
        for head in self.dead & self.substitutes.keys():
            if not self.dead.issuperset(self.substitutes[head]):
                message = f"{head.local} cannot be pruned: other elements may stand in its place"
                raise ValueError(message)
        return self.dead

    def occurs(self, name: Name, node: etree._Element) -> bool:
        """Whether anything can match a declaration, or may stand in its place if it is abstract."""
        if node.get("abstract") == "true" and name.kind == "element":
            return not self.dead.issuperset(self.substitutes[name])
        return self.holds(node)

    def holds(self, node: etree._Element) -> bool:
        """Whether anything can match the content of an element, type or group declaration."""
        if kind_of(node) == "element":
            if typed := node.get("type"):
                return self.bundle.name("complexType", node, typed) not in self.dead
            inline = node.find(f"{XSD}complexType")
            return inline is None or self.holds(inline)
        for part in list(node):
            if kind_of(part) in PARTICLES and not self.kept(part):
                return False
            if kind_of(part) == "complexContent":
                for derivation in part.iterchildren(f"{XSD}extension", f"{XSD}restriction"):
                    base = self.bundle.name("complexType", derivation, derivation.get("base", ""))
                    if base in self.dead or not self.holds(derivation):
                        return False
        return True

    def kept(self, particle: etree._Element) -> bool:
        """Whether the enclosing content can still match; an optional particle that cannot is removed."""
        if self.matches(particle):
            return True
        if particle.get("minOccurs") == "0":
            self.drop(particle)
            return True
        return False

    def matches(self, particle: etree._Element) -> bool:
        """Whether anything can match one occurrence of a particle."""
        kind = kind_of(particle)
        if kind == "any" or particle.get("maxOccurs") == "0":
            return True
        if reference := particle.get("ref"):
            return self.bundle.name(kind, particle, reference) not in self.dead
        if kind == "element":
            return self.holds(particle)
        parts = [part for part in particle if kind_of(part) in PARTICLES]
        return self.choice_matches(particle, parts) if kind == "choice" else all([*map(self.kept, parts)])

    def choice_matches(self, choice: etree._Element, alternatives: list[etree._Element]) -> bool:
        """Whether a choice can still match; its alternatives that cannot are removed."""
        if not alternatives:
            return True  # the official schema has such choices: left as they are
        for part in alternatives:
            if not self.matches(part):
                if part.get("minOccurs") == "0":
                    # This alternative let the choice match nothing at all: it still may.
                    self.make_optional(choice)
                self.drop(part)
        return choice.get("minOccurs") == "0" or any(kind_of(part) in PARTICLES for part in choice)

    def make_optional(self, particle: etree._Element) -> None:
        parent = particle.getparent()
        if parent is not None and kind_of(parent) == "group":
            message = f"the model of group {parent.get('name')} would have to become optional: no rule for that"
            raise ValueError(message)
        particle.set("minOccurs", "0")

    def drop(self, particle: etree._Element) -> None:
        parent = particle.getparent()
        if parent is not None:
            parent.remove(particle)
            self.changed = True


def _substitutes(bundle: Bundle) -> defaultdict[Name, list[Name]]:
    """For each head of a substitution group, the elements that may stand in its place."""
    substitutes: defaultdict[Name, list[Name]] = defaultdict(list)
    for name, node in bundle.declared.items():
        if name.kind == "element" and (head := node.get("substitutionGroup")):
            substitutes[bundle.name("element", node, head)].append(name)
    return substitutes


def _reached(bundle: Bundle, roots: Iterable[Name]) -> set[Name]:
    """Every declaration that the roots refer to, directly or through others."""
    substitutes = _substitutes(bundle)
    reached: set[Name] = set()
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name in reached or name not in bundle.declared:
            continue
        reached.add(name)
        waiting.extend(substitutes[name])
        for node in bundle.declared[name].iter(f"{XSD}*"):
            waiting.extend(_named_at(bundle, node))
    return reached


def _named_at(bundle: Bundle, node: etree._Element) -> Iterable[Name]:
    """The declarations that the attributes of one schema element name."""
    if reference := node.get("ref"):
        yield bundle.name(kind_of(node), node, reference)
    if head := node.get("substitutionGroup"):
        yield bundle.name("element", node, head)
    types = [node.get(key) for key in ("type", "base", "itemType")] + (node.get("memberTypes") or "").split()
    for reference in filter(None, types):
        yield bundle.name("complexType", node, reference)
        yield bundle.name("simpleType", node, reference)


def _refuse_lax_wildcards(bundle: Bundle) -> None:
    """A lax wildcard checks an element only if it is declared, so removing declarations would weaken it."""
    for path, root in bundle.files.items():
        for node in root.iter(f"{XSD}any", f"{XSD}anyAttribute"):
            if node.get("processContents") == "lax":
                message = f"{path}, line {node.sourceline}: pruning is not sound beside a lax wildcard"
                raise ValueError(message)

"""Text with inline markup, as JATS writes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import overload

from pubmeta.formats.jats.terms import MARKUP
from pubmeta.model import Markup, Node, Span, plain_text
from pubmeta.problems import Place
from pubmeta.xml.build import Inline, empty, escaped, inline


@overload
def marked(text: str | Markup) -> str: ...
@overload
def marked(text: None) -> None: ...
def marked(text: str | Markup | None) -> str | None:
    """Content for an element that takes emphasis and formulas (each `mml:math` in its `inline-formula`, JATS4R)."""
    return text if text is None or isinstance(text, str) else Inline(_marked(text.nodes))


def emphasised(text: str | Markup, at: Place, field: str = "", *, without: Set[str] = frozenset()) -> str:
    """Content for an element that takes emphasis but no formula: a formula gives its characters alone.

    without: elements of the model that it does not take as children, only deeper. They give their content alone.
    """
    if isinstance(text, str):
        return text
    nodes = text.nodes
    if any(_has_math(node) for node in nodes):
        at.dropped(field, "JATS allows no formula here; only its characters are written")
    if found := [node.name for node in nodes if isinstance(node, Span) and node.name in without]:
        at.dropped(field, f"this DTD allows no {', no '.join(dict.fromkeys(found))} here; only the content is written")
        nodes = tuple(_opened(nodes, without))
    return Inline(_marked(nodes, math=False))


def _opened(nodes: Iterable[Node], names: Set[str]) -> Iterator[Node]:
    """The nodes, elements of these names replaced by what is in them."""
    for node in nodes:
        if isinstance(node, Span) and node.name in names:
            yield from _opened(node.children, names)
        else:
            yield node


def unmarked(text: str | Markup, at: Place, field: str = "") -> str:
    """Content for an element that takes characters alone."""
    if not isinstance(text, str):
        at.dropped(field, "JATS allows no markup here; only the characters are written")
    return plain_text(text)


def marked_nodes(nodes: Iterable[Node]) -> Inline:
    """The same for text that is parsed already."""
    return Inline(_marked(nodes))


def formula(math: Span) -> Inline:
    """A `math` element of the model in its `inline-formula`."""
    return Inline(f"<inline-formula>{_mathml(math)}</inline-formula>")


def _marked(nodes: Iterable[Node], *, math: bool = True) -> str:
    parts: list[str] = []
    for node in nodes:
        if isinstance(node, str):
            parts.append(escaped(node))
        elif node.is_math:
            parts.append(formula(node) if math else escaped("".join(_characters(node))))
        elif content := _marked(node.children, math=math):
            name = MARKUP[node.name]
            parts.append(f"<{name}>{content}</{name}>")
    return "".join(parts)


def _mathml(node: Node) -> str:
    if isinstance(node, str):
        return escaped(node)
    name, attributes = f"mml:{node.name}", dict(node.attributes)
    return inline(name, attributes, Inline("".join(map(_mathml, node.children)))) or empty(name, attributes)


def _has_math(node: Node) -> bool:
    return isinstance(node, Span) and (node.is_math or any(map(_has_math, node.children)))


def _characters(node: Node) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    else:
        for child in node.children:
            yield from _characters(child)

"""Text with inline markup: a small closed vocabulary, the same for every format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape
from typing import TYPE_CHECKING, Annotated, Any, Unpack
from xml.parsers import expat

from pydantic import AfterValidator, Discriminator, Tag, field_validator

from pubmeta.model import mathml
from pubmeta.model.base import Line, Model, RefusalError, checked_characters, single_line
from pubmeta.model.formulas import formula_text

if TYPE_CHECKING:
    from pubmeta.model.inputs import MarkupFields

INLINE = frozenset({"i", "b", "u", "s", "sub", "sup", "sc", "tt"})
"""Italic, bold, underline, strike-through, subscript, superscript, small capitals, monospace."""

MATHML_ELEMENTS = mathml.ELEMENTS
"""Those of presentation MathML 3 that formulas may have."""
DEEPEST = 100
"""How deep elements may be in each other: parsers of XML refuse documents that are 256 deep."""
_SPACE = " \t\r\n"
_MATHML_NAMESPACE = "http://www.w3.org/1998/Math/MathML"


@dataclass(frozen=True, slots=True)
class Span:
    """An element of parsed markup: an inline element, or one of MathML (only those have attributes)."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple[str | Span, ...]

    @property
    def is_math(self) -> bool:
        """Whether this is a MathML element."""
        return self.name in MATHML_ELEMENTS


Node = str | Span


class Markup(Model):
    """Text with inline markup, as a well-formed fragment: ``Markup(markup="H<sub>2</sub>O")``.

    Elements: `i b u s sub sup sc tt`, nested as you like, and presentation MathML in `math` without prefix, whose
    `id`, `xref` and `class` are left out, since they mean something in their own document only. Elements of
    one name side by side are one, and those that hold only space are space. They are at most 100 deep in each other.
    A literal `&` or `<` is written `&amp;` or `&lt;`. Raises ValueError for anything else.
    """

    markup: str
    """A well-formed fragment of the elements above; a literal `&` or `<` is ``&amp;`` or ``&lt;``."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[MarkupFields]) -> None: ...

    @field_validator("markup")
    @classmethod
    def _is_a_fragment(cls, value: str) -> str:
        return _canonical(value)

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The fragment parsed: strings and spans in order."""
        return _parsed(self.markup)

    def __str__(self) -> str:
        return plain_text(self)


def _form(value: Any) -> str:
    return "<text>" if isinstance(value, str) or not isinstance(value, Markup | dict) else "<markup>"


def _simplest(text: Markup) -> str | Markup:
    """Markup without any element is the plain string it spells, so that equal texts are equal values."""
    return plain_text(text) if all(isinstance(node, str) for node in text.nodes) else text


Text = Annotated[
    Annotated[Line, Tag("<text>")] | Annotated[Markup, AfterValidator(_simplest), Tag("<markup>")],
    Discriminator(_form),
]
"""A plain string is always literal; markup is explicit."""


def plain_text(text: str | Markup) -> str:
    """The text without its markup; MathML gives the text of its tokens, with signs for roots and fractions."""
    return text if isinstance(text, str) else "".join(_strings(text.nodes))


def nodes_of(text: str | Markup) -> tuple[Node, ...]:
    """The text as nodes: a plain string is one string node."""
    return (text,) if isinstance(text, str) else text.nodes


def _strings(nodes: tuple[Node, ...]) -> list[str]:
    strings: list[str] = []
    for node in nodes:
        if isinstance(node, str):
            strings.append(node)
        elif node.name == "math":
            strings.append(formula_text(node))
        else:
            strings += _strings(node.children)
    return strings


def _canonical(value: str) -> str:
    nodes = _parsed(single_line(value))
    if not "".join(_strings(nodes)).strip():
        raise RefusalError("contains no text", "write some, or leave the field out")
    return single_line("".join(map(serialised, nodes)))


def serialised(node: Node) -> str:
    """The node as it is in a fragment of markup."""
    if isinstance(node, str):
        return escape(node, quote=False) if "&" in node or "<" in node or ">" in node else node
    content = "".join(map(serialised, node.children))
    if not node.attributes:
        return f"<{node.name}>{content}</{node.name}>"
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in node.attributes)
    return f"<{node.name}{attributes}>{content}</{node.name}>"


@lru_cache(maxsize=1024)
def _parsed(fragment: str) -> tuple[Node, ...]:
    return _FragmentParser().nodes(fragment)


def unchecked_nodes(fragment: str) -> tuple[Node, ...]:
    """A fragment parsed whatever its formulas have in them, for those who mend these; raises ValueError as `Markup`."""
    return _FragmentParser(checks_formulas=False).nodes(checked_characters(fragment))


def _append(nodes: list[Node], node: Node) -> None:
    """Add a node; text that continues text, and an inline element that continues one of its name, are one with it."""
    before = nodes[-1] if nodes else None
    if isinstance(before, str) and isinstance(node, str):
        nodes[-1] = before + node
    elif isinstance(before, Span) and isinstance(node, Span) and before.name == node.name and not node.is_math:
        children = [*before.children]
        for child in node.children:
            _append(children, child)
        nodes[-1] = Span(node.name, (), tuple(children))
    else:
        nodes.append(node)


def _check_formula(name: str, children: Sequence[Node], attributes: dict[str, str]) -> None:
    elements = [child.name for child in children if isinstance(child, Span)]
    has_text = any(isinstance(child, str) and child.strip(_SPACE) for child in children)
    if fault := mathml.fault_of(name, elements, has_text=has_text, attributes=attributes):
        raise RefusalError(fault, "correct the formula")


class _FragmentParser:
    """Expat over one fragment, which is inside a root element: no DOCTYPE, and so no entity, can be declared."""

    def __init__(self, *, checks_formulas: bool = True) -> None:
        self._checks_formulas = checks_formulas
        self._open: list[tuple[str, tuple[tuple[str, str], ...], list[Node]]] = []
        self._done: tuple[Node, ...] = ()

    def nodes(self, fragment: str) -> tuple[Node, ...]:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.CommentHandler = parser.ProcessingInstructionHandler = self._refused
        try:
            parser.Parse(f"<text>{fragment}</text>", True)  # noqa: FBT003 (expat's own signature)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            raise RefusalError(
                f"is not well-formed markup ({reason} at position {max(error.offset - 6, 0)})",
                "write a literal '&' or '<' as '&amp;' or '&lt;'",
            ) from error
        return self._done

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._open:
            if name != "text" or attributes:
                raise ValueError("is not a fragment")
            self._open.append((name, (), []))
            return
        if len(self._open) > DEEPEST:
            raise RefusalError(f"has elements more than {DEEPEST} deep in each other", "leave some out")
        if name == "math" and attributes.get("xmlns", _MATHML_NAMESPACE) == _MATHML_NAMESPACE:
            attributes.pop("xmlns", None)
        in_math = any(opened == "math" for opened, _, _ in self._open)
        if not (name in MATHML_ELEMENTS if in_math or name == "math" else name in INLINE):
            allowed = "presentation MathML" if in_math else f"{', '.join(sorted(INLINE))} and math"
            raise RefusalError(f"has an element <{name}>, which is not allowed here", f"use only {allowed}")
        if attributes and not (in_math or name == "math"):
            raise RefusalError(f"has attributes on <{name}>, which only MathML elements may have", "remove them")
        if any(":" in key or key == "xmlns" for key in attributes):
            raise RefusalError(f"has a prefixed attribute or namespace on <{name}>", "remove it")
        kept = ((key, value) for key, value in sorted(attributes.items()) if key not in mathml.PLACES)
        self._open.append((name, tuple(kept), []))

    def _end(self, _name: str) -> None:
        name, attributes, children = self._open.pop()
        if not self._open:
            self._done = tuple(children)
        elif name in MATHML_ELEMENTS:
            if self._checks_formulas:
                _check_formula(name, children, dict(attributes))
            self._open[-1][2].append(Span(name, attributes, tuple(children)))
        elif all(isinstance(child, str) and not child.strip() for child in children):
            if children:  # space is the same with emphasis; an empty <i/> says nothing
                _append(self._open[-1][2], "".join(map(str, children)).strip(_SPACE) or " ")
        else:
            _append(self._open[-1][2], Span(name, (), tuple(children)))

    def _text(self, data: str) -> None:
        _append(self._open[-1][2], checked_characters(data))

    def _refused(self, *_: str) -> None:
        raise RefusalError("has a comment or processing instruction", "remove it")

"""XML in and out: the parser of what is validated, and the one builder.

The builder makes text: strings are joined with mandatory escaping, and the validator's own parse is the only one. An
element of elements stays a list of lines until the document is made, which knows how deep each is. A plain `str` is
always escaped; only the builder's own types are taken as XML.

Documents that are only read have parsers of their own, in `reading.xml_source`: without network too, but lenient.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import GeneratorType
from typing import TYPE_CHECKING, Any

from pubmeta.model import Markup, Node, Span, nodes_of
from pubmeta.problems import Kind, Problem

if TYPE_CHECKING:
    from lxml.etree import _Element

XML = "http://www.w3.org/XML/1998/namespace"
XLINK = "http://www.w3.org/1999/xlink"
MATHML = "http://www.w3.org/1998/Math/MathML"
ALI = "http://www.niso.org/schemas/ali/1.0/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

_IN_ATTRIBUTE = re.compile('[&<>\r"\t\n]')
"""What is escaped in attributes."""


class Inline(str):
    """Mixed content that is XML already; white space in it counts."""

    __slots__ = ()


class Line(str):
    """A serialised element that is on a line of its own."""

    __slots__ = ()


class Lines(Line):
    """A serialised element on several lines, which are as deep as if it were not within any other."""

    __slots__ = ()


class Block(tuple[str, str, Sequence["Part"]]):
    """An element of elements: name, attributes, lines. It becomes text in `document`, which knows how deep it is."""

    __slots__ = ()

    def __str__(self) -> str:
        return _in_text(self)


Element = Line | Block
Part = str | Block
"""An element that is XML already, as a line of a `block`."""

_BETWEEN = "\0"
"""Between texts that are escaped together; in texts of the model it cannot be."""
_OF_LINES = frozenset({Block, Lines})
_MANY = 16
"""So many lines are not made one text: one wide character makes all of a text wide, which then is slow to encode."""
_SEQUENCES = (list, tuple, map, GeneratorType)

Attributes = Mapping[str, str | None]
Content = str | Attributes | Iterable["Content"] | None


def element(name: str, *content: Content) -> Element | None:
    """An element, or None when it would have no content: an element that says nothing is never written.

    content: strings (escaped), Inline, elements, nested sequences of these, None (skipped), and mappings, which are
    attributes (None values skipped). Element-only content is to be indented; where there is text, white space is left
    alone.
    """
    parts: list[Part] = []
    attributes: Attributes = {}
    is_text = False
    for item in content:  # as in `_take`; here again for speed, most elements having but one or two strings
        if not item:
            continue
        kind = type(item)
        if kind is Line or kind is Block:
            parts.append(item)  # type: ignore[arg-type]
        elif kind is str:
            parts.append(escaped(item))  # type: ignore[arg-type]
            is_text = True
        elif kind is Inline:
            parts.append(item)  # type: ignore[arg-type]
            is_text = True
        elif kind is dict and not attributes:
            attributes = item  # type: ignore[assignment]
        else:
            attributes, is_nested_text = _take(item, attributes, parts)
            is_text = is_text or is_nested_text
    written = attributes_of(attributes) if attributes else ""
    if not is_text:
        return Block((name, written, parts)) if parts else None
    text = "".join(map(_in_text, parts) if Block in map(type, parts) else parts)  # type: ignore[arg-type]
    made = f"<{name}{written}>{text}</{name}>"
    return Lines(made) if "\n" in made else Line(made)


def text_element(name: str, text: str | None, attributes: Attributes | None = None) -> Element | None:
    """An element that holds one text and nothing else, as `element` makes it, at half the cost."""
    if not text:
        return None
    content = text if type(text) is Inline else escaped(text)
    return Line(f"<{name}{attributes_of(attributes) if attributes else ''}>{content}</{name}>")


def line(name: str, text: str, attributes: str = "") -> str:
    """An element of one text as a line of a `block`; `attributes`: as `attributes_of` gives them."""
    return f"<{name}{attributes}>{escaped(text)}</{name}>"


def joined(pieces: list[str]) -> str:
    """Markup and text in turn as XML, beginning with markup: for elements of which there are many.

    Texts are escaped, all together. Between markup and markup there is an empty text.
    """
    together = _BETWEEN.join(pieces[1::2])
    written = escaped(together)
    if written is not together:
        pieces[1::2] = written.split(_BETWEEN)
    return "".join(pieces)


def lines_of(texts: Mapping[str, str]) -> list[str]:
    """Elements of one text each, by their names, as lines of a `block`; the texts are escaped all together."""
    together = _BETWEEN.join(texts.values())
    written = escaped(together)
    if written is not together:
        texts = dict(zip(texts, written.split(_BETWEEN), strict=True))
    return [f"<{name}>{text}</{name}>" for name, text in texts.items()]


def block(name: str, lines: Iterable[Part | None], attributes: str = "") -> Block | None:
    """An element of elements that are XML already, as `element` makes it, at a fraction of the cost: for long lists.

    attributes: as `attributes_of` gives them.
    """
    given: Sequence[Part] = list(filter(None, lines))
    return Block((name, attributes, given)) if given else None


def empty(name: str, attributes: Attributes | None = None) -> Line:
    """An element that says what it says by standing there: ``<etal/>``."""
    return Line(f"<{name}{attributes_of(attributes)}/>" if attributes else f"<{name}/>")


def inline(name: str, *content: Content) -> Inline | None:
    """An element within text: as `element`, never put on a line of its own."""
    made = element(name, *content)
    return None if made is None else Inline(_in_text(made))


def start_of_line(depth: int) -> str:
    """What is before an element on a line of its own: a line feed, and spaces as it is deep in the document."""
    return "\n" + "  " * depth


def escaped(text: str) -> str:
    """Text for element content. XML parsers turn a literal carriage return into a line feed, so it is a reference."""
    if "&" in text or "<" in text or ">" in text or "\r" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    return text


def marked_up(
    text: str | Markup,
    names: Mapping[str, str],
    *,
    math: str = "mml:",
    unplaced: Callable[[Span], None] | None = None,
) -> Inline:
    """Text with its inline markup in a format's elements.

    names: the format's element for each of ours (``{"i": "italic"}``). math: the prefix of MathML elements. An element
    without a name in the table yields only its content and is handed to `unplaced`.
    """
    if isinstance(text, str):
        return Inline(escaped(text))
    return Inline("".join(_marked_up(nodes_of(text), names, math, unplaced)))


def _marked_up(
    nodes: Iterable[Node], names: Mapping[str, str], math: str, unplaced: Callable[[Span], None] | None
) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield escaped(node)
            continue
        content = "".join(_marked_up(node.children, names, math, unplaced))
        name = f"{math}{node.name}" if node.is_math else names.get(node.name)
        if name is None:
            if unplaced:
                unplaced(node)
            yield content
        else:
            start = f"{name}{attributes_of(dict(node.attributes))}"
            yield f"<{start}>{content}</{name}>" if content else f"<{start}/>"


def document(root: Element, *, doctype: str = "", ascii_only: bool = False) -> bytes:
    """The bytes of a document: declaration, DOCTYPE if any, root. Encoded in UTF-8.

    ascii_only: other characters become numeric references (Crossref prefers that).
    """
    pieces = ['<?xml version="1.0" encoding="UTF-8"?>', f"\n{doctype}" if doctype else ""]
    if isinstance(root, str):
        pieces += ("\n", root)
    else:
        _add(root, "\n", pieces)
    pieces.append("\n")
    if ascii_only:
        return "".join(pieces).encode("ascii", "xmlcharrefreplace")
    return b"".join(map(str.encode, pieces))


def _in_text(part: Part) -> str:
    """An element as text, as if it were not within any other."""
    if isinstance(part, str):
        return part
    pieces: list[str] = []
    _add(part, "\n", pieces)
    return "".join(pieces)[1:]


def _add(block: Block, start: str, pieces: list[str]) -> None:
    """Add the text of an element in pieces: joined once, for each time that a text is joined, all of it is copied.

    start: what each of its lines begins with, a line feed and spaces as the element is deep.
    """
    name, attributes, lines = block
    start_within = start + "  "
    if _OF_LINES.isdisjoint(map(type, lines)):
        if len(lines) < _MANY:
            content = start_within.join(lines)  # type: ignore[arg-type]
            pieces.append(f"{start}<{name}{attributes}>{start_within}{content}{start}</{name}>")
        else:
            within = map(start_within.__add__, lines)  # type: ignore[arg-type]
            pieces += (f"{start}<{name}{attributes}>", *within, f"{start}</{name}>")
        return
    pieces.append(f"{start}<{name}{attributes}>")
    for line in lines:
        kind = type(line)
        if kind is Block:
            _add(line, start_within, pieces)  # type: ignore[arg-type]
        elif kind is Lines:
            pieces.append(start_within + line.replace("\n", start_within))  # type: ignore[union-attr]
        else:
            pieces.append(start_within + line)  # type: ignore[operator]
    pieces.append(f"{start}</{name}>")


def _take(item: Content, attributes: Attributes, parts: list[Part]) -> tuple[Attributes, bool]:
    """Add an item of the content to the parts; the attributes with those in it, and whether there is text in it."""
    if isinstance(item, str):
        is_element = isinstance(item, Line)
        parts.append(item if is_element or isinstance(item, Inline) else escaped(item))
        return attributes, not is_element
    if not isinstance(item, _SEQUENCES) and isinstance(item, Mapping):  # the second question is a slow one
        return {**attributes, **{key: value for key, value in item.items() if value is not None}}, False
    is_text = False
    for inner in item or ():
        kind = type(inner)
        if kind is Line or kind is Block:
            parts.append(inner)  # type: ignore[arg-type]
        elif inner:
            attributes, is_inner_text = _take(inner, attributes, parts)
            is_text = is_text or is_inner_text
    return attributes, is_text


def attributes_of(attributes: Attributes) -> str:
    """Attributes as they are in a start tag, each after a space; None values are left out."""
    text = ""
    for name, value in attributes.items():
        if value is not None:
            text += attribute(name, value)
    return text


def attribute(name: str, value: str) -> str:
    """An attribute as it is in a start tag, after a space."""
    if value.isalnum() or not _IN_ATTRIBUTE.search(value):  # the first question is a quick one
        return f' {name}="{value}"'
    text = escaped(value).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;")
    return f' {name}="{text}"'


_UNDEFINED = re.compile(r"Entity '(.+)' not defined")
_REASONS = {
    "xmlParseEntityRef: no name": ("an & is not part of a character reference", "write it as &amp;"),
    "StartTag: invalid element name": ("a < does not begin an element", "write it as &lt;"),
}
"""What libxml2 says of a character that is not escaped, and in other words, with what to do."""


def parsed(content: bytes, *, keeps_blanks: bool = True) -> _Element | Problem:
    """The root element, or the `malformed` problem that says why there is none.

    No network, no DTD, nothing is recovered, and libxml2's own bounds on depth and size stay on. A document that uses
    an entity of its DTD is refused: unexpanded, its text would be cut there.

    keeps_blanks: whether white space between elements is in the tree. No schema looks at it, and each piece of it costs
    as much as an element, so that those who ask for no more than a verdict do without.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        recover=False,
        huge_tree=False,
        remove_blank_text=not keeps_blanks,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        reason, remedy = (error.msg or "not XML").partition(", line ")[0], None
        if undefined := _UNDEFINED.fullmatch(reason):
            reason, remedy = f"the entity {undefined[1]} is not defined", "write the character that it means"
        reason, remedy = _REASONS.get(reason, (reason, remedy))
        return Problem(
            kind=Kind.MALFORMED, message=f"is not well-formed XML: {reason}", line=error.lineno, remedy=remedy
        )
    except ValueError as error:
        return Problem(kind=Kind.MALFORMED, message=f"is not XML: {error}")
    docinfo: Any = root.getroottree().docinfo
    if docinfo.doctype and (entity := next(root.iter(etree.Entity), None)) is not None:
        message = f"uses the entity {entity.text}, which is not expanded"
        line = getattr(entity.getparent(), "sourceline", None)
        return Problem(Kind.MALFORMED, message, line=line, remedy="write the characters that it means")
    return root

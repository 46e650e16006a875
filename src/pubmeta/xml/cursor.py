"""Elements of a record, read part by part, so that whatever nobody asked for is known in the end."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Self, TypeVar

from pydantic import BaseModel

from pubmeta.model import Markup, PartialDate
from pubmeta.model.base import single_line
from pubmeta.model.text import MATHML_ELEMENTS
from pubmeta.problems import Log
from pubmeta.reading import Tag, date_in, line_of, literal_of, part, quoted, taken, text_from, unescaped
from pubmeta.reading.fragments import INLINE
from pubmeta.xml.build import XLINK, XSI
from pubmeta.xml.paths import line_number, local_name
from pubmeta.xml.source import XmlSource, content_in
from pubmeta.xml.text import characters

if TYPE_CHECKING:
    from lxml.etree import _Element

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)

_XLINK = f"{{{XLINK}}}"
_XSI = f"{{{XSI}}}"
_NONE: Mapping[str, str] = MappingProxyType({})
_SPACE = " \t\r\n"
"""What XML takes for space."""
_BLOCKS = frozenset("p sec list list-item def-list def-item def term title label disp-formula disp-quote".split())
_WRAPPERS = frozenset(
    "inline-formula alternatives tex-math named-content styled-content ext-link uri email xref semantics".split()
)
_KNOWN = INLINE.keys() | MATHML_ELEMENTS | _BLOCKS | _WRAPPERS
"""Elements in text that have a meaning of their own; any other is reported, and its text is kept."""


class XmlElement:
    """One element of a document, read part by part; whatever nobody read is reported by `report_rest`.

    Children and attributes are read by their local names, for versions of a schema differ in their namespaces. A method
    with `names` reads the first child of these names; without names, the element itself.

    source: the document. element: the lxml element, for those who read its content as one text. is_converted: whether
    the document is a query result, in which texts may be escaped twice.
    """

    __slots__ = (
        "_attributes",
        "_by_name",
        "_children",
        "_is_text_read",
        "_is_whole",
        "_log",
        "_unread",
        "element",
        "is_converted",
        "name",
        "source",
    )
    reports_empty: ClassVar[bool] = False
    """Whether an element without text and attributes says something by its name (``<etal/>``)."""

    def __init__(self, source: XmlSource, element: _Element, *, is_converted: bool = False) -> None:
        self.name = local_name(element)
        self.is_converted = is_converted
        self.source = source
        self.element = element
        self._is_whole = False
        self._is_text_read = False
        self._log: Log | None = None
        self._by_name: dict[str, list[_Element]] | None = None
        self._children: dict[_Element, Self | None] = {}  # None: a text that was read at once
        self._attributes: Mapping[str, str] | None = None
        self._unread: set[str] | None = None

    @property
    def log(self) -> Log:
        """A log whose problems have the path and line of this element."""
        if self._log is None:
            self._log = self.source.at(self.element)
        return self._log

    @property
    def path(self) -> str:
        """The path in the document."""
        return self.source.path(self.element)

    @property
    def line_number(self) -> int | None:
        """The line of the document on which the element begins."""
        return line_number(self.element)

    # Children.

    def _named(self, name: str) -> Sequence[_Element]:
        if self._by_name is None:
            self._by_name = {}
            for child in self.element:
                self._by_name.setdefault(local_name(child), []).append(child)
        return self._by_name.get(name, ())

    def _child(self, child: _Element) -> Self:
        """The child as it is known already, or from now on."""
        known = self._children.get(child)
        if known is None:
            known = type(self)(self.source, child, is_converted=self.is_converted)
            if child in self._children:
                known.ignore_rest()
            self._children[child] = known
        return known

    def all(self, *names: str) -> list[Self]:
        """Each child of these names, in document order; without names, every child."""
        if not names:
            return [self._child(child) for child in self.element]
        present = [name for name in names if self._named(name)]
        if len(present) < 2:
            return [self._child(child) for name in present for child in self._named(name)]
        return [self._child(child) for child in self.element if local_name(child) in names]

    def one(self, *names: str) -> Self | None:
        """The first child of these names; a further one is left to `report_rest`."""
        child = self._first(names)
        return None if child is None else self._child(child)

    def _first(self, names: Sequence[str]) -> _Element | None:
        if len(names) == 1:
            children = self._named(names[0])
            return children[0] if children else None
        return next((child for child in self.element if local_name(child) in names), None)

    @property
    def has_children(self) -> bool:
        """Whether there are elements in this one."""
        return len(self.element) > 0

    @property
    def has_own_text(self) -> bool:
        """Whether there is text around the children."""
        return next(self._own_texts(), None) is not None

    def has(self, name: str) -> bool:
        """Whether there is a child of this name."""
        return bool(self._named(name))

    @property
    def first(self) -> Self | None:
        """The first child, whatever its name."""
        return self._child(self.element[0]) if len(self.element) else None

    def rest(self, *others: str) -> list[Self]:
        """Every child that nobody asked for yet, except those of the names in `others`, in document order."""
        unread = [child for child in self.element if child not in self._children]
        return [self._child(child) for child in unread if local_name(child) not in others]

    def has_within(self, name: str) -> bool:
        """Whether there is an element of this name at any depth."""
        return next(self.element.iterdescendants(f"{{*}}{name}"), None) is not None

    def within(self, *names: str, outside: Container[str] = ()) -> list[Self]:
        """Each element of these names at any depth, in document order, but none in elements of the names `outside`."""
        elements = []
        for element in self.element.iterdescendants(*(f"{{*}}{name}" for name in names)):
            steps = [element]
            for outer in element.iterancestors():
                if outer is self.element:
                    break
                steps.append(outer)
            if all(local_name(step) not in outside for step in steps):
                elements.append(self._at(steps))
        return elements

    def _at(self, steps: Sequence[_Element]) -> Self:
        """The cursor of the first of these elements, each of which is a child of the next."""
        current = self
        for step in reversed(steps):
            current = current._child(step)
        return current

    # Attributes.

    def attribute(self, name: str) -> str | None:
        """The attribute's value without space around it; None where it is absent or blank."""
        value = self._all_attributes().get(name)
        if value is None:
            return None
        if self._unread:
            self._unread.discard(name)
        return value.strip(_SPACE) or None

    @property
    def has_attributes(self) -> bool:
        """Whether it has an attribute, read or not."""
        return bool(self.element.keys())

    def attribute_as(self, name: str, kind: Callable[[str], T]) -> T | None:
        """``kind(attribute)``; None where there is none or it is refused."""
        value = self.attribute(name)
        if value is None:
            return None
        try:
            return kind(value)
        except ValueError:
            return taken(self.log, self.path_of(name), kind, value)  # reports why

    def path_of(self, attribute: str) -> str:
        """The document path of an attribute."""
        return f"{self.path}/@{attribute}"

    def _all_attributes(self) -> Mapping[str, str]:
        if self._attributes is None:
            items = self.element.items()
            if not items:
                self._attributes = _NONE
                return _NONE
            attributes: dict[str, str] = {}
            for key, value in items:
                attributes.setdefault(_local(key), str(value))
            self._attributes = attributes
            self._unread = {_local(key) for key, _ in items if not str(key).startswith(_XSI)}
        return self._attributes

    # Content.

    def line(self, *names: str) -> str | None:
        """The content as literal text on one line; markup in it is reported."""
        if names:
            child = self._first(names)
            if child is None:
                return None
            text = self._plain_text(child)
            return self._child(child).line() if text is None else text
        self._is_whole = True
        if not len(self.element):
            return self._literal(self.element.text)
        for child in self.element:
            self.dropped(f"the text is kept without its <{local_name(child)}>")
        return self._literal(characters(self.element))

    def lines(self, names: Container[str]) -> Iterator[tuple[str, str]]:
        """Name and line of each child of these names that has one, in document order."""
        for child in self.element:
            name = local_name(child)
            if name in names:
                text = self._plain_text(child)
                if text is None:
                    text = self._child(child).line()
                if text is not None:
                    yield name, text

    def text(self, *names: str) -> str | Markup | None:
        """The content as text with its inline markup."""
        if names:
            child = self._first(names)
            if child is None:
                return None
            text = self._plain_text(child)
            return self._child(child).text() if text is None else text
        self._is_whole = True
        if len(self.element):
            return text_from(self.log, "", self._content(self.element))
        if self.is_converted:
            return literal_of(self.log, "", self.element.text)
        return self._literal(self.element.text)

    # The content under the names that a field of a flat or JSON record has, for what reads both.

    def as_line(self) -> str | None:
        """The same as `line()`."""
        return self.line()

    def as_text(self) -> str | Markup | None:
        """The same as `text()`."""
        return self.text()

    def as_date(self) -> PartialDate | None:
        """The date that the text spells."""
        return date_in(self.log, "", self.line())

    def taken(self, kind: Callable[[str], T], *names: str) -> T | None:
        """``kind(line)``; None where there is none or it is refused."""
        if names:
            child = self._first(names)
            if child is None:
                return None
            if text := self._plain_text(child):
                try:
                    return kind(text)
                except ValueError:
                    pass  # below, where it is reported
            return self._child(child).taken(kind)
        value = self.line()
        if value is None:
            return None
        try:
            return kind(value)
        except ValueError:
            return taken(self.log, "", kind, value)  # reports why

    def _plain_text(self, child: _Element) -> str | None:
        """The text of a child in which there is nothing but tidy text, as in most; for any other see `_child`."""
        text = child.text
        if not text or len(child) or "&" in text or "<" in text or child.keys() or self._children.get(child):
            return None
        try:
            if single_line(text) != text:
                return None
        except ValueError:
            return None
        self._children[child] = None
        return text

    def characters(self) -> str:
        """All characters in the element, as they stand, whatever elements they are in."""
        self._is_whole = True
        return characters(self.element)

    def own_line(self) -> str | None:
        """The text around the child elements, which are read apart, as literal text on one line."""
        self._is_text_read = True
        return self._literal(" ".join(self._own_texts()))

    @property
    def head(self) -> str:
        """The characters before the first child; whoever reads them reads the `tail` of each child too."""
        self._is_text_read = True
        return self.element.text or ""

    @property
    def tail(self) -> str:
        """The characters after the element, up to the next one."""
        return self.element.tail or ""

    # What is made of it, and what is reported.

    def part(self, model: type[M], fields: Mapping[str, object]) -> M | None:
        """A part of the model from fields that were read here."""
        return part(self.log, "", model, fields)

    def dropped(self, message: str) -> None:
        """Report something of this element that is left out."""
        self.log.dropped("", message)

    def guessed(self, message: str) -> None:
        """Report something of this element that is read with doubt."""
        self.log.guessed("", message)

    def unplaced(self, reason: str = "an article has no place for it") -> None:
        """Report the element with its text, or else its attributes, and leave it out."""
        self.ignore()
        content = content_in(self.element)
        if content or self.reports_empty:
            self.dropped(f"{reason}; left out: {quoted(content)}" if content else f"{reason}; left out")

    def ignore(self) -> None:
        """Take the element for read, with all within it."""
        self._is_whole = True
        self._attributes = self._all_attributes()
        self._unread = None
        self._by_name = {}
        self._children.clear()

    def ignore_rest(self) -> None:
        """Take for read what nobody asks for of its text and children."""
        self._is_whole = True

    def report_rest(self, ignored: Mapping[str, str]) -> None:
        """Report whatever nobody read, here and within, except what the table names: ``parent/child``, ``name/@name``.

        An element that says the same as one of its name that was read is no loss.
        """
        self._report_attributes(ignored)
        if not (self._is_whole or self._is_text_read) and any(map(str.isalnum, stray := " ".join(self._own_texts()))):
            self.dropped(f"text stands between its elements; left out: {quoted(stray)}")
        if self._is_whole or len(self._children) == len(self.element):
            for known in list(self._children.values()):
                if known:
                    known.report_rest(ignored)
            return
        read = {local_name(child) for child in self._children}
        for child in self.element:
            if child in self._children:
                if known := self._children[child]:
                    known.report_rest(ignored)
            elif f"{self.name}/{local_name(child)}" not in ignored:
                again = ["stands again, and one is kept"] if local_name(child) in read else ()
                self._child(child).unplaced(*again)

    def _is_ignored(self, key: str, ignored: Mapping[str, str]) -> bool:
        """Whether an attribute that nobody read is left out without a report."""
        return f"@{key}" in ignored or f"{self.name}/@{key}" in ignored

    def _report_attributes(self, ignored: Mapping[str, str]) -> None:
        self._all_attributes()
        for key in sorted(self._unread or ()):
            if not self._is_ignored(key, ignored) and (value := self.attribute(key)):
                self.log.dropped(self.path_of(key), f"an article has no place for it; left out: {quoted(value)}")

    def _own_texts(self) -> Iterator[str]:
        if (text := self.element.text) and (own := text.strip(_SPACE)):
            yield own
        for child in self.element:
            if (text := child.tail) and (own := text.strip(_SPACE)):
                yield own

    def _literal(self, value: str | None) -> str | None:
        if value is None or not value.strip():
            return None
        if "&" in value and (once := unescaped(value)) != value:
            if self.is_converted:
                self.guessed(f"{quoted(value)} is escaped twice; read as {quoted(once)}")
                value = once
            else:
                self.guessed(f"{quoted(value)} holds a character reference as text; kept as it stands")
        try:
            return single_line(value)
        except ValueError:
            return line_of(self.log, "", value)  # reports why

    def _content(self, element: _Element) -> list[str | Tag]:
        content: list[str | Tag] = [element.text] if element.text else []
        for child in element.iterchildren("*"):
            name = local_name(child)
            if name not in _KNOWN:
                self.dropped(f"the text is kept without its <{name}>")
            content.append(Tag(name, dict(_attributes(child)), self._content(child)))
            if child.tail:
                content.append(child.tail)
        return content


def term_of(terms: Mapping[str, T], what: str) -> Callable[[str], T]:
    """What a word of the schema means in a table of ours; raises ValueError for one that the table has not."""

    def meant(term: str) -> T:
        if term not in terms:
            raise ValueError(f"{quoted(term)} is no {what} that is kept here")
        return terms[term]

    return meant


def _local(key: str | bytes) -> str:
    return str(key).rpartition("}")[2]


def _attributes(element: _Element) -> Iterator[tuple[str, str]]:
    for key, value in element.items():
        name = str(key)
        if name.startswith(_XLINK):
            yield f"xlink:{_local(name)}", str(value)
        elif not name.startswith("{"):
            yield name, str(value)

"""Elements of a record, read part by part, so that whatever nobody asked for is known in the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel

from pubmeta.model import Markup, PartialDate
from pubmeta.model.base import single_line
from pubmeta.model.text import MATHML_ELEMENTS
from pubmeta.problems import Log
from pubmeta.reading import Tag, date_in, line_of, literal_of, part, quoted, taken, text_from, unescaped
from pubmeta.reading.fragments import INLINE
from pubmeta.xml.build import XLINK, XSI
from pubmeta.xml.paths import local_name
from pubmeta.xml.source import XmlSource, text_in

if TYPE_CHECKING:
    from lxml.etree import _Element

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)

_XLINK = f"{{{XLINK}}}"
_XSI = f"{{{XSI}}}"
_NO_NAMES: Set[str] = frozenset()
_SPACE = " \t\r\n"
"""What XML takes for space."""
_BLOCKS = frozenset("p sec list list-item def-list def-item def term title label disp-formula disp-quote".split())
_WRAPPERS = frozenset(
    "inline-formula alternatives tex-math named-content styled-content ext-link uri email xref semantics".split()
)
_KNOWN = INLINE.keys() | MATHML_ELEMENTS | _BLOCKS | _WRAPPERS
"""Elements in text that have a meaning of their own; any other is reported, and its text is kept."""


class XmlElement:
    """An element whose attributes and children are read by their local names; what is not is told by `report_rest`.

    The schema versions differ in their namespaces, and query results have any or none, so that no name needs one.
    is_converted: whether the document is a query result, in which texts may be escaped twice.
    """

    __slots__ = (
        "_attributes",
        "_by_name",
        "_element",
        "_is_whole",
        "_log",
        "_read",
        "_source",
        "_unread",
        "is_converted",
        "name",
    )

    def __init__(self, source: XmlSource, element: _Element, *, is_converted: bool = False) -> None:
        self.name = local_name(element)
        self.is_converted = is_converted
        self._source = source
        self._element = element
        self._is_whole = False
        self._log: Log | None = None
        self._by_name: dict[str, list[_Element]] | None = None
        self._read: dict[_Element, XmlElement | None] = {}  # None: a text that was read at once
        self._attributes: dict[str, str] | None = None
        self._unread: Set[str] = _NO_NAMES

    @property
    def log(self) -> Log:
        """A log in which problems stand at this element, with its line."""
        if self._log is None:
            self._log = self._source.at(self._element)
        return self._log

    @property
    def path(self) -> str:
        """The path in the document."""
        return self._source.path(self._element)

    @property
    def line(self) -> int | None:
        """The line of the document on which the element begins."""
        line: Any = self._element.sourceline
        return line if isinstance(line, int) else None

    @property
    def said(self) -> str:
        """All that the element says, as messages show it: its text, or else its attributes."""
        text = " ".join(text_in(self._element).split())
        attributes = (f"{_local(key)} {value!s}" for part in self._element.iter("*") for key, value in part.items())
        return text or ", ".join(attributes)

    @property
    def dois(self) -> list[str]:
        """The DOIs that the element registers, however deep within, as messages show them."""
        return [
            text_in(doi).strip() for data in self._element.iter("{*}doi_data") for doi in data.iterchildren("{*}doi")
        ]

    # Parts.

    def _named(self, name: str) -> Sequence[_Element]:
        if self._by_name is None:
            self._by_name = {}
            for child in self._element.iterchildren("*"):
                self._by_name.setdefault(local_name(child), []).append(child)
        return self._by_name.get(name, ())

    def _known(self, child: _Element) -> XmlElement:
        """The child as it is known already, or from now on."""
        known = self._read.get(child)
        if known is None:
            known = XmlElement(self._source, child, is_converted=self.is_converted)
            known._is_whole = child in self._read
            self._read[child] = known
        return known

    def all(self, *names: str) -> list[XmlElement]:
        """Each child of these names, in document order."""
        found = [name for name in names if self._named(name)]
        if len(found) < 2:
            return [self._known(child) for name in found for child in self._named(name)]
        return [self._known(child) for child in self._element.iterchildren("*") if local_name(child) in names]

    def first(self, name: str) -> XmlElement | None:
        """The first child of this name; a further one is left to `report_rest`."""
        found = self._named(name)
        return self._known(found[0]) if found else None

    def has(self, name: str) -> bool:
        """Whether there is a child of this name."""
        return bool(self._named(name))

    def attribute(self, name: str) -> str | None:
        """The attribute's value; None where it is absent or blank."""
        value = self._all_attributes().get(name)
        if value is None:
            return None
        self._unread -= {name}
        return value.strip(_SPACE) or None

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

    def _all_attributes(self) -> dict[str, str]:
        if self._attributes is None:
            self._attributes = {}
            items = self._element.items()
            for key, value in items:
                self._attributes.setdefault(_local(key), str(value))
            if items:
                self._unread = {_local(key) for key, _ in items if not str(key).startswith(_XSI)}
        return self._attributes

    # The element's own content.

    def as_line(self) -> str | None:
        """The content as literal text on one line; markup in it is reported."""
        self._is_whole = True
        if not len(self._element):
            return self._literal(self._element.text)
        for child in self._element.iterchildren("*"):
            self.dropped(f"the text is kept without its <{local_name(child)}>")
        return self._literal(text_in(self._element))

    def as_text(self) -> str | Markup | None:
        """The content as text with its inline markup."""
        self._is_whole = True
        if len(self._element):
            return text_from(self.log, "", self._content(self._element))
        if self.is_converted:
            return literal_of(self.log, "", self._element.text)
        return self._literal(self._element.text)

    def as_date(self) -> PartialDate | None:
        """The date that the text spells."""
        return date_in(self.log, "", self.as_line())

    def own_line(self) -> str | None:
        """The text around the child elements, which are read apart, as literal text on one line."""
        self._is_whole = True
        return self._literal(" ".join(self._own_texts()))

    def taken(self, kind: Callable[[str], T]) -> T | None:
        """``kind(content)``; None where there is none or it is refused."""
        value = self.as_line()
        if value is None:
            return None
        try:
            return kind(value)
        except ValueError:
            return taken(self.log, "", kind, value)  # reports why

    # A child's content.

    def line_at(self, name: str) -> str | None:
        """The content of the first child of this name, as literal text on one line."""
        found = self._named(name)
        if not found:
            return None
        text = self._plain_text(found[0])
        return self._known(found[0]).as_line() if text is None else text

    def text_at(self, name: str) -> str | Markup | None:
        """The content of the first child of this name, as text with its inline markup."""
        found = self._named(name)
        if not found:
            return None
        text = self._plain_text(found[0])
        return self._known(found[0]).as_text() if text is None else text

    def taken_at(self, name: str, kind: Callable[[str], T]) -> T | None:
        """``kind(content)`` of the first child of this name."""
        found = self._named(name)
        if not found:
            return None
        if text := self._plain_text(found[0]):
            try:
                return kind(text)
            except ValueError:
                pass  # below, where it is reported
        return self._known(found[0]).taken(kind)

    def _plain_text(self, child: _Element) -> str | None:
        """The text of a child in which there is nothing but tidy text, as in most; for any other see `_known`."""
        text = child.text
        if not text or len(child) or "&" in text or "<" in text or child.keys() or self._read.get(child):
            return None
        try:
            if single_line(text) != text:
                return None
        except ValueError:
            return None
        self._read[child] = None
        return text

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
        """Report the element with all that it says, and leave it out; one that says nothing is none."""
        self._is_whole = True
        self._all_attributes()
        self._unread = _NO_NAMES
        if said := self.said:
            self.dropped(f"{reason}; left out: {quoted(said)}")

    def report_rest(self, ignored: Mapping[str, str]) -> None:
        """Report whatever nobody read, here and within, save what the table names: ``parent/child``, ``name/@name``."""
        self._all_attributes()
        for key in sorted(self._unread):
            if f"{self.name}/@{key}" not in ignored and f"@{key}" not in ignored and (value := self.attribute(key)):
                self.log.dropped(self.path_of(key), f"an article has no place for it; left out: {quoted(value)}")
        if not self._is_whole and (stray := " ".join(self._own_texts())):
            self.dropped(f"text stands between its elements; left out: {quoted(stray)}")
        if self._is_whole and self._by_name is None:
            return
        read: set[str] | None = None
        for child in self._element.iterchildren("*"):
            if child in self._read:
                if known := self._read[child]:
                    known.report_rest(ignored)
            elif not self._is_whole and f"{self.name}/{local_name(child)}" not in ignored:
                read = read or {local_name(other) for other in self._read}
                again = ["stands again, and one is kept"] if local_name(child) in read else ()
                XmlElement(self._source, child, is_converted=self.is_converted).unplaced(*again)

    def _own_texts(self) -> Iterator[str]:
        if (text := self._element.text) and (own := text.strip(_SPACE)):
            yield own
        for child in self._element:
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

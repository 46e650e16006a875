"""Elements of a record, read part by part, so that whatever nobody asked for is known in the end."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel

from pubmeta.model import Markup, PartialDate
from pubmeta.model.base import is_plain, is_tidy, single_line
from pubmeta.reading import Tag, date_in, line_of, literal_of, quoted, taken, text_from, unescaped
from pubmeta.reading.fragments import paragraphs_from
from pubmeta.reading.values import Refused, part_or_refusal
from pubmeta.xml.paths import children_of, local_name
from pubmeta.xml.tags import tags_in
from pubmeta.xml.text import characters
from pubmeta.xml.tracked import TrackedElement, is_word_in

if TYPE_CHECKING:
    from lxml.etree import _Element

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)


_LISTS = ("list", "def-list")


class XmlElement(TrackedElement):
    """One element of a document, read part by part; whatever nobody read is reported by `report_rest`.

    A method with `names` reads the first child of these names; without names, the element itself.
    """

    __slots__ = ()
    means_itself = staticmethod(is_tidy)
    """Whether a text without elements in it is surely read as it is."""

    def line(self, *names: str) -> str | None:
        """The content as literal text on one line; markup in it is reported."""
        if names:
            child = self._first(names)
            if child is None:
                return None
            return self.line_in(child)
        self._is_whole = True
        return self._whole_line()

    def _whole_line(self) -> str | None:
        """The content of the element itself as `line()` gives it."""
        if not len(self.element):
            return self._literal(self.element.text)
        for child in children_of(self.element):
            self.dropped(f"the text is kept without its <{local_name(child)}>")
        return self._literal(characters(self.element))

    def line_in(self, child: _Element) -> str | None:
        """The content of a child as literal text on one line."""
        text = self.plain_text(child)
        return self.child(child).line() if text is None else text

    def lines(self, names: Container[str]) -> Iterator[tuple[str, str]]:
        """Name and line of each child of these names that has one, in document order."""
        for child in children_of(self.element):
            name = local_name(child)
            if name in names:
                text = self.line_in(child)
                if text is not None:
                    yield name, text

    def lines_by(self, table: Mapping[str, str]) -> dict[str, str | None]:
        """The line of the first child of each name in the table that there is, under the name that the table has."""
        by_name = self._children_by_name()
        return {field: self.line_in(by_name[name][0]) for name, field in table.items() if name in by_name}

    def text(self, *names: str) -> str | Markup | None:
        """The content as text with its inline markup."""
        if names:
            child = self._first(names)
            if child is None:
                return None
            text = self.plain_text(child)
            return self.child(child).text() if text is None else text
        self._is_whole = True
        if len(self.element):
            return text_from(self.log, "", tags_in(self.element))
        if self.is_converted:
            return literal_of(self.log, "", self.element.text)
        return self._literal(self.element.text)

    def paragraphs(self) -> list[str | Markup]:
        """The content as paragraphs: one, or what is before, in and after each list in it."""
        is_list = self.name in _LISTS
        if not is_list and not (len(self.element) and any(map(self.has_within, _LISTS))):
            text = self.text()
            return [] if text is None else [text]
        self._is_whole = True
        content = tags_in(self.element)
        if is_list:
            content = [Tag(self.name, {"list-type": self.attribute("list-type") or ""}, content)]
        return paragraphs_from(self.log, "", content)

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
            if text := self.plain_text(child):
                try:
                    return kind(text)
                except ValueError:
                    pass  # below, where it is reported
            return self.child(child).taken(kind)
        return self.given(kind, self.line())

    def given(self, kind: Callable[[str], T], value: str | None) -> T | None:
        """``kind(value)`` of what the element says; None where that is nothing or it is refused."""
        if value is None:
            return None
        try:
            return kind(value)
        except ValueError:
            return taken(self.log, "", kind, value)  # reports why

    def each(self) -> list[tuple[_Element, str, str | None]]:
        """Each child with its name, in document order, and its text where that is plain and all there is in it.

        All children are taken for read: of one without such a text, the caller reads or reports what `child` gives.
        """
        self._are_children_taken = True
        has_text = self._is_whole or self._is_text_read or is_word_in(self.element.text)  # around the children
        means_itself = self.means_itself
        found = []
        for child in children_of(self.element):
            tag, text = child.tag, child.text
            if not text or len(child) or child.keys() or not (text.isalnum() or means_itself(text)):
                text = None
            if not has_text and (tail := child.tail) and not tail.isspace():
                has_text = True
            found.append((child, tag if tag[0] != "{" else tag.rpartition("}")[2], text))
        if not has_text:
            self._is_text_read = True
        return found

    def plain_text(self, child: _Element) -> str | None:
        """The text of a child in which there is nothing but plain text, as in most; for any other see `child`."""
        text = child.text
        if not text or len(child) or child.keys() or not self.means_itself(text):
            return None
        return text if self.takes(child) else None

    def plain(self, child: _Element, attributes: frozenset[str]) -> tuple[str, Mapping[str, str]] | None:
        """Text and attributes of a child that holds nothing but plain text and these attributes; None of any other.

        The attributes are as `attributes_of` gives them.
        """
        text = child.text
        if not text or len(child) or not self.means_itself(text):
            return None
        found = self.attributes_of(child, attributes)
        return None if found is None else (text, found)

    def attributes_of(self, child: _Element, names: frozenset[str]) -> Mapping[str, str] | None:
        """The attributes of a child that has none but these, by their names; None of any other.

        The child is taken for read, with all that is in it. Names are without namespace, as their attributes are;
        values are as they are in the document, with space around them.
        """
        items: Any = child.items()
        found: dict[str, str] = dict(items)
        return found if names.issuperset(found) and self.takes(child) else None

    def characters(self) -> str:
        """All characters in the element, unchanged, whatever elements they are in."""
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

    def attribute_as(self, name: str, kind: Callable[[str], T]) -> T | None:
        """``kind(attribute)``; None where there is none or it is refused."""
        value = self.attribute(name)
        if value is None:
            return None
        try:
            return kind(value)
        except ValueError:
            return taken(self.log, self.path_of(name), kind, value)  # reports why

    def part(self, model: type[M], fields: Mapping[str, object]) -> M | None:
        """A part of the model from fields that were read here."""
        made = part_or_refusal(model, fields)
        return made.without_refused(self.log, "") if isinstance(made, Refused) else made

    def _literal(self, value: str | None) -> str | None:
        if value is None or not value.strip():
            return None
        if "&" in value and (once := unescaped(value)) != value:
            if self.is_converted:
                self.guessed(f"{quoted(value)} is escaped twice; read as {quoted(once)}")
                value = once
            else:
                self.guessed(f"{quoted(value)} contains a character reference as text; kept unchanged")
        try:
            return single_line(value)
        except ValueError:
            return line_of(self.log, "", value)  # reports why


def plain_lines(element: _Element, table: Mapping[str, str], ignored: frozenset[str] | None) -> dict[str, str] | None:
    """The texts in an element that holds nothing but plain ones, of names in the table; None of any other.

    They are under the names that the table has for them, those of one name joined by a space. Between them there may be
    punctuation. Names are without namespace. ignored: attributes of the element that need not be read; None: all.
    """
    if (names := element.keys()) and ignored is not None and not ignored.issuperset(names):
        return None
    if (text := element.text) and not text.isspace() and is_word_in(text):
        return None
    lines: dict[str, str] = {}
    for child in children_of(element):
        field, text, tail = table.get(child.tag), child.text, child.tail
        if field is None or not text or len(child) or child.keys() or not (text.isalnum() or is_plain(text)):
            return None
        if tail and not tail.isspace() and is_word_in(tail):
            return None
        lines[field] = f"{lines[field]} {text}" if field in lines else text
    return lines


def term_of(terms: Mapping[str, T], what: str) -> Callable[[str], T]:
    """What a word of the schema means in a table of ours; raises ValueError for one that the table has not."""

    def meant(term: str) -> T:
        if term not in terms:
            raise ValueError(f"{quoted(term)} is not a {what} that pubmeta knows")
        return terms[term]

    return meant

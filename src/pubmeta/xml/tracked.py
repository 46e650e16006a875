"""What of an element was read, so that whatever nobody read is reported."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Self

from pubmeta.problems import Log
from pubmeta.reading import quoted
from pubmeta.xml.build import XSI
from pubmeta.xml.paths import children_of, line_number, local_name
from pubmeta.xml.source import XmlSource, content_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_XSI = f"{{{XSI}}}"
_NO_KEYS: Mapping[str, str] = {}
"""Of attributes of which none is in a namespace."""
SPACE = " \t\r\n"
"""What XML takes for space."""


def is_word_in(text: str | None) -> bool:
    """Whether a text, perhaps None, has a letter or digit: more than space and punctuation."""
    return text is not None and not text.isspace() and any(map(str.isalnum, text))


class TrackedElement:
    """An element that knows which of its children and attributes were read, and reports the others.

    Children and attributes are read by their local names, for versions of a schema differ in their namespaces.

    source: the document. element: the lxml element, for those who read its content as one text.
    """

    __slots__ = (
        "_are_children_taken",
        "_by_name",
        "_children",
        "_is_text_read",
        "_is_whole",
        "_keys",
        "_names",
        "_read",
        "element",
        "name",
        "source",
    )
    reports_empty: ClassVar[bool] = False
    """Whether an element without text and attributes says something by its name (``<etal/>``)."""

    _keys: Mapping[str, str]
    """The names of attributes with their namespaces, by those without, if any has one; there once `_names` has any."""
    _read: list[str]
    """The names of the attributes that somebody read; there once `_names` is."""

    def __init__(self, source: XmlSource, element: _Element) -> None:
        tag = element.tag
        self.name = tag if tag[0] != "{" else tag.rpartition("}")[2]
        self.source = source
        self.element = element
        self._is_whole = self._is_text_read = self._are_children_taken = False
        self._by_name: dict[str, list[_Element]] | None = None
        self._children: dict[_Element, Self | None] | None = None  # of a child None: a text that was read at once
        self._names: list[str] | None = None  # of all attributes, without their namespaces

    @property
    def is_converted(self) -> bool:
        """Whether texts may be escaped twice, as in query results."""
        return self.source.is_converted

    @property
    def log(self) -> Log:
        """A log whose problems have the path and line of this element."""
        return self.source.at(self.element)

    @property
    def path(self) -> str:
        """The path in the document."""
        return self.source.path(self.element)

    @property
    def line_number(self) -> int | None:
        """The line of the document on which the element begins."""
        return line_number(self.element)

    # Children.

    def _children_by_name(self) -> dict[str, list[_Element]]:
        by_name = self._by_name
        if by_name is None:
            by_name = self._by_name = {}
            for child in children_of(self.element):
                tag = child.tag
                name = tag if tag[0] != "{" else tag.rpartition("}")[2]
                if name in by_name:
                    by_name[name].append(child)
                else:
                    by_name[name] = [child]
        return by_name

    def named(self, name: str) -> Sequence[_Element]:
        """The children of this name as they are in the document, for those who read plain ones without a cursor."""
        return self._children_by_name().get(name, ())

    def child(self, child: _Element) -> Self:
        """The child as it is known already, or from now on."""
        children = self._children
        if children is None:
            children = self._children = {}
        elif child in children:
            if (known := children[child]) is not None:
                return known
            made = children[child] = type(self)(self.source, child)
            made.ignore()
            return made
        made = children[child] = type(self)(self.source, child)
        return made

    def takes(self, child: _Element) -> bool:
        """Whether the child is taken for read from now on; one that has a cursor is not."""
        if self._are_children_taken:
            return True
        if self._children is None:
            self._children = {child: None}
            return True
        return self._children.setdefault(child, None) is None

    @property
    def _known(self) -> Mapping[_Element, Self | None]:
        return {} if self._children is None else self._children

    def all(self, *names: str) -> list[Self]:
        """Each child of these names, in document order; without names, every child."""
        by_name = self._by_name
        if len(names) == 1:
            found = (self._children_by_name() if by_name is None else by_name).get(names[0])
            return [*map(self.child, found)] if found else []
        if not names:
            if self._children is None:  # of all ways to ask the most frequent
                made, source = type(self), self.source
                children = [made(source, child) for child in children_of(self.element)]
                self._children = {child.element: child for child in children}
                return children
            return [*map(self.child, children_of(self.element))]
        by_name = self._children_by_name()
        if by_name.keys().isdisjoint(names):
            return []
        present = [name for name in names if name in by_name]
        if len(present) == 1:
            return self.all(present[0])
        return [self.child(child) for child in self.element if local_name(child) in present]

    def one(self, *names: str) -> Self | None:
        """The first child of these names; a further one is left to `report_rest`."""
        child = self._first(names)
        return None if child is None else self.child(child)

    def _first(self, names: Sequence[str]) -> _Element | None:
        if len(names) == 1:
            by_name = self._by_name
            children = (self._children_by_name() if by_name is None else by_name).get(names[0])
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
        return name in self._children_by_name()

    def has_only(self, names: frozenset[str]) -> bool:
        """Whether each child has one of these names."""
        return names.issuperset(self._children_by_name())

    @property
    def first(self) -> Self | None:
        """The first child, whatever its name."""
        return self.child(self.element[0]) if len(self.element) else None

    def rest(self, *others: str) -> list[Self]:
        """Every child that nobody asked for yet, except those of the names in `others`, in document order."""
        unread = [child for child in self.element if child not in self._known]
        return [self.child(child) for child in unread if local_name(child) not in others]

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
            current = current.child(step)
        return current

    # Attributes.

    def attribute(self, name: str) -> str | None:
        """The attribute's value without space around it; None where it is absent or blank."""
        names = self._names
        if names is None:
            names = self._all_names()
        if name not in names:
            return None
        if name not in self._read:
            self._read.append(name)
        return self.element.get(self._keys.get(name, name), "").strip(SPACE) or None

    @property
    def has_attributes(self) -> bool:
        """Whether it has an attribute, read or not."""
        return bool(self.element.keys())

    @property
    def has_unread_attributes(self) -> bool:
        """Whether it has an attribute that nobody read yet."""
        return len(self._all_names()) > len(self._read)

    def path_of(self, attribute: str) -> str:
        """The document path of an attribute."""
        return f"{self.path}/@{attribute}"

    def _all_names(self) -> list[str]:
        """The names of all attributes, without their namespaces."""
        if self._names is not None:
            return self._names
        names: Any = self.element.keys()
        if not names:
            self._names = self._read = names
        elif "{" in "".join(names):
            self._keys, self._read = _without_namespaces(names)
            self._names = [*self._keys]
        else:
            self._names, self._keys, self._read = names, _NO_KEYS, []
        return self._names

    # What is reported.

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
        self._read = self._all_names()
        self._by_name = None
        self._children = None

    def ignore_rest(self) -> None:
        """Take for read what nobody asks for of its text and children."""
        self._is_whole = True

    def report_rest(self, ignored: Mapping[str, str]) -> None:
        """Report whatever nobody read, here and within, except what the table names: ``parent/child``, ``name/@name``.

        An element that says the same as one of its name that was read is not a loss.
        """
        for key in self._unread_attributes(ignored):
            if value := self.attribute(key):
                self.log.dropped(self.path_of(key), f"an article has no place for it; left out: {quoted(value)}")
        if not self._is_whole:
            if not self._is_text_read and (stray := self._stray_text()):
                self.dropped(f"text is between its elements; left out: {quoted(stray)}")
            if not self._are_children_taken and len(self._known) < len(self.element):
                self._report_children(ignored)
                return
        if self._children:
            for child in self._children.values():
                if child is not None:
                    child.report_rest(ignored)

    def settle(self, ignored: Mapping[str, str]) -> bool:
        """Forget everything in it that `report_rest` need not report; True if that is all of it.

        For an element that is read to the end, of which a document has many: those that are kept cost time.
        """
        is_settled = True
        if children := self._children:
            for element, child in children.items():
                if child is not None:
                    if child.settle(ignored):
                        children[element] = None
                    else:
                        is_settled = False
        is_all_read = self._is_whole or (self._are_children_taken and self._is_text_read) or self._is_all_read(ignored)
        if not (is_settled and is_all_read) or self._unread_attributes(ignored):
            return False
        self._is_whole = True
        self._by_name = self._children = None
        return True

    def settle_child(self, child: Self, ignored: Mapping[str, str]) -> None:
        """Forget a child that is read to the end, as far as there is nothing in it to be reported."""
        if child.settle(ignored) and self._children is not None:
            self._children[child.element] = None

    def _is_all_read(self, ignored: Mapping[str, str]) -> bool:
        """Whether every child was read, and the text around them."""
        known = self._known
        if not self._are_children_taken and len(known) < len(self.element):
            for child in children_of(self.element):
                if child not in known and f"{self.name}/{local_name(child)}" not in ignored:
                    return False
        return self._is_text_read or not self._stray_text()

    def _report_children(self, ignored: Mapping[str, str]) -> None:
        """Report of each child that was read the rest, and each other as a whole, in document order."""
        known = self._known
        read = {local_name(child) for child in known}
        for child in children_of(self.element):
            name = local_name(child)
            if child in known:
                if cursor := known[child]:
                    cursor.report_rest(ignored)
            elif f"{self.name}/{name}" not in ignored:
                again = ["is repeated, and only one is kept"] if name in read else ()
                type(self)(self.source, child).unplaced(*again)

    def _is_ignored(self, key: str, ignored: Mapping[str, str]) -> bool:
        """Whether an attribute that nobody read is left out without a report."""
        return f"{self.name}/@{key}" in ignored

    def _unread_attributes(self, ignored: Mapping[str, str]) -> Sequence[str]:
        """The names of the attributes that nobody read and that are not left out without a report."""
        names, read = self._all_names(), self._read
        if len(names) == len(read):
            return ()
        unread = sorted([name for name in names if name not in read])
        return [name for name in unread if f"@{name}" not in ignored and not self._is_ignored(name, ignored)]

    def _stray_text(self) -> str:
        """The text around its children, if it says anything."""
        text = self.element.text
        if not text or text.isspace():  # as of nearly every element in which there are others
            for child in children_of(self.element):
                if (text := child.tail) and not text.isspace():
                    break
            else:
                return ""
        text = " ".join(self._own_texts())
        return text if is_word_in(text) else ""

    def _own_texts(self) -> Iterator[str]:
        if (text := self.element.text) and (own := text.strip(SPACE)):
            yield own
        for child in children_of(self.element):
            if (text := child.tail) and (own := text.strip(SPACE)):
                yield own


def _without_namespaces(names: Iterable[str]) -> tuple[dict[str, str], list[str]]:
    """Names by those without namespace, one that has none before its namesakes; and those of what says nothing.

    Where a schema is, in a namespace of its own, says nothing.
    """
    keys: dict[str, str] = {}
    schema_locations: list[str] = []
    for key in names:
        name = key.rpartition("}")[2]
        if name != key and name in keys:
            continue
        if key.startswith(_XSI):
            schema_locations.append(name)
        keys[name] = key
    return keys, schema_locations

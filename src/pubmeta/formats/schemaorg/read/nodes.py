"""JSON-LD as nodes: terms by their local names, references resolved, values without their wrapping."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pubmeta.formats.schemaorg.terms import IGNORED
from pubmeta.model import Markup
from pubmeta.problems import Log
from pubmeta.reading import JsonObject, line_of, quoted, text_of, unescaped

_VOCABULARIES = ("https://schema.org/", "http://schema.org/", "https://www.schema.org/", "http://www.schema.org/")
_PREFIXES = ("schema:", "sdo:", "s:")
_WRAPPINGS = ("@list", "@set")


class Said(NamedTuple):
    """A text, where it stands, and its language, if that is said."""

    path: str
    text: str
    language: str | None = None


@dataclass(slots=True)
class Document:
    """The nodes of a document that stand at its top, and those that others name by their ``@id``."""

    log: Log
    top: list[Node] = field(default_factory=list)
    named: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    found: dict[str, Node] = field(default_factory=dict)

    def add(self, value: Any, path: str = "") -> None:
        """Take in a value: a node, an array of them, or a ``@graph``."""
        if isinstance(value, list):
            for index, item in enumerate(value):
                self.add(item, f"{path}[{index}]")
        elif not isinstance(value, dict):
            self.log.dropped(path, f"is no node; left out: {quoted(value)}")
        elif "@graph" in value:
            self.add(value["@graph"], f"{path}.@graph" if path else "@graph")
            rest = {key: inner for key, inner in value.items() if key not in ("@graph", "@context")}
            if rest.keys() - {"@id", "@type"}:
                self.add(rest, path)
        else:
            for place, inner in _within(value, path):
                name = inner.get("@id")
                if isinstance(name, str) and inner.keys() - {"@id", "@type"}:
                    self.named.setdefault(name, (place, inner))
            node = Node(value, self.log, path)
            node.document = self
            self.top.append(node)
            if isinstance(identifier := value.get("@id"), str):
                self.found.setdefault(identifier, node)

    def node(self, identifier: Any) -> Node | None:
        """The node that has this ``@id`` and says something."""
        if not isinstance(identifier, str) or identifier not in self.named:
            return None
        if identifier not in self.found:
            path, value = self.named[identifier]
            self.found[identifier] = node = Node(value, self.log, path)
            node.document = self
        return self.found[identifier]


class Node(JsonObject):
    """A node: a `JsonObject` whose properties may have one value or many, texts with a language, and references.

    Keys are ignored by their name, wherever they stand.
    """

    __slots__ = ("document",)
    document: Document

    @property
    def is_read(self) -> bool:
        """Whether more of it was read than what it is."""
        return bool(self._read - {"@type", "@id", "@value"})

    @property
    def types(self) -> frozenset[str]:
        """The classes that the node says it is of."""
        found = self.value("@type")
        return frozenset(each for each in (found if isinstance(found, list) else [found]) if isinstance(each, str))

    @property
    def id(self) -> str | None:
        """Its ``@id``."""
        found = self.value("@id")
        return found.strip() if isinstance(found, str) else None

    def strings(self, key: str) -> list[Said]:
        """Every text of a property; what is no text is reported."""
        found = []
        for path, entry in self.entries(key):
            if isinstance(entry, str):
                found.append(Said(path, entry))
            elif "@value" in entry:
                text = JsonObject.text(entry, "@value")
                if text:
                    found.append(Said(path, text, JsonObject.text(entry, "@language")))
            elif name := entry.text("name") or entry.id:
                found.append(Said(path, name))
        return found

    def said(self, key: str) -> Said | None:
        """The first text of a property; one that differs is reported."""
        first: Said | None = None
        for each in self.strings(key):
            if first is None:
                first = each
            elif each.text.strip() != first.text.strip():
                self.log.dropped(each.path, f"there is one {key}, {quoted(first.text)}; left out: {quoted(each.text)}")
        return first

    def text(self, key: str) -> str | None:
        """The text that `said` gives."""
        found = self.said(key)
        return found.text if found else None

    def line(self, key: str) -> str | None:
        """The text that `said` gives, on one line; character references in it stay, which is reported."""
        found = self.said(key)
        if found and unescaped(found.text) != found.text:
            self.log.guessed(found.path, f"{quoted(found.text)} has character references; kept as it stands")
        return line_of(self.log, found.path, found.text) if found else None

    def nodes(self, key: str) -> list[tuple[str, Node | str]]:
        """Path and item of each value: the node that it is or names, or a text."""
        found: list[tuple[str, Node | str]] = []
        for path, entry in self.entries(key):
            if isinstance(entry, str):
                node = self.document.node(entry)
            elif isinstance(value := entry.value("@value"), str):
                found.append((path, value))
                continue
            else:
                node = entry
                if entry.keys_beside("@id", "@type") == 0:
                    node = self.document.node(entry.id) or entry
            found.append((path, entry if node is None else node))
        return found

    def keys_beside(self, *known: str) -> int:
        """How many keys there are beside these."""
        return sum(key not in known for key in self.keys())

    def entries(self, key: str) -> list[tuple[str, Node | str]]:  # type: ignore[override]  # what `_object` makes
        """As `JsonObject.entries`, with nodes."""
        if self.value(key) is None:  # as most properties are
            return []
        return super().entries(key)  # type: ignore[return-value]

    def _object(self, value: Any, path: str, pattern: str) -> Node | None:
        if not isinstance(value, dict) or not value:
            return super()._object(value, path, pattern)  # type: ignore[return-value]
        if path not in self._children:
            node = Node(value, self.log, path, pattern)
            node.document = self.document
            self._children[path] = node
        return self._children[path]  # type: ignore[return-value]

    def _pattern(self, key: str) -> str:
        return key


def text_in(log: Log, said: Said | None) -> str | Markup | None:
    """Plain text; tags and character references in it are read, as `guessed`."""
    if said is None:
        return None
    if "<" not in said.text and "&" not in said.text:
        return line_of(log, said.path, said.text)
    literal, read = line_of(Log(), said.path, said.text), text_of(log, said.path, said.text)
    if read is None:  # it has nothing but tags: then they are what it says
        read = literal
    if literal != read:
        log.guessed(said.path, f"{quoted(said.text)} has tags or character references; read as such")
    return read


def document_of(values: Iterable[Any], log: Log, path: str = "") -> Document:
    """The document that these JSON values are together; `path` is where it stands in its file."""
    document = Document(log)
    for value in values:
        document.add(_normalised(value, _Context.of(value)), path)
    return document


def report_unread(document: Document, ignored: Mapping[str, str] = IGNORED) -> None:
    """Report what was read of no node, and the nodes that were not read."""
    for node in dict.fromkeys([*document.top, *document.found.values()]):
        if node.is_read:
            node.report_rest(ignored)
    for node in document.top:
        if not node.is_read:
            what = ", ".join(sorted(node.types)) or "a node without type"
            document.log.dropped(node.path, f"is about something else, {what}; left out")


def _within(value: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each node in a value, with its path."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _within(item, f"{path}[{index}]")
    elif isinstance(value, dict):
        yield path, value
        for key, inner in value.items():
            if isinstance(inner, dict | list):
                yield from _within(inner, f"{path}.{key}" if path else key)


@dataclass(frozen=True, slots=True)
class _Context:
    """What a context makes of names: prefixes that mean schema.org, and other names for its terms."""

    prefixes: tuple[str, ...] = (*_VOCABULARIES, *_PREFIXES)
    aliases: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, value: Any) -> _Context:
        """The context of a document; contexts within it are taken for the same."""
        prefixes: list[str] = []
        aliases: dict[str, str] = {}
        for node in value if isinstance(value, list) else [value]:
            given = node.get("@context") if isinstance(node, dict) else None
            for each in given if isinstance(given, list) else [given]:
                for name, meant in each.items() if isinstance(each, dict) else ():
                    iri = meant.get("@id") if isinstance(meant, dict) else meant
                    if iri in _VOCABULARIES and not name.startswith("@"):
                        prefixes.append(f"{name}:")
                    elif isinstance(iri, str) and not name.startswith("@"):
                        aliases[name] = iri
        found = (*_VOCABULARIES, *_PREFIXES, *prefixes)
        local = {name: _local(iri, found) for name, iri in aliases.items()}
        return cls(found, {name: term for name, term in local.items() if term != aliases[name] or term.startswith("@")})

    def term(self, name: str) -> str:
        """The local name of a term of schema.org; any other name as it is."""
        return self.aliases.get(name) or _local(name, self.prefixes)


def _local(name: str, prefixes: tuple[str, ...]) -> str:
    if ":" not in name:  # which every prefix has
        return name
    return next((name.removeprefix(prefix) for prefix in prefixes if name.startswith(prefix)), name)


def _normalised(value: Any, context: _Context) -> Any:
    """The value with local names for terms and types, and without the wrapping of lists and plain values."""
    if isinstance(value, list):
        items: list[Any] = []
        for item in value:
            inner = _normalised(item, context)
            items.extend(inner if isinstance(inner, list) else [inner])
        return items
    if not isinstance(value, dict):
        return value
    for wrapping in _WRAPPINGS:
        if wrapping in value:
            inner = value[wrapping]
            return _normalised(inner if isinstance(inner, list) else [inner], context)
    if "@value" in value and "@language" not in value:
        return value["@value"]
    made: dict[str, Any] = {}
    for name, inner in value.items():
        if name == "@context":
            continue
        term = context.term(name)
        new = _types(inner, context) if term == "@type" else _normalised(inner, context)
        if term in made:  # one property under two names
            old = made[term]
            new = [*(old if isinstance(old, list) else [old]), *(new if isinstance(new, list) else [new])]
        made[term] = new
    return made


def _types(value: Any, context: _Context) -> Any:
    if isinstance(value, list):
        return [_types(item, context) for item in value]
    return context.term(value) if isinstance(value, str) else value

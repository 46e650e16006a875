"""JSON-LD as nodes: terms by their local names, references resolved, values without their wrapping."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, final

from pubmeta.formats.schemaorg.terms import IGNORED
from pubmeta.model import Language, Markup
from pubmeta.problems import Log
from pubmeta.reading import Field, JsonObject, first_of, language_of, line_of, quoted, text_of, unescaped, unplaced

_VOCABULARIES = ("https://schema.org/", "http://schema.org/", "https://www.schema.org/", "http://www.schema.org/")
_PREFIXES = ("schema:", "sdo:", "s:")
_WRAPPINGS = ("@list", "@set")
_MOST_REPEATED = 200_000
"""Values in the nodes that are read more than once, each counted as often as it is."""
_BARE = frozenset({"@id", "@type"})
"""What a node that only names another has."""


@dataclass(slots=True)
class Document:
    """The nodes of a document that are at its top, and those that others name by their ``@id``."""

    log: Log
    top: list[Node] = field(default_factory=list)
    named: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    found: dict[str, Node] = field(default_factory=dict)
    _sizes: dict[str, int] = field(default_factory=dict)
    _repeated: int = 0
    _is_told: bool = False

    def add(self, value: Any, path: str = "") -> None:
        """Take in a value: a node, an array of them, or a ``@graph``."""
        if isinstance(value, list):
            for index, item in enumerate(value):
                self.add(item, f"{path}[{index}]")
        elif not isinstance(value, dict):
            unplaced(self.log, path, value, "is not a node")
        elif "@graph" in value:
            self.add(value["@graph"], f"{path}.@graph" if path else "@graph")
            rest = {key: inner for key, inner in value.items() if key not in ("@graph", "@context")}
            if rest.keys() - _BARE:
                self.add(rest, path)
        else:
            self._add_named(value, path)
            node = Node(value, self, path)
            self.top.append(node)
            if isinstance(identifier := value.get("@id"), str):
                self.found.setdefault(identifier, node)

    def forget(self) -> None:
        """Let go of the nodes when all is read: they hold the document, and the collector would have to find them."""
        self.top.clear()
        self.found.clear()

    def _add_named(self, node: dict[str, Any], path: str) -> None:
        """Add the node, and each within it, if it has an ``@id`` and says something."""
        name = node.get("@id")
        if isinstance(name, str) and node.keys() - _BARE:
            self.named.setdefault(name, (path, node))
        for key, value in node.items():
            if isinstance(value, str):
                continue
            inner = f"{path}.{key}" if path else key
            if isinstance(value, dict):
                self._add_named(value, inner)
            elif isinstance(value, list):
                for index, item in enumerate(value):  # of which none is a list
                    if isinstance(item, dict):
                        self._add_named(item, f"{inner}[{index}]")

    def node(self, identifier: str | None) -> Node | None:
        """The node that has this ``@id`` and says something.

        Where nodes are named again and again that say very much, they are not given any more, which is reported.
        """
        if identifier not in self.named:
            return None
        path, value = self.named[identifier]
        if identifier not in self.found:
            self.found[identifier] = Node(value, self, path)
        elif not self._may_repeat(identifier, value):
            return None
        return self.found[identifier]

    def _may_repeat(self, identifier: str, value: dict[str, Any]) -> bool:
        """Whether a node may be read once more."""
        if identifier not in self._sizes:
            self._sizes[identifier] = _size(value)
        self._repeated += self._sizes[identifier]
        if self._repeated <= _MOST_REPEATED:
            return True
        if not self._is_told:
            self._is_told = True
            self.log.dropped("", "its nodes name each other more often than those of any record; not all are read")
        return False


@final
class Node(JsonObject):
    """A node: a `JsonObject` whose texts may have a language, and whose values may name other nodes.

    Keys are ignored by their name, wherever they are.
    """

    __slots__ = ("_types", "document")

    def __init__(self, values: Mapping[str, Any], document: Document, path: str, pattern: str = "") -> None:
        super().__init__(values, document.log, path, pattern)
        self.document = document
        self._types: frozenset[str] | None = None

    @property
    def is_read(self) -> bool:
        """Whether more of it was read than what it is."""
        return bool(self._read - _BARE - {"@value"})

    @property
    def types(self) -> frozenset[str]:
        """The classes that the node says it is of."""
        if self._types is None:
            found = self.value("@type")
            names = found if isinstance(found, list) else [found]
            self._types = frozenset([name for name in names if isinstance(name, str)])
        return self._types

    @property
    def id(self) -> str | None:
        """Its ``@id``."""
        found = self.value("@id")
        return found.strip() if isinstance(found, str) else None

    def texts(self, *keys: str) -> list[Field]:
        """Every text of these properties, with its language if that is said; of a node what it is called."""
        found: list[Field] = []
        for entry in super().all(*keys):
            if isinstance(entry, Field):
                found.append(entry)
            elif "@value" in entry:
                texts = JsonObject.texts(entry, "@value")
                language = entry.text("@language")
                found += (text._replace(path=entry.path, language=language) for text in texts)
            elif name := entry.text("name") or entry.id:
                found.append(Field(entry.path, name, self.log))
        return found

    def all(self, *keys: str) -> list[Node | Field]:
        """Each value of these properties: the node that it is or names, or a text."""
        if self._values.keys().isdisjoint(keys):  # as most are
            self._read.update(keys)
            return []
        found: list[Node | Field] = []
        for entry in super().all(*keys):
            if isinstance(entry, Field):
                other = self.document.node(entry.text)
                found.append(entry if other is None or other.path == self.path else other)  # its own @id is a text
            elif "@value" in entry and isinstance(value := entry.value("@value"), str):
                found.append(Field(entry.path, value, self.log))
            elif entry.keys() <= _BARE:
                found.append(self.document.node(entry.id) or entry)
            elif inner := entry.wrapped(keys):
                found += inner
            else:
                found.append(entry)
        return found

    def wrapped(self, keys: tuple[str, ...]) -> list[Node | Field]:
        """What a `Role` around the value of one of these properties holds, under that property again."""
        if self._values.keys().isdisjoint(keys):
            return []
        own = [key for key in keys if key in self]
        if not any(kind.endswith("Role") for kind in self.types):
            return []
        if (self.text("roleName") or "").casefold() not in own and "roleName" in self:
            self.dropped(f"of a role the person or thing is kept; left out: {self.text('roleName')}", at="roleName")
        return self.all(*own)

    def _line_of(self, field: Field) -> str | None:
        """The text on one line; character references in it stay, which is reported."""
        if unescaped(field.text) != field.text:
            field.guessed(f"{quoted(field.text)} contains character references; kept unchanged")
        return field.as_line()

    def _made(self, values: Mapping[str, Any], path: str, pattern: str) -> Node:
        return Node(values, self.document, path, pattern)

    def _pattern(self, key: str) -> str:
        return key


def _size(value: Any) -> int:
    """How many values there are in a value, itself included."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + sum(_size(each) if isinstance(each, dict | list) else 1 for each in inner)


def text_in(field: Field) -> str | Markup | None:
    """Plain text; tags and character references in it are read, as `guessed`."""
    if "<" not in field.text and "&" not in field.text:
        return field.as_line()
    literal, read = line_of(Log(), field.path, field.text), text_of(field.log, field.path, field.text)
    if read is None:  # it has nothing but tags: then they are what it says
        read = literal
    if literal != read:
        field.guessed(f"{quoted(field.text)} contains HTML; read as markup, not as literal text")
    return read


def language_in(field: Field) -> Language | None:
    """The language that is said of a text."""
    return language_of(field.log, field.path, field.language) if field.language else None


def by_language(fields: Iterable[Field], own: Language | None) -> list[tuple[Field, Language | None]]:
    """The first text in each language; the article's own comes first. Another in the same language is reported.

    A text that does not say its language is in the article's own.
    """
    groups: dict[Language | None, list[Field]] = {}
    for each in fields:
        language = language_in(each)
        groups.setdefault(None if language == own else language, []).append(each)
    if len(groups) > 1 and None in groups:
        groups = {None: groups.pop(None), **groups}
    return [(first, language or own) for language, group in groups.items() if (first := first_of(group))]


def document_of(values: Iterable[Any], log: Log, path: str = "") -> Document:
    """The document that these JSON values are together; `path` is where it is in its file."""
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


@dataclass(frozen=True, slots=True)
class _Context:
    """What a context makes of names: prefixes that mean schema.org, and other names for its terms."""

    prefixes: tuple[str, ...] = (*_VOCABULARIES, *_PREFIXES)
    aliases: Mapping[str, str] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    """The terms of the names that were met."""
    kept: set[str] = field(default_factory=set)
    """Those of them that are terms already."""

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
        term = self.known[name] = self.aliases.get(name) or _local(name, self.prefixes)
        if term == name != "@context":
            self.kept.add(name)
        return term


def _local(name: str, prefixes: tuple[str, ...]) -> str:
    if ":" not in name:  # which every prefix has
        return name
    return next((name.removeprefix(prefix) for prefix in prefixes if name.startswith(prefix)), name)


def _normalised(value: Any, context: _Context) -> Any:
    """The value with local names for terms and types, and without the wrapping of lists and plain values."""
    if isinstance(value, list):
        items: list[Any] = []
        for item in value:
            inner = item if isinstance(item, str) else _normalised(item, context)
            if isinstance(inner, list):
                items += inner
            else:
                items.append(inner)
        return items
    if not isinstance(value, dict):
        return value
    kind = value.get("@type", "@type")
    if isinstance(kind, str) and kind in context.kept and context.kept.issuperset(value) and "@value" not in value:
        return {  # as most are: no name changes
            name: inner if isinstance(inner, str) else _normalised(inner, context) for name, inner in value.items()
        }
    if not value.keys().isdisjoint(_WRAPPINGS):
        inner = next(value[wrapping] for wrapping in _WRAPPINGS if wrapping in value)
        return _normalised(inner if isinstance(inner, list) else [inner], context)
    if "@value" in value and "@language" not in value:
        return value["@value"]
    made: dict[str, Any] = {}
    for name, inner in value.items():
        if name == "@context":
            continue
        term = context.known.get(name) or context.term(name)
        if term == "@type":
            new = _types(inner, context)
        else:
            new = inner if isinstance(inner, str) else _normalised(inner, context)
        if term in made:  # one property under two names
            old = made[term]
            new = [*(old if isinstance(old, list) else [old]), *(new if isinstance(new, list) else [new])]
        made[term] = new
    return made


def _types(value: Any, context: _Context) -> Any:
    if isinstance(value, str):
        return context.known.get(value) or context.term(value)
    return [_types(item, context) for item in value] if isinstance(value, list) else value

"""JSON read key by key, so that whatever nobody asked for is known in the end."""

from __future__ import annotations

from collections.abc import Callable, Container, KeysView, Mapping, Set
from typing import Any, Self, TypeVar

from pydantic import BaseModel

from pubmeta.model import Language, Markup, PartialDate
from pubmeta.model.base import is_tidy
from pubmeta.problems import Log
from pubmeta.reading.field import Field, first_of
from pubmeta.reading.values import part, quoted, unplaced

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)

_EMPTY: tuple[Any, ...] = (None, "", [], {})


def _without_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value or value not in _EMPTY}


class JsonObject:
    """One object of a JSON document: its keys are read by what their values should be.

    path: where it is (``message.author[3]``). pattern: the same from the record on, without numbers (``author[]``).
    A value that is not in an array is as good as an array of one. A value of another type than was asked for is
    reported and left out; so are, by `report_rest`, keys nobody read.
    """

    __slots__ = ("_children", "_read", "_values", "log", "path", "pattern")

    def __init__(self, values: Mapping[str, Any], log: Log, path: str = "", pattern: str = "") -> None:
        self._values = values if all(values.values()) else _without_empty(values)
        self._read: set[str] = set()
        self._children: dict[int, Self] = {}  # by the identity of their values
        self.log = log
        self.path = path
        self.pattern = pattern

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def at(self, key: str) -> str:
        """The path of a key."""
        return f"{self.path}.{key}" if self.path else key

    def keys(self) -> KeysView[str]:
        """The keys that have a value, read or not."""
        return self._values.keys()

    def value(self, key: str) -> Any:
        """The value as it is; None where it is absent or empty."""
        self._read.add(key)
        return self._values.get(key)

    # Texts.

    def texts(self, *keys: str) -> list[Field]:
        """Every string of these keys; a number is the text that it is written with."""
        found: list[Field] = []
        for key in keys:
            for item, path, _ in self._items(key):
                if (text := self._text(item, path)) is not None:
                    found.append(Field(path, text, self.log))
        return found

    def one(self, *keys: str) -> Field | None:
        """The first string of the first of these keys that has any; one that differs from it is reported."""
        if len(keys) > 1:
            self._read.update(keys)
            keys = tuple([key for key in keys if key in self._values]) or keys[:1]
        if len(keys) == 1:
            value = self.value(keys[0])
            if value is None:
                return None
            if isinstance(value, str):  # as nearly all are
                return Field(self.at(keys[0]), value, self.log) if value.strip() else None
        found = self.texts(*keys)
        return first_of(found) if len(found) > 1 else found[0] if found else None

    def text(self, *keys: str) -> str | None:
        """The string that `one` gives, as it is."""
        if len(keys) == 1:
            value = self.value(keys[0])
            if value is None or isinstance(value, str):  # as nearly all are
                return value if value and value.strip() else None
        field = self.one(*keys)
        return field.text if field else None

    def read(self, reader: Callable[[Field], str | Markup | None], *keys: str) -> str | Markup | None:
        """What the reader makes of the string that `one` gives; a tidy one as it is, as each would leave it."""
        if len(keys) == 1:
            value = self.value(keys[0])
            if value is None or (isinstance(value, str) and is_tidy(value)):
                return value
        field = self.one(*keys)
        return reader(field) if field else None

    def line(self, *keys: str) -> str | None:
        """The string that `one` gives, as literal text on one line."""
        if len(keys) == 1:
            value = self.value(keys[0])
            if value is None or (isinstance(value, str) and is_tidy(value)):
                return value
        field = self.one(*keys)
        return self._line_of(field) if field else None

    def lines_by(self, table: Mapping[str, str]) -> dict[str, str | None]:
        """What `line` gives for each key in the table that there is, under the name that the table has for it."""
        self._read.update(table)
        return {name: self.line(key) for key, name in table.items() if key in self._values}

    def taken(self, kind: Callable[[str], T], *keys: str) -> T | None:
        """``kind(text)`` of the string that `one` gives; None where it is refused."""
        field = self.one(*keys)
        return field.taken(kind) if field else None

    def date(self, *keys: str) -> PartialDate | None:
        """The date that the string that `one` gives spells."""
        field = self.one(*keys)
        return field.as_date() if field else None

    def language(self, *keys: str) -> Language | None:
        """The language that the string that `one` gives names."""
        field = self.one(*keys)
        return field.as_language() if field else None

    # Objects.

    def objects(self, *keys: str) -> list[Self]:
        """Every object of these keys."""
        found = (self._object(*item) for key in keys for item in self._items(key))
        return [each for each in found if each is not None]

    def object(self, key: str) -> Self | None:
        """The object of this key."""
        value = self.value(key)
        return None if value is None else self._object(value, self.at(key), self._pattern(key))

    def object_if_any(self, key: str) -> Self | None:
        """The object of this key; None, and nothing is reported or read, where it has a value of another type."""
        return self.object(key) if isinstance(self._values.get(key), dict) else None

    def all(self, *keys: str) -> list[Self | Field]:
        """Every object and every string of these keys."""
        found: list[Self | Field] = []
        for key in keys:
            for value, path, pattern in self._items(key):
                if isinstance(value, dict):
                    if (inner := self._object(value, path, pattern)) is not None:
                        found.append(inner)
                elif (text := self._text(value, path)) is not None:
                    found.append(Field(path, text, self.log))
        return found

    def plain(self, key: str, names: Set[str], needed: str) -> list[tuple[Mapping[str, str], str]] | None:
        """The objects of a key, with their paths, if each has `needed` and nothing but tidy texts of these names.

        They are taken for read without a `JsonObject` for each, which most need not have. None where there is anything
        else, and after `all` or `objects`: for which see these.
        """
        value = self._values.get(key)
        if value is None:
            self._read.add(key)
            return []
        items = value if isinstance(value, list) else [value]
        for item in items:
            if not isinstance(item, dict) or needed not in item or not item.keys() <= names:
                return None
        try:
            joined = " - ".join([text for item in items for text in item.values()])
        except TypeError:  # not all of them are texts
            return None
        if not is_tidy(joined):  # nor is one with a space at an end, beside which there is another now
            return None
        if self._children and any(id(item) in self._children for item in items):
            return None
        self._read.add(key)
        path = self.at(key)
        if items is not value:
            return [(value, path)]
        return [(item, f"{path}[{index}]") for index, item in enumerate(items)]

    # What is made of it, and what is reported.

    def part(self, model: type[M], fields: Mapping[str, Any], *, at: str | None = None) -> M | None:
        """A part of the model from values that were read here; `at` is the key that is meant, if it is one."""
        return part(self.log, self.at(at) if at else self.path, model, fields)

    def dropped(self, message: str, *, at: str | None = None) -> None:
        """Report something as left out: of a key, or of the whole object."""
        self.log.dropped(self.at(at) if at else self.path, message)

    def guessed(self, message: str, *, at: str | None = None) -> None:
        """Report that something is read with doubt: a key, or the whole object."""
        self.log.guessed(self.at(at) if at else self.path, message)

    def report_rest(self, ignored: Container[str]) -> None:
        """Report every value that nobody read, here and within, except those whose pattern is in the table."""
        if not self._values.keys() <= self._read:
            for key, value in self._values.items():
                if key not in self._read and self._pattern(key) not in ignored:
                    unplaced(self.log, self.at(key), value)
        for child in self._children.values():
            child.report_rest(ignored)

    def _made(self, values: Mapping[str, Any], path: str, pattern: str) -> Self:
        """An object within this one."""
        return type(self)(values, self.log, path, pattern)

    def _pattern(self, key: str) -> str:
        return f"{self.pattern}.{key}" if self.pattern else key

    def _items(self, key: str) -> list[tuple[Any, str, str]]:
        """Value, path and pattern of each item of an array, or of the one value."""
        value = self.value(key)
        if value is None:
            return []
        path, pattern = self.at(key), self._pattern(key)
        if not isinstance(value, list):
            return [(value, path, pattern)]
        pattern += "[]"
        return [(item, f"{path}[{index}]", pattern) for index, item in enumerate(value) if item not in _EMPTY]

    def _line_of(self, field: Field) -> str | None:
        return field.as_line()

    def _text(self, value: Any, path: str) -> str | None:
        if isinstance(value, str):
            return value if value.strip() else None
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        self._refuse(value, path, "a string")
        return None

    def _object(self, value: Any, path: str, pattern: str) -> Self | None:
        if value in _EMPTY:
            return None
        if not isinstance(value, dict):
            self._refuse(value, path, "an object")
            return None
        known = self._children.get(id(value))
        if known is None:
            known = self._children[id(value)] = self._made(value, path, pattern)
        return known

    def _refuse(self, value: Any, path: str, wanted: str) -> None:
        self.log.dropped(path, f"is not {wanted}; left out: {quoted(value)}")

"""JSON read key by key, so that whatever nobody asked for is known in the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from pubmeta.problems import Log
from pubmeta.reading.values import quoted, taken

T = TypeVar("T")

_EMPTY: tuple[Any, ...] = (None, "", [], {})


class JsonObject:
    """One object of a JSON document: its keys are read by what their values should be.

    path: where it stands (``message.author[3]``). pattern: the same from the record on, without numbers (``author[]``).
    A value of another type than was asked for is reported and left out; so are, by `report_rest`, keys nobody read.
    """

    __slots__ = ("_children", "_read", "_values", "log", "path", "pattern")

    def __init__(self, values: Mapping[str, Any], log: Log, path: str = "", pattern: str = "") -> None:
        self._values = values
        self._read: set[str] = set()
        self._children: dict[str, JsonObject] = {}
        self.log = log
        self.path = path
        self.pattern = pattern

    def __contains__(self, key: str) -> bool:
        return self._values.get(key) not in _EMPTY

    def at(self, key: str) -> str:
        """The path of a key."""
        return f"{self.path}.{key}" if self.path else key

    def value(self, key: str) -> Any:
        """The value as it is; None where it is absent or empty."""
        self._read.add(key)
        value = self._values.get(key)
        return None if value in _EMPTY else value

    def text(self, key: str) -> str | None:
        """A string; a number is taken as the text that it is written with."""
        value = self.value(key)
        return None if value is None else self._text(value, self.at(key))

    def texts(self, key: str) -> list[tuple[str, str]]:
        """Path and text of each string in an array; a string alone is an array of one."""
        value = self.value(key)
        if not isinstance(value, list):
            found = None if value is None else self._text(value, self.at(key))
            return [] if found is None else [(self.at(key), found)]
        texts = ((f"{self.at(key)}[{index}]", item) for index, item in enumerate(value) if item not in _EMPTY)
        return [(path, text) for path, item in texts if (text := self._text(item, path)) is not None]

    def taken(self, key: str, kind: Callable[[str], T]) -> T | None:
        """``kind(text)``; None where there is none or it is refused."""
        return taken(self.log, self.at(key), kind, self.text(key))

    def object(self, key: str) -> JsonObject | None:
        """An object."""
        value = self.value(key)
        return None if value is None else self._object(value, self.at(key), self._pattern(key))

    def objects(self, key: str) -> list[JsonObject]:
        """The objects in an array; an object alone is an array of one."""
        value = self.value(key)
        if value is None:
            return []
        if not isinstance(value, list):
            found = self._object(value, self.at(key), self._pattern(key))
            return [found] if found else []
        pattern = f"{self._pattern(key)}[]"
        made = (self._object(item, f"{self.at(key)}[{index}]", pattern) for index, item in enumerate(value))
        return [found for found in made if found]

    def entries(self, key: str) -> list[tuple[str, JsonObject | str]]:
        """Path and item of an array of objects and strings; one alone is an array of one."""
        value, path = self.value(key), self.at(key)
        is_array = isinstance(value, list)
        found: list[tuple[str, JsonObject | str | None]] = []
        for index, item in enumerate(value if is_array else (value,)):
            place = f"{path}[{index}]" if is_array else path
            if isinstance(item, dict):
                found.append((place, self._object(item, place, self._pattern(key) + "[]" * is_array)))
            elif item not in _EMPTY:
                found.append((place, self._text(item, place)))
        return [(place, item) for place, item in found if item]

    def keys(self) -> Iterator[str]:
        """The keys that have a value, read or not."""
        return (key for key in self._values if key in self)

    def report_rest(self, ignored: Mapping[str, str]) -> None:
        """Report every value that nobody read, here and within, save where the table names its pattern."""
        for key in self.keys():
            if key not in self._read and self._pattern(key) not in ignored:
                self.log.dropped(self.at(key), f"an article has no place for it; left out: {quoted(self._values[key])}")
        for child in self._children.values():
            child.report_rest(ignored)

    def _pattern(self, key: str) -> str:
        return f"{self.pattern}.{key}" if self.pattern else key

    def _text(self, value: Any, path: str) -> str | None:
        if isinstance(value, str):
            return value if value.strip() else None
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        self._refuse(value, path, "a string")
        return None

    def _object(self, value: Any, path: str, pattern: str) -> JsonObject | None:
        if value in _EMPTY:
            return None
        if not isinstance(value, dict):
            self._refuse(value, path, "an object")
            return None
        return self._children.setdefault(path, JsonObject(value, self.log, path, pattern))

    def _refuse(self, value: Any, path: str, wanted: str) -> None:
        self.log.dropped(path, f"is not {wanted}; left out: {quoted(value)}")

"""YAML as records are written in it: mappings, sequences and texts, each with its line.

Every scalar is the text that is written: a version 1.10 is not a number, and a date is not an object. Tags make no
objects. What a record has no use for is refused: a text that expands to many times its length, and deep nesting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from pubmeta.model import Article
from pubmeta.problems import Log
from pubmeta.reading.json.object import JsonObject

_DEEPEST: Final = 40
_MOST_VALUES: Final = 100_000
"""Values in a record, those that aliases repeat too; the longest reference lists have some ten thousand."""
_NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})
"""How a plain scalar says that there is no value."""


@dataclass(frozen=True, slots=True)
class YamlText:
    """A mapping, and the line of each value in it by its path: ``authors[0].name``."""

    value: dict[str, Any]
    lines: dict[str, int]

    def line(self, path: str) -> int | None:
        """The line of the value at a path, or of the nearest that it is in."""
        while path:
            if path in self.lines:
                return self.lines[path]
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return None

    def report(self, found: Log, log: Log) -> None:
        """Report what was found in reading the values, each at its line."""
        for problem in found:
            log.add(problem if problem.line else problem._replace(line=self.line(problem.path)))


def parsed_yaml(text: str, log: Log, *, first_line: int = 1) -> YamlText | None:
    """The mapping that a text is; None, and reported, where it is none. `first_line`: where in its file it begins."""
    import yaml

    try:
        reader = _Reader(yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)), log, first_line)
        value = reader.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        log.malformed(f"is not YAML: {error.problem}", line=mark.line + first_line if mark else None)
        return None
    except (yaml.YAMLError, RecursionError) as error:
        log.malformed(f"is not YAML: {str(error).splitlines()[0] if str(error) else type(error).__name__}")
        return None
    except _RefusedError as error:
        log.malformed(str(error), line=error.line)
        return None
    if not isinstance(value, dict):
        log.malformed("is not a record: there are no keys with values", line=first_line)
        return None
    return YamlText(value, reader.lines)


def article_in(
    lines: Iterable[str], log: Log, made: Callable[[JsonObject, Log], Article | None], *, first_line: int = 1
) -> Article | None:
    """What is made of the mapping that the lines are, each problem of a value at its line; `first_line`: as above."""
    record = parsed_yaml("\n".join(lines), log, first_line=first_line)
    if record is None:
        return None
    found = Log()
    article = made(JsonObject(record.value, found), found)
    record.report(found, log)
    return article


class _RefusedError(Exception):
    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True)
class _Reader:
    """Makes values of the events of a parser; the first document counts."""

    events: Iterator[Any]
    log: Log
    first_line: int
    lines: dict[str, int] = field(default_factory=dict)
    anchored: dict[str, tuple[Any, int]] = field(default_factory=dict)
    count: int = 0

    def document(self) -> Any:
        """The value of the first document; None where there is none."""
        from yaml import DocumentStartEvent

        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                return self._value(next(self.events), "", 0)
        return None

    def _value(self, event: Any, path: str, depth: int) -> Any:
        from yaml import AliasEvent, ScalarEvent, SequenceStartEvent

        line = event.start_mark.line + self.first_line
        self.lines.setdefault(path, line)
        before = self.count
        self._counted(1, line)
        if depth > _DEEPEST:
            raise _RefusedError(f"nests values deeper than {_DEEPEST} levels, which no record needs", line)
        value: Any
        if isinstance(event, AliasEvent):
            if event.anchor not in self.anchored:
                raise _RefusedError(f"repeats {event.anchor}, which is not there before", line)
            value, size = self.anchored[event.anchor]
            self._counted(size, line)
            return value
        if isinstance(event, ScalarEvent):
            is_plain = event.implicit[0]
            value = None if is_plain and event.value in _NOTHING else event.value
        elif isinstance(event, SequenceStartEvent):
            value = self._sequence(path, depth)
        else:
            value = self._mapping(path, depth)
        if event.anchor:
            self.anchored[event.anchor] = (value, self.count - before)
        return value

    def _sequence(self, path: str, depth: int) -> list[Any]:
        from yaml import SequenceEndEvent

        items: list[Any] = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            items.append(self._value(event, f"{path}[{len(items)}]", depth + 1))
        return items

    def _mapping(self, path: str, depth: int) -> dict[str, Any]:
        from yaml import MappingEndEvent, ScalarEvent

        values: dict[str, Any] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            line = event.start_mark.line + self.first_line
            if not isinstance(event, ScalarEvent):
                raise _RefusedError("has a key that is not a text", line)
            place = f"{path}.{event.value}" if path else event.value
            if event.value in values:
                self.log.guessed(place, "is in its mapping more than once; the last value is read", line=line)
            self.lines[place] = line
            values[event.value] = self._value(next(self.events), place, depth + 1)
        return values

    def _counted(self, count: int, line: int) -> None:
        self.count += count
        if self.count > _MOST_VALUES:
            raise _RefusedError(f"expands to more than {_MOST_VALUES} values, which no record has", line)

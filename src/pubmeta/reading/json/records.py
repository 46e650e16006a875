"""The records of a JSON file that holds many, one by one."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO

from pubmeta.problems import Kind, Log, Problem
from pubmeta.reading.json.lines import json_lines
from pubmeta.reading.json.surrogates import ByteSource, HalfPairError, WholePairs
from pubmeta.reading.json.whole import undoubted
from pubmeta.reading.streams import other_encoding

_DEEPEST = 64
"""How deeply the values of a record may nest; those of real ones go to about ten."""

_REASONS = {
    "premature EOF": "it ends in the middle",
    "object key and value must be separated by a colon (':')": "a colon is missing after a key",
    "after key and value, inside map, I expect ',' or '}'": "a comma or } is missing after a value",
    "after array element, I expect ',' or ']'": "a comma or ] is missing after a value",
    "invalid object key (must be a string)": "a key is missing, or not in double quotation marks",
    "invalid char in json text": "something is not in double quotation marks",
    "invalid string in json text": "a word is not in double quotation marks",
    "invalid character inside string": "a text has a line break or another control character in it",
    "invalid bytes in UTF8 string": "a text is not UTF-8",
    "unallowed token at this point in JSON text": "a value is missing, or a bracket has no other",
    "integer overflow": "a number is too large",
    "numeric (floating point) overflow": "a number is too large",
}
"""What the parser says, in words for people; of all else its own are kept."""
_STARTS = frozenset({"start_array", "start_map"})

Event = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class JsonRecord:
    """A record, the path where it is, and the paths of the keys that an object in it has more than once.

    line: its number in a file of JSON lines, None in any other.
    """

    path: str
    value: Any
    repeated: tuple[str, ...] = ()
    line: int | None = None

    def report_repeated(self, log: Log) -> None:
        """Report each key that is repeated."""
        for path in self.repeated:
            log.guessed(path, "is in its object more than once; the last value is read")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """The keys at the top of a file under which records are: an array of them, or an object that has such a key."""

    arrays: frozenset[str] = frozenset()
    object: str | None = None


def json_records(source: BinaryIO | bytes, wrapping: Wrapping) -> Iterator[JsonRecord | Problem]:
    """Each item of an array, an object alone, what is wrapped in one, and JSON lines of these.

    A stream is read in constant memory. A problem ends a broken file, or a broken line, after the records before it. Of
    a repeated key the last value is taken.
    """
    lines = json_lines(BytesIO(source) if isinstance(source, bytes) else source)
    if lines is None:
        yield from _records(_utf8(source), wrapping)
    else:
        for number, line in lines:
            yield from _records(line, wrapping, number)


def report_repeated_keys(content: bytes, log: Log) -> None:
    """Report each key that an object of a JSON text has more than once; none of what is not JSON.

    For a reader whose parser takes the last value and does not say so. A text without such keys, as nearly all are, is
    only parsed fast.
    """
    if _has_repeated_keys(content):
        for record in json_records(content, Wrapping()):
            if isinstance(record, JsonRecord):
                record.report_repeated(log)


def _has_repeated_keys(content: bytes) -> bool:
    objects: list[list[tuple[str, Any]]] = []
    with suppress(ValueError, RecursionError):
        json.loads(content, object_pairs_hook=objects.append)
    return any(len(dict(pairs)) != len(pairs) for pairs in objects)


def _records(source: ByteSource | bytes, wrapping: Wrapping, line: int | None = None) -> Iterator[JsonRecord | Problem]:
    """Those of a file, or of a line."""
    import ijson

    walk = _Walk(_events(source, wrapping), wrapping, line)
    is_first = True
    try:
        for record in walk.records():
            yield record
            is_first = False
    except ijson.JSONError as error:
        reason = str(error).strip("b'").replace("\\n", "\n").splitlines()[0].rstrip(".")
        reason = reason.removeprefix("parse error: ").removeprefix("lexical error: ")
        message = f"is not JSON: {_REASONS.get(reason, reason)}"
    except UnicodeDecodeError:
        message = "is not UTF-8"
    except HalfPairError as error:
        message = str(error)
    except _TooDeepError:
        message = f"nests values deeper than {_DEEPEST} levels, which no record needs"
    else:
        return
    if line is None and (walk.path or not is_first):
        message += "; nothing after it was read"
    yield Problem(kind=Kind.MALFORMED, message=message, path=walk.path, line=line)


def _events(source: ByteSource | bytes, wrapping: Wrapping) -> Iterator[Event]:
    """Those of a JSON text; of one in memory in which nothing is in doubt, each record is one event."""
    import ijson

    if isinstance(source, bytes):
        with suppress(ValueError):
            return _events_of(undoubted(source, _DEEPEST), wrapping)
        source = BytesIO(source)
    events: Iterator[Event] = ijson.basic_parse(WholePairs(source), multiple_values=True, use_float=True)
    return events


def _events_of(value: Any, wrapping: Wrapping) -> Iterator[Event]:
    if isinstance(value, list):
        yield "start_array", None
        for item in value:
            yield "value", item
        yield "end_array", None
    elif isinstance(value, dict):
        yield "start_map", None
        for key, inner in value.items():
            yield "map_key", key
            if key in wrapping.arrays or key == wrapping.object:
                yield from _events_of(inner, wrapping)
            else:
                yield "value", inner
        yield "end_map", None
    else:
        yield "value", value


class _TooDeepError(Exception):
    pass


@dataclass(slots=True)
class _Walk:
    """Goes through JSON by its events, once; `path` says how far it came: to the record that is there."""

    events: Iterator[Event]
    wrapping: Wrapping
    line: int | None
    path: str = ""

    def records(self) -> Iterator[JsonRecord]:
        for event, value in self.events:
            if event == "start_array":
                yield from self._items("")
            elif event == "start_map":
                yield from self._unwrapped("")
            else:
                yield JsonRecord("", value, line=self.line)

    def _items(self, path: str) -> Iterator[JsonRecord]:
        self.path = f"{path}[0]"
        for following, (event, value) in enumerate(self.events, 1):
            if event == "end_array":
                return
            repeated: list[str] = []
            item = _value(self.events, event, value, self.path, repeated)
            yield JsonRecord(self.path, item, tuple(repeated), self.line)
            self.path = f"{path}[{following}]"

    def _unwrapped(self, path: str) -> Iterator[JsonRecord]:
        """The records that are in an object, or the record that the object is."""
        self.path = path
        values: dict[str, Any] = {}
        repeated: list[str] = []
        is_wrapper = False
        for event, key in self.events:
            if event == "end_map":
                break
            event, value = next(self.events)  # noqa: PLW2901 (a key is followed by its value)
            place = f"{path}.{key}" if path else key
            if key == self.wrapping.object and event == "start_map" and not path:
                is_wrapper = True
                yield from self._unwrapped(place)
            elif key in self.wrapping.arrays and event == "start_array":
                is_wrapper = True
                yield from self._items(place)
            else:
                if key in values:
                    repeated.append(place)
                values[key] = _value(self.events, event, value, place, repeated)
        if not is_wrapper:
            yield JsonRecord(path, values, tuple(repeated), self.line)


def _value(events: Iterator[Event], event: str, value: Any, path: str, repeated: list[str], depth: int = 0) -> Any:
    """The value that starts with this event."""
    if depth >= _DEEPEST:
        raise _TooDeepError
    if event == "start_array":
        items: list[Any] = []
        for item_event, item in events:
            if item_event == "end_array":
                break
            if item_event in _STARTS:
                place = f"{path}[{len(items)}]"
                items.append(_value(events, item_event, item, place, repeated, depth + 1))
            else:
                items.append(item)
        return items
    if event == "start_map":
        values: dict[str, Any] = {}
        for key_event, key in events:
            if key_event == "end_map":
                break
            if key in values:
                repeated.append(f"{path}.{key}")
            item_event, item = next(events)
            if item_event in _STARTS:
                item = _value(events, item_event, item, f"{path}.{key}", repeated, depth + 1)
            values[key] = item
        return values
    return value


def _utf8(source: BinaryIO | bytes) -> ByteSource | bytes:
    """A file in UTF-8 without a byte order mark, as the parser wants it."""
    stream = BytesIO(source) if isinstance(source, bytes) else source
    if encoding := other_encoding(stream):
        return _Recoded(codecs.getreader(encoding)(stream, "replace"))
    return stream.read() if isinstance(source, bytes) else stream


class _Recoded:
    """A stream of text as one of bytes in UTF-8."""

    def __init__(self, reader: codecs.StreamReader) -> None:
        self._reader = reader

    def read(self, size: int) -> bytes:
        return self._reader.read(size).encode() if size else b""

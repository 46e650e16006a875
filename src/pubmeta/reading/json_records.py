"""The records of a JSON file that holds many, one by one."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from pubmeta.problems import Kind, Problem
from pubmeta.reading.streams import marked_encoding

_DEEPEST = 64
"""How deeply the values of a record may nest; those of real ones go to about ten."""

Event = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class JsonRecord:
    """A record, the path where it stands, and the paths of the keys that an object in it has more than once."""

    path: str
    value: Any
    repeated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wrapping:
    """The keys at the top of a file under which records stand: an array of them, or an object that has such a key."""

    arrays: frozenset[str] = frozenset()
    object: str | None = None


def json_records(stream: BinaryIO, wrapping: Wrapping) -> Iterator[JsonRecord | Problem]:
    """Each item of an array, an object alone, what is wrapped in one, and JSON lines of these, in constant memory.

    A problem ends a broken file, after the records before it. Of a repeated key the last value is taken.
    """
    import ijson

    events = ijson.basic_parse(_utf8(stream), multiple_values=True, use_float=True)
    try:
        for event, value in events:
            if event == "start_array":
                yield from _items(events, "")
            elif event == "start_map":
                yield from _unwrapped(events, wrapping)
            else:
                yield JsonRecord("", value)
    except ijson.JSONError as error:
        reason = str(error).strip("b'").replace("\\n", "\n").splitlines()[0]
        yield Problem(kind=Kind.MALFORMED, message=f"is not JSON: {reason}")
    except UnicodeDecodeError:
        yield Problem(kind=Kind.MALFORMED, message="is not UTF-8")
    except _TooDeepError:
        yield Problem(kind=Kind.MALFORMED, message=f"nests values deeper than {_DEEPEST} levels, which no record does")


class _TooDeepError(Exception):
    pass


def _items(events: Iterator[Event], path: str) -> Iterator[JsonRecord]:
    for index, (event, value) in enumerate(events):
        if event == "end_array":
            return
        yield _record(events, event, value, f"{path}[{index}]")


def _unwrapped(events: Iterator[Event], wrapping: Wrapping, path: str = "") -> Iterator[JsonRecord]:
    """The records that stand in an object, or the record that the object is."""
    values: dict[str, Any] = {}
    repeated: list[str] = []
    is_wrapper = False
    for event, key in events:
        if event == "end_map":
            break
        event, value = next(events)  # noqa: PLW2901 (a key is followed by its value)
        place = f"{path}.{key}" if path else key
        if key == wrapping.object and event == "start_map" and not path:
            is_wrapper = True
            yield from _unwrapped(events, wrapping, place)
        elif key in wrapping.arrays and event == "start_array":
            is_wrapper = True
            yield from _items(events, place)
        else:
            if key in values:
                repeated.append(place)
            values[key] = _value(events, event, value, place, repeated)
    if not is_wrapper:
        yield JsonRecord(path, values, tuple(repeated))


def _record(events: Iterator[Event], event: str, value: Any, path: str) -> JsonRecord:
    repeated: list[str] = []
    return JsonRecord(path, _value(events, event, value, path, repeated), tuple(repeated))


def _value(events: Iterator[Event], event: str, value: Any, path: str, repeated: list[str], depth: int = 0) -> Any:
    """The value that starts with this event."""
    if depth > _DEEPEST:
        raise _TooDeepError
    if event == "start_array":
        items: list[Any] = []
        for item_event, item in events:
            if item_event == "end_array":
                break
            items.append(_value(events, item_event, item, f"{path}[{len(items)}]", repeated, depth + 1))
        return items
    if event == "start_map":
        values: dict[str, Any] = {}
        for key_event, key in events:
            if key_event == "end_map":
                break
            if key in values:
                repeated.append(f"{path}.{key}")
            item_event, item = next(events)
            values[key] = _value(events, item_event, item, f"{path}.{key}", repeated, depth + 1)
        return values
    return value


def _utf8(stream: BinaryIO) -> Any:
    """The stream in UTF-8 without a byte order mark, as the parser wants it."""
    start = stream.tell()
    encoding = marked_encoding(stream.read(4))
    stream.seek(start)
    if encoding == "utf-8-sig":
        stream.seek(start + len(codecs.BOM_UTF8))
        return stream
    return _Recoded(codecs.getreader(encoding)(stream, "replace")) if encoding else stream


class _Recoded:
    """A stream of text as one of bytes in UTF-8."""

    def __init__(self, reader: codecs.StreamReader) -> None:
        self._reader = reader

    def read(self, size: int) -> bytes:
        return self._reader.read(size).encode() if size else b""

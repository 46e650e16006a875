"""The works in an answer of the Crossref REST API, one by one."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Any, BinaryIO

from pubmeta.problems import Kind, Problem
from pubmeta.reading import marked_encoding, quoted

_DEEPEST = 64
"""How far values may be nested; those of a work go to about ten."""
_ENDS = {"start_map": 1, "start_array": 1, "end_map": -1, "end_array": -1}

Event = tuple[str, Any]


def works(stream: BinaryIO) -> Iterator[tuple[str, Any] | Problem]:
    """The path and value of each work, in constant memory; a problem, after the works before it, ends a broken file.

    Takes an answer with one work (``message``) or a list (``message.items``), a list alone (``items``, or an array), a
    work alone, and JSON lines of any of them.
    """
    import ijson

    events = ijson.basic_parse(_utf8(stream), multiple_values=True, use_float=True)
    try:
        for event, value in events:
            if event == "start_array":
                yield from _items(events, "")
            elif event == "start_map":
                yield from _unwrapped(events, "")
            else:
                yield Problem(kind=Kind.MALFORMED, message=f"is not a work, but {quoted(value)}")
    except ijson.JSONError as error:
        reason = str(error).strip("b'").replace("\\n", "\n").splitlines()[0]
        yield Problem(kind=Kind.MALFORMED, message=f"is not JSON: {reason}")
    except UnicodeDecodeError:
        yield Problem(kind=Kind.MALFORMED, message="is not JSON: it is not UTF-8")
    except _TooDeepError:
        yield Problem(kind=Kind.MALFORMED, message=f"nests values deeper than {_DEEPEST} levels, which no work does")


class _TooDeepError(Exception):
    pass


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


def _items(events: Iterator[Event], path: str) -> Iterator[tuple[str, Any]]:
    for index, (event, value) in enumerate(events):
        if event == "end_array":
            return
        yield f"{path}[{index}]", _built(events, event, value)


def _unwrapped(events: Iterator[Event], path: str) -> Iterator[tuple[str, Any] | Problem]:
    """What stands in an object: the list in it, or the work that it is."""
    values: dict[str, Any] = {}
    is_wrapper = False
    for event, key in events:
        if event == "end_map":
            break
        event, value = next(events)  # noqa: PLW2901 (a key is followed by its value)
        if key == "message" and event == "start_map" and not path:
            is_wrapper = True
            yield from _unwrapped(events, key)
        elif key == "items" and event == "start_array":
            is_wrapper = True
            yield from _items(events, f"{path}.{key}" if path else key)
        else:
            values[key] = _built(events, event, value)
    if "message" in values:
        yield Problem(kind=Kind.MALFORMED, message=f"is an answer without works: {quoted(values['message'])}")
    elif not is_wrapper:
        yield path, values


def _built(events: Iterator[Event], event: str, value: Any) -> Any:
    """The value that starts with this event."""
    from ijson import ObjectBuilder

    builder = ObjectBuilder()
    builder.event(event, value)
    depth = _ENDS.get(event, 0)
    while depth:
        event, value = next(events)
        depth += _ENDS.get(event, 0)
        if depth > _DEEPEST:
            raise _TooDeepError
        builder.event(event, value)
    return builder.value

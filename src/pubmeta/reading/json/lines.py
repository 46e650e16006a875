"""JSON lines: which files are such, and their lines."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import BytesIO
from itertools import islice
from typing import BinaryIO

from pydantic_core import from_json

from pubmeta.problems import Problem
from pubmeta.reading.streams import byte_lines, in_utf_8

_HEAD_BYTES = 262_144
_HEAD_LINES = 16


def is_json_lines(head: bytes) -> bool:
    """Whether a file that begins so has a JSON object on each line, broken ones perhaps among them.

    The first three lines that are not blank decide. The head is UTF-8 and may be cut anywhere; False where it does not
    show it: for one line, for a value over several, for arrays, and where the first line goes beyond the head.
    """
    if b"\n" not in head:
        return False
    lines = filter(None, map(bytes.strip, BytesIO(head.removeprefix(codecs.BOM_UTF8))))
    first, second, third = (*islice(lines, 3), b"", b"", b"")[:3]
    if not second:
        return False
    if _is_object(first):
        return second not in {b"{", b"["}  # as which a value over several lines begins
    if not _is_object(second):
        return False
    if third.startswith(b"{"):  # which follows no object in JSON
        return True
    return first.startswith(b"{") and not _is_json(first + b"\n" + second, allow_partial=True)


def separate_texts(head: bytes, *, is_all: bool) -> list[bytes]:
    """The separate texts at the start of a file, in UTF-8: each whole line of JSON lines, otherwise all of it.

    is_all: the file ends there.
    """
    text = in_utf_8(head)
    return text.splitlines()[: None if is_all else -1] if is_json_lines(text) else [text]


def json_lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]] | None:
    """The lines of JSON lines that are not blank, with their numbers; None, and nothing read, for any other file."""
    start = stream.tell()
    head = in_utf_8(_head(stream))
    stream.seek(start)
    if not is_json_lines(head):
        return None
    return ((number, line) for number, line in enumerate(byte_lines(stream), 1) if line.strip())


def on_line(problems: Iterable[Problem], line: int | None) -> tuple[Problem, ...]:
    """The problems of a record with the number of its line; as they are where it has none."""
    return tuple(problems) if line is None else tuple(problem._replace(line=line) for problem in problems)


def _is_object(line: bytes) -> bool:
    return line.startswith(b"{") and line.endswith(b"}") and _is_json(line)


def _is_json(text: bytes, *, allow_partial: bool = False) -> bool:
    """Whether it is one value; with `allow_partial`, whether it may be the start of one, True on a doubt."""
    try:
        from_json(text, allow_partial=allow_partial)
    except ValueError:
        return False
    return True


def _head(stream: BinaryIO) -> bytes:
    """The first lines that are not blank, as far as they can be read."""
    lines: list[bytes] = []
    left = _HEAD_BYTES
    with suppress(OSError):  # who reads the file comes to it again, and to all that is before it
        while left and len(lines) < _HEAD_LINES and (line := stream.readline(left)):
            left -= len(line)
            if line.strip():
                lines.append(line)
    return b"".join(lines)

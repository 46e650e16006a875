"""Escapes in JSON that are half of a surrogate pair: no character, though parsers take some of them for one."""

from __future__ import annotations

import re
from typing import Protocol

_PAIR = re.compile(rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
_PAIR_BYTES = 12
_HALF = re.compile(rb"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")


class HalfPairError(Exception):
    """What was to be read next is half of a surrogate pair; the message says so."""


class ByteSource(Protocol):
    """What a parser reads from."""

    def read(self, size: int, /) -> bytes: ...  # noqa: D102


class WholePairs:
    """A JSON text in UTF-8 up to the first half of a surrogate pair, at which reading on raises HalfPairError.

    `read` may give a few bytes more or less than it is asked for, so that no escape is divided.
    """

    def __init__(self, source: ByteSource) -> None:
        self._source = source
        self._held = b""
        self._half: bytes | None = None

    def read(self, size: int) -> bytes:
        """Some bytes; none at the end."""
        if not size:
            return b""
        content = b""
        while not content and not self._half:
            read = self._source.read(size)
            content = self._whole(self._held + read, is_end=not read) if self._held or b"\\" in read else read
            if not read:
                break
        if not content and self._half:
            raise HalfPairError(f"contains half of a surrogate pair, {self._half.decode()}, which is not a character")
        return content

    def _whole(self, content: bytes, *, is_end: bool) -> bytes:
        """The content up to half a pair, or to an escape that may not be all there; the rest is held back."""
        escapes = content.replace(rb"\\", b"  ")  # each backslash that is left begins an escape
        if _HALF.search(escapes):
            escapes = _PAIR.sub(b" " * _PAIR_BYTES, escapes)
        end = -1 if is_end else escapes.find(b"\\", max(0, len(escapes) - _PAIR_BYTES + 1))
        end = len(content) if end < 0 else end
        if half := _HALF.search(escapes, 0, end):
            end, self._half = half.start(), half[0]
        self._held = content[end:]
        return content[:end]

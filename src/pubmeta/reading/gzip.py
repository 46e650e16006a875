"""Files compressed with gzip (RFC 1952), as which indexing services give out their records."""

from __future__ import annotations

import errno
import os
import zlib
from contextlib import suppress
from io import BufferedReader, RawIOBase, UnsupportedOperation
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_GZIP_WINDOW = 31
"""What zlib calls its largest window, with the header and the check sum of gzip around it."""
_CHUNK_BYTES = 65_536
_ANY_BYTES = 16_000_000
_MOST_TIMES = 200
"""So many bytes one may become, beyond `_ANY_BYTES` in all: of records it is five to thirty, of a bomb a thousand."""


class DamagedError(OSError):
    """Compressed data that cannot be read on: damaged, cut off, or expanding as no records do."""


def gunzipped(stream: BinaryIO) -> BinaryIO:
    """What is in a gzip stream, as a stream that can be sought in; closing it closes both.

    Reading raises DamagedError where the data is damaged, cut off, or expands as no records do.
    """
    return BufferedReader(_Gunzipped(stream), _CHUNK_BYTES)


class _Gunzipped(RawIOBase):
    """As `gzip.GzipFile`, but that every byte comes before the error, so that all lines before the damage are read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._begin()

    def _begin(self) -> None:
        self._stream.seek(0)
        self._inflating = zlib.decompressobj(_GZIP_WINDOW)
        self._compressed = b""
        self._position = 0
        self._is_damaged = False

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        content = self._inflated(len(view))
        view[: len(content)] = content
        self._position += len(content)
        if self._position > max(_ANY_BYTES, self._stream.tell() * _MOST_TIMES):
            raise DamagedError(errno.EFBIG, f"its gzip data becomes more than {_MOST_TIMES} times as large")
        return len(content)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        if whence == os.SEEK_END:
            raise UnsupportedOperation("where gzip data end is not known before they are read")
        target = offset + (self._position if whence == os.SEEK_CUR else 0)
        if target < self._position:
            self._begin()
        while self._position < target and self.readinto(bytearray(min(_CHUNK_BYTES, target - self._position))):
            pass
        return self._position

    def tell(self) -> int:
        return self._position

    def close(self) -> None:
        self._stream.close()
        super().close()

    def _inflated(self, most: int) -> bytes:
        """At least one byte more; none at the end of the last member, after which there may be zeros."""
        while not self._is_damaged:
            if self._inflating.eof:
                rest = self._inflating.unused_data.lstrip(b"\0")
                while not rest:
                    if not (read := self._stream.read(_CHUNK_BYTES)):
                        return b""
                    rest = read.lstrip(b"\0")
                self._inflating, self._compressed = zlib.decompressobj(_GZIP_WINDOW), rest
            compressed = self._compressed or self._stream.read(_CHUNK_BYTES)
            before = self._inflating.copy()
            try:
                content = self._inflating.decompress(compressed, most)
            except zlib.error:
                self._is_damaged = True
                content = _up_to_damage(before, compressed)
            self._compressed = self._inflating.unconsumed_tail
            if content:
                return content
            if not compressed and not self._inflating.eof:
                self._is_damaged = True
        raise DamagedError(errno.EIO, "its gzip data is damaged or cut off")


def _up_to_damage(inflating: zlib._Decompress, compressed: bytes) -> bytes:
    """What is before the damage: zlib keeps back what it found on the way to it, so it goes byte by byte."""
    found = bytearray()
    with suppress(zlib.error):
        for index in range(len(compressed)):
            found += inflating.decompress(compressed[index : index + 1])
    return bytes(found)

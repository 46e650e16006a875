"""Sources: where the content of a document comes from, as a stream of bytes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from pubmeta.errors import ReadError
from pubmeta.problems import Kind, Problem

Source = Path | bytes | str
"""A path, the content as bytes, or the content as text. A `str` is always content, never a path."""
_GZIP = b"\x1f\x8b"


def opened(source: Source) -> BinaryIO:
    """The content of a source as a stream; what is compressed with gzip is decompressed on the way.

    Raises OSError when a path cannot be read; so does the stream, by a DamagedError, where gzip data is damaged.
    """
    stream: BinaryIO
    if isinstance(source, Path):
        stream = file = source.open("rb")
        head = file.peek(len(_GZIP))
    else:
        content: object = source.encode() if isinstance(source, str) else source
        if not isinstance(content, bytes | bytearray):
            raise TypeError(f"a source is a Path, bytes or str, not {type(content).__name__}")
        stream, head = BytesIO(content), bytes(content[: len(_GZIP)])
    if not head.startswith(_GZIP):
        return stream
    from pubmeta.reading.gzip import gunzipped

    return gunzipped(stream)


@contextmanager
def decompressed(name: str | None) -> Iterator[None]:
    """Raises ReadError where compressed data is damaged, or expands as no records do."""
    try:
        yield
    except OSError as error:
        from pubmeta.reading.gzip import DamagedError

        if not isinstance(error, DamagedError):
            raise
        problem = Problem(kind=Kind.MALFORMED, message=f"cannot be read: {error.strerror}")
        raise ReadError(name or "gzip", [problem]) from error


def content_of(source: Source) -> bytes:
    """The whole content of a source. Raises as `opened` and its stream."""
    with opened(source) as stream:
        return stream.read()

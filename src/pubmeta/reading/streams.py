"""Files of text: their encoding, their lines, and the one record that `read` takes."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from typing import BinaryIO, TypeVar

from pubmeta.problems import Kind, Log, Problem

R = TypeVar("R")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def marked_encoding(head: bytes) -> str | None:
    """The encoding that a byte order mark names."""
    return next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)


def in_utf_8(head: bytes) -> bytes:
    """The start of a file, perhaps cut within a character, as it is in UTF-8 without a byte order mark."""
    encoding = marked_encoding(head)
    return head.decode(encoding, "ignore").encode() if encoding else head


def whole_in_utf_8(content: bytes) -> bytes:
    """A content as it is in UTF-8 without a byte order mark; what its own encoding does not have becomes U+FFFD."""
    encoding = marked_encoding(content)
    if encoding == "utf-8-sig":
        return content.removeprefix(codecs.BOM_UTF8)
    return content.decode(encoding, "replace").encode() if encoding else content


def other_encoding(stream: BinaryIO) -> str | None:
    """The encoding other than UTF-8 that a byte order mark names; the mark of UTF-8 is passed over."""
    start = stream.tell()
    encoding = marked_encoding(stream.read(4))
    if encoding == "utf-8-sig":
        stream.seek(start + len(codecs.BOM_UTF8))
        return None
    stream.seek(start)
    return encoding


def byte_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a file with their ends, in constant memory, without a byte order mark.

    Where the mark names another encoding they come in UTF-8; without a mark they come as they are.
    """
    encoding = other_encoding(stream)
    if encoding is None:
        for line in stream:  # noqa: UP028 (`yield from` closes the stream where the lines are not read to their end)
            yield line
        return
    text = TextIOWrapper(stream, encoding, "replace", newline="\n")
    try:
        for decoded in text:
            yield decoded.encode()
    finally:
        text.detach()  # else it closes the stream


def lines_of(stream: BinaryIO, report: Callable[[Problem], None]) -> Iterator[str]:
    """The lines of a text without their ends, in constant memory.

    A byte order mark decides the encoding; without one it is UTF-8, and a line that is not is read as Windows-1252,
    which is reported once, as `guessed`, before the line comes.
    """
    doubted = False
    for number, content in enumerate(byte_lines(stream), 1):
        try:
            line = content.decode()
        except UnicodeDecodeError:
            line = content.decode("cp1252", "replace")
            if not doubted:
                message, remedy = "is not UTF-8; such lines are read as Windows-1252", "check the letters with accents"
                report(Problem(kind=Kind.GUESSED, message=message, line=number, remedy=remedy))
            doubted = True
        yield from line.rstrip("\r\n").split("\r")


def report_several(count: int, what: str, log: Log) -> None:
    """Report that a file for `read` has several records or articles."""
    log.invalid("", f"contains {count} {what}, and `read` reads only one", remedy="use `read_many`, which reads each")


def only_record(found: Iterator[R | Problem], log: Log, absent: str = "contains no record") -> R | None:
    """The record of a file that holds one; None, and reported, where it is broken or holds none or several.

    absent: what is reported where there is none.
    """
    first, count = None, 0
    for record in found:
        if isinstance(record, Problem):
            log.add(record)
            return None
        first = first or record
        count += 1
    if count == 0:
        log.malformed(absent)
    elif count > 1:
        report_several(count, "records", log)
    return first if count == 1 else None

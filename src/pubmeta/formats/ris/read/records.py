"""RIS as records of tags and values.

The lines are read here: rispy, the library for them, drops without a word a record that nothing closes, lines between
records, the second of two values of most tags, and whole files in which one space is before the hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from pubmeta.problems import Log, Problem
from pubmeta.reading import Field, lines_of, quoted

_START = re.compile(r"TY( {1,2})-(.*)")
_NUMBERING = re.compile(r"\s*+\d*+\.?\s*+")


@dataclass(slots=True)
class RisRecord:
    """One record: its fields in their order, ``TY`` first, and what was met in reading its lines."""

    log: Log = field(default_factory=Log)
    fields: list[Field] = field(default_factory=list)


@dataclass(slots=True)
class _Lines:
    """What is kept of lines until the record is complete with which they are reported."""

    values: list[tuple[str, int, list[str]]] = field(default_factory=list)
    """Tag, number of the line, and lines of each value of the record."""
    doubts: list[Problem] = field(default_factory=list)
    outside: int = 0
    """How many lines are outside any record, and the first of them."""
    first_outside: tuple[int, str] = (0, "")


def records(stream: BinaryIO) -> Iterator[RisRecord]:
    """The records of a file, in constant memory.

    A record ends at ``ER``, and, reported, where another starts or the file ends. A line without a tag goes on with
    the value before it; blank lines at its end do not count. Lines outside any record are reported with the one before
    them, or with the first.
    """
    kept = _Lines()
    opened, tag_line = False, _tag_line("  ")
    for number, line in enumerate(lines_of(stream, kept.doubts.append), 1):
        if start := _START.fullmatch(line):
            if kept.values:
                yield _finished(kept, opened=opened)
            kept.values = [("TY", number, [start[2].strip()])]
            opened, tag_line = True, _tag_line(start[1])
        elif not opened:
            if not _NUMBERING.fullmatch(line):
                kept.outside += 1
                kept.first_outside = kept.first_outside if kept.outside > 1 else (number, line)
        elif (found := tag_line.fullmatch(line)) is None:
            kept.values[-1][2].append(line.strip())
        elif found[1] == "ER":
            opened = False
        else:
            kept.values.append((found[1], number, [found[2].strip()]))
    if kept.values:
        yield _finished(kept, opened=opened)


def _finished(kept: _Lines, *, opened: bool) -> RisRecord:
    """The record with what was met since the one before it, which is forgotten."""
    record = RisRecord()
    record.fields = [
        Field(tag, "\n".join(lines).rstrip("\n"), record.log, number) for tag, number, lines in kept.values
    ]
    record.log.extend(kept.doubts)
    if kept.outside:
        number, first = kept.first_outside
        lines = f"{kept.outside} lines outside any record are" if kept.outside > 1 else "a line outside any record is"
        message = f"{lines} left out{', from' if kept.outside > 1 else ':'} {quoted(first)}"
        record.log.dropped("", message, line=number)
    if opened:
        record.log.guessed(
            "ER", "is missing; the record is read up to the start of the next one", line=record.fields[0].line
        )
    kept.doubts.clear()
    kept.outside = 0
    return record


def _tag_line(spaces: str) -> re.Pattern[str]:
    """A line with a tag, with as many spaces as the record's first line has; the standard has two."""
    return re.compile(rf"([A-Z][A-Z0-9]){spaces}-(.*)")

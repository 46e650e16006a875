"""The parts that a bulk export is divided into: the same inputs always give the same parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from pydantic_core import from_json

from pubmeta import api
from pubmeta.errors import UnknownFormatError

_LINES_BYTES = 262_144
"""JSON lines of less are read like any other small file."""
_SMALL_BYTES = 4_000_000
"""A larger file is divided by its records; smaller ones are put together."""
_PART_BYTES = 16_000_000


@dataclass(frozen=True, slots=True)
class Part:
    """Records that are done, committed and, after an interruption, left out together: those of small files.

    name: ``00012-0000401``, the number of its first file and of its first record there. bytes: of its inputs, as far as
    they are known.
    """

    name: str
    bytes: int
    paths: tuple[Path, ...]

    @property
    def key(self) -> str:
        """A digest of what the part is made of: another one after an interruption means that inputs changed."""
        stamps = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in self.paths]
        return sha256(repr((self.name, self.bytes, stamps)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Stretch(Part):
    """Some of the records of one large file: `count` from number `first` on, or as many as there are."""

    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file, the number of its record and its own; they differ where lines are blank."""

    content: bytes
    record: int
    number: int


@dataclass(frozen=True, slots=True)
class Lines(Part):
    """Some of the lines of one file of JSON lines, from the byte `offset` on."""

    format: str | None
    offset: int
    record: int
    number: int

    def lines(self) -> Iterator[Line]:
        """Those that are not blank, the first of them `record`, on the line `number`."""
        with self.paths[0].open("rb") as stream:
            stream.seek(self.offset)
            record, number = self.record, self.number
            while stream.tell() < self.offset + self.bytes:
                line = stream.readline()
                if line.strip():
                    yield Line(line, record, number)
                    record += 1
                number += 1


@dataclass(slots=True)
class Plan:
    """The parts of all files, made one by one as they are asked for.

    ended: the large files whose end was met: nobody knows how many records they hold before.
    """

    files: Sequence[Path]
    part_records: int
    read_as: str | None = None
    ended: set[Path] = field(default_factory=set)

    def __iter__(self) -> Iterator[Part]:
        small: list[tuple[int, Path, int]] = []
        for number, path in enumerate(self.files, 1):
            size = path.stat().st_size
            is_lines = size >= _LINES_BYTES and _is_json_lines(path)
            if not is_lines and size < _SMALL_BYTES:
                small.append((number, path, size))
                if len(small) == self.part_records or sum(size for _, _, size in small) > _PART_BYTES:
                    yield _together(small)
                    small.clear()
                continue
            if small:
                yield _together(small)
                small.clear()
            yield from self._of_lines(number, path) if is_lines else self._of_records(number, path, size)
        if small:
            yield _together(small)

    def _of_lines(self, file: int, path: Path) -> Iterator[Part]:
        name = self.read_as or _detected(path)
        with path.open("rb") as stream:
            offset, record, number = 0, 1, 1
            for count, records, lines in _cuts(stream, self.part_records):
                yield Lines(f"{file:05}-{record:07}", count, (path,), name, offset, record, number)
                offset, record, number = offset + count, record + records, number + lines

    def _of_records(self, file: int, path: Path, size: int) -> Iterator[Part]:
        first = 1
        while path not in self.ended:
            yield Stretch(f"{file:05}-{first:07}", size if first == 1 else 0, (path,), first, self.part_records)
            first += self.part_records


def _cuts(stream: BinaryIO, most: int) -> Iterator[tuple[int, int, int]]:
    """The bytes, records and lines of each part of a file of JSON lines."""
    size = records = lines = 0
    for line in stream:
        size, records, lines = size + len(line), records + bool(line.strip()), lines + 1
        if records == most or size > _PART_BYTES:
            yield size, records, lines
            size = records = lines = 0
    if records:
        yield size, records, lines


def _together(files: Iterable[tuple[int, Path, int]]) -> Part:
    numbers, paths, sizes = zip(*files, strict=True)
    return Part(f"{numbers[0]:05}-{1:07}", sum(sizes), paths)


def _is_json_lines(path: Path) -> bool:
    """Whether the first line is JSON by itself and others follow."""
    with path.open("rb") as stream:
        first = stream.readline(_PART_BYTES)
        if not first.lstrip(b"\xef\xbb\xbf").startswith(b"{") or not stream.read(1):
            return False
    try:
        from_json(first)
    except ValueError:
        return False
    return True


def _detected(path: Path) -> str | None:
    try:
        return api.detect(path)
    except UnknownFormatError:  # each line is told so
        return None

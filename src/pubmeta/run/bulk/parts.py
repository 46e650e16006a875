"""The parts that a bulk export is divided into: the same inputs always give the same parts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import file_digest, sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, TypeAlias

from pubmeta import api
from pubmeta.errors import UnknownFormatError
from pubmeta.reading.json.lines import is_json_lines
from pubmeta.reading.sources import opened

_LINES_BYTES = 262_144
"""JSON lines of less are read like any other small file."""
_SMALL_BYTES = 4_000_000
"""A larger file is divided by its records; smaller ones are put together."""
_PART_BYTES = 16_000_000


Stamp: TypeAlias = tuple[int, int]
"""The size of a file, and when it was changed, in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Part:
    """Records that are done, committed and, after an interruption, left out together: those of small files.

    name: ``00012-0000401``, the number of its first file and of its first record there. bytes: of its inputs, as far as
    they are known. stamps: size and time of each file before it was looked at. digest: of what is read of the files.
    """

    name: str
    bytes: int
    paths: tuple[Path, ...]
    stamps: tuple[Stamp, ...]
    digest: str

    @property
    def key(self) -> str:
        """A digest of what the part is made of: another one after an interruption means that inputs changed."""
        files = [(path.name, size) for path, (size, _) in zip(self.paths, self.stamps, strict=True)]
        return sha256(repr((self.name, self.bytes, files, self.digest)).encode()).hexdigest()[:16]

    @property
    def is_unchanged(self) -> bool:
        """Whether the files are still those that were looked at, by size and time."""
        return self.stamps == tuple(map(_stamp, self.paths))


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
    """Some of the lines of one file of JSON lines: from the byte `offset` on, record `record`, line `number`."""

    format: str | None
    offset: int
    record: int
    number: int


@dataclass(slots=True)
class LinesReader:
    """Reads parts of files of JSON lines; the file stays open for the next part, as gzip can only be read forwards."""

    _path: Path | None = None
    _stream: BinaryIO = field(default_factory=BytesIO)

    def lines(self, part: Lines) -> Iterator[Line]:
        """Those that are not blank. Raises OSError where the file cannot be read on."""
        if part.paths != (self._path,):
            self.close()
            (self._path,) = part.paths
            self._stream = opened(self._path)
        self._stream.seek(part.offset)
        record, number, left = part.record, part.number, part.bytes
        while left > 0 and (line := self._stream.readline()):
            if line.strip():
                yield Line(line, record, number)
                record += 1
            number += 1
            left -= len(line)

    def close(self) -> None:
        """Close the file, if there is one."""
        self._stream.close()


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
        together = 0
        for number, path in enumerate(self.files, 1):
            size = size_of(path)
            is_lines = size >= _LINES_BYTES and _is_json_lines(path)
            if not is_lines and size < _SMALL_BYTES:
                small.append((number, path, size))
                together += size
                if len(small) == self.part_records or together > _PART_BYTES:
                    yield _together(small)
                    small, together = [], 0
                continue
            if small:
                yield _together(small)
                small, together = [], 0
            yield from self._of_lines(number, path) if is_lines else self._of_records(number, path, size)
        if small:
            yield _together(small)

    def _of_lines(self, file: int, path: Path) -> Iterator[Part]:
        name, stamps = self.read_as or _detected(path), (_stamp(path),)
        with opened(path) as stream:
            offset, record, number = 0, 1, 1
            for cut in _cuts(stream, self.part_records):
                part = f"{file:05}-{record:07}"
                yield Lines(part, cut.bytes, (path,), stamps, cut.digest, name, offset, record, number)
                offset, record, number = offset + cut.bytes, record + cut.records, number + cut.lines

    def _of_records(self, file: int, path: Path, size: int) -> Iterator[Part]:
        first, stamps, digest = 1, (_stamp(path),), _digest(path)
        while path not in self.ended:
            part = f"{file:05}-{first:07}"
            yield Stretch(part, size if first == 1 else 0, (path,), stamps, digest, first, self.part_records)
            first += self.part_records


def size_of(path: Path) -> int:
    """The bytes in a file; in one that is compressed, what its end says (RFC 1952: of its last member, modulo 2^32)."""
    size = path.stat().st_size
    if path.suffix != ".gz" or size < 4:
        return size
    with path.open("rb") as stream:
        stream.seek(-4, os.SEEK_END)
        return max(size, int.from_bytes(stream.read(4), "little"))


@dataclass(frozen=True, slots=True)
class _Cut:
    """The bytes, records and lines of a part of a file of JSON lines, and the digest of all of them."""

    bytes: int
    records: int
    lines: int
    digest: str


def _cuts(stream: BinaryIO, most: int) -> Iterator[_Cut]:
    """Each part of a file of JSON lines.

    Where it cannot be read further, the last part goes one byte beyond, so that it comes to the same error.
    """
    size = records = lines = 0
    digest = sha256()
    try:
        for line in stream:
            digest.update(line)
            size, records, lines = size + len(line), records + bool(line.strip()), lines + 1
            if records == most or size > _PART_BYTES:
                yield _Cut(size, records, lines, digest.hexdigest())
                size = records = lines = 0
                digest = sha256()
    except OSError:
        yield _Cut(size + 1, records, lines, digest.hexdigest())
    else:
        if records:
            yield _Cut(size, records, lines, digest.hexdigest())


def _together(files: Iterable[tuple[int, Path, int]]) -> Part:
    numbers, paths, sizes = zip(*files, strict=True)
    stamps = tuple(map(_stamp, paths))
    digest = sha256("".join(map(_digest, paths)).encode()).hexdigest()
    return Part(f"{numbers[0]:05}-{1:07}", sum(sizes), paths, stamps, digest)


def _stamp(path: Path) -> Stamp:
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _digest(path: Path) -> str:
    """The digest of a file's content; for one that cannot be read, why."""
    try:
        with path.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        return str(error.errno)


def _is_json_lines(path: Path) -> bool:
    try:
        with opened(path) as stream:
            return is_json_lines(stream.read(_LINES_BYTES))
    except OSError:
        return False


def _detected(path: Path) -> str | None:
    try:
        return api.detect(path)
    except (UnknownFormatError, OSError):  # each line is reported
        return None

"""The files of one part: made aside, and moved into place when the part is whole."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from pubmeta.errors import BatchError, FormatError
from pubmeta.problems import Kind, Problem
from pubmeta.registry import get_format
from pubmeta.run.bulk.bundles import within
from pubmeta.run.bulk.work import Bundle, Done, joining_of, problem_line
from pubmeta.run.job import JobDocument, problems_of
from pubmeta.run.storage import fingerprint, fitting, shortened, sync_files, sync_folders

UNFINISHED = ".unfinished"
"""The folder of what is made aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a file that joins documents takes: so many, and so many bytes; None, as much as the format lets it."""

    records: int
    bytes: int | None = None


@dataclass(frozen=True, slots=True)
class Joinable:
    """A document that is to be joined with others, and the record that it is of."""

    record: Done
    content: bytes
    once: str = ""
    """What a file has only once (`Joining.once`); empty where the format has nothing such."""


@dataclass(slots=True)
class PartFiles:
    """What one part writes: JSON as JSON lines, what can be joined in bundles, all else a file for each record.

    problems: a JSON line for each record of which a document is missing; warnings: for each that left otherwise than it
    came.
    """

    folder: Path
    part: str
    limits: Limits
    records: int = 0
    written: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    problems: list[bytes] = field(default_factory=list)
    warnings: list[bytes] = field(default_factory=list)
    _made: set[Path] = field(default_factory=set)
    _streams: dict[str, BinaryIO] = field(default_factory=dict)
    _to_join: dict[tuple[str, str], list[Joinable]] = field(default_factory=dict)
    _fingerprints: dict[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        unfinished = self.folder / UNFINISHED
        if unfinished.is_symlink():  # or somebody could have us write anywhere
            raise BatchError(f"{unfinished} is a link; remove it")
        shutil.rmtree(self._aside, ignore_errors=True)
        self._aside.mkdir(parents=True)

    @property
    def _aside(self) -> Path:
        return self.folder / UNFINISHED / self.part

    def add(self, done: Done) -> None:
        """Write the documents of a record, or keep them for a bundle, and note its problems."""
        self.records += 1
        record = done.without_documents()
        for name, content in done.documents.items():
            if content is None:
                self.failed[name] += 1
                continue
            self.written[name] += 1
            if not self._keep(record, name, content):
                self._write(record, name, content)
        if done.problem_line:
            (self.problems if done.has_failed else self.warnings).append(done.problem_line)

    def _keep(self, record: Done, format_name: str, content: bytes) -> bool:
        """Keep a document for the bundles of its group; False for one that is alone."""
        join = get_format(format_name).join
        if join is None:
            return False
        try:
            kept = self._to_join.setdefault((format_name, join.group(content)), [])
            once = join.once(content) if join.once else ""
        except FormatError as error:  # of a plug-in; the document is valid
            self._warn(record, format_name, content, problems_of(error))
            return False
        if once and any(each.once == once for each in kept):
            self._warn(record, format_name, content, (_repeated(once),))
        kept.append(Joinable(record, content, once))
        return True

    def _warn(self, record: Done, format_name: str, content: bytes, problems: tuple[Problem, ...]) -> None:
        """Note what is the case with a document that is written all the same."""
        document = JobDocument(format=format_name, content=content, problems=problems)
        if line := problem_line(str(record.path), record.number, (), (document,)):
            self.warnings.append(line)

    @property
    def fingerprints(self) -> Mapping[str, object]:
        """The files, and the folders of files, that `commit` moves into place, each with its `fingerprint`."""
        return self._fingerprints

    def bundles(self) -> Iterator[tuple[Bundle, Sequence[Joinable]]]:
        """The documents that are to be joined, in bundles within the limits, and what each is made of."""
        for (format_name, group), kept in self._to_join.items():
            most = joining_of(format_name).most_bytes
            room = min(self.limits.bytes or most, most)
            together = (some for each in _apart(kept) for some in within(self.limits.records, room, each))
            for number, some in enumerate(together, 1):
                contents = tuple(each.content for each in some)
                yield Bundle(format=format_name, name=f"{self.part}-{group}-{number}", contents=contents), some

    def add_bundle(self, bundle: Bundle, document: JobDocument, made_of: Sequence[Joinable]) -> None:
        """Write a bundle; where it is not a valid whole, its valid documents one by one."""
        if document.content is not None:
            self._put(f"{bundle.name}{get_format(bundle.format).suffix}", bundle.format, document.content)
            return
        for each in made_of:
            self._write(each.record, bundle.format, each.content)
        if line := problem_line(bundle.name, None, (), (document,)):
            self.warnings.append(line)

    def finish(self) -> None:
        """Have every file on the disk, and remember what it holds: then `commit` moves what cannot be lost."""
        self.close()
        made = [self._aside / each for each in self._made]
        sync_files(made)
        self._fingerprints = {each.as_posix(): fingerprint(self._aside / each) for each in sorted(self._made)}

    def commit(self) -> None:
        """Move every file into place; those of an earlier, uncommitted attempt give way."""
        for made in sorted(self._made):
            target = self.folder / made
            target.parent.mkdir(exist_ok=True)
            if target.is_dir():
                shutil.rmtree(target)
            (self._aside / made).replace(target)
        shutil.rmtree(self._aside)
        sync_folders({self.folder, *((self.folder / made).parent for made in self._made)})

    def close(self) -> None:
        """Close what is open; a part that is not committed is given up."""
        for stream in self._streams.values():
            stream.close()

    def _write(self, record: Done, format_name: str, content: bytes) -> None:
        target = get_format(format_name)
        if target.media_type.endswith("json"):
            self._put(f"{self.part}{target.suffix.rpartition('.')[0]}.jsonl", format_name, content)
        else:
            folder = self._place(Path(format_name, self.part), is_folder=True)
            with _created(folder, record.stem, target.suffix) as file:
                file.write(content)
            name = Path(file.name).name
            if not name.startswith(record.stem):
                self._warn(record, format_name, content, (shortened(name),))

    def _put(self, name: str, format_name: str, content: bytes) -> None:
        """Add to a file of many records."""
        if name not in self._streams:
            self._streams[name] = self._place(Path(format_name, name)).open("wb")
        self._streams[name].write(content)

    def _place(self, made: Path, *, is_folder: bool = False) -> Path:
        """Where something of this name is made."""
        path = self._aside / made
        if made not in self._made:
            self._made.add(made)
            (path if is_folder else path.parent).mkdir(parents=True, exist_ok=True)
        return path


def _repeated(once: str) -> Problem:
    return Problem(
        kind=Kind.DISCOURAGED,
        message=f"another record of this batch has the {once}, too, so their documents are in different files",
        remedy="leave out one of the records",
    )


def _apart(kept: Sequence[Joinable]) -> Iterator[list[Joinable]]:
    """Divided so that what a file has only once is in none of them twice: all first ones, all second ones, ..."""
    seen: Counter[str] = Counter()
    rounds: list[list[Joinable]] = []
    for each in kept:
        number = seen[each.once] if each.once else 0
        seen[each.once] += 1
        if number == len(rounds):
            rounds.append([])
        rounds[number].append(each)
    yield from rounds


def _created(folder: Path, stem: str, suffix: str) -> BinaryIO:
    """A new file of that name, or of the next that is free: files of several folders may share one."""
    ending, number = suffix, 1
    while True:
        try:
            return (folder / fitting(folder, stem, ending)).open("xb")
        except FileExistsError:
            number += 1
            ending = f"~{number}{suffix}"

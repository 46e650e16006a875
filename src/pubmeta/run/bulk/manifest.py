"""What a bulk export has finished, so that it can be gone on with."""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Self

from pydantic_core import from_json, to_json

from pubmeta.errors import BatchError, InputChangedError
from pubmeta.run.bulk.files import UNFINISHED, PartFiles
from pubmeta.run.bulk.parts import Part
from pubmeta.run.storage import add_lines, fingerprint, opened_itself, opened_lines, sync_folders

_NAME = "manifest.jsonl"
_PROBLEMS = "problems.jsonl"
_WARNINGS = "warnings.jsonl"
_PART = re.compile(r"[0-9]{5,}-[0-9]{7,}(?=[.-]|$)")


@dataclass(frozen=True, slots=True)
class _Finished:
    """What is remembered of a part: the digest of its inputs, and how many records it had."""

    key: str
    records: int


@dataclass(slots=True)
class Manifest:
    """`manifest.jsonl` of a folder: the run on its first line, then a line for each part that is committed.

    A part's line is written when its files are in place, its problems in `problems.jsonl`, and all of that on the disk;
    what a part without a line has left behind is taken away before the run goes on. The line has the size and the
    digest of each file, and the digest of what the part was made of: a run goes on only where all are the same.
    """

    folder: Path
    run: dict[str, Any]
    records: int = 0
    written: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    _finished: dict[str, _Finished] = field(default_factory=dict)
    _streams: dict[str, BinaryIO] = field(default_factory=dict)

    @classmethod
    def opened(cls, folder: Path, run: Mapping[str, Any], own: Mapping[str, Any]) -> Self:
        """The manifest of a folder, made if need be: `own` is what a run keeps to although it would differ today.

        Raises BatchError when the folder holds another run or is in use, OSError when it cannot be written to.
        """
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / _NAME
        is_begun = path.exists() and path.stat().st_size > 0
        if not is_begun and any(other != path for other in folder.iterdir()):
            raise BatchError(f"{folder} contains other files; name a new folder, or that of a run to continue")
        try:
            stream, lines = opened_lines(path)
        except BlockingIOError:
            raise BatchError(f"{folder} is being written to by another run") from None
        manifest = cls(folder, {**run, **own}, _streams={_NAME: stream})
        try:
            sync_folders([folder.parent])
            manifest._take_up(run, lines)
        except BaseException:
            manifest._close()
            raise
        return manifest

    def _take_up(self, run: Mapping[str, Any], lines: list[bytes]) -> None:
        """Read what is finished, and take away what is not."""
        ends = {_PROBLEMS: 0, _WARNINGS: 0}
        try:
            if lines:
                self.run = _same(from_json(lines[0]), run, self.folder)
            for line in lines[1:]:
                entry = from_json(line)
                ends = self._count(entry)
                for name, expected in entry["files"].items():
                    if fingerprint(self.folder / name) != expected:
                        raise self._damaged(name)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise self._damaged(_NAME) from error
        if not lines:
            self._append(_NAME, [to_json(self.run) + b"\n"])
        for name, end in ends.items():
            stream = self._streams[name] = _opened(self.folder / name)
            if stream.seek(0, os.SEEK_END) < end:
                raise self._damaged(name)
            stream.truncate(end)
        self._tidy()
        sync_folders([self.folder])

    def _damaged(self, name: str) -> BatchError:
        return BatchError(f"{self.folder / name} has been changed since the run wrote it; export to a new folder")

    def close(self) -> None:
        """Close the files, and take the folder away in which parts were made."""
        self._close()
        shutil.rmtree(self.folder / UNFINISHED, ignore_errors=True)

    def is_finished(self, part: Part) -> bool:
        """Whether the part is committed. Raises InputChangedError when its inputs are no longer what they were."""
        finished = self._finished.get(part.name)
        if finished and finished.key != part.key:
            message = f"changed since part {part.name} was made of it; export to a new folder"
            raise InputChangedError(f"{_named(part)}: {message}")
        return finished is not None

    def records_of(self, part: Part) -> int:
        """How many records a part had that is committed."""
        return self._finished[part.name].records

    def commit(self, part: Part, files: PartFiles) -> None:
        """Put the part's files, which are finished, in place; from its line in the manifest on, it is done.

        Raises InputChangedError when the part's inputs changed while they were read.
        """
        if not part.is_unchanged:
            raise InputChangedError(f"{_named(part)}: changed while it was read; export to a new folder")
        files.commit()
        self._append(_PROBLEMS, files.problems)
        self._append(_WARNINGS, files.warnings)
        entry = {
            "part": part.name,
            "key": part.key,
            "records": files.records,
            "written": dict(files.written),
            "failed": dict(files.failed),
            "files": files.fingerprints,
            "ends": {name: self._streams[name].tell() for name in (_PROBLEMS, _WARNINGS)},
        }
        self._append(_NAME, [to_json(entry) + b"\n"])
        self._count(entry)

    def _close(self) -> None:
        for stream in self._streams.values():
            stream.close()

    def _count(self, entry: Mapping[str, Any]) -> dict[str, int]:
        self._finished[entry["part"]] = _Finished(entry["key"], entry["records"])
        self.records += entry["records"]
        self.written.update(entry["written"])
        self.failed.update(entry["failed"])
        ends: dict[str, int] = entry["ends"]
        return ends

    def _append(self, name: str, lines: Iterable[bytes]) -> None:
        add_lines(self._streams[name], lines)

    def _tidy(self) -> None:
        """Take away what uncommitted parts left."""
        shutil.rmtree(self.folder / UNFINISHED, ignore_errors=True)
        for path in (path for name in self.run["formats"] for path in self.folder.glob(f"{name}/*")):
            part = _PART.match(path.name)
            if part and part[0] not in self._finished:
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def _opened(path: Path) -> BinaryIO:
    """A file of the run, to be read and added to; never what a link in its place leads to."""
    return open(path, "a+b", opener=opened_itself)


def _same(found: dict[str, Any], run: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """The run that the folder has. Raises BatchError unless it is the one asked for."""
    others = [name for name, value in run.items() if found.get(name) != value]
    if others:
        raise BatchError(
            f"{folder} contains a run with other settings ({', '.join(others)}); use those, or another folder"
        )
    return found


def _named(part: Part) -> str:
    return ", ".join(map(str, part.paths[:3])) + (" …" if len(part.paths) > 3 else "")

"""The files of a folder, read so that nothing outside it is ever read."""

from __future__ import annotations

import os
import stat
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pubmeta.errors import StoreError
from pubmeta.problems import spelled_out

MOST_BYTES: Final = 50_000_000
"""Of a file; a record with its full text has a hundredth of it."""
_SETTLED: Final = 2_000_000_000
"""Nanoseconds after which a change of a file has another time than the one before, on every file system."""
CHANGING: Final = ""
"""The state of a file that may change again without its state changing."""


class FileError(Exception):
    """Why a file has no content that could be a record."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file of a folder. name: as the system has it. state: changes whenever the file does. modified: in seconds."""

    name: str
    state: str
    modified: float


def identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another one of its name; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def listed(folder: Path) -> dict[str, Found]:
    """The files in a folder by their names, sorted, but for hidden ones and for what is in folders within it.

    What is not UTF-8 in a name is spelled out. What is not a file, such as a symbolic link, is among them, so that it
    is reported. Raises StoreError for a folder that cannot be looked into.
    """
    recent = time.time_ns() - _SETTLED
    found = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.is_dir(follow_symlinks=False):
                    continue
                try:
                    status = entry.stat(follow_symlinks=False)
                except FileNotFoundError:  # deleted just now
                    continue
                found[spelled_out(entry.name)] = Found(entry.name, _state(status, recent), status.st_mtime)
    except OSError as error:
        message = f"the folder {folder} cannot be looked into: {error.strerror}"
        raise StoreError(message, "see whether it is there, and whether this user may read it") from error
    return dict(sorted(found.items()))


def _state(status: os.stat_result, recent: int) -> str:
    if max(status.st_mtime_ns, status.st_ctime_ns) > recent:
        return CHANGING
    return f"{status.st_mtime_ns} {status.st_ctime_ns} {status.st_size} {status.st_ino}"


def content_of(folder: Path, name: str) -> bytes:
    """The content of a file. Raises FileError where it is something else, too large, or cannot be read."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    path = folder / name
    try:
        if path.is_symlink():
            raise FileError("is a symbolic link, which is not followed")
        descriptor = os.open(path, flags)  # not following one that was put there just now
        with os.fdopen(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise FileError("is not a file")
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise FileError(f"cannot be read: {error.strerror}") from error
    if len(content) > MOST_BYTES:
        raise FileError(f"is larger than {MOST_BYTES // 1_000_000} MB, more than any record is")
    return content

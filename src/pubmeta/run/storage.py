"""Files that are on the disk, and are what they were: what a power cut or another program may have changed.

What a program wrote is in the system's memory first; a file that was renamed into place may be empty after a power cut.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import file_digest, sha256
from pathlib import Path
from typing import BinaryIO

from pubmeta.problems import Kind, Problem

_HASH = "sha256"
_MOST_NAME = 255
"""The bytes of the longest name of a file, where the system does not say."""


def sync_files(paths: Iterable[Path]) -> None:
    """Wait until the content of these files is on the disk, and of all files in those that are folders."""
    for path in paths:
        if path.is_dir():
            sync_files(path.iterdir())
            sync_folders([path])
        else:
            with path.open("rb+") as stream:
                os.fsync(stream.fileno())


def sync_folders(folders: Iterable[Path]) -> None:
    """Wait until the names of the files in these folders are on the disk, where the system can be asked for it."""
    for folder in folders:
        with suppress(PermissionError, IsADirectoryError):  # Windows does not open folders
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def fingerprint(path: Path) -> list[int | str] | None:
    """The size and the digest of a file, or the number of files in a folder and the digest of all; None for neither."""
    try:
        if not path.is_dir():
            with path.open("rb") as stream:
                digest = file_digest(stream, _HASH).hexdigest()
                return [stream.tell(), digest]
        files = sorted(path.iterdir())
        return [len(files), sha256(repr([(file.name, fingerprint(file)) for file in files]).encode()).hexdigest()]
    except FileNotFoundError:
        return None


@contextmanager
def new_file(folder: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """A new file in the folder, of a name that nobody can guess, for what is then renamed; it does not stay.

    A link that is there already under that name is never followed. Raises OSError.
    """
    path = folder / f".{secrets.token_hex(8)}.part"
    try:
        with path.open("xb") as stream:
            yield path, stream
    finally:
        path.unlink(missing_ok=True)


def opened_itself(path: str, flags: int) -> int:
    """An opener for `open` that does not follow a link in place of the file."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o666)


def write_durably(path: Path, content: bytes) -> None:
    """Write the file whole or not at all, and wait until it is on the disk. Raises OSError."""
    with new_file(path.parent) as (part, stream):
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
        stream.close()
        part.replace(path)
    sync_folders([path.parent])


def opened_lines(path: Path) -> tuple[BinaryIO, list[bytes]]:
    """A file of lines that is only added to, and its lines; a last one that is not whole is taken away.

    Nobody else adds to it until the stream is closed or the process ends. Raises BlockingIOError when somebody does,
    OSError when it cannot be opened.
    """
    stream = open(path, "a+b", opener=opened_itself)  # noqa: SIM115 (it stays open)
    try:
        _lock(stream)
        stream.seek(0)
        lines = stream.readlines()
        if lines and not lines[-1].endswith(b"\n"):  # the process died in the middle of it
            stream.truncate(sum(map(len, lines[:-1])))
            del lines[-1]
    except BaseException:
        stream.close()
        raise
    return stream, lines


def add_lines(stream: BinaryIO, lines: Iterable[bytes]) -> None:
    """Add lines to a file, and wait until they are on the disk."""
    stream.writelines(lines)
    stream.flush()
    os.fsync(stream.fileno())


def _lock(stream: BinaryIO) -> None:
    """Raises BlockingIOError when another process has it; the system lets it go when the process ends, however."""
    try:
        import fcntl
    except ImportError:  # not on Windows, where two runs must not be given one folder
        return
    fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)


def fitting(folder: Path, stem: str, ending: str) -> str:
    """A file name; where it is longer than the folder takes, with less of the stem, and a digest of the whole of it."""
    room = _longest_name(folder)
    name = stem + ending
    if len(os.fsencode(name)) <= room:
        return name
    mark = f"~{sha256(os.fsencode(stem)).hexdigest()[:12]}{ending}"
    start = os.fsencode(stem)[: max(1, room - len(os.fsencode(mark)))].decode(errors="ignore")
    return start + mark


def shortened(name: str) -> Problem:
    """What is the case with a file whose name could not be as long as that of its input."""
    message = f"the name of the file would be longer than the system allows; the file is {name}"
    return Problem(kind=Kind.ASSUMED, message=message, code="pubmeta.file-name")


def _longest_name(folder: Path) -> int:
    try:
        return os.pathconf(folder, "PC_NAME_MAX")
    except (AttributeError, OSError, ValueError):  # not on Windows
        return _MOST_NAME

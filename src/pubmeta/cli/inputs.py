"""What the arguments name: files, folders, patterns, standard input."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from pubmeta.errors import ProblemError
from pubmeta.problems import Kind, Problem
from pubmeta.reading.sources import opened
from pubmeta.registry import stem_of

STANDARD_INPUT = "-"
MAX_BYTES = 100_000_000
"""More than any document has that goes from hand to hand; a larger file is something else."""


class InputError(ProblemError):
    """One input gives no bytes to work on."""

    def __init__(self, message: str) -> None:
        super().__init__("input", [Problem(kind=Kind.MALFORMED, message=message)])


@dataclass(frozen=True, slots=True)
class Input:
    """One input; `path` None is standard input."""

    path: Path | None

    @property
    def name(self) -> str:
        """The input as the user named it."""
        return STANDARD_INPUT if self.path is None else str(self.path)

    @property
    def stem(self) -> str:
        """The file name that outputs start with: without a known format's suffix, else without its last suffix."""
        return stem_of(self.path.name) if self.path else "stdin"

    @property
    def file(self) -> Path | None:
        """The path of what can be read again; None for standard input, a pipe and a device."""
        return self.path if self.path and self.path.is_file() else None

    def source(self) -> Path | bytes:
        """The path, so that a file of many records need not fit the memory, or the bytes of what can be read but once.

        Raises InputError when there is nothing to read.
        """
        file = self.file
        if file is None:
            return self.content()
        try:
            with file.open("rb") as stream:
                if not stream.read(1):
                    raise InputError("the input is empty")
        except OSError as error:
            raise InputError(f"the input cannot be read: {error.strerror}") from error
        return file

    def content(self) -> bytes:
        """The bytes. Raises InputError when they cannot be read, are none, or would fill the memory."""
        try:
            with opened(self.file or self._read_once()) as stream:
                content = stream.read(MAX_BYTES + 1)
        except OSError as error:
            raise InputError(f"the input cannot be read: {error.strerror}") from error
        if not content:
            raise InputError("the input is empty")
        if len(content) > MAX_BYTES:
            raise InputError(f"the input is larger than {MAX_BYTES // 1_000_000} MB, more than any document has")
        return content

    def _read_once(self) -> bytes:
        if self.path is None:
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with self.path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)


def inputs_of(arguments: Sequence[str]) -> list[Input]:
    """The inputs that the arguments name, each once; a folder is the files in it, those with a leading dot left out.

    A link to nothing in a folder is one of them: it cannot be read, and is reported. Raises typer.BadParameter for a
    path that does not exist or names no file.
    """
    try:
        return list(dict.fromkeys(found for argument in arguments for found in _named_by(argument)))
    except OSError as error:
        raise typer.BadParameter(f"{error.filename}: {error.strerror}") from error


def _named_by(argument: str) -> Iterator[Input]:
    path = Path(argument)
    if not argument:
        raise typer.BadParameter("'' names no file or folder")
    if argument == STANDARD_INPUT:
        yield Input(None)
    elif path.is_dir():
        files = (file for file in path.iterdir() if not file.name.startswith("."))
        yield from _some(files, f"{argument}: the folder contains no file")
    elif path.exists():
        yield Input(path)
    elif glob.has_magic(argument):
        matches = map(Path, glob.glob(argument, recursive=True))  # noqa: PTH207 (it may be absolute)
        yield from _some(matches, f"{argument}: no file matches this pattern")
    else:
        raise typer.BadParameter(f"{argument}: no such file or folder")


def _some(paths: Iterator[Path], otherwise: str) -> list[Input]:
    """The files among the paths, sorted; raises typer.BadParameter with these words when there is none."""
    files = sorted(path for path in paths if path.is_file() or _leads_nowhere(path))
    if not files:
        raise typer.BadParameter(otherwise)
    return [Input(file) for file in files]


def _leads_nowhere(path: Path) -> bool:
    """Whether it is a symbolic link to nothing, or to itself."""
    return path.is_symlink() and not path.exists()

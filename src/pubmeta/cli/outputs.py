"""Where documents go: files beside each other in one folder, each written whole, or standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import typer

from pubmeta.cli.inputs import Input
from pubmeta.errors import PubmetaError
from pubmeta.registry import get_format
from pubmeta.run.storage import fitting, new_file

Deliver = Callable[[Input, int | None, str, bytes], str | None]
"""Puts a document where it goes: that of an input, of a record of it where it holds several, in a format.

Gives its file, if it has one. Raises OutputError.
"""


READER_GONE = 141
"""The exit status where what reads standard output has ended: as of a program that SIGPIPE (13) ends."""


class OutputError(PubmetaError):
    """One document could not be written."""


def output_path(folder: Path, source: Input, record: int | None, format_name: str) -> Path:
    """``<stem>.jats.xml`` in the folder; ``<stem>-7.jats.xml`` for the seventh record where there are several.

    Where that is longer than the system allows, the name has less of the stem.
    """
    number = "" if record is None else f"-{record}"
    return folder / fitting(folder, source.stem, f"{number}{get_format(format_name).suffix}")


def prepare(folder: Path, inputs: Iterable[Input], format_names: Iterable[str]) -> None:
    """Make the folder, having seen that no two outputs are one file and that none is an input.

    Raises typer.BadParameter; then nothing was written.
    """
    formats = tuple(format_names)
    written: dict[Path, Input] = {}
    taken = _real_paths(inputs)
    for source in inputs:
        for name in formats:
            path = output_path(folder, source, None, name)
            if other := written.get(path):
                raise typer.BadParameter(
                    f"{other.name} and {source.name} would both be written to {path}; rename one of them, or export "
                    "them separately"
                )
            if os.path.realpath(path) in taken:
                raise typer.BadParameter(f"{path} is an input; choose another folder for --out")
            written[path] = source
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _probe(folder)
    except FileExistsError:
        raise typer.BadParameter(f"{folder} is a file; name a folder", param_hint="--out") from None
    except OSError as error:
        message = f"cannot write to the folder {folder}: {error.strerror}"
        raise typer.BadParameter(message, param_hint="--out") from error


def to_folder(folder: Path, inputs: Iterable[Input]) -> Deliver:
    """Each document becomes a file of the folder, never one that another became or that is an input."""
    taken = _real_paths(inputs)

    def deliver(source: Input, record: int | None, format_name: str, content: bytes) -> str:
        path = output_path(folder, source, record, format_name)
        if os.path.realpath(path) in taken:
            raise OutputError(f"{path} belongs to another input; rename one of the inputs, or export them separately")
        write_file(path, content)
        taken.add(os.path.realpath(path))
        return str(path)

    return deliver


def to_standard_output(_source: Input, record: int | None, _format_name: str, content: bytes) -> None:
    """The document, and nothing else, goes to standard output; where nobody reads it any more, that is the end."""
    if record is not None:
        raise OutputError("is one of several records, and standard output can hold only one; name a folder with --out")
    if sys.__stdout__ is None:
        raise OutputError("cannot be written to standard output: it is closed")
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise typer.Exit(READER_GONE) from None
    except OSError as error:
        raise OutputError(f"cannot be written to standard output: {error.strerror}") from error


def to_nowhere(_source: Input, _record: int | None, _format_name: str, _content: bytes) -> None:
    """The document is not kept."""


def write_file(path: Path, content: bytes) -> None:
    """Write the file whole or not at all: an older file of the name stays until the new one is complete.

    Raises OutputError.
    """
    try:
        with new_file(path.parent) as (part, stream):
            stream.write(content)
            stream.close()
            part.replace(path)
    except OSError as error:
        raise OutputError(f"cannot be written to {path}: {error.strerror}") from error


def _real_paths(inputs: Iterable[Input]) -> set[str]:
    """The files that the inputs are, whatever links lead to them (`Path.resolve` raises where links go in a circle)."""
    return {os.path.realpath(source.path) for source in inputs if source.path}


def _probe(folder: Path) -> None:
    """Raises OSError when no file can be made in the folder."""
    with new_file(folder):
        pass

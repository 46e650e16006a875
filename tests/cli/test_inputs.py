"""What the arguments of a command name."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Thread

import pytest

import pubmeta

from .conftest import Run

Given = Callable[[bytes, Path], AbstractContextManager[str]]


@contextmanager
def piped(content: bytes, pipe: Path) -> Iterator[str]:
    """A named pipe, into which somebody writes the content."""
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_bytes, args=(content,))
    writer.start()
    yield str(pipe)
    writer.join()


@contextmanager
def substituted(content: bytes, _pipe: Path) -> Iterator[str]:
    """A pipe as the shell names it in the place of a command."""
    ours, theirs = os.pipe()
    os.write(theirs, content)
    os.close(theirs)
    yield f"/dev/fd/{ours}"
    os.close(ours)


@pytest.mark.parametrize("given", [piped, substituted])
@pytest.mark.parametrize("is_compressed", [False, True])
@pytest.mark.parametrize("command", ["export", "check", "validate"])
def test_a_pipe_is_read_once(run: Run, record: Path, given: Given, is_compressed: bool, command: str) -> None:
    content = gzip.compress(record.read_bytes()) if is_compressed else record.read_bytes()
    with given(content, record.with_name("pipe")) as name:
        ran = run(command, name, *([] if command == "validate" else ["--to", "article"]))
    assert ran.status == 0
    if command == "export":
        assert ran.out == pubmeta.export(pubmeta.read(record).article, "article").content

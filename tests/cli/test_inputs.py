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
    writer = Thread(target=pipe.write_bytes, args=(content,), daemon=True)
    writer.start()
    yield str(pipe)
    writer.join(5)


@contextmanager
def substituted(content: bytes, _pipe: Path) -> Iterator[str]:
    """A pipe as the shell names it in the place of a command."""
    ours, theirs = os.pipe()
    os.write(theirs, content)
    os.close(theirs)
    yield f"/dev/fd/{ours}"
    os.close(ours)


@pytest.mark.parametrize("given", [piped, substituted])
@pytest.mark.parametrize("suffix", ["", ".gz"])
@pytest.mark.parametrize("command", ["export", "check", "validate"])
def test_a_pipe_is_read_once(run: Run, record: Path, given: Given, suffix: str, command: str) -> None:
    content = gzip.compress(record.read_bytes(), mtime=0) if suffix else record.read_bytes()
    with given(content, record.with_name(f"pipe{suffix}")) as name:
        ran = run(command, name, *([] if command == "validate" else ["--to", "article"]))
    assert ran.status == 0
    if command == "export":
        assert ran.out == pubmeta.export(pubmeta.read(record).article, "article").content


@pytest.mark.parametrize("argument", [".", "*"])
@pytest.mark.parametrize("command", [["export", "--to", "csl", "--out", "out"], ["check", "--to", "csl"], ["validate"]])
def test_a_link_to_nothing_is_an_input_that_cannot_be_read(
    run: Run, record: Path, argument: str, command: list[str]
) -> None:
    folder = record.parent
    (folder / "dangling.json").symlink_to("nothing")
    (folder / "looping.json").symlink_to("looping.json")
    (folder / ".hidden.json").symlink_to("nothing")
    (folder / "linked").symlink_to(folder)
    ran = run(*command, argument, "--report", "json")
    assert ran.status == 1
    found = {one["input"]: one for one in ran.report["inputs"]}
    assert list(found) == ["dangling.json", "looping.json", "record.json"]
    assert found["record.json"]["valid"]
    for name, reason in (("dangling.json", "No such file or directory"), ("looping.json", "Too many levels")):
        problems = found[name]["problems"] or found[name]["documents"][0]["problems"]
        assert [problem["kind"] for problem in problems] == ["malformed"]
        assert f"cannot be read: {reason}" in problems[0]["message"]

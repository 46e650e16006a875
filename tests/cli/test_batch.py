"""`pubmeta batch`."""

from __future__ import annotations

import io
import json
import os
import re
from pathlib import Path

import pytest

import pubmeta
from pubmeta.cli import batch
from pubmeta.run import bulk
from pubmeta.run.bulk import Progress, Summary

from .conftest import Run


@pytest.fixture
def lines(record: Path) -> Path:
    path = record.with_name("records.jsonl")
    one = json.loads(record.read_bytes())
    path.write_text("".join(json.dumps({**one, "doi": f"10.5555/{n}"}) + "\n" for n in range(5)) + "{broken\n")
    return path


def test_records_are_written_and_the_bad_one_is_told(run: Run, lines: Path, config: Path) -> None:
    arguments = ["batch", lines.name, "--to", "crossref,jats", "--config", config, "--out", "out", "--processes", 1]
    ran = run(*arguments)
    assert (ran.status, ran.err) == (1, "")
    assert re.search(r"^6 records to out in [0-9.]+ s$", ran.text, re.MULTILINE)
    assert re.search(r"crossref +5 +1\n", ran.text)
    assert "out/problems.jsonl" in ran.text
    (deposit,) = (lines.parent / "out" / "crossref").iterdir()
    assert len(list(pubmeta.read_many(deposit))) == 5
    again = run(*arguments)
    assert again.status == 1
    assert "1 part was finished before" in again.text
    assert re.search(r"crossref +5 +1\n", again.text)


def test_all_good_is_a_success(run: Run, record: Path) -> None:
    ran = run("batch", record, "--to", "csl", "--out", "out")
    assert ran.status == 0
    assert "problems.jsonl" not in ran.text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["records.jsonl", "--to", "csl"], "Missing option '--out'"),
        (["-", "--to", "csl", "--out", "out"], "not -"),
        (["records.jsonl", "pipe", "now*", "--to", "csl", "--out", "out"], "not pipe, nowhere"),
        (["records.jsonl", "--to", "csl", "--out", ""], "names no file or folder"),
        (["records.jsonl", "--to", "landing", "--out", "out"], "cannot write landing"),
        (["records.jsonl", "--to", "csl", "--out", "."], "contains other files"),
        (["records.jsonl", "--to", "csl", "--out", "records.jsonl"], "records.jsonl is a file; name a folder"),
        (["records.jsonl", "--to", "csl", "--out", "out", "--processes", "0"], "--processes"),
    ],
)
def test_wrong_usage_is_refused(run: Run, lines: Path, arguments: list[str], message: str) -> None:
    os.mkfifo(lines.parent / "pipe")
    (lines.parent / "nowhere").symlink_to("nothing")
    ran = run("batch", *arguments)
    assert (ran.status, ran.out) == (2, b"")
    assert message in " ".join(ran.err.split())
    assert not (lines.parent / "out").exists()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_how_far_it_is() -> None:
    terminal = Terminal()
    with batch.progress_on(terminal) as update:
        assert update
        for records in (1, 500):
            update(Progress(records=records, failed=2, bytes=records * 100, total_bytes=100_000))
    assert re.search(r"50 % 500 records, 2 failed", terminal.getvalue())
    with batch.progress_on(io.StringIO()) as update:
        assert update is None


def test_who_interrupts_it_is_told_how_to_go_on(run: Run, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(bulk, "batch", interrupted)
    ran = run("batch", record, "--to", "csl", "--out", "out")
    assert ran.status == 130
    assert ran.err == "Interrupted; what is finished stays; give the same command again to continue\n"


@pytest.mark.parametrize(("name", "said"), [("csl", False), ("ris", True)])
def test_warnings_are_named_where_there_are_any(run: Run, record: Path, name: str, *, said: bool) -> None:
    ran = run("batch", record, "--to", name, "--out", "out")
    assert ran.status == 0
    assert ("The warnings are in out/warnings.jsonl." in ran.text) is said


def test_what_earlier_runs_did_is_told() -> None:
    told = io.StringIO()
    batch.tell(told, Summary(folder=Path("out"), records=9, written={"csl": 9}, failed={}, resumed=3, seconds=1.25))
    assert told.getvalue().startswith("9 records to out in 1.2 s; 3 parts were finished before\n")

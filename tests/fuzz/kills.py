"""Batches that are killed at any moment and begun again: nothing is lost, nothing is written twice, all bytes agree."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

from tests.fuzz import Find

_RECORDS = 400
_OUTPUTS = ("csl", "schemaorg", "jats")
_MOST_KILLS = 5


def finds(number: int, rounds: Iterable[int]) -> Iterator[Find]:
    """A batch of the same records in each round, killed some times and then brought to its end."""
    chance = Random(number)  # noqa: S311 (repeatable)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "records.jsonl"
        source.write_text("".join(_record(each, chance) for each in range(_RECORDS)), encoding="utf-8")
        started = time.monotonic()
        _run(source, Path(folder) / "whole")
        whole, duration = _files(Path(folder) / "whole"), time.monotonic() - started
        for each in rounds:
            out = Path(folder) / f"killed-{each}"
            delays = [chance.uniform(0.05, duration) for _ in range(chance.randrange(1, _MOST_KILLS))]
            for delay in delays:
                _run(source, out, delay)
            _run(source, out)
            found = _files(out)
            if found != whole:
                differing = sorted(name for name in whole.keys() | found.keys() if whole.get(name) != found.get(name))
                yield Find(f"a batch killed after {delays} s differs in {differing[:5]}", source.read_bytes(), ".jsonl")


def _record(number: int, chance: Random) -> str:
    """Articles, some that a format refuses, some that are no articles."""
    if chance.randrange(50) == 0:
        return "{broken\n"
    record = {"title": f"Article {number} " + "word " * chance.randrange(200), "doi": f"10.5555/{number}"}
    if chance.randrange(10):
        record |= {"journal": {"title": "J", "publisher_id": "j", "issn_electronic": "2049-3630"}}  # type: ignore[dict-item]
    return json.dumps(record) + "\n"


def _run(source: Path, out: Path, seconds: float | None = None) -> None:
    """A batch to its end, or killed with all its children after so many seconds."""
    targets = [word for name in _OUTPUTS for word in ("--to", name)]
    words = ["batch", str(source), *targets, "--out", str(out), "--processes", "2", "--part-records", "20"]
    process = subprocess.Popen(
        [sys.executable, "-m", "pubmeta", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _files(out: Path) -> dict[str, bytes]:
    """What a batch wrote, without its own record of the work."""
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.parent != out
    }

"""The service as a process of its own, as `pubmeta serve` starts it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Served:
    """A running service, the port that it listens on, and its log."""

    process: subprocess.Popen[str]
    port: int
    log: Path

    def stop(self) -> int:
        """Tell it to stop, and wait; its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)

    def requests_taken(self) -> int:
        """The requests that it has taken and is done with, answered or not, by its log."""
        lines = self.log.read_text(encoding="utf-8").splitlines()
        return sum(json.loads(line)["event"] == "request" for line in lines)

    @property
    def family(self) -> list[int]:
        """The processes of the service."""
        task = Path(f"/proc/{self.process.pid}/task")
        children = [child for thread in task.iterdir() for child in (thread / "children").read_text().split()]
        return [self.process.pid, *map(int, children)]

    def megabytes(self) -> list[float]:
        """The memory that each of its processes has to itself."""
        return sorted(_private(pid) / _MEGABYTE for pid in self.family)

    def cpu_seconds(self) -> float:
        """The processor time of all of its processes, of children that ended too."""
        return sum(_cpu(pid) for pid in self.family)


@contextmanager
def served(folder: Path, *arguments: str) -> Iterator[Served]:
    """A service on any free port of this machine; the folder gets its log."""
    log = folder / "service.log"
    command = [sys.executable, "-m", "pubmeta", "serve", "--port", "0", *arguments]
    with log.open("w") as errors:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True)
    try:
        line = cast("IO[str]", process.stdout).readline()
        assert line.startswith("Listening at http://127.0.0.1:"), (line, log.read_text())
        yield Served(process, int(line.rpartition(":")[2]), log)
    finally:
        process.kill()
        process.wait()
        cast("IO[str]", process.stdout).close()


def _private(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Private_"))


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")

"""CPU time: of calls in this process, round by round side by side, and of whole processes."""

from __future__ import annotations

import gc
import json
import math
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TypeVar

K = TypeVar("K")
T = TypeVar("T")


@contextmanager
def inputs_settled() -> Iterator[None]:
    """What is alive before, such as the records, is kept from the garbage collector, which otherwise stays on."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@dataclass
class Timings:
    """CPU seconds by name, a value a round."""

    values: dict[str, list[float]] = field(default_factory=dict)

    def measure(self, tasks: Mapping[str, Callable[[], object]], rounds: int) -> None:
        """Each task once in every round, so that a slow spell of the machine meets them all; the first is a warm-up."""
        with inputs_settled():
            for number in range(rounds + 1):
                for name, task in tasks.items():
                    start = time.process_time()
                    task()
                    seconds = time.process_time() - start
                    if number:
                        self.values.setdefault(name, []).append(seconds)

    def __getitem__(self, name: str) -> float:
        return median(self.values[name])

    def save(self, path: Path) -> None:
        """In the form of pyperf: `python -m pyperf compare_to BEFORE AFTER --table`."""
        import pyperf  # type: ignore[import-untyped]

        def benchmark(name: str, seconds: Sequence[float]) -> object:
            return pyperf.Benchmark([pyperf.Run(seconds, metadata={"name": name}, collect_metadata=False)])

        path.parent.mkdir(parents=True, exist_ok=True)
        suite = pyperf.BenchmarkSuite([benchmark(name, seconds) for name, seconds in self.values.items()])
        suite.dump(str(path), replace=True)


def for_each(function: Callable[[T], object], items: Iterable[T]) -> Callable[[], None]:
    """A task: the function on each item, nothing kept."""

    def task() -> None:
        for item in items:
            function(item)

    return task


def best_seconds(tasks: Mapping[K, Callable[[], object]]) -> dict[K, float]:
    """CPU seconds of a call of each task: the best of its calls, a tenth of a second of them in each of two rounds."""
    best = dict.fromkeys(tasks, math.inf)
    for _ in range(2):
        for key, task in tasks.items():
            spent = 0.0
            while spent < 0.1:
                start = time.process_time()
                task()
                seconds = time.process_time() - start
                spent += seconds
                best[key] = min(best[key], seconds)
    return best


@dataclass(frozen=True, slots=True)
class Child:
    """What a process took: CPU seconds of user and system, and its peak resident memory in MB."""

    seconds: float
    peak: float


def child(command: Sequence[str | Path]) -> Child:
    """Runs a command to its end, its output thrown away. Raises CalledProcessError when it fails."""
    launcher = [sys.executable, "-I", "-S", str(Path(__file__).with_name("launch.py"))]
    run = subprocess.run([*launcher, *map(str, command)], check=True, stdout=subprocess.PIPE, env=_env())
    status, seconds, peak = json.loads(run.stdout)
    if status:
        raise subprocess.CalledProcessError(status, list(map(str, command)))
    return Child(seconds, peak / 1024)


def children(commands: Mapping[str, Sequence[str | Path]], rounds: int) -> dict[str, Child]:
    """The median of each command, run in turns; the first round warms the bytecode and the disk."""
    found: dict[str, list[Child]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            run = child(command)
            if number:
                found[name].append(run)
    return {name: Child(median(r.seconds for r in runs), median(r.peak for r in runs)) for name, runs in found.items()}


def _env() -> dict[str, str]:
    """Ours, but bytecode is written: compiling afresh every time is not what a user meets."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}

"""The run of a bulk export: parts are handed to processes, one for each core."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread
from time import monotonic
from typing import Any

import pubmeta
from pubmeta.bulk.files import Limits, PartFiles
from pubmeta.bulk.manifest import Manifest
from pubmeta.bulk.parts import Lines, LinesReader, Part, Plan, Stretch, size_of
from pubmeta.bulk.work import Done, Item, OneLine, Window, Worker, done
from pubmeta.config import Config
from pubmeta.isolation import Failure, Isolated
from pubmeta.job import Job, JobDocument, problems_of, stamp
from pubmeta.problems import Problem

_WINDOW = 20
"""Records of a file that are asked for at once; after a failure it is one."""
_NOT_READ = "; what follows it in the file was not read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is: records done in it, of which failed; bytes of the inputs, and of those that are through."""

    records: int
    failed: int
    bytes: int
    total_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What is in the folder when a run has ended, what earlier runs put there included.

    records: of all inputs. written, failed: documents by format. resumed: parts that earlier runs had finished.
    seconds: of this run.
    """

    folder: Path
    records: int
    written: Mapping[str, int]
    failed: Mapping[str, int]
    resumed: int
    seconds: float

    @property
    def valid(self) -> bool:
        """Whether there is every document that was asked for."""
        return not any(self.failed.values())


def batch(
    files: Iterable[Path],
    formats: Iterable[str],
    out: Path,
    *,
    config: Config | None = None,
    read_as: str | None = None,
    structure_references: bool = False,
    verify: bool = False,
    processes: int | None = None,
    part_records: int = 500,
    deposit_records: int = 500,
    deposit_bytes: int | None = None,
    time_limit: float | None = 300,
    on_progress: Callable[[Progress], None] | None = None,
) -> Summary:
    """Export every record of the files to each format, on all cores, in memory that does not grow with their number.

    Files of JSON lines and files of many records are divided, others put together, into parts of `part_records` records
    or files. In `out`: JSON formats are JSON lines, a file a part (``csl/00001-0000001.csl.jsonl``); Crossref
    deposits hold many articles of one DOI prefix, at most `deposit_records` and `deposit_bytes` (None, 10 MB); JATS is
    a file an article (``jats/00001-0000001/<stem>.jats.xml``). ``problems.jsonl`` has a line for each record of which a
    document is missing, ``warnings.jsonl`` for each that left with warnings, ``manifest.jsonl`` for each finished part:
    the same call after an interruption goes on where it was. A record that kills its process, or takes more than
    `time_limit` seconds, fails alone.

    processes: None, one for each core that this process may use.

    Raises BatchError when `out` holds something else than this run, or inputs changed since; FormatError for a format
    that cannot do what is asked of it; OSError when a file cannot be read or written. What is committed then stays.
    """
    plan = Plan(sorted(set(files)), part_records, read_as)
    job = Job(
        formats=tuple(dict.fromkeys(formats)),
        config=config or Config(),
        read_as=read_as,
        structure_references=structure_references,
        verify=verify,
    )
    job.check()
    settings = {**_settings(job), "part_records": part_records}
    settings |= {"deposit_records": deposit_records, "deposit_bytes": deposit_bytes}
    manifest = Manifest.opened(out, settings, {"supplied": stamp()})
    run = _Run(plan, job, manifest, Limits(records=deposit_records, bytes=deposit_bytes), time_limit, on_progress)
    try:
        run.on(processes or _cores())
    finally:
        manifest.close()
    return run.summary()


def _settings(job: Job) -> dict[str, Any]:
    journal = job.config.journal
    return {
        "pubmeta": pubmeta.__version__,
        "formats": list(job.formats),
        "read_as": job.read_as,
        "structure_references": job.structure_references,
        "verify": job.verify,
        "journal": journal.model_dump(mode="json", exclude_defaults=True) if journal else None,
        "options": {name: dict(table) for name, table in job.config.tables.items()},
    }


def _cores() -> int:
    """The cores that this process may use, where the system says so."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Run:
    """One run: its threads only wait, each for a process of its own, and write what that gives."""

    def __init__(
        self,
        plan: Plan,
        job: Job,
        manifest: Manifest,
        limits: Limits,
        time_limit: float | None,
        on_progress: Callable[[Progress], None] | None,
    ) -> None:
        self._plan = plan
        self._manifest = manifest
        self._limits = limits
        self._worker = Worker(job, manifest.run["supplied"])
        self._time_limit = time_limit
        self._on_progress = on_progress
        self._parts = iter(plan)
        self._lock = Lock()
        self._error: BaseException | None = None
        self._started = monotonic()
        self._done = self._failed_records = self._resumed = 0
        self._bytes = 0.0
        self._total_bytes = sum(map(size_of, plan.files))

    def on(self, processes: int) -> None:
        """Do all parts, on so many processes."""
        threads = [Thread(target=self._work, daemon=True) for _ in range(processes)]
        try:
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        except BaseException as error:
            self._error = error  # the threads see it at their next record
            raise
        if self._error:
            raise self._error

    def summary(self) -> Summary:
        """What there is now."""
        return Summary(
            folder=self._manifest.folder,
            records=self._manifest.records,
            written=dict(self._manifest.written),
            failed=dict(self._manifest.failed),
            resumed=self._resumed,
            seconds=monotonic() - self._started,
        )

    def _work(self) -> None:
        try:
            worker = self._worker
            with (
                Isolated(worker, initializer=worker.warm_up, time_limit=self._time_limit) as isolated,
                closing(LinesReader()) as reader,
            ):
                while part := self._next_part():
                    self._do(part, isolated, reader)
        except BaseException as error:  # noqa: BLE001 (told by the thread that waits)
            self._error = self._error or error

    def _next_part(self) -> Part | None:
        """The next part that is not finished; None when there is none, or the run is to end."""
        with self._lock:
            for part in self._parts:
                if self._error:
                    return None
                if not self._manifest.is_finished(part):
                    return part
                self._resumed += 1
                self._bytes += part.bytes
        return None

    def _do(self, part: Part, isolated: Isolated[Item, Any], reader: LinesReader) -> None:
        """One part, committed when all of it is there."""
        key = part.key
        with closing(PartFiles(self._manifest.folder, part.name, self._limits)) as files:
            for record in self._records(part, isolated, reader):
                files.add(record)
                if self._error:
                    return
                self._tell(record)
            for bundle, made_of in files.bundles():
                (result,) = isolated.results([bundle])
                if isinstance(result, Failure):
                    result = JobDocument(format=bundle.format, problems=(result.problem,))
                files.add_bundle(bundle, result, made_of)
            with self._lock:
                if self._error:
                    return
                self._manifest.commit(part, key, files)
                if isinstance(part, Stretch):
                    self._bytes += part.bytes
                    if files.records < part.count:
                        self._plan.ended.update(part.paths)

    def _records(self, part: Part, isolated: Isolated[Item, Any], reader: LinesReader) -> Iterator[Done]:
        match part:
            case Lines():
                yield from self._of_lines(part, isolated, reader)
            case Stretch():
                yield from self._of_file(isolated, part.paths[0], part.first, part.first + part.count)
            case _:
                yield from self._of_files(part, isolated)

    def _of_lines(self, part: Lines, isolated: Isolated[Item, Any], reader: LinesReader) -> Iterator[Done]:
        (path,) = part.paths
        asked: deque[tuple[int, int]] = deque()
        number, error = part.record - 1, None

        def items() -> Iterator[OneLine]:
            nonlocal error
            try:
                for line in reader.lines(part):
                    asked.append((line.record, len(line.content)))
                    yield OneLine(path=path, format=part.format, line=line)
            except OSError as raised:
                error = raised

        for result in isolated.results(items()):
            number, size = asked.popleft()
            self._advance(size)
            yield from [self._failed(path, number, [result.problem])] if isinstance(result, Failure) else result
        if error:
            yield self._failed(path, number + 1, problems_of(error), _NOT_READ)

    def _of_files(self, part: Part, isolated: Isolated[Item, Any]) -> Iterator[Done]:
        """The first records of each file, then what more there is of those that hold many."""
        windows = [Window(path=path, first=1, count=_WINDOW) for path in part.paths]
        to_go_on: list[tuple[Path, int]] = []
        for window, result in zip(windows, isolated.results(windows), strict=True):
            self._advance(part.bytes / len(windows))
            if isinstance(result, Failure):
                to_go_on.append((window.path, 1))
                continue
            yield from result
            if len(result) == _WINDOW:
                to_go_on.append((window.path, 1 + _WINDOW))
        for path, first in to_go_on:
            yield from self._of_file(isolated, path, first, sys.maxsize)

    def _of_file(self, isolated: Isolated[Item, Any], path: Path, first: int, stop: int) -> Iterator[Done]:
        """The records of a file from one number up to another; where some fail together, each is tried alone."""
        alone_until = 0
        while first < stop:
            count = 1 if first < alone_until else min(_WINDOW, stop - first)
            (result,) = isolated.results([Window(path=path, first=first, count=count)])
            if not isinstance(result, Failure):
                yield from result
                if len(result) < count:
                    return
                first += count
            elif count > 1:
                alone_until = first + count
            else:
                (following,) = isolated.results([Window(path=path, first=first + 1, count=1)])
                if isinstance(following, Failure):  # it is the reading that fails, and it would again
                    yield self._failed(path, first, [result.problem], _NOT_READ)
                    return
                yield self._failed(path, first if following or first > 1 else None, [result.problem])
                if not following:
                    return
                first += 1

    def _failed(self, path: Path, number: int | None, problems: Iterable[Problem], more: str = "") -> Done:
        told = [problem._replace(message=problem.message + more) for problem in problems]
        return done(path, number, told, [JobDocument(format=name) for name in self._worker.job.formats])

    def _advance(self, size: float) -> None:
        with self._lock:
            self._bytes += size

    def _tell(self, record: Done) -> None:
        with self._lock:
            self._done += 1
            self._failed_records += record.has_failed
            if self._on_progress:
                self._on_progress(
                    Progress(
                        records=self._done,
                        failed=self._failed_records,
                        bytes=round(self._bytes),
                        total_bytes=self._total_bytes,
                    )
                )

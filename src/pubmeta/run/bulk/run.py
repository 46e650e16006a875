"""The run of a bulk export: parts are handed to processes, one for each core."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from operator import index
from pathlib import Path
from threading import Lock, Thread
from time import monotonic
from typing import Any

from pubmeta.config import Config
from pubmeta.run.bulk.files import Limits, PartFiles
from pubmeta.run.bulk.manifest import Manifest
from pubmeta.run.bulk.parts import Part, Plan, Stretch, size_of
from pubmeta.run.bulk.records import Records
from pubmeta.run.bulk.work import Done, Item, Worker
from pubmeta.run.isolation import MEMORY_LIMIT, Isolated
from pubmeta.run.job import Job, stamp
from pubmeta.version import __version__


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
    files: Iterable[Path | str],
    formats: Iterable[str],
    out: Path | str,
    *,
    config: Config | None = None,
    read_as: str | None = None,
    structure_references: bool = False,
    verify: bool = False,
    strict: Iterable[str] = (),
    processes: int | None = None,
    part_records: int = 500,
    check_every: int = 100,
    deposit_records: int = 500,
    deposit_bytes: int | None = None,
    time_limit: float | None = 300,
    memory_limit: int | None = MEMORY_LIMIT,
    on_progress: Callable[[Progress], None] | None = None,
) -> Summary:
    """Export every record of the files to each format, on all cores, in memory that does not grow with their number.

    Files of JSON lines and files of many records are divided, others put together, into parts of `part_records` records
    or files. In `out`: JSON formats are JSON lines, a file a part (``csl/00001-0000001.csl.jsonl``); Crossref
    deposits hold many articles of one DOI prefix and kind, at most `deposit_records` and `deposit_bytes` (None, 10 MB);
    JATS is a file an article (``jats/00001-0000001/<stem>.jats.xml``). ``problems.jsonl`` has a line for each record of
    which a document is missing, ``warnings.jsonl`` for each other that left with warnings, ``manifest.jsonl`` for each
    finished part: the same call after an interruption, a power cut too, goes on where it was. A record that kills its
    process, takes more than `time_limit` seconds or has it need more than `memory_limit` bytes, fails alone.

    Each document is checked against its official schema, and those of every `check_every`-th record of a part (0: of
    none) against the content rules, too, which pubmeta's own documents keep.

    strict: the kinds of warnings (``guessed``) and the codes of rules (``jats.country``) that fail like errors.
    files: a file to which several paths or links lead is read once, what is in `out` not at all. processes: None, one
    for each core that this process may use.

    Raises BatchError when `out` holds something else than this run, InputChangedError when inputs change meanwhile;
    FormatError for a format that cannot do what is asked of it, ValueError for a number that is too small and for a
    word of `strict` that is neither a kind of warning nor the code of a rule; OSError when
    a file cannot be read or written, IsolationError when no process can be started. What is committed then stays.
    """
    _require_one(processes=processes, part_records=part_records)
    _require_one(deposit_records=deposit_records, deposit_bytes=deposit_bytes)
    _require_one(memory_limit=memory_limit)
    if index(check_every) < 0:
        raise ValueError(f"check_every is {check_every}; it must be 0 or more")
    if time_limit is not None and not time_limit > 0:
        raise ValueError(f"time_limit is {time_limit}; it must be more than 0")
    if isinstance(files, str | os.PathLike) or isinstance(formats, str) or isinstance(strict, str):
        raise TypeError("files, formats and strict are lists: batch(['a.xml'], ['csl'], out, strict=['guessed'])")
    folder = Path(out)
    plan = Plan(_inputs(files, folder), part_records, read_as)
    job = Job(
        formats=tuple(dict.fromkeys(formats)),
        config=config or Config(),
        read_as=read_as,
        structure_references=structure_references,
        verify=verify,
        strict=frozenset(strict),
    )
    job.check()
    limits = Limits(records=deposit_records, bytes=deposit_bytes)
    total_bytes = sum(map(size_of, plan.files))
    settings = {**_settings(job, plan), "deposit_records": deposit_records, "deposit_bytes": deposit_bytes}
    settings["check_every"] = check_every
    manifest = Manifest.opened(folder, settings, {"supplied": stamp()})
    worker = Worker(job, manifest.run["supplied"], check_every)
    run = _Run(plan, worker, manifest, limits, (time_limit, memory_limit), total_bytes, on_progress)
    try:
        run.on(processes or _cores())
    finally:
        manifest.close()
    return run.summary()


def _require_one(**numbers: int | None) -> None:
    for name, number in numbers.items():
        if number is not None and index(number) < 1:
            raise ValueError(f"{name} is {number}; it must be at least 1")


def _inputs(files: Iterable[Path | str], out: Path) -> list[Path]:
    """Each file once, in the order of their places; not those in the folder that is written to."""
    by_place: dict[Path, Path] = {}
    for path in map(Path, files):
        by_place.setdefault(_place(path), path)
    return [by_place[place] for place in sorted(by_place) if not place.is_relative_to(_place(out))]


def _place(path: Path) -> Path:
    """Where a file is, whatever links lead to it (`Path.resolve` raises where they go in a circle)."""
    return Path(os.path.realpath(path))


def _settings(job: Job, plan: Plan) -> dict[str, Any]:
    config = job.config
    profiles = {"journal": config.journal, "common": config.common} | {
        f"journals[{index}]": profile for index, profile in enumerate(config.journals)
    }
    places = "\0".join(str(_place(path)) for path in plan.files)
    return {
        "pubmeta": __version__,
        "inputs": sha256(os.fsencode(places)).hexdigest()[:16],
        "formats": list(job.formats),
        "read_as": job.read_as,
        "structure_references": job.structure_references,
        "verify": job.verify,
        "strict": sorted(job.strict),
        "journals": {
            name: profile.model_dump(mode="json", exclude_defaults=True)
            for name, profile in profiles.items()
            if profile
        },
        "options": {name: dict(table) for name, table in config.tables.items()},
        "part_records": plan.part_records,
    }


def _cores() -> int:
    """The cores that this process may use, where the system says so."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Run:
    """One run: its threads only wait, each for a process of its own, and write what that gives."""

    def __init__(
        self,
        plan: Plan,
        worker: Worker,
        manifest: Manifest,
        limits: Limits,
        child_limits: tuple[float | None, int | None],
        total_bytes: int,
        on_progress: Callable[[Progress], None] | None,
    ) -> None:
        self._plan = plan
        self._manifest = manifest
        self._limits = limits
        self._worker = worker
        self._time_limit, self._memory_limit = child_limits
        self._on_progress = on_progress
        self._parts = iter(plan)
        self._lock = Lock()
        self._error: BaseException | None = None
        self._started = monotonic()
        self._done = self._failed_records = self._resumed = 0
        self._bytes = 0.0
        self._total_bytes = total_bytes

    def on(self, processes: int) -> None:
        """Do all parts, on so many processes."""
        workers = [self._isolated() for _ in range(processes)]
        threads = [Thread(target=self._work, args=(isolated,), daemon=True) for isolated in workers]
        try:
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        except BaseException as error:
            with self._lock:  # no part is just being committed, and none will be
                self._error = self._error or error
            for isolated in workers:
                isolated.stop()
            for thread in threads:
                if thread.ident:
                    thread.join()
            raise
        if self._error:
            raise self._error

    def _isolated(self) -> Isolated[Item, Any]:
        return Isolated(
            self._worker,
            initializer=self._worker.warm_up,
            time_limit=self._time_limit,
            memory_limit=self._memory_limit,
        )

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

    def _work(self, isolated: Isolated[Item, Any]) -> None:
        formats = self._worker.job.formats
        try:
            with isolated, closing(Records(isolated, formats, self._advance)) as records:
                while part := self._next_part():
                    self._do(part, records)
        except BaseException as error:  # noqa: BLE001 (raised by the thread that waits)
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
                self._learn_of_end(part)
        return None

    def _do(self, part: Part, records: Records) -> None:
        """One part, committed when all of it is there."""
        with closing(PartFiles(self._manifest.folder, part.name, self._limits)) as files:
            for record in records.of(part):
                if self._error:
                    return
                files.add(record)
                self._tell(record)
            for bundle, made_of in files.bundles():
                files.add_bundle(bundle, records.joined(bundle), made_of)
            files.finish()
            with self._lock:
                if self._error:
                    return
                try:
                    self._manifest.commit(part, files)
                except BaseException as error:
                    self._error = error  # before another thread commits after what is half done
                    raise
                if isinstance(part, Stretch):
                    self._bytes += part.bytes
                self._learn_of_end(part)

    def _learn_of_end(self, part: Part) -> None:
        """A stretch with fewer records than it could have is the last one of its file."""
        if isinstance(part, Stretch) and self._manifest.records_of(part) < part.count:
            self._plan.ended.update(part.paths)

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

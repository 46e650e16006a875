"""What runs on the executors: batches of records to batches of rows, through a child process of Spark's worker."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from pubmeta.api import Reading
from pubmeta.problems import Kind, Problem
from pubmeta.run.isolation import Failure, Isolated
from pubmeta.run.job import Job, JobDocument

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH_ROWS = 1_000
_BATCH_CHARACTERS = 8_000_000


class Row(NamedTuple):
    """One document of a record, or why there is none."""

    format: str
    content: str | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildLimits:
    """What a record may take of the process that works on it: so many seconds, so many bytes."""

    seconds: float
    bytes: int | None


Record = tuple[str | None, bytes | None]
"""A row's id and content."""


@dataclass(frozen=True, slots=True)
class RowExport:
    """Does the job on one record; goes to the child process as it is."""

    job: Job

    def __call__(self, record: Record) -> list[Row]:
        """One row for each format of the job."""
        row_id, content = record
        if not content:
            return self.refused(_EMPTY)
        found = list(islice(self.job.readings(content), 2))
        if len(found) > 1 and isinstance(found[1], Reading):
            return self.refused(_SEVERAL)
        done = self.job.record(found[-1], lambda: self._supplied(row_id))
        return [_row(document, done.problems) for document in done.documents]

    def refused(self, problem: Problem) -> list[Row]:
        """The rows of a record that has this problem and no document."""
        return [Row(name, None, (problem,)) for name in self.job.formats]

    def _supplied(self, row_id: str | None) -> dict[str, str]:
        """A batch id for a deposit, where the configuration has none: another for each record, always the same."""
        timestamp = self.job.config.tables.get("crossref", {}).get("timestamp")
        if timestamp is None:
            return {}
        return {"batch_id": f"{timestamp}-{sha256((row_id or '').encode()).hexdigest()[:16]}"}


_EMPTY = Problem(kind=Kind.MALFORMED, message="is empty")
_NO_TEXT = Problem(
    kind=Kind.INVALID,
    message="the document is not UTF-8 text, which the column holds; make it with `pubmeta batch`",
)
_SEVERAL = Problem(
    kind=Kind.MALFORMED,
    message="contains several records, and a row can hold only one",
    remedy="give each record a row of its own, or run `pubmeta batch` on the file",
)


def _row(document: JobDocument, problems: tuple[Problem, ...]) -> Row:
    try:
        content = None if document.content is None else document.content.decode()
    except UnicodeDecodeError:
        return Row(document.format, None, (*problems, *document.problems, _NO_TEXT))
    return Row(document.format, content, (*problems, *document.problems))


def exported_batches(
    batches: Iterable[pa.RecordBatch], *, row_export: RowExport, limits: ChildLimits
) -> Iterator[pa.RecordBatch]:
    """For `mapInArrow`: batches of (id, content) to batches of `ROW_SCHEMA`, small ones whatever Spark sends."""
    waiting: deque[str | None] = deque()
    columns = _Columns()
    for outcome in _isolated(row_export, limits).results(_records(batches, waiting)):
        rows = row_export.refused(outcome.problem) if isinstance(outcome, Failure) else outcome
        columns.add(waiting.popleft(), rows)
        if columns.full:
            yield columns.batch()
            columns = _Columns()
    yield columns.batch()


_running: tuple[RowExport, ChildLimits, Isolated[Record, list[Row]]] | None = None


def _isolated(row_export: RowExport, limits: ChildLimits) -> Isolated[Record, list[Row]]:
    """The child of this worker: Spark uses its workers again, so that a job loads its schemas once in each.

    It ends with the worker.
    """
    global _running  # noqa: PLW0603 (one worker, one child)
    if _running and _running[:2] == (row_export, limits):
        return _running[2]
    if _running:
        _running[2].close()
    isolated = Isolated(row_export, time_limit=limits.seconds, memory_limit=limits.bytes)
    _running = (row_export, limits, isolated)
    return _running[2]


def _records(batches: Iterable[pa.RecordBatch], waiting: deque[str | None]) -> Iterator[Record]:
    for batch in batches:
        for row_id, content in zip(*batch.columns, strict=True):
            waiting.append(row_id.as_py())
            yield waiting[-1], content.as_py()


class _Columns:
    """Rows on their way into a batch."""

    def __init__(self) -> None:
        self._values: dict[str, list[Any]] = {"id": [], "format": [], "content": [], "valid": [], "problems": []}
        self._characters = 0

    def add(self, row_id: str | None, rows: Iterable[Row]) -> None:
        for row in rows:
            values = (row_id, row.format, row.content, row.content is not None, [one.as_dict() for one in row.problems])
            for column, value in zip(self._values.values(), values, strict=True):
                column.append(value)
            self._characters += len(row.content or "")

    @property
    def full(self) -> bool:
        return len(self._values["id"]) >= _BATCH_ROWS or self._characters >= _BATCH_CHARACTERS

    def batch(self) -> pa.RecordBatch:
        import pyarrow as pa

        texts = [(name, pa.string()) for name in ("kind", "message", "path")]
        problem = pa.struct([*texts, ("line", pa.int32()), ("code", pa.string()), ("remedy", pa.string())])
        types = (pa.string(), pa.string(), pa.string(), pa.bool_(), pa.list_(problem))
        schema = pa.schema(list(zip(self._values, types, strict=True)))
        return pa.RecordBatch.from_pydict(self._values, schema)

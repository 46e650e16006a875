"""What runs on the executors: batches of records to batches of rows, through a child process of Spark's worker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from pubmeta.api import Reading
from pubmeta.problems import Kind, Problem
from pubmeta.run.isolation import OVER_MEMORY, Failure, Isolated
from pubmeta.run.job import Job, JobDocument, JobRecord
from pubmeta.run.windows import Group, outcomes

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
    """Does the job on one record, or on several; goes to the child process as it is.

    check_every: one in so many records, chosen by its id, has the content rules checked in its documents; 0: none.
    """

    job: Job
    check_every: int = 0

    def __call__(self, asked: Record | Group[Record]) -> list[Row] | list[list[Row]]:
        """The rows of a record, or those of each record of a group.

        Raises MemoryError where there is too little of it for several; the one that needs it is to be found.
        """
        if not isinstance(asked, Group):
            return self.rows([asked])[0]
        rows = self.rows(asked.items)
        if len(rows) > 1 and any(OVER_MEMORY.problem in row.problems for each in rows for row in each):
            raise MemoryError
        return rows

    def rows(self, records: Sequence[Record]) -> list[list[Row]]:
        """One row for each format of the job, of each record."""
        found = [self._read(content) for _, content in records]
        supplies = [partial(self._supplied, row_id) for row_id, _ in records]
        in_full = [self._is_checked_in_full(row_id) for row_id, _ in records]
        done = self.job.together(found, supplies, in_full)
        return [[_row(document, each.problems) for document in each.documents] for each in done]

    def _read(self, content: bytes | None) -> Reading | JobRecord:
        if not content:
            return self._unread(_EMPTY)
        found = list(islice(self.job.readings(content), 2))
        return self._unread(_SEVERAL) if len(found) > 1 and isinstance(found[1], Reading) else found[-1]

    def _unread(self, problem: Problem) -> JobRecord:
        return JobRecord(problems=(problem,), documents=tuple(JobDocument(format=name) for name in self.job.formats))

    def _is_checked_in_full(self, row_id: str | None) -> bool:
        """Whether the record is one of those of which the rules are asked; Spark gives records no numbers."""
        return bool(self.check_every) and crc32((row_id or "").encode()) % self.check_every == 0

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
    columns = _Columns()
    for (row_id, _), outcome in outcomes(_isolated(row_export, limits), _records(batches)):
        columns.add(row_id, row_export.refused(outcome.problem) if isinstance(outcome, Failure) else outcome)
        if columns.full:
            yield columns.batch()
            columns = _Columns()
    yield columns.batch()


_running: tuple[RowExport, ChildLimits, Isolated[Any, Any]] | None = None


def _isolated(row_export: RowExport, limits: ChildLimits) -> Isolated[Any, Any]:
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


def _records(batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[Record, int]]:
    """Each record, and the bytes of its content."""
    for batch in batches:
        for row_id, content in zip(*batch.columns, strict=True):
            record = row_id.as_py(), content.as_py()
            yield record, len(record[1] or b"")


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

"""Export on many machines: a Spark DataFrame of records in, one row for each record and format out.

Needs ``pubmeta[spark]`` on the driver and on every executor, and Java 17 or newer. Importing this package loads
neither pyspark nor pyarrow.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from pubmeta.config import Config
from pubmeta.run.isolation import MEMORY_LIMIT
from pubmeta.run.job import Job
from pubmeta.spark.rows import ChildLimits, RowExport, exported_batches

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

ROW_SCHEMA = (
    "id string, format string, content string, valid boolean, "
    "problems array<struct<kind: string, message: string, path: string, line: int, code: string, remedy: string>>"
)
"""What `export` gives, in Spark's words. `content` is null where `valid` is false; the problems then say why."""

TIME_LIMIT = 300.0
"""The seconds that one record may take. Ordinary ones take milliseconds; this is for those that would never end."""


def export(
    df: DataFrame,
    formats: str | Iterable[str],
    options: Config | Mapping[str, Any] | None = None,
    *,
    id_column: str = "id",
    content_column: str = "content",
    read_as: str | None = None,
    structure_references: bool = False,
    verify: bool = False,
    strict: Iterable[str] = (),
    check_every: int = 100,
    time_limit: float = TIME_LIMIT,
    memory_limit: int | None = MEMORY_LIMIT,
) -> DataFrame:
    """One row for each record and format (`ROW_SCHEMA`), with the document that `pubmeta.export` gives.

    df: a column of ids, which go through as strings, and one of contents, binary or string; one record a row. A row
    that holds several is a row of problems. formats: names, also as ``"jats,crossref"``. options: a table for each
    format and ``journal``, as in the configuration file, or a Config. read_as: the contents' format; None: each one's
    signature decides. structure_references, verify: as in `pubmeta.structure_references` and `pubmeta.export`. strict:
    the kinds of warnings (``guessed``) and the codes of rules (``jats.country``) that fail like errors. Each document
    is checked against its official schema, those of one in `check_every` records (0: of none) against the rules, too.

    Rows depend on their record and the options alone, so that a task which Spark runs again gives the same ones:
    Crossref's timestamp is among the options, and where they give no ``batch_id`` it is made of the timestamp and the
    row's id. A record that raises, takes longer than `time_limit` seconds, needs more than `memory_limit` bytes, or
    kills its process (it runs in a child of Spark's Python worker) becomes rows of problems; the others are untouched.

    Raises UnknownFormatError, UnsupportedError, ReadError for options that are wrong, and ValueError for a column that
    is not there or of another type.
    """
    job = job_of(
        formats.replace(",", " ").split() if isinstance(formats, str) else formats,
        options if isinstance(options, Config) else Config.of(options or {}),
        read_as=read_as,
        structure_references=structure_references,
        verify=verify,
        strict=strict,
    )
    limits = ChildLimits(seconds=time_limit, bytes=memory_limit)
    row_export = RowExport(job, check_every)
    return exported(df, row_export, id_column=id_column, content_column=content_column, limits=limits)


def job_of(
    formats: Iterable[str],
    config: Config,
    *,
    read_as: str | None,
    structure_references: bool,
    verify: bool,
    strict: Iterable[str],
) -> Job:
    """The job of `export`. Raises UnknownFormatError and UnsupportedError."""
    job = Job(
        formats=tuple(dict.fromkeys(formats)),
        config=config,
        read_as=read_as,
        structure_references=structure_references,
        verify=verify,
        strict=frozenset(strict),
    )
    job.check()
    return job


def exported(
    df: DataFrame, row_export: RowExport, *, id_column: str, content_column: str, limits: ChildLimits
) -> DataFrame:
    """The rows of `export`. Raises ValueError for a column that is not there or of another type."""
    types = {field.name: field.dataType.typeName() for field in df.schema.fields}
    for name in (id_column, content_column):
        if name not in types:
            raise ValueError(f"there is no column {name!r}; there is {', '.join(types) or 'none'}")
    if types[content_column] not in ("binary", "string"):
        raise ValueError(f"the column {content_column!r} is {types[content_column]}; its type must be binary or string")
    ids = df[id_column].cast("string").alias("id")
    contents = df[content_column].cast("binary").alias("content")
    work = partial(exported_batches, row_export=row_export, limits=limits)
    return df.select(ids, contents).mapInArrow(work, ROW_SCHEMA)

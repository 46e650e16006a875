"""The command line: read, export, write, tell.

Exit status as that of ``pubmeta``: 0, every document is valid; 1, there are problems in the data, or the job failed;
2, the command was wrong and nothing was begun.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pubmeta.cli import names
from pubmeta.cli.arguments import CheckEvery, Chosen, ConfigPath, MemoryLimit, ReadAs, Strict, Structure, To, Verify
from pubmeta.cli.commands import Command
from pubmeta.cli.configuration import configuration
from pubmeta.cli.tables import shown
from pubmeta.config import Config
from pubmeta.errors import FormatError
from pubmeta.problems import Kind
from pubmeta.run.job import stamp
from pubmeta.spark import ROW_SCHEMA, TIME_LIMIT, exported, job_of
from pubmeta.spark.inputs import InputKind, kind_of, records
from pubmeta.spark.rows import ChildLimits, RowExport

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

app = typer.Typer(
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

_MOST_SHOWN = 10
_LOCAL_SETTINGS = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
"""Of a session on this machine alone."""
_SETTINGS = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": "1000",
    "spark.sql.parquet.columnarReaderBatchSize": "256",
}
"""Spark counts its batches in rows, and takes thousands: of rows as long as documents that is too much memory."""
COMMITTER = {
    "mapreduce.fileoutputcommitter.algorithm.version": "1",
    "mapreduce.fileoutputcommitter.marksuccessfuljobs": "true",
}
"""Files appear when the whole job is committed, then _SUCCESS; version 2 shows those of each task."""
_MASTERS = ("local", "spark://", "k8s://", "yarn")


def _known_master(master: str) -> str:
    if not master.startswith(_MASTERS):
        raise typer.BadParameter(f"{master!r} does not start with one of {', '.join(_MASTERS)}")
    return master


class OutputForm(StrEnum):
    """The files that are written."""

    PARQUET = "parquet"
    JSON = "json"


@app.command(cls=Command)
def spark(
    source: Annotated[
        str,
        typer.Argument(metavar="IN", help="A folder, file or pattern that Spark can read.", show_default=False),
    ],
    out: Annotated[str, typer.Argument(metavar="OUT", help="The folder to write, not there yet.", show_default=False)],
    *,
    to: To,
    read_as: ReadAs = None,
    config: ConfigPath = None,
    option: Chosen = None,
    kind: Annotated[
        InputKind | None,
        typer.Option(
            "--input",
            help="parquet: a table of ids and contents. lines: JSON, a record a line. files: a record a file. "
            "Without it the names decide: .parquet, .jsonl or .ndjson, else files.",
        ),
    ] = None,
    id_column: Annotated[
        str | None,
        typer.Option(
            "--id", metavar="NAME", help="The column or JSON key of the ids; else id of a table, doi of lines."
        ),
    ] = None,
    content_column: Annotated[
        str, typer.Option("--content", metavar="NAME", help="The column of the contents, in a table.")
    ] = "content",
    form: Annotated[OutputForm, typer.Option("--format", help="The files that are written.")] = OutputForm.PARQUET,
    structure_references: Structure = False,
    verify: Verify = False,
    strict: Strict = None,
    check_every: CheckEvery = 100,
    time_limit: Annotated[float, typer.Option(min=0.001, help="The seconds that one record may take.")] = TIME_LIMIT,
    memory_limit: MemoryLimit = 2_000,
    master: Annotated[
        str,
        typer.Option(callback=_known_master, help="Where Spark runs; under spark-submit its own --master decides."),
    ] = "local[*,4]",
) -> None:
    """Export the records of IN on Spark: OUT gets a row for each record and format.

    The columns are id, format, content, valid and problems. The files of OUT appear when all is done, with _SUCCESS.
    """
    settings = configuration(config, option)
    with _bad_parameter("--to, --from or --verify", FormatError):
        job = job_of(
            [name for part in to for name in part.replace(",", " ").split()],
            _dated(settings),
            read_as=read_as,
            structure_references=structure_references,
            verify=verify,
            strict=names.strict(strict),
        )
    with _session(master) as session:
        from pyspark.errors import AnalysisException

        mode = _mode(session, out)
        with _bad_parameter("IN", AnalysisException):
            kind = kind or kind_of(session, source)
            table, ids, contents = records(session, source, kind, id_column, content_column)
        limits = ChildLimits(seconds=time_limit, bytes=memory_limit * 1_000_000)
        with _bad_parameter("--id or --content", ValueError):
            rows = exported(table, RowExport(job, check_every), id_column=ids, content_column=contents, limits=limits)
        rows.write.mode(mode).format(form.value).options(**COMMITTER).save(out)
        valid = _summarised(session, out, form)
    raise typer.Exit(0 if valid else 1)


def _dated(config: Config) -> Config:
    """With this moment as the timestamp of every deposit, unless the configuration has one."""
    table = {"timestamp": stamp()["timestamp"], **config.tables.get("crossref", {})}
    return replace(config, tables={**config.tables, "crossref": table})


@contextmanager
def _bad_parameter(names: str, error_type: type[Exception]) -> Iterator[None]:
    """An error of this type is what the arguments of these names are to blame for."""
    try:
        yield
    except error_type as error:
        raise typer.BadParameter(str(error).strip().partition("\n")[0], param_hint=names) from error


@contextmanager
def _session(master: str) -> Iterator[SparkSession]:
    """Spark's session, that of spark-submit if there is one; what fails in it is told in a line."""
    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        typer.echo(f"Error: Spark is not installed ({error}): pip install 'pubmeta[spark]'", err=True)
        raise typer.Exit(2) from error
    builder = SparkSession.builder.appName("pubmeta")
    if not _is_submitted():
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = builder.master(master)
        for name, value in _LOCAL_SETTINGS.items() if master.startswith("local") else ():
            builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
    except (PySparkException, Py4JError) as error:
        typer.echo(f"Error: Spark, which needs Java 17 or newer, does not start: {_reason(error)}", err=True)
        raise typer.Exit(2) from error
    try:
        if not _is_submitted():
            session.sparkContext.setLogLevel("FATAL")  # why a job failed is told below, once
        for name, value in _SETTINGS.items():
            session.conf.set(name, value)
        yield session
    except (PySparkException, Py4JError) as error:
        typer.echo(f"Error: the job failed: {_reason(error)}", err=True)
        raise typer.Exit(1) from error
    except KeyboardInterrupt as error:
        raise typer.Exit(130) from error
    finally:
        session.stop()


def _is_submitted() -> bool:
    return "PYSPARK_GATEWAY_PORT" in os.environ


def _reason(error: Exception) -> str:
    """The first line of the exception that is at the bottom of this one, in Java too."""
    from py4j.protocol import Py4JJavaError

    if not isinstance(error, Py4JJavaError):
        return str(error).strip().partition("\n")[0]
    cause = error.java_exception
    while cause.getCause() is not None and "stage failure" not in str(cause.getMessage()):
        cause = cause.getCause()
    return str(cause.toString()).partition("\n")[0]


def _mode(session: SparkSession, out: str) -> str:
    """How Spark is to write to OUT; a folder that a job which failed left empty is as good as none.

    Raises typer.BadParameter when there is something in it.
    """
    java: Any = session._jvm  # noqa: SLF001 (pyspark has no other way to a file system that is Spark's)
    path = java.org.apache.hadoop.fs.Path(out)
    files = path.getFileSystem(session._jsc.hadoopConfiguration())  # noqa: SLF001
    if not files.exists(path):
        return "error"
    names = [status.getPath().getName() for status in files.listStatus(path)]
    if "_temporary" in names:
        message = (
            f"{out} holds the beginning of another job, which may still be running; delete it, or choose another folder"
        )
        raise typer.BadParameter(message, param_hint="OUT")
    if names:
        raise typer.BadParameter(f"{out} already exists; choose another folder", param_hint="OUT")
    return "overwrite"


def _summarised(session: SparkSession, out: str, form: OutputForm) -> bool:
    """Whether every row that was written is valid; says how many are, and why the first others are not."""
    from pyspark.sql import functions

    written = session.read.schema(ROW_SCHEMA).format(form.value).load(out)
    invalid = functions.count_if(~functions.col("valid"))
    counts = written.groupBy("format").agg(functions.count("*").alias("rows"), invalid.alias("invalid"))
    rows = counts.orderBy("format").collect()
    for row in rows:
        records = "1 record" if row["rows"] == 1 else f"{row['rows']:,} records"
        typer.echo(f"{row['format']}: {records}, {row['rows'] - row['invalid']:,} valid")
    if not any(row["invalid"] for row in rows):
        return True
    told = written.where(~functions.col("valid")).select("id", "format", "problems").limit(_MOST_SHOWN)
    for row in told.collect():
        errors = [problem for problem in row["problems"] if Kind(problem["kind"]).is_error] or row["problems"]
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        place = f"{errors[0]['path']}: " if errors[0]["path"] else ""
        typer.echo(shown(f"{row['id']} {row['format']}: {place}{errors[0]['message']}{more}").plain, err=True)
    return False

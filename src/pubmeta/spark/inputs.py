"""What the command reads: a table, lines of JSON, or files, each as a DataFrame of ids and contents."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_COMPRESSED = (".gz", ".bz2", ".zst", ".lz4", ".snappy")


class InputKind(StrEnum):
    """How the input holds its records."""

    PARQUET = "parquet"
    """Rows of a table."""
    LINES = "lines"
    """JSON objects, one a line."""
    FILES = "files"
    """One a file."""


def kind_of(spark: SparkSession, source: str) -> InputKind:
    """What the names of the files say that a path, folder or pattern leads to; Spark's exception if to none."""
    names = (name.rsplit("/", 1)[-1].lower() for name in _files(spark, source).inputFiles())
    kinds = {_kind(name) for name in names if not name.startswith(("_", "."))}
    return kinds.pop() if len(kinds) == 1 else InputKind.FILES


def records(
    spark: SparkSession, source: str, kind: InputKind, id_column: str | None, content_column: str
) -> tuple[DataFrame, str, str]:
    """The records, and the names of their two columns.

    A line's id is its JSON value at the key `id_column` (``doi``), else the SHA-256 of the line; a file's is its URI.
    """
    from pyspark.sql import functions

    if kind is InputKind.PARQUET:
        return spark.read.parquet(source), id_column or "id", content_column
    if kind is InputKind.FILES:
        return _files(spark, source).select("path", "content"), "path", "content"
    line = functions.col("value")
    digest = functions.concat(functions.lit("sha256:"), functions.sha2(line, 256))
    given = functions.get_json_object(line, f"$['{id_column or 'doi'}']")
    lines = spark.read.text(source, recursiveFileLookup=True).where(functions.trim(line) != "")
    return lines.select(functions.coalesce(given, digest).alias("id"), line.alias("content")), "id", "content"


def _files(spark: SparkSession, source: str) -> DataFrame:
    return spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(source)


def _kind(name: str) -> InputKind:
    for suffix in _COMPRESSED:
        name = name.removesuffix(suffix)
    if name.endswith(".parquet"):
        return InputKind.PARQUET
    return InputKind.LINES if name.endswith((".jsonl", ".ndjson")) else InputKind.FILES

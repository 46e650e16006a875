"""Output is seen when the whole job is committed, and not before."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyspark.sql import DataFrame, SparkSession

import pubmeta.spark
from pubmeta.spark.command import COMMITTER

RECORDS = {str(number): f'{{"title": "Article {number}"}}' for number in range(40)}


def frame(spark: SparkSession, **more: str) -> DataFrame:
    """Eight partitions."""
    rows = list((RECORDS | more).items())
    return spark.createDataFrame(spark.sparkContext.parallelize(rows, 8), "id string, content string")


def seen(out: Path) -> list[str]:
    """The files that a reader of the folder takes: all whose names do not begin with _ or a dot."""
    return sorted(path.name for path in out.glob("*") if path.name[0] not in "_.")


def committed_tasks(out: Path) -> list[Path]:
    return list(out.glob("_temporary/0/task_*"))


@pytest.fixture
def impatient(spark: SparkSession) -> Iterator[SparkSession]:
    """A session whose own setting shows the files of each task when it is done."""
    name = "mapreduce.fileoutputcommitter.algorithm.version"
    spark.conf.set(name, "2")
    yield spark
    spark.conf.unset(name)


def test_files_are_seen_when_the_job_is_committed(impatient: SparkSession, tmp_path: Path) -> None:
    out, flag = tmp_path / "out", tmp_path / "go on"
    rows = pubmeta.spark.export(frame(impatient, last=f"POISON wait {flag}"), "csl")
    job = threading.Thread(target=lambda: rows.write.options(**COMMITTER).parquet(str(out)))
    job.start()
    until = time.monotonic() + 120
    while len(committed_tasks(out)) < 7 and time.monotonic() < until:
        assert seen(out) == []
        assert not (out / "_SUCCESS").exists()
        time.sleep(0.1)
    assert len(committed_tasks(out)) == 7
    assert seen(out) == []
    flag.touch()
    job.join(timeout=120)
    assert (out / "_SUCCESS").exists()
    assert len(seen(out)) == 8
    ids = [row.id for row in impatient.read.parquet(str(out)).collect()]
    assert sorted(ids) == sorted([*RECORDS, "last"])


def test_a_job_that_fails_leaves_no_files(spark: SparkSession, tmp_path: Path) -> None:
    """One record kills Spark's own worker each of the four times, which no record can: the job is at its end."""
    out = tmp_path / "out"
    rows = pubmeta.spark.export(frame(spark, last="POISON workers"), "csl")
    with pytest.raises(Exception, match=r"failed 4 times"):
        rows.write.options(**COMMITTER).parquet(str(out))
    assert [path for path in out.rglob("*") if path.is_file()] == []

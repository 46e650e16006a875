"""Many records through the command, and what must be true of them: counts, uniqueness, validity, time, memory.

    .venv-spark/bin/python -m tests.spark.large_run [RECORDS] [FORMATS] [FOLDER]

The records are varied ones of the benchmarks; where more are asked for than are generated they come again, each with a
DOI of its own. A few records in each hundred thousand are no records.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from threading import Event, Thread

import pubmeta
from tests.benchmarks.records import OPTIONS, records
from tests.benchmarks.starting import write_config

GENERATED = 2_000
BROKEN_EVERY = 10_000


def write_lines(path: Path, count: int) -> int:
    """The records as lines of JSON; how many of them are broken."""
    generated = [
        json.loads(pubmeta.write(article, "article").content) for article in records(min(count, GENERATED), 2026)
    ]
    broken = 0
    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            record = {**generated[number % len(generated)], "doi": f"10.5555/large.{number:07}"}
            line = json.dumps(record, ensure_ascii=False)
            if number % BROKEN_EVERY == BROKEN_EVERY // 2:
                line, broken = line[: len(line) // 2], broken + 1
            stream.write(line + "\n")
    return broken


def tables(formats: list[str]) -> dict[str, dict[str, str]]:
    """The options of each format, without a batch id: one is made for each record."""
    return {name: {key: value for key, value in OPTIONS.get(name, {}).items() if key != "batch_id"} for name in formats}


def watch(root: int, peaks: dict[str, int], ended: Event) -> None:
    """The most resident kibibytes that the process's Java and Python descendants had at one moment."""
    while not ended.wait(1):
        sums = {"java": 0, "python": 0, "largest python": 0}
        for process in descendants(root):
            try:
                status = Path(f"/proc/{process}/status").read_text()
            except OSError:
                continue
            fields = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
            resident = int(fields.get("VmRSS", "0").split()[0])
            name = "java" if "java" in fields["Name"] else "python"
            sums[name] += resident
            if name == "python":
                sums["largest python"] = max(sums["largest python"], resident)
        for name, value in sums.items():
            peaks[name] = max(peaks.get(name, 0), value)


def descendants(root: int) -> list[int]:
    """The process and those that come of it."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found, new = {root}, {root}
    while new:
        new = {child for child, parent in parents.items() if parent in new} - found
        found |= new
    return sorted(found)


def checked(out: Path, count: int, broken: int, formats: list[str]) -> list[str]:
    """What is true of the rows, each line a figure; raises AssertionError for what must be and is not."""
    from pyspark.sql import SparkSession, functions

    spark = SparkSession.builder.master("local[2,4]").config("spark.ui.enabled", "false").getOrCreate()
    rows = spark.read.parquet(str(out)).select("id", "format", "valid")
    total, keys = rows.count(), rows.select("id", "format").distinct().count()
    assert total == keys == count * len(formats), (total, keys)
    lines = [f"{total:,} rows, {keys:,} different (id, format)"]
    for row in rows.groupBy("format").agg(
        functions.count_if("valid").alias("valid"),
        functions.count("*").alias("rows"),
        functions.count_if(functions.col("id").startswith("10.5555/large.")).alias("named"),
    ).orderBy("format").collect():  # fmt: skip
        assert row["rows"] == count, row
        assert row["named"] == count - broken, row
        assert row["valid"] <= count - broken, row
        lines.append(f"{row['format']}: {row['valid']:,} valid of {row['rows']:,}")
    spark.stop()
    return lines


def main(count: int, formats: list[str], folder: Path) -> None:
    source, out = folder / "records.jsonl", folder / "out"
    broken = write_lines(source, count)
    config = write_config(folder, tables(formats))
    size = source.stat().st_size
    command = [sys.executable, "-m", "pubmeta.spark", source, out, "--to", ",".join(formats), "--config", config]
    start = time.monotonic()
    run = subprocess.Popen([*map(str, command), "--master", "local[2,4]"], stdout=subprocess.PIPE, text=True)
    peaks: dict[str, int] = {}
    ended = Event()
    watching = Thread(target=watch, args=(run.pid, peaks, ended))
    watching.start()
    printed, _ = run.communicate()
    seconds = time.monotonic() - start
    ended.set()
    watching.join()
    assert run.returncode == (1 if broken else 0), run.returncode
    lines = [
        f"{count:,} records, {size / 1e6:,.0f} MB, {broken} of them broken, to {', '.join(formats)}",
        f"{seconds:,.0f} s from start to end, {count / seconds:,.1f} records a second",
        "most memory: " + ", ".join(f"{name} {peak / 1024:,.0f} MiB" for name, peak in peaks.items()),
        *checked(out, count, broken, formats),
        "the command said:",
        *printed.splitlines(),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    arguments = dict(enumerate(sys.argv[1:]))
    target = Path(arguments.get(2) or tempfile.mkdtemp(prefix="pubmeta-spark-"))
    target.mkdir(parents=True, exist_ok=True)
    try:
        main(int(arguments.get(0, "100000")), arguments.get(1, "jats,csl,crossref,schemaorg").split(","), target)
    finally:
        if 2 not in arguments:
            shutil.rmtree(target)

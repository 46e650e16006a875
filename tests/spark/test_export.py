"""`pubmeta.spark.export`: the rows of ordinary, bad and deadly records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from pyspark.sql import DataFrame, Row, SparkSession

import pubmeta
import pubmeta.spark
from pubmeta.spark import ROW_SCHEMA
from tests.benchmarks.records import OPTIONS, records

FORMATS = ("jats", "csl", "crossref", "schemaorg")
CONFIG = {name: table for name, table in OPTIONS.items() if table}
READABLE = ("article", "crossref", "csl", "jats", "schemaorg")


@pytest.fixture(scope="module")
def sources() -> dict[str, bytes]:
    """Forty records, each in one of the five formats that can be read."""
    found = {}
    for number, article in enumerate(records(40, 7)):
        name = READABLE[number % len(READABLE)]
        found[f"{number:03} {name}"] = pubmeta.write(article, name, CONFIG.get(name)).content
    return found


def frame(spark: SparkSession, contents: dict[str, bytes], partitions: int = 2) -> DataFrame:
    rows = [(name, bytearray(content)) for name, content in contents.items()]
    return spark.createDataFrame(rows, "id string, content binary").repartition(partitions)


def poisoned(sources: dict[str, bytes], *words: str) -> dict[str, bytes]:
    """Twenty ordinary records and, somewhere among them, the poisoned ones."""
    contents = dict(list(sources.items())[:20])
    for word in words:
        contents[f"{len(contents):03} {word}"] = f"POISON {word}".encode()
    return dict(sorted(contents.items(), key=lambda pair: sha256(pair[0].encode()).digest()))


def told(problems: Iterable[Row]) -> list[dict[str, Any]]:
    return [{name: value for name, value in problem.asDict().items() if value is not None} for problem in problems]


def expected(content: bytes, name: str) -> tuple[str | None, list[dict[str, str | int]]]:
    """What `pubmeta` gives for a record: the document, if there is one, and the problems, those of reading first."""
    reading = pubmeta.read(content)
    try:
        document = pubmeta.export(reading.article, name, CONFIG.get(name))
    except pubmeta.ProblemError as error:
        text, problems = None, error.problems
    else:
        text, problems = document.text, document.problems
    return text, [problem.as_dict() for problem in (*reading.problems, *problems)]


def assert_as_exported(rows: Iterable[Row], sources: dict[str, bytes]) -> None:
    """The rows are those of these sources in the four formats, each once, byte for byte."""
    by_key = {(row.id, row.format): row for row in rows}
    assert set(by_key) == {(name, target) for name in sources for target in FORMATS}
    for (name, target), row in by_key.items():
        content, problems = expected(sources[name], target)
        assert row.content == content
        assert row.valid == (content is not None)
        assert told(row.problems) == problems


def errors(rows: Iterable[Row], name: str) -> list[str]:
    """The one message of each row of a record without a document."""
    messages = []
    for row in rows:
        if row.id == name:
            assert (row.valid, row.content) == (False, None)
            (problem,) = row.problems
            assert (problem.kind, problem.path, problem.line) in {("invalid", None, None), ("malformed", None, None)}
            messages.append(problem.message)
    return messages


def test_rows_are_what_pubmeta_exports(spark: SparkSession, sources: dict[str, bytes]) -> None:
    exported = pubmeta.spark.export(frame(spark, sources), FORMATS, CONFIG)
    assert exported.schema == spark.createDataFrame([], ROW_SCHEMA).schema
    rows = exported.collect()
    assert len(rows) == len(sources) * len(FORMATS)
    assert_as_exported(rows, sources)
    assert sum(row.valid for row in rows) > 0.9 * len(rows)


def test_names_of_columns_texts_numbers_and_the_format_of_the_records(
    spark: SparkSession, sources: dict[str, bytes]
) -> None:
    contents = [content.decode() for name, content in sources.items() if name.endswith("csl")]
    df = spark.createDataFrame(list(enumerate(contents)), "number long, item string").repartition(1)
    exported = pubmeta.spark.export(df, "jats", id_column="number", content_column="item", read_as="csl")
    rows = {row.id: row for row in exported.collect()}
    assert set(rows) == {str(number) for number in range(len(contents))}
    for number, content in enumerate(contents):
        assert rows[str(number)].content == expected(content.encode(), "jats")[0]


def test_records_without_an_article(spark: SparkSession, sources: dict[str, bytes]) -> None:
    contents = {
        "no format": b"hello",
        "broken": b'{"title": "T", "doi": "10.1097/"}',
        "several": b"@article{a, title={A}, year={2020}}\n@article{b, title={B}, year={2021}}\n",
        "cut off": b'[{"title": "A", "type": "article-journal", "id": "a"}, {"title": ',
        "empty": b"",
        "not text": b"\xff\xfe\x00{",
    }
    df = frame(spark, contents | dict(list(sources.items())[:5])).union(
        spark.createDataFrame([("null", None)], "id string, content binary")
    )
    rows = pubmeta.spark.export(df, FORMATS, CONFIG).collect()
    counts = Counter(row.id for row in rows)
    assert set(counts.values()) == {len(FORMATS)}
    assert len(counts) == 12
    said = {
        name: {problem.message for row in rows if row.id == name for problem in row.problems}
        for name in (*contents, "null")
    }
    assert "no format" in " ".join(said["no format"])
    assert "several records" in " ".join(said["several"])
    assert said["empty"] == said["null"] == {"is empty"}
    for name, messages in said.items():
        assert not any(row.valid or row.content for row in rows if row.id == name)
        assert messages
        assert not any("please report" in message for message in messages), messages
    (problem,) = next(row for row in rows if row.id == "broken").problems
    assert (problem.kind, problem.path) == ("invalid", "doi")


def test_a_record_that_lacks_what_one_format_needs(spark: SparkSession) -> None:
    rows = pubmeta.spark.export(frame(spark, {"x": b'{"title": "No journal, no date"}'}), FORMATS, CONFIG).collect()
    assert {row.format: row.valid for row in rows} == {
        "jats": False,
        "csl": True,
        "crossref": False,
        "schemaorg": True,
    }
    (deposit,) = [row for row in rows if row.format == "crossref"]
    assert "doi" in {problem.path for problem in deposit.problems if problem.kind == "missing"}


def test_records_that_kill_raise_or_never_end(spark: SparkSession, sources: dict[str, bytes]) -> None:
    words = ("kill", "crash", "raise", "memory", "hang", "surrogate", "kill", "fine")
    contents = poisoned(sources, *words)
    rows = pubmeta.spark.export(frame(spark, contents), FORMATS, CONFIG, time_limit=20).collect()
    names = {name.partition(" ")[2]: name for name in contents}
    ordinary = {name: content for name, content in contents.items() if not content.startswith(b"POISON")}
    assert_as_exported([row for row in rows if row.id in ordinary], ordinary)
    assert len(rows) == len(contents) * len(FORMATS)
    for word, said in {
        "kill": "SIGKILL",
        "crash": "SIGSEGV",
        "raise": "RuntimeError: a fault",
        "memory": "needs more memory than it may take",
        "hang": "limit of 20 s",
    }.items():
        messages = errors(rows, names[word])
        assert len(messages) == len(FORMATS)
        assert all(said in message for message in messages), messages
    assert {row.problems[0].message for row in rows if row.id == names["surrogate"]} == {"half a pair: \\ud800"}
    assert {row.valid for row in rows if row.id == names["fine"] and row.format == "csl"} == {True}


def test_a_worker_that_is_killed_is_replaced_and_nothing_is_lost_or_twice(
    spark: SparkSession, sources: dict[str, bytes], tmp_path: Path
) -> None:
    """The task of the record that kills Spark's own worker, once, runs again: the same rows, once each."""
    flag = tmp_path / "killed"
    contents = poisoned(sources, f"worker {flag}", "kill")
    out = str(tmp_path / "out")
    pubmeta.spark.export(frame(spark, contents), FORMATS, CONFIG).write.parquet(out)
    assert flag.exists()
    rows = spark.read.parquet(out).collect()
    assert Counter((row.id, row.format) for row in rows) == {
        (name, target): 1 for name in contents for target in FORMATS
    }
    ordinary = {name: content for name, content in contents.items() if not content.startswith(b"POISON")}
    assert_as_exported([row for row in rows if row.id in ordinary], ordinary)


def test_a_batch_id_for_each_record_the_same_each_time(spark: SparkSession, sources: dict[str, bytes]) -> None:
    options = {"crossref": {name: value for name, value in CONFIG["crossref"].items() if name != "batch_id"}}
    first, second = (
        {
            row.id: row.content
            for row in pubmeta.spark.export(frame(spark, sources, parts), "crossref", options).collect()
        }
        for parts in (2, 3)
    )
    assert first == second
    batch_ids = {content.partition("<doi_batch_id>")[2].partition("<")[0] for content in first.values()}
    assert len(batch_ids) == len(sources)
    assert all(batch_id.startswith(options["crossref"]["timestamp"]) for batch_id in batch_ids)


def test_a_journal_profile_and_its_contradictions(spark: SparkSession) -> None:
    contents = {
        "silent": b'{"title": "A"}',
        "other": b'{"title": "A", "journal": {"title": "Another", "issn_print": "0028-0836"}}',
    }
    options = {"journal": {"title": "Journal of Tests", "issn_electronic": "2049-3630"}}
    rows = {row.id: row for row in pubmeta.spark.export(frame(spark, contents), "csl", options).collect()}
    assert "Journal of Tests" in rows["silent"].content
    assert not rows["other"].valid
    assert rows["other"].problems[0].path.startswith("journal")


def test_verify(spark: SparkSession, sources: dict[str, bytes]) -> None:
    contents = dict(list(sources.items())[:5])
    exported = pubmeta.spark.export(frame(spark, contents), FORMATS, CONFIG, verify=True).collect()
    assert_as_exported(exported, contents)


def test_no_records(spark: SparkSession) -> None:
    assert pubmeta.spark.export(frame(spark, {"x": b""}).limit(0), FORMATS, CONFIG).collect() == []


@pytest.mark.parametrize(
    ("arguments", "error", "said"),
    [
        ({"formats": "docx"}, pubmeta.UnknownFormatError, "docx"),
        ({"formats": "landing"}, pubmeta.UnsupportedError, "write landing"),
        ({"formats": ""}, pubmeta.UnknownFormatError, "no format"),
        ({"formats": "csl", "read_as": "docx"}, pubmeta.UnknownFormatError, "docx"),
        ({"formats": "csl", "options": {"jats": {"version": "9"}}}, pubmeta.ReadError, "jats.version"),
        ({"formats": "csl", "options": {"docx": {}}}, pubmeta.ReadError, "docx"),
        ({"formats": "csl", "id_column": "doi"}, ValueError, "no column 'doi'; there is id, content"),
        ({"formats": "csl", "content_column": "number"}, ValueError, "no column 'number'"),
    ],
)
def test_wrong_arguments(spark: SparkSession, arguments: dict[str, Any], error: type[Exception], said: str) -> None:
    df = spark.createDataFrame([("x", b"{}")], "id string, content binary")
    with pytest.raises(error, match=said):
        pubmeta.spark.export(df, **arguments)


def test_a_column_of_numbers_holds_no_records(spark: SparkSession) -> None:
    df = spark.createDataFrame([("x", 1)], "id string, content int")
    with pytest.raises(ValueError, match="'content' is integer"):
        pubmeta.spark.export(df, "csl")

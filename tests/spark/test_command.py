"""``python -m pubmeta.spark``, each time with a Spark of its own, and the example by spark-submit."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from pyspark.sql import SparkSession

import pubmeta
from tests.benchmarks.records import records
from tests.conftest import ROOT

FORMATS = ("jats", "csl", "crossref", "schemaorg")
CONFIG = """
[crossref]
depositor_name = "Depositor"
depositor_email = "deposits@example.org"
registrant = "Publisher"
"""
SUBMIT = Path(sys.executable).with_name("spark-submit")


def run(*arguments: object, status: int = 0, program: tuple[object, ...] = ("-m", "pubmeta.spark")) -> tuple[str, str]:
    """What the command prints on standard output and standard error."""
    command = [sys.executable, *map(str, (*program, *arguments))]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert done.returncode == status, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout, done.stderr


@pytest.fixture(scope="module")
def articles() -> dict[str, pubmeta.Article]:
    return {str(article.doi): article for article in records(30, 3)}


@pytest.fixture
def lines(tmp_path: Path, articles: dict[str, pubmeta.Article]) -> Path:
    path = tmp_path / "records.jsonl"
    each = (json.loads(pubmeta.write(article, "article").content) for article in articles.values())
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in each))
    return path


def test_lines_to_a_table(
    spark: SparkSession, tmp_path: Path, lines: Path, articles: dict[str, pubmeta.Article]
) -> None:
    config, out = tmp_path / "journal.toml", tmp_path / "out"
    config.write_text(CONFIG)
    with lines.open("a") as stream:
        stream.write('\n{"title": "No DOI"}\n{"title": \n')
    arguments = (lines, out, "--to", ",".join(FORMATS), "--config", config, "--master", "local[2,4]")
    printed, told = run(*arguments, status=1)
    rows = {(row.id, row.format): row for row in spark.read.parquet(str(out)).collect()}
    assert len(rows) == spark.read.parquet(str(out)).count() == (len(articles) + 2) * len(FORMATS)
    for doi, article in articles.items():
        for name in ("jats", "csl", "schemaorg"):
            try:
                text = pubmeta.export(article, name).text
            except pubmeta.ProblemError:
                text = None
            assert rows[doi, name].content == text
    deposits = [row.content for (_, name), row in rows.items() if name == "crossref" and row.valid]
    assert len(deposits) > 20
    assert len({deposit.partition("<timestamp>")[2].partition("<")[0] for deposit in deposits}) == 1
    assert len({deposit.partition("<doi_batch_id>")[2].partition("<")[0] for deposit in deposits}) == len(deposits)
    unread = [key[0] for key, row in rows.items() if "JSON" in "".join(problem.message for problem in row.problems)]
    assert len(unread) == len(FORMATS)
    assert unread[0].startswith("sha256:")
    assert (out / "_SUCCESS").exists()
    assert f"csl: {len(articles) + 2} records, {len(articles) + 1} valid" in printed.splitlines()
    assert unread[0] in told


def test_a_folder_of_files_to_json(tmp_path: Path, articles: dict[str, pubmeta.Article]) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for number, article in enumerate(list(articles.values())[:6]):
        name = ("csl", "schemaorg")[number % 2]
        (folder / f"{number}{pubmeta.get_format(name).suffix}").write_bytes(pubmeta.export(article, name).content)
    printed, _ = run(folder, out, "--to", "csl", "--format", "json")
    assert "csl: 6 records, 6 valid" in printed.splitlines()
    rows = [json.loads(line) for file in out.glob("*.json") for line in file.read_text().splitlines()]
    assert {Path(row["id"]).name for row in rows} == {path.name for path in folder.iterdir()}
    for row in rows:
        reading = pubmeta.read(folder / Path(row["id"]).name)
        assert row["content"] == pubmeta.export(reading.article, "csl").text


def test_a_table_with_names_of_its_own_and_a_folder_that_is_there(
    spark: SparkSession, tmp_path: Path, articles: dict[str, pubmeta.Article]
) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    found = [(number, pubmeta.write(one, "article").text) for number, one in enumerate(articles.values())]
    spark.createDataFrame(found, "number long, record string").write.parquet(str(source))
    arguments = (source, out, "--to", "csl", "--from", "article", "--id", "number", "--content", "record")
    run(*arguments)
    written = spark.read.parquet(str(out)).collect()
    assert Counter(row.id for row in written) == {str(number): 1 for number, _ in found}
    before = sorted(out.iterdir())
    _, told = run(*arguments, status=2)
    assert "OUT: " in told.replace("'", "")
    assert "already exists" in told
    assert sorted(out.iterdir()) == before


def test_a_job_that_fails_says_why_and_its_folder_can_be_used_again(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "deadly.txt").write_text("POISON workers")
    arguments = (folder, out, "--to", "csl", "--master", "local[2,2]")
    _, told = run(*arguments, status=1)
    assert "Error: the job failed" in told
    assert "failed 2 times" in told
    assert "\tat " not in told
    assert list(out.iterdir()) == []
    (folder / "deadly.txt").write_text("POISON fine")
    assert run(*arguments)[0] == "csl: 1 record, 1 valid\n"


def test_a_folder_in_which_another_job_writes(tmp_path: Path) -> None:
    (tmp_path / "out/_temporary").mkdir(parents=True)
    _, told = run(tmp_path, tmp_path / "out", "--to", "csl", status=2)
    assert "holds the beginning of another job" in " ".join(told.replace("│", " ").split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--to", "docx"), "no format is called 'docx'"),
        (("--to", "landing"), "cannot write landing"),
        (("--to", ","), "no format is named"),
        (("--to", "csl", "--from", "docx"), "docx"),
        (("--to", "csl", "--config", "absent.toml"), "absent.toml cannot be read"),
        (("--to", "csl", "--format", "csv"), "'csv' is not one of 'parquet', 'json'"),
        (("--to", "csl", "--time-limit", "0"), "0"),
        (("--to", "csl", "--master", "nowhere"), "'nowhere' does not start with one of local"),
        ((), "--to"),
    ],
)
def test_wrong_arguments_before_spark_is_started(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    out = tmp_path / "out"
    _, told = run(tmp_path, out, *arguments, status=2)
    assert said in " ".join(told.replace("│", " ").split())
    assert not out.exists()


def test_a_configuration_with_problems(tmp_path: Path) -> None:
    config = tmp_path / "journal.toml"
    config.write_text('[jats]\nversion = "9"\n')
    _, told = run(tmp_path, tmp_path / "out", "--to", "jats", "--config", config, status=2)
    assert "jats.version" in told


def test_an_input_that_is_not_there(tmp_path: Path) -> None:
    _, told = run(tmp_path / "absent", tmp_path / "out", "--to", "csl", status=2)
    assert "absent" in told
    assert not (tmp_path / "out").exists()


def test_a_python_without_spark(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['pyspark'] = None; sys.argv[0] = 'x'; from pubmeta.spark.command import app; "
        "app(prog_name='x')"
    )
    _, told = run(tmp_path, tmp_path / "out", "--to", "csl", status=2, program=("-c", code))
    assert "pip install 'pubmeta[spark]'" in told


def test_importing_the_package_loads_no_spark() -> None:
    code = (
        "import pubmeta.spark, sys; print([name for name in ('pyspark', 'pyarrow', 'pandas') if name in sys.modules])"
    )
    assert run(program=("-c", code))[0] == "[]\n"


def test_the_example(tmp_path: Path, lines: Path, articles: dict[str, pubmeta.Article]) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    out = tmp_path / "out"
    arguments = ("--master", "local[2,4]", "examples/spark_export.py", "examples/journal.toml", str(lines), str(out))
    command = [str(SUBMIT), "--conf", "spark.driver.host=127.0.0.1", "--conf", "spark.driver.bindAddress=127.0.0.1"]
    done = subprocess.run(
        [*command, *arguments], cwd=tmp_path, capture_output=True, check=False, text=True, env=dict(os.environ)
    )
    assert done.returncode == 0, done.stderr
    counts = [line.split("\t") for line in done.stdout.splitlines()]
    assert sum(int(count) for *_, count in counts) == 2 * len(articles)
    assert {name for name, *_ in counts} == {"csl", "schemaorg"}
    assert (out / "_SUCCESS").exists()

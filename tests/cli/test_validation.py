"""`pubmeta validate`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import pubmeta

from .conftest import Run


@pytest.fixture
def csl(record: Path) -> Path:
    path = record.with_name("good.csl.json")
    path.write_bytes(pubmeta.export(pubmeta.read(record).article, "csl").content)
    return path


def test_a_valid_document_is_said_to_be_valid_and_against_what(run: Run, csl: Path) -> None:
    ran = run("validate", csl.name)
    assert (ran.status, ran.err) == (0, "")
    assert "good.csl.json" in ran.text
    assert "CSL-JSON schema 1.0.2" in " ".join(ran.text.split())


def test_each_problem_is_told_and_the_status_is_1(run: Run, csl: Path) -> None:
    broken = csl.with_name("broken.json")
    broken.write_text('[{"id": "a", "type": "journal-artikle", "titel": "x"}]')
    ran = run("validate", csl, broken)
    assert ran.status == 1
    assert "not valid" in ran.text
    assert "titel" in ran.text
    assert "journal-artikle" in ran.text
    assert max(map(len, ran.text.splitlines())) <= 80


def test_no_line_is_blank_where_no_schema_was_reached(run: Run, csl: Path) -> None:
    csl.with_name("nothing.json").write_bytes(b"")
    ran = run("validate", "nothing.json", csl.name)
    assert re.search(r"^not valid +unknown +nothing\.json\nvalid +csl +good\.csl\.json\n", ran.text, re.MULTILINE)


def test_the_format_may_be_named(run: Run, csl: Path) -> None:
    ran = run("validate", csl, "--format", "article")
    assert ran.status == 1
    assert "malformed" in ran.text


@pytest.mark.parametrize("content", [b"", b"\x00\xff" * 100, b"\xff", b"<", b"[" * 100_000, b"no format at all"])
@pytest.mark.parametrize("format_name", [None, "article", "jats", "csl", "crossref", "schemaorg"])
def test_bad_input_is_a_problem_never_a_traceback(
    run: Run, tmp_path: Path, content: bytes, format_name: str | None
) -> None:
    (tmp_path / "bad").write_bytes(content)
    ran = run("validate", "bad", *(["--format", format_name] if format_name else []))
    assert ran.status == 1
    assert "malformed" in ran.text or "invalid" in ran.text
    assert "pubmeta failed" not in ran.text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Missing argument"),
        ([""], "'' names no file or folder"),
        (["good.csl.json", "--format", ""], "no format is called ''"),
        (["good.csl.json", "--format", "nope"], "no format is called 'nope'"),
        (["good.csl.json", "--format", "landing"], "cannot validate landing"),
        (["nothing.xml"], "nothing.xml: no such file"),
    ],
)
def test_wrong_usage_is_status_2(run: Run, csl: Path, arguments: list[str], message: str) -> None:
    ran = run("validate", *arguments)
    assert (ran.status, ran.out) == (2, b"")
    assert message in " ".join(ran.err.split())


def test_the_json_report_is_the_reports_of_the_library(run: Run, csl: Path) -> None:
    broken = csl.with_name("broken.json")
    broken.write_text('[{"id": "a", "type": "book", "issued": {"date-parts": [[2024, 13]]}}]')
    ran = run("validate", csl.name, broken.name, "--report", "json")
    assert ran.status == 1
    assert [one["input"] for one in ran.report["inputs"]] == ["good.csl.json", "broken.json"]
    for path, one in zip((csl, broken), ran.report["inputs"], strict=True):
        report = pubmeta.validate(path.read_bytes())
        (document,) = one["documents"]
        assert (document["format"], document["schema"], document["valid"]) == (
            report.format,
            report.schema,
            report.valid,
        )
        assert document["problems"] == [problem.as_dict() for problem in report.problems]


def test_what_has_no_schema_is_not_judged(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"message-type": "work", "message": {"DOI": "10.5555/a", "title": ["A title"]}}')
    (tmp_path / "x.txt").write_text("hello")
    ran = run("validate", "x.json", "x.txt")
    assert ran.status == 1
    assert re.findall("^not judged +(.*?) ", ran.text, re.MULTILINE) == ["crossref-rest", "unknown"]

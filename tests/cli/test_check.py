"""`pubmeta check`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import pubmeta
from pubmeta.reports.completeness import coverage

from .conftest import Run


def test_it_tells_coverage_needs_and_losses_and_writes_nothing(run: Run, record: Path) -> None:
    ran = run("check", record, "--to", "jats,crossref", "--all")
    assert ran.status == 1
    assert re.search("^orcids +no +add each author's ORCID iD$", ran.text, re.MULTILINE)
    assert re.search("^references +no +", ran.text, re.MULTILINE)
    assert re.search("^jats +complete +JATS 1.4", ran.text, re.MULTILINE)
    assert re.search("^crossref +not complete +Crossref deposit schema 5.5.0", ran.text, re.MULTILINE)
    assert re.search(r"^crossref +missing +options\.depositor_name$", ran.text, re.MULTILINE)
    assert re.search(r"^crossref +dropped +contributors\[0\]\.email$", ran.text, re.MULTILINE)
    assert max(map(len, ran.text.splitlines())) <= 80
    assert list(record.parent.iterdir()) == [record]


def test_every_format_that_can_be_written_is_looked_at(run: Run, record: Path, config: Path) -> None:
    ran = run("check", record, "--config", config, "--report", "json")
    assert ran.status == 0
    (one,) = ran.report["inputs"]
    names = [name for name in pubmeta.format_names() if pubmeta.get_format(name).write]
    assert [document["format"] for document in one["documents"]] == names


def test_the_json_has_the_coverage_of_the_library(run: Run, record: Path, config: Path) -> None:
    config.write_text(config.read_text() + 'crossmark_policy = "10.5555/policy"\n')
    ran = run("check", record, "--to", "csl", "--config", config, "--report", "json")
    (one,) = ran.report["inputs"]
    expected = coverage(pubmeta.read(record).article, has_update_policy=True)
    assert one["coverage"] == [
        {"key": found.key, "have": found.have, "of": found.of, "advice": found.advice, "complete": found.complete}
        for found in expected
    ]
    assert {found["key"]: found["complete"] for found in one["coverage"]}["update-policies"]


def test_of_several_inputs_the_articles_are_counted(run: Run, record: Path, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text('{"title": "x", "licenses": [{"url": "https://example.org/"}]}')
    (tmp_path / "bad.json").write_text("{")
    ran = run("check", record, "other.json", "bad.json", "--to", "csl")
    assert ran.status == 1
    assert re.search("^licenses +1 of 2 articles ", ran.text, re.MULTILINE)
    assert re.search("^csl +2 of 3 complete ", ran.text, re.MULTILINE)


def test_what_is_no_article_has_no_coverage(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{")
    ran = run("check", "bad.json")
    assert ran.status == 1
    assert "Coverage" not in ran.text
    assert "malformed" in ran.text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Missing argument"),
        ([""], "'' names no file or folder"),
        (["record.json", "--to", "nope"], "no format is called 'nope'"),
        (["record.json", "--to", "landing"], "cannot write landing"),
        (["record.json", "--from", "nope"], "no format is called 'nope'"),
        (["record.json", "--config", "nothing.toml"], "No such file"),
    ],
)
def test_wrong_usage_is_status_2(run: Run, record: Path, arguments: list[str], message: str) -> None:
    ran = run("check", *arguments)
    assert (ran.status, ran.out) == (2, b"")
    assert message in " ".join(ran.err.split())

"""`pubmeta check`."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path

import pytest

import pubmeta
from pubmeta.reports.completeness import coverage

from .conftest import Run


def test_it_tells_first_what_to_do_then_what_to_add_then_what_is_complete(run: Run, record: Path) -> None:
    ran = run("check", record, "--to", "jats,crossref")
    assert ran.status == 1
    lines = ran.text.splitlines()
    places = [
        next(number for number, line in enumerate(lines) if re.search(pattern, line))
        for pattern in (
            "^To do$",
            r"^crossref +missing +options\.depositor_name$",
            "^To add ",
            "^orcids +no +the ORCID iDs of the authors; add each author's",
            "^update-policies +no +the Crossmark policy of the publisher, ",
            "^Complete$",
            "^formats +1 of 2: jats$",
            "^coverage +none$",
            "^Nothing needs to be done about the rest: .*; --all lists them",
        )
    ]
    assert places == sorted(places)
    assert "under [crossref] in the configuration" in " ".join(ran.text.split())
    assert max(map(len, lines)) <= 80
    assert list(record.parent.iterdir()) == [record]


def test_what_nobody_can_act_on_is_listed_with_all(run: Run, record: Path) -> None:
    pattern = r"^crossref +dropped +contributors\[0\]\.email$"
    assert re.search(pattern, run("check", record, "--to", "crossref", "--all").text, re.MULTILINE)
    assert not re.search(pattern, run("check", record, "--to", "crossref").text, re.MULTILINE)


def test_no_place_is_named_in_a_document_that_nobody_has(run: Run, record: Path) -> None:
    article = json.loads(record.read_bytes())
    article["licenses"] = [{"url": "http://creativecommons.org/licenses/by/4.0"}]
    record.write_text(json.dumps(article))
    text = run("check", record, "--to", "jats,schemaorg,csl", "--all").text
    assert "creativecommons" in text
    assert not re.search(r"/article\b|\$\.|\(line", text)


def test_an_article_that_is_complete_has_nothing_to_do(run: Run, record: Path) -> None:
    text = run("check", record, "--to", "csl").text
    assert re.search("^Nothing to do$", text, re.MULTILINE)
    assert "To do" not in text


def test_every_format_that_can_be_written_is_looked_at(run: Run, record: Path, config: Path) -> None:
    ran = run("check", record, "--config", config, "--report", "json")
    (one,) = ran.report["inputs"]
    names = [name for name in pubmeta.format_names() if pubmeta.get_format(name).write]
    assert [document["format"] for document in one["documents"]] == names


def test_the_json_has_the_coverage_of_the_library(run: Run, record: Path, config: Path) -> None:
    config.write_text(config.read_text() + 'crossmark_policy = "10.5555/policy"\n')
    ran = run("check", record, "--to", "csl", "--config", config, "--report", "json")
    (one,) = ran.report["inputs"]
    expected = coverage(pubmeta.read(record).article, has_update_policy=True)
    assert one["coverage"] == [{**asdict(found), "complete": found.complete} for found in expected]
    assert {found["key"]: found["complete"] for found in one["coverage"]}["update-policies"]


def test_of_several_inputs_the_articles_are_counted(run: Run, record: Path, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text('{"title": "x", "licenses": [{"url": "https://example.org/"}]}')
    (tmp_path / "bad.json").write_text("{")
    ran = run("check", record, "other.json", "bad.json", "--to", "csl")
    assert ran.status == 1
    assert re.search("^licenses +1 of 2 articles ", ran.text, re.MULTILINE)
    assert re.search("^formats +csl 2 of 3$", ran.text, re.MULTILINE)
    assert "2 of 3 records are complete in every format\n" in ran.text


def test_what_is_no_article_has_no_coverage(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{")
    ran = run("check", "bad.json")
    assert ran.status == 1
    assert "coverage" not in ran.text
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


@pytest.mark.parametrize("command", ["check", "export"])
def test_the_way_out_is_an_option_of_the_command(run: Run, tmp_path: Path, command: str) -> None:
    unknown = tmp_path / "x.txt"
    unknown.write_text("?")
    ran = run(command, unknown, "--to", "csl")
    assert "name the format with --from" in " ".join((ran.text + ran.err).split())
    assert "read_as" not in ran.text + ran.err

"""Reports that code hosts show at files and lines."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft4Validator
from tests.conftest import ROOT

from pubmeta.checks.schemas import schema_path
from pubmeta.cli.annotations import Annotation, as_github
from pubmeta.registry import format_names, get_format

from .conftest import Run

PAGE = (
    '<html><head>\n<meta name="citation_title" content="A: b, 100%">\n<meta name="citation_date" content="in press">\n'
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page without an author, the date in its third line of a form that nobody reads."""
    path = tmp_path / "my page.html"
    path.write_text(PAGE)
    return Path(path.name)


def test_workflow_commands_name_file_line_and_rule(run: Run, page: Path) -> None:
    ran = run("validate", page, "--report", "github")
    assert ran.status == 1
    author, date = ran.text.splitlines()
    assert author.startswith("::error file=my page.html,title=highwire.author::the page has no citation_author; add ")
    assert date == (
        "::error file=my page.html,line=3,title=highwire.date-year::"
        "citation_date: 'in press' has no year; write 2024/5/17, or the year alone"
    )


def test_what_separates_the_parts_of_a_command_is_escaped(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a,b:c%.html"
    path.write_text(PAGE.replace("in press", "100%, soon"))
    (line,) = [each for each in run("validate", path.name, "--report", "github").text.splitlines() if "date" in each]
    assert line.startswith("::error file=a%2Cb%3Ac%25.html,line=3,title=highwire.date-year::citation_date: '100%25, s")
    lines = Annotation(file=None, line=None, level="note", rule="guessed", path="", text="one\r\ntwo")
    assert as_github([lines]) == "::notice title=guessed::one%0D%0Atwo\n"


def sarif(ran: Any) -> Any:
    """The one run of a report, which is as the standard has it."""
    report = json.loads(ran.out)
    Draft4Validator(json.loads(schema_path("sarif").read_bytes())).validate(report)
    (only,) = report["runs"]
    return only


def test_sarif_has_the_rules_and_where_they_are_broken(run: Run, page: Path) -> None:
    found = sarif(run("validate", page, "--report", "sarif"))
    rules = found["tool"]["driver"]["rules"]
    author, date = found["results"]
    assert [each["id"] for each in rules] == ["highwire.author", "highwire.date-year"]
    assert rules[1]["shortDescription"]["text"] == "a date has a year of four digits"
    assert (author["level"], author["ruleIndex"], date["ruleIndex"]) == ("error", 0, 1)
    (location,) = date["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "my%20page.html"},
        "region": {"startLine": 3},
    }
    assert location["logicalLocations"] == [{"fullyQualifiedName": "citation_date"}]


def test_warnings_with_a_remedy_are_shown_and_the_rest_is_asked_for(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    author = '<head><meta name="citation_author" content="B, A">'
    path.write_text(PAGE.replace("in press", "May 2024").replace("<head>", author))
    shown = sarif(run("validate", path.name, "--report", "sarif"))["results"]
    assert [(each["ruleId"], each["level"]) for each in shown] == [("highwire.date-form", "warning")]
    assert sarif(run("validate", path.name, "--report", "sarif", "-q"))["results"] == []
    failing = sarif(run("validate", path.name, "--report", "sarif", "--strict=discouraged"))["results"]
    assert [each["level"] for each in failing] == ["error"]


def test_other_commands_report_alike_and_lines_of_unwritten_documents_are_not_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.write_text(json.dumps({"title": "Rain", "archives": ["CLOCKSS"]}))
    command = ("check", path, "--from", "article", "--to", "schemaorg,crossref", "--report", "github", "--all")
    lines = run(*command).text.splitlines()
    assert any(line.startswith(f"::error file={path},title=missing::") for line in lines)
    assert any(line.startswith("::notice ") for line in lines)
    out = ("export", path, "--from", "article", "--to", "schemaorg")
    assert run(*out, "--report", "sarif").status == 2
    assert sarif(run(*out, "--out", tmp_path / "out", "--report", "sarif", "--all"))["results"]


def test_standard_input_has_no_file_and_whole_paths_are_uris(run: Run, tmp_path: Path) -> None:
    ran = run("validate", "-", "--report", "github", stdin=PAGE.encode())
    assert ran.text.startswith("::error title=highwire.author::")
    found = sarif(run("validate", "-", "--report", "sarif", stdin=PAGE.encode()))
    assert "locations" not in found["results"][0]
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    (place, *_) = sarif(run("validate", path, "--report", "sarif"))["results"][0]["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == path.as_uri()


def test_the_hook_takes_what_we_write_and_its_command_runs(page: Path, tmp_path: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    suffixes = [get_format(name).suffix for name in format_names() if get_format(name).validate]
    wanted = [suffix for suffix in suffixes if suffix.count(".") == 2]  # what nothing else is called
    assert [suffix for suffix in wanted if not re.search(hook["files"], f"articles/one{suffix}")] == []
    assert re.search(hook["files"], "package.json") is None
    command = [*hook["entry"].split(), *hook["args"], str(page)]
    ran = subprocess.run([sys.executable, "-m", *command], capture_output=True, check=False, cwd=tmp_path, text=True)
    assert (ran.returncode, "highwire.author" in ran.stdout) == (1, True)


def test_the_action_annotates_and_writes_sarif(page: Path, tmp_path: Path) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    *_, last = action["runs"]["steps"]
    assert set(last["env"]) == {"FILES", "ARGUMENTS", "SARIF"}
    environment = {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "FILES": "*.html",
        "ARGUMENTS": "--strict",
        "SARIF": "report.sarif",
    }
    ran = subprocess.run(
        ["bash", "-e", "-c", last["run"]], capture_output=True, check=False, cwd=tmp_path, env=environment, text=True
    )
    assert (ran.returncode, ran.stdout.count("::error file=my page.html")) == (1, 2)
    assert json.loads((tmp_path / "report.sarif").read_text())["runs"][0]["results"]


def test_a_problem_of_a_json_document_is_at_the_line_of_its_value(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.csl.json").write_text(
        '[\n {"id": "a", "type": "article-journal", "title": "A",\n  "issued": {"date-parts": [[2024, 13]]}}\n]\n'
    )
    (line, *_) = [
        each for each in run("validate", "one.csl.json", "--report", "github").text.splitlines() if "13" in each
    ]
    assert line.startswith("::error file=one.csl.json,line=3,title=csl.date::")

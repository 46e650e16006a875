"""Commands that look at every format, beside a plug-in that fails."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.conftest import Install
from tests.test_plugins import JATS, UNUSABLE, USES, source

from pubmeta import Config, PluginWarning
from pubmeta.run.job import Job


@pytest.mark.parametrize("text", [UNUSABLE[0][0], UNUSABLE[1][0], source("suffix", "''"), source("rules", "None")])
def test_a_plug_in_that_is_no_format_stops_no_other(install: Install, text: str, run: Run, tmp_path: Path) -> None:
    install("bad", text)
    assert_others_work(run, tmp_path)
    assert "pubmeta-bad (format bad) failed" in " ".join(run("formats").text.split())


@pytest.mark.parametrize("part", [*USES, "recognise", "join", "options"])
def test_whatever_part_fails_others_work(install: Install, part: str, run: Run, tmp_path: Path) -> None:
    values = {
        "join": "Joining(group=fail, start=fail, part=fail, end=b'', most_bytes=1)",
        "options": "Odd",
    }
    before = "from pydantic import model_validator\nclass Odd(Options):\n    odd = model_validator(mode='after')(fail)"
    install(
        "bad",
        source(part, values.get(part, "fail"), act="raise SystemExit(3)", before=before if part == "options" else ""),
    )
    assert_others_work(run, tmp_path)


def assert_others_work(run: Run, folder: Path) -> None:
    """What commands do that look at every format, and at files that are not the plug-in's."""
    record, jats = folder / "record.json", folder / "a.jats.xml"
    record.write_text('{"title": "A title", "type": "research-article"}')
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PluginWarning)
        assert "csl " in run("formats").text
        assert "crossref." in run("rules").text
        checked = run("check", record, "--report", "json").report["inputs"][0]
        assert checked["format"] == "article"
        assert {"csl", "jats"} <= {document["format"] for document in checked["documents"] if document["format"]}
        told = run("export", record, "--to", "csl,schemaorg", "--out", folder / "out", "--report", "json")
        assert told.status == 0, told
        jats.write_bytes(JATS)
        assert run("validate", jats, "--report", "json").report["inputs"][0]["format"] == "jats"
        assert Config.of({"bad": {"indent": 3}, "csl": {}}).options("csl") is not None
        (found,) = Job(formats=("csl",), config=Config()).records(b'{"title": "A title"}')
        assert found.documents[0].content


def test_a_failing_recogniser_is_told_in_one_line(install: Install, tmp_path: Path) -> None:
    install("bad", source("recognise"))
    (tmp_path / "a.xml").write_bytes(JATS)
    command = [sys.executable, "-m", "pubmeta", "validate", "a.xml"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "packages")}
    ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    named = "the plug-in pubmeta-bad (format bad) failed in its recogniser: ValueError: boom"
    assert ran.stderr == f"PluginWarning: {named}; report it to the plug-in's author\n"

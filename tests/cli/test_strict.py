"""`--strict`: warnings that fail like errors; and `--quiet`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import pubmeta

from .conftest import Run

WRITE = ("--to", "csl,schemaorg", "--out", "out")


@pytest.fixture
def dropping(record: Path) -> Path:
    """A record of which schema.org drops a value, and CSL-JSON none."""
    article = {"title": "T", "contributors": [{"family": "Moss", "corresponding": True}]}
    record.write_text(json.dumps(article))
    found = {
        name: [problem.kind for problem in pubmeta.export(pubmeta.read(record).article, name).problems]
        for name in ("csl", "schemaorg")
    }
    assert (found["csl"], "dropped" in found["schemaorg"]) == ([], True)
    return record


@pytest.mark.parametrize("strict", ["--strict", "--strict=dropped", "--strict=guessed,dropped", "--strict=all"])
def test_a_document_with_such_a_warning_is_not_written(run: Run, dropping: Path, strict: str) -> None:
    ran = run("export", dropping, *WRITE, strict)
    assert ran.status == 1
    assert [path.name for path in (dropping.parent / "out").iterdir()] == ["record.csl.json"]
    assert re.search("^schemaorg +not written ", ran.text, re.MULTILINE)
    assert re.search(r"^schemaorg +dropped +contributors\[0\]\.corresponding", ran.text, re.MULTILINE)
    assert "\n\nWith --strict these warnings fail: " in ran.text


def test_other_kinds_do_not_fail(run: Run, dropping: Path) -> None:
    assert run("export", dropping, *WRITE, "--strict=guessed,assumed").status == 0
    assert len(list((dropping.parent / "out").iterdir())) == 2


def test_what_is_met_in_reading_fails_every_document(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.ris").write_text("TY  - JOUR\nTI  - A title\nC1  - one\nER  -\n")
    ran = run("export", "x.ris", *WRITE, "--strict=dropped")
    assert ran.status == 1
    assert list((tmp_path / "out").iterdir()) == []
    assert re.search("^input +dropped ", ran.text, re.MULTILINE)


def test_a_rule_may_be_named(run: Run, record: Path) -> None:
    record.write_text('[{"id": "a", "type": "article-journal", "title": "T", "container-title": "J", "page": "p. 3"}]')
    assert run("validate", record).status == 0
    assert run("validate", record, "--strict=csl.blank").status == 0
    ran = run("validate", record, "--strict=csl.label", "--report", "json")
    assert (ran.status, ran.report["valid"], ran.report["strict"]) == (1, False, ["csl.label"])


def test_check_and_batch_are_strict_as_well(run: Run, dropping: Path) -> None:
    assert run("check", dropping, "--to", "schemaorg").status == 0
    assert run("check", dropping, "--to", "schemaorg", "--strict").status == 1
    ran = run("batch", dropping, *WRITE, "--strict=dropped")
    assert ran.status == 1
    assert re.search("^csl +1 +0$", ran.text, re.MULTILINE)
    assert re.search("^schemaorg +0 +1$", ran.text, re.MULTILINE)
    (line,) = (dropping.parent / "out" / "problems.jsonl").read_text().splitlines()
    assert json.loads(line)["documents"]["schemaorg"]["written"] is False
    ran = run("batch", dropping, *WRITE)
    assert (ran.status, "other settings (strict)" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("strict", "message"),
    [
        ("--strict=droped", "no kind of warning and no rule is called 'droped'; did you mean 'dropped'?"),
        ("--strict=jats.contry", "did you mean 'jats.country'?"),
        ("--strict=xyz", "the kinds are dropped, guessed, assumed, discouraged"),
        ("--strict=invalid", "'invalid' is an error, which always fails"),
        ("--strict=crossref.issn", "'crossref.issn' is an error, which always fails"),
        ("--strict=", "names no kind of warning"),
    ],
)
def test_a_word_that_is_no_warning_is_refused(run: Run, record: Path, strict: str, message: str) -> None:
    ran = run("validate", record, strict)
    assert (ran.status, ran.out) == (2, b"")
    assert message in " ".join(re.sub("[│╭╮╰╯─]", " ", ran.err).split())


def test_an_input_may_have_the_name_of_the_option(run: Run, record: Path) -> None:
    record.rename(record.with_name("--strict"))
    assert run("check", "--to", "csl", "--", "--strict").status == 0


# quiet


def test_quiet_is_silent_when_all_is_well(run: Run, dropping: Path) -> None:
    commands = (
        ("export", dropping, *WRITE),
        ("check", dropping, "--to", "csl"),
        ("validate", dropping, "--format", "article"),
        ("batch", dropping, "--to", "csl", "--out", "b"),
    )
    for command in commands:
        ran = run(*command, "--quiet")
        assert (ran.status, ran.out, ran.err) == (0, b"", "")


def test_quiet_prints_what_fails_and_nothing_else(run: Run, dropping: Path) -> None:
    ran = run("check", dropping, "--to", "crossref,schemaorg", "-q")
    assert ran.status == 1
    assert "depositor_name" in ran.text
    assert "dropped" not in ran.text
    assert "coverage" not in ran.text.lower()
    ran = run("batch", dropping, "--to", "crossref", "--out", "b", "-q")
    assert ran.status == 1
    assert " ".join(ran.text.split()) == (
        "1 document failed. The reasons are in b/problems.jsonl, one line for each record."
    )


def test_a_report_that_is_asked_for_is_not_silenced(run: Run, dropping: Path) -> None:
    assert run("export", dropping, *WRITE, "-q", "--report", "json").report["valid"]

"""Tables on terminals of every width."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from pubmeta import Kind, Problem
from pubmeta.cli.problems import Detail, print_problems
from pubmeta.cli.tables import console_for

from .conftest import Run

LONGEST = 26
"""Longer words are paths, which are cut at the edge."""


def words(text: str, longest: int) -> set[str]:
    return {word for word in text.split() if len(word) <= longest and word.strip("─")}


@pytest.mark.parametrize("width", [20, 40, 60, 72, 80, 120])
@pytest.mark.parametrize(
    "command",
    [
        "export {} --to jats,csl,crossref --out out",
        "export {} again.json --to jats,csl,crossref --out out",
        "check {}",
        "check {} again.json",
        "validate {} again.json",
        "formats",
        "rules",
    ],
)
def test_at_every_width_every_word_is_there(
    run: Run, record: Path, monkeypatch: pytest.MonkeyPatch, width: int, command: str
) -> None:
    article = json.loads(record.read_bytes())
    article["contributors"] *= 3
    article["licenses"] = [{"url": "http://creativecommons.org/licenses/by/4.0"}]
    for name in ("record.json", "again.json"):
        record.with_name(name).write_text(json.dumps(article))
    arguments = command.format("record.json").split()
    monkeypatch.setenv("COLUMNS", "300")
    expected = run(*arguments).text
    monkeypatch.setenv("COLUMNS", str(width))
    text = run(*arguments).text
    assert max(map(len, text.splitlines())) <= width
    longest = min(LONGEST, width - 2)
    assert words(expected, longest) <= words(text, width)


def test_a_narrow_terminal_has_a_list(run: Run, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert run("export", record.name, "--to", "csl,crossref", "--out", "out").text.startswith(
        "record.json (article) to out\n"
        "Format  Result\n"
        "  Checked against\n"
        "  Notes\n"
        "────────────────────────────────────────\n"
        "csl  written\n"
        "  CSL-JSON schema 1.0.2\n"
        "crossref  not written\n"
        "  Crossref deposit schema 5.5.0\n"
        "  3 missing\n"
        "  3 dropped\n"
        "\n"
        "crossref  missing\n"
        "  options.depositor_name\n"
    )


def test_what_has_no_place_in_a_format_is_one_line_and_whole_with_all(run: Run, record: Path, config: Path) -> None:
    command = ("export", record.name, "--to", "crossref,schemaorg", "--config", config.name, "--out", "out")
    text = " ".join(run(*command).text.split())
    assert "crossref dropped 3 values have no place in Crossref deposit XML and were left out; --all lists them" in text
    assert "schemaorg dropped 1 value has no place in schema.org JSON-LD and was left out; --all lists it" in text
    assert "contributors[0].email" not in text
    text = " ".join(run(*command, "--all").text.split())
    assert "crossref dropped contributors[0].email" in text
    assert "no place in Crossref deposit XML" not in text


def test_what_an_input_had_that_an_article_has_no_place_for_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.ris").write_text("TY  - JOUR\nTI  - A title\nC1  - one\nC2  - two\nER  -\n")
    text = " ".join(run("export", "x.ris", "--to", "csl", "--out", "out").text.split())
    assert "input dropped 2 values have no place in an article and were left out; --all lists them" in text


def test_an_error_and_a_warning_with_a_remedy_stand_before_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [
        ("x", "jats", Problem(Kind.GUESSED, "may be another", "b")),
        ("x", "jats", Problem(Kind.DISCOURAGED, "is discouraged", "c", remedy="set [jats] c in the configuration")),
        ("x", "jats", Problem(Kind.MISSING, "is needed", "a", remedy="give a")),
    ]
    monkeypatch.setenv("COLUMNS", "120")
    stream = io.StringIO()
    print_problems(console_for(stream), found, detail=Detail())
    assert [line.split() for line in stream.getvalue().splitlines() if line] == [
        ["jats", "missing", "a"],
        "is needed; give a".split(),
        ["jats", "discouraged", "c"],
        "is discouraged; set [jats] c in the configuration".split(),
        ["jats", "guessed", "b"],
        "may be another".split(),
    ]


def test_of_many_files_the_valid_ones_are_counted(run: Run, tmp_path: Path) -> None:
    for number in range(51):
        (tmp_path / f"{number}.csl.json").write_text('[{"id": "a", "type": "article"}]')
    (tmp_path / "bad.csl.json").write_text("[{}]")
    text = run("validate", *sorted(path.name for path in tmp_path.iterdir()), "--format", "csl").text
    assert "51 of 52 files are valid; --all lists them\n" in text
    assert "bad.csl.json" in text
    assert "7.csl.json" not in text
    text = run("validate", *sorted(path.name for path in tmp_path.iterdir()), "--format", "csl", "--all").text
    assert "7.csl.json" in text


def test_hundreds_of_references_that_are_only_printed_text_are_one_line(run: Run, record: Path) -> None:
    article = json.loads(record.read_bytes())
    article["references"] = [{"key": f"r{n}", "raw": f"Moss A. A study of moss, part {n}."} for n in range(500)]
    record.write_text(json.dumps(article))
    text = run("export", record, "--to", "jats", "--out", "out").text
    assert text.count("only printed text") == text.count("(jats.citation-persons)") == 1
    assert "--structure-references" in text
    assert len(text.splitlines()) < 24

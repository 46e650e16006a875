"""Tables on terminals of every width."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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

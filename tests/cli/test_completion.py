"""What the shell completes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pubmeta.registry import format_names, get_format

from .conftest import Run

FORMATS = [name for name in format_names() if get_format(name).write]


def completed(run: Run, monkeypatch: pytest.MonkeyPatch, *words: str) -> list[str]:
    """What bash is offered for the last of these words, which it divides at equals signs."""
    monkeypatch.setenv("_PUBMETA_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "\n".join(("pubmeta", *words)))
    monkeypatch.setenv("COMP_CWORD", str(len(words)))
    monkeypatch.delenv("_PUBMETA_OPTION", raising=False)
    ran = run()
    assert (ran.status, ran.err) == (0, "")
    return ran.text.split()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("ex",), ["export"]),
        (("export", "x", "--to", ""), FORMATS),
        (("batch", "x", "--to", "jats,c"), ["jats,crossref", "jats,csl"]),
        (("check", "x", "--to", "csl,crossref,c"), []),
        (("export", "x", "--from", "b"), ["bibtex"]),
        (("validate", "x", "--format", "j"), ["jats"]),
        (("rules", "--format", "jats,s"), ["jats,schemaorg"]),
        (("rules", "jats.article-t"), ["jats.article-type"]),
        (("export", "x", "-o", "jats.ve"), ["jats.version=1.4", "jats.version=1.3"]),
        (("export", "x", "-o", "jats.version", "=", "1.3"), ["1.3"]),
        (("export", "x", "-o", "csl.references", "=", ""), ["true", "false"]),
        (("export", "x", "-o", "csl.references", "="), ["true", "false"]),
        (("export", "x", "-o", "crossref.registrant", "=", ""), []),
        (("export", "x", "-o", "jats.v"), ["jats.version=1.4", "jats.version=1.3"]),
        (("export", "x", "--strict", "=", "dr"), ["dropped"]),
        (("export", "x", "--strict", "=", "dropped,jats.article-"), ["dropped,jats.article-type",
                                                                      "dropped,jats.article-doi"]),
        (("export", "x", "--strict", "=", "dropped", "--to", "j"), ["jats"]),
        (("export", "x", "--strict", ""), []),
        (("export", "x", "--report", ""), ["table", "json", "github", "sarif"]),
        (("export", ""), []),
    ],
)  # fmt: skip
def test_formats_options_kinds_and_rules_are_completed(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], expected: list[str]
) -> None:
    assert completed(run, monkeypatch, *words) == expected


def test_errors_are_not_offered_to_be_strict_about(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    offered = completed(run, monkeypatch, "validate", "x", "--strict", "=")
    assert {"dropped", "guessed", "assumed", "discouraged", "crossref.year"} <= set(offered)
    assert not {"missing", "invalid", "malformed", "crossref.issn"} & set(offered)


def test_what_follows_the_cursor_is_of_no_matter(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_PUBMETA_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "pubmeta\nexport\n--to\nj\n--strict\n=\ndropped")
    monkeypatch.setenv("COMP_CWORD", "3")
    assert run().text.split() == ["jats"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_the_script_works_in_bash(tmp_path: Path) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    command = folder / "pubmeta"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pubmeta "$@"\n')
    command.chmod(0o755)
    script = """
        eval "$(pubmeta --show-completion bash)"
        COMP_WORDS=(pubmeta validate x --strict = gue) COMP_CWORD=5
        _pubmeta_completion pubmeta
        echo "${COMPREPLY[@]}"
    """
    environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"}
    ran = subprocess.run(
        ["bash", "--norc", "-c", script], env=environment, cwd=tmp_path, capture_output=True, check=True, text=True
    )
    assert ran.stdout.split() == ["guessed"]


def test_the_completion_can_be_installed(run: Run) -> None:
    text = run("--help").text
    assert "--install-completion" in text
    assert "--show-completion" in text

"""Every block of code in the README and on the site is what it claims to be.

The blocks of a page are run in order, in a folder with the examples in it. With PUBMETA_WRITE_GOLDEN=1 the texts that
blocks print are written into the pages anew; read the diff then.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.docs.blocks import LANGUAGES, PAGES, Block, blocks, close_databases, name_of

WRITING = bool(os.environ.get("PUBMETA_WRITE_GOLDEN"))
MARKS = {"status", "prints", "not run", None}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with the examples in it, as in a checkout; pubmeta is first on the path."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_the_blocks_of_a_page_run_and_print_what_it_says(page: Path, folder: Path) -> None:
    text = page.read_text(encoding="utf-8")
    names: dict[str, Any] = {"__name__": "page"}
    printed = ""
    changes = []
    for block in blocks(text):
        if block.mark == "prints":
            if WRITING and block.code != printed:
                changes.append((block.span, printed))
            else:
                assert block.code == printed
        elif block.mark != "not run":
            printed = _run(block, folder, names)
    close_databases(names)
    if changes:
        for (start, end), new in reversed(changes):
            text = text[:start] + new + text[end:]
        page.write_text(text, encoding="utf-8")


def _run(block: Block, folder: Path, names: dict[str, Any]) -> str:
    """What the block prints; a block with a title is written to the file of that name."""
    if block.title:
        (folder / block.title).write_text(block.code, encoding="utf-8")
    if block.language == "python":
        with contextlib.redirect_stdout(io.StringIO()) as output:
            exec(compile(block.code, "<page>", "exec"), names)  # noqa: S102 (our own page)
        return output.getvalue()
    if block.language == "sh":
        run = subprocess.run(["sh", "-ec", block.code], capture_output=True, check=False, text=True)
        assert run.returncode == int(block.value or 0), run.stdout + run.stderr
        return run.stdout
    if block.language == "toml":
        tomllib.loads(block.code)
    elif block.language == "json":
        json.loads(block.code)
    return ""


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_block_names_its_language_and_a_test_where_it_is_not_run(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    found = list(blocks(text))
    assert len(found) * 2 == len(re.findall("^```", text, re.MULTILINE)), "a block that is not recognised as one"
    for block in found:
        assert block.language in LANGUAGES, block.code
        assert block.mark in MARKS, block.mark
        if block.mark == "not run":
            named = re.findall(r"\btests/[\w/.]*\w", block.value)
            assert named or "make " in block.value, f"say which tests check this instead:\n{block.code}"
            assert all((ROOT / name).exists() for name in named), block.value


def test_the_tutorial_ends_with_four_valid_records() -> None:
    text = (ROOT / "docs/tutorial.md").read_text(encoding="utf-8")
    last = [block.code for block in blocks(text) if block.mark == "prints"][-1]
    assert re.findall(r"^(\w+) valid ", last, re.MULTILINE) == ["jats", "csl", "crossref", "schemaorg"]

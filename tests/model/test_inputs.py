"""What type checkers know of the model, for programs that build articles from strings and numbers."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_the_module_is_what_the_classes_take() -> None:
    program = ROOT / "schemas" / "derive" / "model_inputs.py"
    specification = importlib.util.spec_from_file_location("model_inputs", program)
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    assert module.TARGET.read_text(encoding="utf-8") == module.module_text(), f"run: python {program}"


WRONG = """
from pubmeta.model import Article, Person

Article(title="T", titel="T")
Article(volume=12)
Person(family="F", corresponding="yes")
Article(title="T", volume=1.5)
"""


def test_programs_are_checked_without_a_plug_in(tmp_path: Path) -> None:
    """Those that are right are clean under `mypy --strict`; those that are wrong are not."""
    settings, wrong = tmp_path / "mypy.ini", tmp_path / "wrong.py"
    settings.write_text("[mypy]\nstrict = True\n")
    wrong.write_text(WRONG)
    right = [ROOT / "examples" / name for name in ("build_article.py", "platform_rows.py")]
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "mypy",
        "--config-file",
        settings,
        "--cache-dir",
        tmp_path / "cache",
    ]
    ran = subprocess.run([*command, *right, wrong], capture_output=True, text=True, check=False, cwd=tmp_path)
    errors = [line.partition(": error: ") for line in ran.stdout.splitlines() if ": error: " in line]
    assert [(Path(place.partition(":")[0]).name, place.partition(":")[2]) for place, _, _ in errors] == [
        ("wrong.py", line) for line in ("4", "5", "6", "7")
    ], ran.stdout + ran.stderr


@pytest.mark.parametrize("name", ["build_article.py", "platform_rows.py"])
def test_the_examples_use_no_escape(name: str) -> None:
    assert "type: ignore" not in (ROOT / "examples" / name).read_text()

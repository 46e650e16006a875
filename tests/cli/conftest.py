"""A run of the command line inside this process."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pubmeta.checks import jsonschema
from pubmeta.cli import main


@dataclass(frozen=True)
class Ran:
    """What a run printed and its exit status."""

    status: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()

    @property
    def report(self) -> Any:
        """The JSON report, which is as its schema says."""
        report = json.loads(self.out)
        assert jsonschema.problems(report, "report") == []
        return report


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs pubmeta in an empty folder with these arguments; no output is a terminal."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)

    def ran(*arguments: object, stdin: bytes = b"") -> Ran:
        out, err = io.BytesIO(), io.BytesIO()
        monkeypatch.setattr(sys, "argv", ["pubmeta", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8", write_through=True))
        monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding="utf-8", write_through=True))
        with pytest.raises(SystemExit) as caught:
            main()
        status = caught.value.code
        assert isinstance(status, int)
        return Ran(status, out.getvalue(), err.getvalue().decode())

    return ran


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A small record that most formats can hold."""
    path = tmp_path / "record.json"
    path.write_text(
        json.dumps(
            {
                "title": "An article",
                "type": "research-article",
                "doi": "10.5555/example.1",
                "contributors": [{"family": "Okafor", "given": "Ngozi", "email": "n.okafor@example.org"}],
                "journal": {"title": "Journal of Examples", "issn_electronic": "2345-6787", "publisher_id": "jex"},
                "dates": {"published_online": "2024-02-29"},
                "landing_page": "https://example.org/1",
            }
        )
    )
    return path


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The least configuration with which a Crossref deposit can be written."""
    path = tmp_path / "platform.toml"
    path.write_text(
        "[crossref]\n"
        'depositor_name = "Example Press"\ndepositor_email = "deposits@example.org"\nregistrant = "Example Press"\n'
    )
    return path

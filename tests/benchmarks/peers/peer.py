"""commonmeta-py in a process and an environment of its own."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pubmeta.model import Article
from tests.benchmarks.peers.record import commonmeta_record

FORMATS = ("crossref_xml", "csl", "schema_org")
"""What commonmeta-py calls them."""


class Peer:
    """commonmeta-py at work in a process of its own, the articles loaded."""

    def __init__(self, python: Path, articles: Sequence[Article], folder: Path) -> None:
        path = folder / "records.json"
        given = {name: [commonmeta_record(article, name) for article in articles] for name in FORMATS}
        path.write_text(json.dumps(given))
        worker = Path(__file__).with_name("worker.py")
        self._process = subprocess.Popen(
            [python, "-I", worker, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        ready = self._answer()
        self.version: str = ready["version"]
        if ready["refused"]:
            raise ValueError(f"commonmeta-py refuses {len(ready['refused'])} records: {ready['refused'][0]}")

    def asked(self, format_name: str, step: str) -> dict[str, Any]:
        """What the worker answers to an order."""
        assert self._process.stdin
        self._process.stdin.write(f"{format_name} {step}\n")
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("commonmeta-py has ended; what it said stands above")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def __enter__(self) -> Peer:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

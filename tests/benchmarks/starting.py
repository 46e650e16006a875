"""Cold start and peak memory: whole processes, as a shell or a deposit script starts them."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

import pubmeta
from pubmeta.model import Article
from tests.benchmarks.measuring import Child, child, children
from tests.benchmarks.records import OPTIONS
from tests.benchmarks.tables import grid
from tests.benchmarks.targets import Target

PUBMETA = Path(sys.executable).with_name("pubmeta")
FOUR = ",".join(OPTIONS)


def write_config(folder: Path, tables: Mapping[str, Mapping[str, str]] = OPTIONS) -> Path:
    """Writes the configuration that exports need, or one of these tables, and gives its path."""
    path = folder / "journal.toml"
    lines = []
    for name, options in tables.items():  # TOML's strings are those of JSON as far as these go
        lines += [f"[{name}]", *(f"{key} = {json.dumps(value)}" for key, value in options.items())]
    path.write_text("\n".join(lines) + "\n")
    return path


def export_command(source: Path, to: str, config: Path, out: Path, command: str = "export") -> list[str | Path]:
    """Exports an article JSON file, or a folder of them."""
    return [PUBMETA, command, source, "--from", "article", "--to", to, "--config", config, "--out", out]


def typical(articles: Sequence[Article]) -> Article:
    """The one with a middling number of references."""
    return sorted(articles, key=lambda article: len(article.references))[len(articles) // 2]


def measure(console: Console, articles: Sequence[Article], rounds: int) -> list[Target]:
    """Prints what processes take, and gives the targets of starting."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        inputs, record, out = folder / "in", folder / "record.json", folder / "out"
        article, config = typical(articles), write_config(folder)
        inputs.mkdir()
        for number, each in enumerate(articles):
            (inputs / f"record-{number:05d}.json").write_bytes(pubmeta.write(each, "article").content)
        record.write_bytes(pubmeta.write(article, "article").content)
        documents = {name: record.with_suffix(pubmeta.get_format(name).suffix) for name in OPTIONS}
        for name, document in documents.items():
            document.write_bytes(pubmeta.export(article, name, OPTIONS[name]).content)

        commands: dict[str, Sequence[str | Path]] = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "from pydantic import BaseModel": [sys.executable, "-c", "from pydantic import BaseModel"],
            "import pubmeta": [sys.executable, "-c", "import pubmeta"],
            "from pubmeta import Article, export": [sys.executable, "-c", "from pubmeta import Article, export"],
            "pubmeta --version": [PUBMETA, "--version"],
            "pubmeta formats": [PUBMETA, "formats"],
            **{f"pubmeta export one --to {name}": export_command(record, name, config, out) for name in OPTIONS},
            "pubmeta export one --to all four": export_command(record, FOUR, config, out),
            "pubmeta check one": [PUBMETA, "check", record, "--to", FOUR, "--config", config],
            **{f"pubmeta validate one ({name})": [PUBMETA, "validate", path] for name, path in documents.items()},
        }
        found = children(commands, rounds)
        for name in ("export", "batch"):
            bulk = export_command(inputs, FOUR, config, folder / name, name)
            found[f"pubmeta {name} {len(articles)} --to all four"] = child(bulk)
        few = _copied(sorted(inputs.iterdir())[: len(articles) // 10], folder / "few")
        start = child(export_command(few, FOUR, config, folder / "few-out", "batch"))
    _print(console, found)
    more = len(articles) - len(articles) // 10
    batch = found[f"pubmeta batch {len(articles)} --to all four"].seconds - start.seconds
    return [
        Target(
            name="batch: CPU ms a record in four formats, without the start",
            measured=batch / more * 1000,
            limit=12,
            unit="ms",
        ),
        Target(
            name="cold export of four formats",
            measured=found["pubmeta export one --to all four"].seconds,
            limit=0.5,
            unit="s",
        ),
    ]


def _copied(files: Sequence[Path], folder: Path) -> Path:
    """A folder with these files."""
    folder.mkdir()
    for file in files:
        (folder / file.name).write_bytes(file.read_bytes())
    return folder


def _print(console: Console, found: dict[str, Child]) -> None:
    table = grid("Cold start: whole processes", "command|CPU s|peak MB")
    for name, run in found.items():
        table.add_row(name, f"{run.seconds:.3f}", f"{run.peak:.0f}")
    console.print(table)
    console.print(
        "CPU is user and system, of all processes; memory is the peak resident set of the largest.\n", style="dim"
    )

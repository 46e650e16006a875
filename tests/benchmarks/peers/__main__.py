"""`python -m tests.benchmarks.peers PYTHON`: pubmeta beside commonmeta-py, which that interpreter has installed."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

import pubmeta
from pubmeta.model import Article
from tests.benchmarks.measuring import children
from tests.benchmarks.peers import carried, speed
from tests.benchmarks.peers.peer import Peer
from tests.benchmarks.peers.record import commonmeta_record
from tests.benchmarks.records import records
from tests.benchmarks.starting import FOUR, export_command, typical, write_config
from tests.benchmarks.tables import grid
from tests.benchmarks.targets import print_targets

_DEPOSITOR = "--no-network --depositor Example --email deposits@example.org --registrant Example".split()


def main() -> None:
    """Measures both on the same records; a missed target is told and is no failure."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.peers", description=main.__doc__)
    parser.add_argument("python", type=Path, help="the interpreter of the environment that has commonmeta-py")
    parser.add_argument("--records", type=int, default=200, help="how many (default: 200)")
    parser.add_argument("--rounds", type=int, default=3, help="of which the median counts (default: 3)")
    parser.add_argument("--seed", type=int, default=1, help="of the records (default: 1)")
    given = parser.parse_args()
    console = Console(width=120)
    articles = records(given.records, given.seed)
    with TemporaryDirectory() as temporary, Peer(given.python, articles, Path(temporary)) as peer:
        console.print(
            f"{len(articles)} articles (seed {given.seed}), pubmeta {pubmeta.__version__} and commonmeta-py"
            f" {peer.version}. CPU time, medians of {given.rounds} rounds in turns.\n"
        )
        targets = speed.measure(console, peer, articles, given.rounds)
        carried.print_carried(console, peer, articles)
        _cold_start(console, given.python, typical(articles), Path(temporary), given.rounds)
    print_targets(console, targets)


def _cold_start(console: Console, python: Path, article: Article, folder: Path, rounds: int) -> None:
    """Prints what whole processes take for one record."""
    record, config = folder / "record.json", write_config(folder)
    record.write_bytes(pubmeta.write(article, "article").content)
    commands: dict[str, Sequence[str | Path]] = {}
    for contest in speed.CONTESTS:
        theirs = folder / f"{contest.theirs}.json"
        theirs.write_text(json.dumps(commonmeta_record(article, contest.theirs)))
        commands[f"pubmeta {contest.format}"] = export_command(record, contest.format, config, folder / "out")
        commands[f"commonmeta {contest.format}"] = [
            *(python.with_name("commonmeta"), "convert", theirs, "--from", "commonmeta", "--to", contest.theirs),
            *_DEPOSITOR,
        ]
    commands["pubmeta four"] = export_command(record, FOUR, config, folder / "out")
    found = children(commands, rounds)
    table = grid(
        "Cold start: one record, a whole process",
        "format|pubmeta\nCPU s|commonmeta-py\nCPU s|pubmeta\nMB|commonmeta-py\nMB",
    )
    for name in dict.fromkeys(contest.format for contest in speed.CONTESTS):
        ours, other = found[f"pubmeta {name}"], found[f"commonmeta {name}"]
        table.add_row(name, f"{ours.seconds:.2f}", f"{other.seconds:.2f}", f"{ours.peak:.0f}", f"{other.peak:.0f}")
    four = found["pubmeta four"]
    table.add_row(FOUR.replace(",", ", "), f"{four.seconds:.2f}", "-", f"{four.peak:.0f}", "-")
    console.print(table)
    console.print()


if __name__ == "__main__":
    main()

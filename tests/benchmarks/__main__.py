"""`python -m tests.benchmarks`: what pubmeta costs, in one table after the other."""

from __future__ import annotations

import argparse
import platform
from pathlib import Path
from statistics import mean

from rich.console import Console

from tests.benchmarks import growth, heads, reading, starting, writing
from tests.benchmarks.measuring import Timings
from tests.benchmarks.records import records
from tests.benchmarks.targets import print_targets

_PARTS = ("writing", "reading", "heads", "starting", "growth")


def main() -> None:
    """Measures the parts asked for, all by default; a missed target is told and is no failure."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=main.__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(_PARTS)}; default: all of them")
    parser.add_argument("--records", type=int, default=200, help="how many (default: 200)")
    parser.add_argument("--rounds", type=int, default=5, help="of which the median counts (default: 5)")
    parser.add_argument("--seed", type=int, default=1, help="of the records (default: 1)")
    parser.add_argument("--save", type=Path, metavar="FILE", help="keep the timings, for pyperf compare_to")
    given = parser.parse_args()
    if unknown := set(given.parts).difference(_PARTS):
        parser.error(f"no part is called {', '.join(sorted(unknown))}; there are {', '.join(_PARTS)}")
    parts = given.parts or _PARTS
    console = Console(width=120)
    timings, targets = Timings(), []
    articles = records(given.records, given.seed)
    console.print(
        f"{len(articles)} articles (seed {given.seed}), in the mean {mean(len(a.references) for a in articles):.1f}"
        f" references and {mean(len(a.contributors) for a in articles):.1f} contributors; Python"
        f" {platform.python_version()}. CPU time, medians of {given.rounds} rounds side by side in one process.\n"
    )
    if "writing" in parts:
        targets += writing.measure(console, timings, articles, given.rounds)
        writing.measure_further(console, timings, articles, given.rounds)
    if "reading" in parts:
        targets += reading.measure(console, timings, articles, given.rounds)
    if "heads" in parts:
        targets += heads.measure(console, timings, articles, given.rounds)
    if "starting" in parts:
        targets += starting.measure(console, articles, given.rounds)
    if "growth" in parts:
        targets += growth.measure(console)
    print_targets(console, targets)
    if given.save:
        timings.save(given.save)


if __name__ == "__main__":
    main()

"""`python -m tests.web.load`: what the service can bear, in figures."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import mean

import pubmeta

from .connections import request_of
from .documents import measured, ordinary
from .mixed import mixed
from .serving import served
from .speed import FORMATS, compared
from .stopping import stopped


def main() -> int:
    """Measure the parts asked for, all by default; the status is 1 where something is not as it should be."""
    parser = argparse.ArgumentParser(prog="python -m tests.web.load", description=main.__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(_MEASURES)}; default: all of them")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        results = [_MEASURES[name](Path(folder)) for name in given.parts or _MEASURES]
    return int(not all(results))


def _speed(folder: Path) -> bool:
    documents = measured(100)
    with served(folder) as service:
        found = compared(service, documents, rounds=5, seconds=10)
    size = mean(map(len, documents)) / 1000
    print(f"{len(documents)} articles in JATS, of {size:.0f} kB in the mean, each exported to {', '.join(FORMATS)}")
    print("records a second   99 % within ms   processor's ms     by the library | by the service")
    for one, other in zip(found.direct, found.through, strict=True):
        print(
            f"{one.a_second:7.1f} | {other.a_second:7.1f}   {one.p99:6.1f} | {other.p99:6.1f}"
            f"   {one.cpu_milliseconds:6.2f} | {other.cpu_milliseconds:6.2f}"
        )
    print(f"overhead: {found.overhead:.1%} of records a second, {found.cpu_overhead:.1%} of the processor's time")
    return found.cpu_overhead <= 0.15


def _mixed(folder: Path) -> bool:
    with served(folder) as service:
        found = mixed(service, count=10_000)
    print(f"{found.statuses.total()} requests, {found.hostile} of them hostile: {dict(found.statuses)}")
    print(f"{found.faults} faults, {found.wrong.total()} wrong answers {dict(found.wrong)}")
    print(f"megabytes: {', '.join(f'{each:.1f}' for each in found.megabytes)}; growth {found.growth:.1%}")
    return not found.faults and not found.wrong and found.growth < 0.05


def _stop(folder: Path) -> bool:
    requests = [
        (request_of("/export?to=csl", document), pubmeta.export(pubmeta.read(document).article, "csl").content)
        for document in ordinary()
    ]
    rounds = []
    for clients in (1, 8, 32, 64) * 3:
        with served(folder) as service:
            rounds.append(stopped(service, requests, clients=clients, seconds=2))
    for each in rounds:
        print(each)
    return not any(each.lost or each.wrong or each.status for each in rounds)


_MEASURES: dict[str, Callable[[Path], bool]] = {"speed": _speed, "mixed": _mixed, "stop": _stop}


if __name__ == "__main__":
    sys.exit(main())

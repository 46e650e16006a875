"""Knocks of every kind for so many seconds; what they find is printed, and kept in build/fuzz."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from tests.fuzz import Find, rounds_of

KINDS = ("articles", "documents", "mutants", "kills")
_FOLDER = Path("build") / "fuzz"


def finds_of(kind: str, seed: int, rounds: Iterable[int]) -> list[Find]:
    """What the knocks of one kind find in so many rounds, each fault once."""
    found: dict[str, Find] = {}
    for find in import_module(f"tests.fuzz.{kind}").finds(seed, rounds):
        found.setdefault(find.what, find)
    return list(found.values())


def main() -> int:
    """Knocks, prints and keeps; the exit status is 1 where there is a find."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("kinds", nargs="*", default=KINDS, help=f"of {', '.join(KINDS)}; all unless some are named")
    parser.add_argument("--seconds", type=float, default=60, help="for all kinds together")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="repeats an earlier run; the time if none")
    given = parser.parse_args()
    print(f"seed {given.seed}")
    total = 0
    for kind in given.kinds:
        found = finds_of(kind, given.seed, rounds_of(given.seconds / len(given.kinds)))
        total += len(found)
        print(f"{kind}: {len(found)} found")
        for find in found:
            path = _FOLDER / f"{kind}-{sha256(find.what.encode()).hexdigest()[:12]}{find.suffix}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(find.content)
            print(f"  {find.what}\n    {path}")
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())

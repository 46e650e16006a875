"""Prints the table: ``python -m tests.corpus ../shared [--each]``."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.corpus.measure import measured
from tests.corpus.table import files_table, listed, reasons, table


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.corpus", description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder that holds corpus/")
    parser.add_argument("--each", action="store_true", help="a row for each file too")
    arguments = parser.parse_args()
    kinds = measured(arguments.shared)
    parts = [table(kinds), files_table(kinds)] if arguments.each else [table(kinds)]
    parts += ["Why articles do not leave:", reasons(kinds), "Not as it should be:", listed(kinds) or "nothing"]
    print("\n\n".join(parts))  # noqa: T201


main()

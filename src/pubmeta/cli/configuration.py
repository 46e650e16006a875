"""The configuration that a command works with: a file, and the options that are given on the command line."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Never

import typer

from pubmeta.choices import option_tables
from pubmeta.cli.names import choosing

if TYPE_CHECKING:
    from pubmeta.config import Config
    from pubmeta.problems import Problem


def configuration(
    path: Path | None, chosen: Sequence[str] | None = None, written: Collection[str] | None = None
) -> Config:
    """The configuration in a file, if there is one, with ``FORMAT.OPTION=VALUE`` before what it says.

    written: the formats that the command writes, whose options alone can be chosen; None, any.

    Prints every problem of the file and exits when there are any. Raises typer.BadParameter for a wrong option, and for
    one of a format that is not written, which would have no effect.
    """
    from pubmeta.config import Config
    from pubmeta.errors import ReadError

    try:
        config = Config.load(path) if path else Config()
    except OSError as error:
        raise typer.BadParameter(f"{path} cannot be read: {error.strerror}", param_hint="--config") from error
    except ReadError as error:
        _refuse(f"{path} cannot be used", str(path), error.problems)
    if not chosen:
        return config
    with choosing("--option"):
        tables = option_tables(_named(chosen))
    try:
        config = config.with_options(tables)
    except ReadError as error:
        _refuse("--option cannot be used", "--option", error.problems)
    if written is not None and (idle := tables.keys() - set(written)):
        message = f"{', '.join(sorted(idle))} is not written, so its options have no effect; the formats that are: "
        raise typer.BadParameter(message + ", ".join(written), param_hint="--option")
    return config


def _named(chosen: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each option and its value."""
    for each in chosen:
        name, sign, value = each.partition("=")
        if not (sign and "." in name):
            raise typer.BadParameter(f"{each!r} is not of the form FORMAT.OPTION=VALUE", param_hint="--option")
        yield name, value


def _refuse(reason: str, name: str, problems: Iterable[Problem]) -> Never:
    from pubmeta.cli.problems import print_problems
    from pubmeta.cli.tables import console_for

    typer.echo(f"Error: {reason}:", err=True)
    print_problems(console_for(sys.stderr), [(name, "config", problem) for problem in problems])
    raise typer.Exit(2)

"""The application: its commands, and what it says of itself."""

from __future__ import annotations

from typing import Annotated

import typer

from pubmeta.cli.commands import Command
from pubmeta.cli.commands.batch import batch
from pubmeta.cli.commands.check import check
from pubmeta.cli.commands.deposit import deposit
from pubmeta.cli.commands.diff import diff
from pubmeta.cli.commands.export import export
from pubmeta.cli.commands.head import head
from pubmeta.cli.commands.listings import formats, rules
from pubmeta.cli.commands.serve import serve
from pubmeta.cli.commands.store import store
from pubmeta.cli.commands.validate import validate
from pubmeta.version import __version__

app = typer.Typer(
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _print_version(asked: bool) -> None:  # noqa: FBT001 (a callback's signature)
    if asked:
        typer.echo(f"pubmeta {__version__}")
        raise typer.Exit


@app.callback()
def _app(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Read article metadata in many formats, and write it as valid JATS, Crossref, DataCite, CSL-JSON and others.

    Exit status: 0, every document asked for is valid; 1, there are problems in the data, or a file could not be read
    or written on the way; 2, the command was wrong and nothing was begun.
    """


_SHORT = {"serve": "Answer requests over HTTP."}
"""What the list of commands says where the first sentence of a command is too long for it."""

for command in (export, batch, deposit, diff, check, validate, head, serve, formats, rules):
    app.command(cls=Command, short_help=_SHORT.get(command.__name__))(command)
app.add_typer(store, name="store", short_help="Keep records, to be served and harvested.")

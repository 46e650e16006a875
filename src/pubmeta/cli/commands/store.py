"""`pubmeta store put`, `list` and `delete`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Annotated

import typer

from pubmeta.cli import arguments, names

if TYPE_CHECKING:
    from pubmeta.store import FolderStore, SqlStore

store = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Keep records, which pubmeta serve then offers by their DOIs and to harvesters.",
)

Location = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="STORE",
        help="An SQLite file, such as records.sqlite3; a folder of records; or postgresql://user@host/database.",
    ),
]


@store.command()
def put(
    inputs: arguments.Inputs,
    *,
    location: Location,
    read_as: arguments.ReadAs = None,
    record_id: Annotated[
        str | None,
        typer.Option(
            "--id",
            metavar="ID",
            help="The id by which the record is known; by default its DOI. For one record only.",
            show_default=False,
        ),
    ] = None,
    sets: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="SPEC",
            help="A set of OAI-PMH that the records are in, such as open or open:cc-by. May be repeated.",
            show_default=False,
        ),
    ] = None,
    every: arguments.Every = False,
    quiet: arguments.Quiet = False,
) -> None:
    """Put the records of each INPUT into the store.

    The store is made if it does not exist. A record replaces the one with the same id; one that has not changed keeps
    its date.
    """
    from pubmeta.cli.inputs import inputs_of
    from pubmeta.cli.problems import Detail
    from pubmeta.cli.store import Putting, print_put
    from pubmeta.cli.tables import console_for
    from pubmeta.store import SqlStore
    from pubmeta.store.records import require_id, require_specs

    names.require_readers(read_as)
    sources = inputs_of(inputs)
    if record_id is not None and len(sources) > 1:
        raise typer.BadParameter(f"there are {len(sources)} inputs, and an id is of one record", param_hint="--id")
    if record_id is not None:
        with _refused("--id"):
            require_id(record_id)
    with _refused("--set"):
        require_specs(sets or ())
    with _opened(location, create=True) as opened:
        if not isinstance(opened, SqlStore):
            raise typer.BadParameter(f"{location} is a folder: copy the files into it", param_hint="--store")
        done = Putting(opened, read_as=read_as, record_id=record_id, sets=tuple(sets or ())).all_of(sources)
        print_put(console_for(sys.stdout), done, Detail(every=every, quiet=quiet))
    raise typer.Exit(0 if done.kept == done.records else 1)


@store.command("list")
def list_(*, location: Location) -> None:
    """List the records: when each last changed, its id and its title.

    Files of a folder that have no record, or one that cannot be read any more, are listed after them.
    """
    from pubmeta.cli.store import print_records
    from pubmeta.cli.tables import console_for

    with _opened(location) as opened, suppress(BrokenPipeError):  # whoever reads has read enough
        has_problems = print_records(console_for(sys.stdout), opened)
        raise typer.Exit(1 if has_problems else 0)


@store.command()
def delete(
    records: Annotated[list[str], typer.Argument(metavar="ID", help="Ids or DOIs of records.", show_default=False)],
    *,
    location: Location,
    quiet: arguments.Quiet = False,
) -> None:
    """Delete records; harvesters learn that they were deleted."""
    from pubmeta.store import SqlStore

    with _opened(location) as opened:
        if not isinstance(opened, SqlStore):
            raise typer.BadParameter(f"{location} is a folder: delete the files in it", param_hint="--store")
        absent = [name for name in dict.fromkeys(records) if not opened.delete(name)]
    for name in absent:
        typer.echo(f"Error: there is no record {name!r}; pubmeta store list shows what there is", err=True)
    if not quiet and len(absent) < len(set(records)):
        count = len(set(records)) - len(absent)
        typer.echo(f"{count} record{'' if count == 1 else 's'} deleted in {location}")
    raise typer.Exit(1 if absent else 0)


@contextmanager
def _refused(option: str) -> Iterator[None]:
    """Raises typer.BadParameter, which names the option, for a StoreError."""
    from pubmeta.errors import StoreError

    try:
        yield
    except StoreError as error:
        raise typer.BadParameter(str(error), param_hint=option) from None


@contextmanager
def _opened(location: str, *, create: bool = False) -> "Iterator[FolderStore | SqlStore]":
    """The store. Raises typer.BadParameter where there is none; what fails later is told, and ends the command."""
    from pubmeta.errors import StoreError
    from pubmeta.store import open_store

    with _refused("--store"):
        opened = open_store(location, create=create)
    try:
        yield opened
    except StoreError as error:
        typer.echo(f"Error: {error}", err=True)
        raise typer.Exit(1) from None
    finally:
        opened.close()

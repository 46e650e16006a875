"""`pubmeta diff`."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pubmeta.cli import arguments, names
from pubmeta.cli.configuration import configuration

if TYPE_CHECKING:
    from pubmeta.config import Config
    from pubmeta.registered.survey import Lookup


class DiffForm(StrEnum):
    """How the differences are reported."""

    TABLE = "table"
    JSON = "json"


def diff(
    inputs: arguments.Inputs,
    *,
    registered: Annotated[
        Path | None,
        typer.Option(
            parser=arguments.path,
            metavar="FILE",
            help="The registered records: of the REST API (one, a list, JSON lines such as the public data file), or "
            "deposits or query results in XML.",
            show_default=False,
        ),
    ] = None,
    fetch: Annotated[bool, typer.Option("--fetch", help="Ask Crossref's REST API for each record.")] = False,
    contact: Annotated[
        str | None,
        typer.Option(
            metavar="EMAIL",
            help="With --fetch: the address at which Crossref can reach you; by default depositor_email of [crossref].",
            show_default=False,
        ),
    ] = None,
    host: Annotated[
        str | None, typer.Option(metavar="URL", help="With --fetch: another host of the API.", show_default=False)
    ] = None,
    read_as: arguments.ReadAs = None,
    config: arguments.ConfigPath = None,
    option: arguments.Chosen = None,
    every: Annotated[bool, typer.Option("--all", help="List every change of every article in full.")] = False,
    quiet: arguments.Quiet = False,
    report: Annotated[
        DiffForm, typer.Option(help="json: a machine-readable report with every change, on standard output.")
    ] = DiffForm.TABLE,
) -> None:
    """Compare articles with their records at Crossref.

    A deposit replaces the whole record: what it would add, change and lose is listed, the worst first. How a value is
    written makes no difference, and neither does what Crossref itself adds. The exit status is 0 when a deposit would
    change nothing.
    """
    from pubmeta.cli.diff import all_of, print_json, print_survey
    from pubmeta.cli.inputs import inputs_of
    from pubmeta.cli.tables import console_for
    from pubmeta.errors import PubmetaError
    from pubmeta.registered.survey import Standing, survey

    if (registered is None) is not fetch:
        raise typer.BadParameter("name either the registered records with --registered, or --fetch")
    settings = configuration(config, option, ("crossref",))
    names.require_readers(read_as)
    sources = inputs_of(inputs)
    lookup = _from_file(registered) if registered else _from_api(settings, contact, host)
    table: dict[str, Any] | None = dict(settings.tables["crossref"]) if "crossref" in settings.tables else None
    try:
        found = survey(all_of(sources, settings, read_as), lookup, table)
    except PubmetaError as error:
        typer.echo(f"Error: {error}", err=True)
        raise typer.Exit(1) from None
    except OSError as error:
        typer.echo(f"Error: {registered} cannot be read: {error.strerror}", err=True)
        raise typer.Exit(1) from None
    if report is DiffForm.JSON:
        print_json(found)
    elif not quiet:
        print_survey(console_for(sys.stdout), found, every=every)
    raise typer.Exit(0 if all(each.standing is Standing.SAME for each in found) else 1)


def _from_file(path: Path) -> "Lookup":
    from pubmeta.registered.works import registered_works

    if not path.is_file():
        raise typer.BadParameter(f"{path}: no such file", param_hint="--registered")
    return lambda articles: registered_works(path, articles.keys())


def _from_api(config: "Config", contact: str | None, host: str | None) -> "Lookup":
    from pubmeta.errors import DepositError
    from pubmeta.registered.fetching import HOST, Fetcher
    from pubmeta.registered.survey import one_by_one
    from pubmeta.vocabularies.emails import is_email

    address = contact or config.tables.get("crossref", {}).get("depositor_email")
    if not address:
        raise typer.BadParameter("name an e-mail address at which Crossref can reach you", param_hint="--contact")
    if not is_email(address):
        raise typer.BadParameter(f"{address!r} is not an e-mail address", param_hint="--contact")
    try:
        return one_by_one(Fetcher(address, host or HOST).work)
    except DepositError as error:
        raise typer.BadParameter(str(error)) from None

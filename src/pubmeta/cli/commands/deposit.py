"""`pubmeta deposit`."""

import shlex
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Never, TypeVar

import typer

from pubmeta.cli import arguments, names
from pubmeta.cli.configuration import configuration

if TYPE_CHECKING:
    from pubmeta.deposit import Depositor, Outcome

T = TypeVar("T")


class Api(StrEnum):
    """Which of Crossref's services takes the deposits."""

    SERVLET = "servlet"
    V2 = "v2"


def deposit(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE",
            help="Articles in any format, or finished Crossref deposits; with --explain, the articles that were sent.",
            show_default=False,
        ),
    ] = None,
    *,
    out: Annotated[
        Path,
        typer.Option(
            parser=arguments.path, metavar="DIR", help="The folder of the deposits and their journal, deposits.jsonl."
        ),
    ] = Path("deposits"),
    server: Annotated[
        str | None,
        typer.Option(
            metavar="doi|test|URL",
            help="Where to send the deposits: doi registers, test is for trials. The folder remembers it.",
            show_default=False,
        ),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Send what in the folder is not sent yet, and wait for the results.")
    ] = False,
    status: Annotated[
        bool,
        typer.Option("--status", help="Show what is known of all deposits of the folder, without asking Crossref."),
    ] = False,
    explain: Annotated[
        str | None,
        typer.Option(metavar="LOG", help="Show what an answer of Crossref, in a file, means.", show_default=False),
    ] = None,
    read_as: arguments.ReadAs = None,
    config: arguments.ConfigPath = None,
    option: arguments.Chosen = None,
    structure_references: arguments.Structure = False,
    strict: arguments.Strict = None,
    again: Annotated[
        bool, typer.Option("--again", help="Deposit also what is registered and has not changed since.")
    ] = False,
    deposit_records: Annotated[
        int, typer.Option(metavar="N", min=1, help="The greatest number of articles in one deposit.")
    ] = 500,
    wait: Annotated[float, typer.Option(metavar="SECONDS", min=0, help="How long to wait for results.")] = 172_800,
    api: Annotated[
        Api, typer.Option(help="v2 answers at once; Crossref gives it to some platforms only.")
    ] = Api.SERVLET,
    quiet: arguments.Quiet = False,
) -> None:
    """Deposit articles to Crossref, and wait for the results.

    The same command, or --resume, goes on with what was interrupted: nothing is sent twice. The account is given by
    the variables PUBMETA_CROSSREF_LOGIN and PUBMETA_CROSSREF_PASSWORD, or by PUBMETA_CROSSREF_CREDENTIALS, the path of
    a file with both that nobody else may read. The exit status is 0 only when every DOI is registered.
    """
    _require_one_thing(files, resume=resume, status=status, explain=explain is not None)
    if explain is not None:
        from pubmeta.cli.deposit import explanation

        raise typer.Exit(explanation(explain, files or [], read_as, sys.stdout))
    if status:
        from pubmeta.deposit import run
        from pubmeta.deposit.journal import Journal

        if not _told(out, lambda: Journal.is_in(out)):
            raise typer.BadParameter(f"{out} has no journal of deposits", param_hint="--out")
        _end(_told(out, lambda: run.status(out)), quiet=quiet)
    from pubmeta.cli.deposit import progress_on
    from pubmeta.cli.inputs import inputs_of
    from pubmeta.deposit import run

    refused = names.strict(strict)
    settings = configuration(config, option, ("crossref",))
    names.require_readers(read_as)
    sources = inputs_of(files or [])
    others = ", ".join(source.name for source in sources if not source.file)
    if others:
        raise typer.BadParameter(f"what is deposited must be a file, to be read again, and not {others}")
    depositor = _depositor(out, server, api, resume=resume)
    with progress_on(sys.stderr, quiet=quiet) as on_progress:
        if resume:
            outcome = _told(out, lambda: run.resume(out, depositor, patience=wait, on_progress=on_progress))
        else:
            outcome = _told(
                out,
                lambda: run.deposit(
                    [source.file for source in sources if source.file],
                    out,
                    depositor,
                    config=settings,
                    read_as=read_as,
                    structure_references=structure_references,
                    strict=refused,
                    again=again,
                    deposit_records=deposit_records,
                    patience=wait,
                    on_progress=on_progress,
                ),
            )
    _end(outcome, quiet=quiet)


def _require_one_thing(files: list[str] | None, *, resume: bool, status: bool, explain: bool) -> None:
    """Raises typer.BadParameter unless the command says one thing to do."""
    if resume + status + explain > 1:
        raise typer.BadParameter("--resume, --status and --explain cannot be given together")
    if files and (resume or status):
        raise typer.BadParameter(
            f"--{'resume' if resume else 'status'} takes no files: it is about those of the folder"
        )
    if not (files or resume or status or explain):
        raise typer.BadParameter("name the files to deposit, or --resume, --status or --explain")


def _depositor(folder: Path, server: str | None, api: Api, *, resume: bool) -> "Depositor":
    """The account and the server. Raises typer.BadParameter where one of them is not given."""
    from pubmeta.deposit import Credentials, Depositor
    from pubmeta.deposit.sending import server_url
    from pubmeta.errors import DepositError

    try:
        known = server or _server_of(folder)
        if known is None and not resume:
            raise typer.BadParameter("name the server: test for trials, doi to register", param_hint="--server")
        if known is None:
            raise typer.BadParameter(f"{folder} has no journal of deposits to go on with", param_hint="--out")
        try:
            server_url(known)
        except DepositError as error:
            raise typer.BadParameter(str(error), param_hint="--server") from None
        return Depositor(Credentials.found(), known, api=api.value)
    except DepositError as error:
        raise typer.BadParameter(str(error)) from None


def _server_of(folder: Path) -> str | None:
    """The server that a folder remembers; None where it has no journal yet."""
    from pubmeta.deposit.journal import Journal
    from pubmeta.deposit.run import server_of

    return _told(folder, lambda: server_of(folder) if Journal.is_in(folder) else None)


def _told(folder: Path, work: Callable[[], T]) -> T:
    """What the work gives; what stops it is printed, and ends the command."""
    from pubmeta.errors import DepositError

    try:
        return work()
    except DepositError as error:
        message = str(error)
    except KeyboardInterrupt:
        typer.echo(f"Interrupted; to go on: pubmeta deposit --resume --out {shlex.quote(str(folder))}", err=True)
        raise
    except OSError as error:  # a disk that is full names no file
        message = f"{error.filename or folder}: {error.strerror}; once this is put right, give the same command again"
    typer.echo(f"Error: {message}", err=True)
    raise typer.Exit(1)


def _end(outcome: "Outcome", *, quiet: bool) -> Never:
    from pubmeta.cli.deposit import print_outcome
    from pubmeta.cli.tables import console_for

    print_outcome(console_for(sys.stdout), outcome, quiet=quiet)
    raise typer.Exit(0 if outcome.registered else 1)

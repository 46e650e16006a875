"""`pubmeta batch`."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from pubmeta.cli import arguments, names
from pubmeta.cli.configuration import configuration


def batch(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT", help="Files, folders or patterns.", show_default=False)
    ],
    *,
    to: arguments.To,
    out: Annotated[
        Path,
        typer.Option(
            parser=arguments.path,
            metavar="DIR",
            help="The folder to write to: a new one, or that of a run to continue.",
        ),
    ],
    read_as: arguments.ReadAs = None,
    config: arguments.ConfigPath = None,
    option: arguments.Chosen = None,
    structure_references: arguments.Structure = False,
    verify: arguments.Verify = False,
    strict: arguments.Strict = None,
    processes: arguments.Processes = None,
    part_records: Annotated[
        int, typer.Option(metavar="N", min=1, help="The number of records, or files, that are committed together.")
    ] = 500,
    check_every: arguments.CheckEvery = 100,
    deposit_records: Annotated[
        int, typer.Option(metavar="N", min=1, help="The greatest number of articles in one Crossref file.")
    ] = 500,
    time_limit: Annotated[
        float, typer.Option(metavar="SECONDS", min=0.1, help="How long the work on one record may take.")
    ] = 300,
    memory_limit: arguments.MemoryLimit = 2_000,
    quiet: arguments.Quiet = False,
) -> None:
    """Export any number of records, on all cores.

    The same command goes on with what was interrupted. JSON formats become JSON lines, Crossref becomes deposits of
    many articles, JATS a file for each article. A record that fails is a line in problems.jsonl and stops nothing.
    """
    from pubmeta.cli.batch import progress_on, tell
    from pubmeta.cli.inputs import inputs_of
    from pubmeta.cli.outputs import prepare
    from pubmeta.errors import BatchError, InputChangedError
    from pubmeta.run.bulk import batch as run
    from pubmeta.run.isolation import IsolationError

    formats = names.writable(to)
    refused = names.strict(strict)
    settings = configuration(config, option, formats)
    names.require_readers(read_as, formats if verify else ())
    sources = inputs_of(inputs)
    files = [source.file for source in sources if source.file]
    others = ", ".join(source.name for source in sources if not source.file)
    if others:
        raise typer.BadParameter(f"a batch may have to read its inputs again, so it reads files only, not {others}")
    prepare(out, (), ())
    try:
        with progress_on(sys.stderr, quiet=quiet) as on_progress:
            summary = run(
                files,
                formats,
                out,
                config=settings,
                read_as=read_as,
                structure_references=structure_references,
                verify=verify,
                strict=refused,
                processes=processes,
                part_records=part_records,
                check_every=check_every,
                deposit_records=deposit_records,
                time_limit=time_limit,
                memory_limit=memory_limit * 1_000_000,
                on_progress=on_progress,
            )
    except KeyboardInterrupt:
        typer.echo("Interrupted; what is finished stays; give the same command again to continue", err=True)
        raise
    except (InputChangedError, IsolationError) as error:
        typer.echo(f"Error: {error}; what is finished stays", err=True)
        raise typer.Exit(1) from error
    except BatchError as error:
        raise typer.BadParameter(str(error), param_hint="--out") from error
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        typer.echo(
            f"Error: {place}{error.strerror}; what is finished stays; give the same command again to continue", err=True
        )
        raise typer.Exit(1) from error
    with suppress(BrokenPipeError):
        tell(sys.stdout, summary, quiet=quiet)
    raise typer.Exit(0 if summary.valid else 1)

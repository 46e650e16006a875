"""The commands and their options."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, Never, TextIO

import typer

from pubmeta.version import __version__

if TYPE_CHECKING:
    from pubmeta.cli.inputs import Input
    from pubmeta.cli.outcomes import InputOutcome
    from pubmeta.config import Config

app = typer.Typer(
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class ReportForm(StrEnum):
    """How a command tells what it did."""

    TABLE = "table"
    JSON = "json"


def _path(argument: str) -> Path:
    """The path that an option names; raises typer.BadParameter for an empty one, which would be this folder."""
    if not argument:
        raise typer.BadParameter("'' names no file or folder")
    return Path(argument)


Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT", help="Files, folders or patterns; - is standard input.", show_default=False),
]
To = Annotated[
    list[str], typer.Option(metavar="FORMAT,...", help="The formats to write, such as jats,csl,crossref,schemaorg.")
]
ReadAs = Annotated[
    str | None,
    typer.Option(
        "--from", metavar="FORMAT", help="The inputs' format; by default each one is recognised by its content."
    ),
]
ConfigPath = Annotated[
    Path | None,
    typer.Option(
        "--config", parser=_path, metavar="FILE", help="TOML: [journal] and each format's options, such as [crossref]."
    ),
]
Structure = Annotated[
    bool,
    typer.Option(
        "--structure-references", help="Divide printed references into fields where this can be done without doubt."
    ),
]
Verify = Annotated[
    bool, typer.Option("--verify", help="Read each document back; a difference that was not reported is an error.")
]
Every = Annotated[
    bool, typer.Option("--all", help="List every problem, also each value that a format has no place for.")
]
Report = Annotated[
    ReportForm, typer.Option(help="json: a machine-readable report with every problem, on standard output.")
]


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
    """One typed article; JATS XML, CSL-JSON, Crossref deposit XML and schema.org JSON-LD, each proved valid.

    Exit status: 0, every document asked for is valid; 1, there are problems in the data, or a file could not be read
    or written on the way; 2, the command was wrong and nothing was begun.
    """


@app.command()
def export(
    inputs: Inputs,
    *,
    to: To,
    read_as: ReadAs = None,
    config: ConfigPath = None,
    out: Annotated[
        Path | None,
        typer.Option(
            parser=_path,
            metavar="DIR",
            help="The folder to write to, created if necessary: STEM.jats.xml and so on, STEM-7.jats.xml for the "
            "seventh record of an input. Without it, one format of one record goes to standard output.",
        ),
    ] = None,
    structure_references: Structure = False,
    verify: Verify = False,
    every: Every = False,
    report: Report = ReportForm.TABLE,
) -> None:
    """Export each record of each INPUT to each format.

    Every document is checked against its official schema. What is not valid is not written; an older file of that name
    stays as it was.
    """
    from pubmeta.cli.export import Export
    from pubmeta.cli.inputs import inputs_of
    from pubmeta.cli.outputs import prepare, to_folder, to_standard_output
    from pubmeta.run.job import Job

    names = _writable(to)
    settings = config_of(config)
    _require_readers(read_as, names if verify else ())
    sources = inputs_of(inputs)
    if out:
        prepare(out, sources, names)
    elif len(sources) > 1 or len(names) > 1:
        raise typer.BadParameter(
            "standard output can hold one format of one input only; name a folder", param_hint="--out"
        )
    elif report is ReportForm.JSON:
        raise typer.BadParameter("standard output is where the document goes; name a folder", param_hint="--out")
    job = Job(formats=names, config=settings, read_as=read_as, structure_references=structure_references, verify=verify)
    run = Export(job=job, deliver=to_folder(out, sources) if out else to_standard_output)
    _finish(
        "export",
        _each(run.outcomes, sources, "Exporting"),
        report,
        every=every,
        stream=sys.stdout if out else sys.stderr,
    )


@app.command()
def batch(
    inputs: Inputs,
    *,
    to: To,
    out: Annotated[
        Path,
        typer.Option(
            parser=_path, metavar="DIR", help="The folder to write to: a new one, or that of a run to continue."
        ),
    ],
    read_as: ReadAs = None,
    config: ConfigPath = None,
    structure_references: Structure = False,
    verify: Verify = False,
    processes: Annotated[
        int | None,
        typer.Option(min=1, help="The number of processes; one for each core by default.", show_default=False),
    ] = None,
    part_records: Annotated[
        int, typer.Option(min=1, help="The number of records, or files, that are committed together.")
    ] = 500,
    deposit_records: Annotated[
        int, typer.Option(min=1, help="The greatest number of articles in one Crossref file.")
    ] = 500,
    time_limit: Annotated[float, typer.Option(min=0.1, help="The seconds that one record may take.")] = 300,
) -> None:
    """Export any number of records, on all cores.

    The same command goes on with what was interrupted. JSON formats become JSON lines, Crossref deposits of many
    articles, JATS a file an article. A record that fails is a line in problems.jsonl and stops nothing.
    """
    from pubmeta.cli.batch import progress_on, tell
    from pubmeta.cli.inputs import inputs_of
    from pubmeta.cli.outputs import prepare
    from pubmeta.errors import BatchError, InputChangedError
    from pubmeta.run.bulk import batch as run
    from pubmeta.run.isolation import IsolationError

    names = _writable(to)
    settings = config_of(config)
    _require_readers(read_as, names if verify else ())
    sources = inputs_of(inputs)
    files = [source.file for source in sources if source.file]
    others = ", ".join(source.name for source in sources if not source.file)
    if others:
        raise typer.BadParameter(f"a batch may have to read its inputs again, so it reads files only, not {others}")
    prepare(out, (), ())
    try:
        with progress_on(sys.stderr) as on_progress:
            summary = run(
                files,
                names,
                out,
                config=settings,
                read_as=read_as,
                structure_references=structure_references,
                verify=verify,
                processes=processes,
                part_records=part_records,
                deposit_records=deposit_records,
                time_limit=time_limit,
                on_progress=on_progress,
            )
    except (InputChangedError, IsolationError) as error:
        typer.echo(f"Error: {error}; what is finished stays", err=True)
        raise typer.Exit(1) from error
    except BatchError as error:
        raise typer.BadParameter(str(error), param_hint="--out") from error
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        typer.echo(
            f"Error: {place}{error.strerror}; what is finished stays; run the same command to continue", err=True
        )
        raise typer.Exit(1) from error
    tell(sys.stdout, summary)
    raise typer.Exit(0 if summary.valid else 1)


@app.command()
def check(
    inputs: Inputs,
    *,
    to: Annotated[
        list[str] | None,
        typer.Option(metavar="FORMAT,...", help="The formats to check; by default every one that can be written."),
    ] = None,
    read_as: ReadAs = None,
    config: ConfigPath = None,
    every: Every = False,
    report: Report = ReportForm.TABLE,
) -> None:
    """Tell how complete each INPUT is, and what each format needs.

    What each format would drop is told too, and nothing is written. The coverage is what Crossref's participation
    reports count.
    """
    from pubmeta.cli.export import Export
    from pubmeta.cli.inputs import inputs_of
    from pubmeta.cli.outputs import to_nowhere
    from pubmeta.run.job import Job

    names = _writable(to) if to else _all_writable()
    settings = config_of(config)
    _require_readers(read_as)
    run = Export(job=Job(formats=names, config=settings, read_as=read_as), deliver=to_nowhere)
    _finish("check", _each(run.outcomes, inputs_of(inputs), "Checking"), report, every=every, stream=sys.stdout)


@app.command()
def validate(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="Files, folders or patterns; - is standard input.", show_default=False),
    ],
    *,
    format_name: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="FORMAT", help="The files' format; by default each one is recognised by its content."
        ),
    ] = None,
    every: Every = False,
    report: Report = ReportForm.TABLE,
) -> None:
    """Validate documents, whoever wrote them.

    Each is checked against its official schema and the content rules.
    """
    from pubmeta.cli.inputs import inputs_of
    from pubmeta.cli.validation import validation

    if format_name is not None:
        _require(format_name, "validate", "--format")
    outcomes = _each(lambda source: [validation(source, format_name)], inputs_of(files), "Validating")
    _finish("validate", outcomes, report, every=every, stream=sys.stdout)


@app.command()
def formats() -> None:
    """List the installed formats and what each can do."""
    from pubmeta.cli.listings import print_formats
    from pubmeta.cli.tables import console_for

    print_formats(console_for(sys.stdout))


@app.command()
def rules() -> None:
    """List the content rules of each format.

    They are what a schema lets pass and a service that takes the document does not.
    """
    from pubmeta.cli.listings import print_rules
    from pubmeta.cli.tables import console_for

    print_rules(console_for(sys.stdout))


def _writable(names: Sequence[str]) -> tuple[str, ...]:
    """The formats of --to. Raises typer.BadParameter for one that cannot be written, and for none."""
    formats = tuple(dict.fromkeys(name.strip() for part in names for name in part.split(",") if name.strip()))
    for name in formats:
        _require(name, "write", "--to")
    if not formats:
        raise typer.BadParameter("names no format", param_hint="--to")
    return formats


def _all_writable() -> tuple[str, ...]:
    """Every format that can be loaded and written."""
    from pubmeta.registry import format_names

    names = []
    for name in format_names():
        with suppress(typer.BadParameter):
            _require(name, "write", "--to")
            names.append(name)
    return tuple(names)


def _require_readers(read_as: str | None, verified: Sequence[str] = ()) -> None:
    """Raises typer.BadParameter unless the formats of --from and --verify can be read."""
    if read_as is not None:
        _require(read_as, "read", "--from")
    for name in verified:
        _require(name, "read", "--verify")


def _require(name: str, ability: Literal["read", "write", "validate"], option: str) -> None:
    """Raises typer.BadParameter unless the format is installed and can do that."""
    from pubmeta.errors import FormatError
    from pubmeta.registry import get_format

    try:
        able = getattr(get_format(name), ability) is not None
    except FormatError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error
    if not able:
        raise typer.BadParameter(f"pubmeta cannot {ability} {name}", param_hint=option)


def config_of(path: Path | None) -> Config:
    """The configuration; says every problem of it and exits when there are any."""
    from pubmeta.config import Config
    from pubmeta.errors import ReadError

    try:
        return Config.load(path) if path else Config()
    except OSError as error:
        raise typer.BadParameter(f"{path} cannot be read: {error.strerror}", param_hint="--config") from error
    except ReadError as error:
        from pubmeta.cli.tables import console_for, print_problems

        typer.echo(f"Error: {path} cannot be used:", err=True)
        found = [(str(path), "config", problem) for problem in error.problems]
        print_problems(console_for(sys.stderr), found, many=False, every=True)
        raise typer.Exit(2) from error


def _each(work: Callable[[Input], Iterable[InputOutcome]], sources: Sequence[Input], doing: str) -> list[InputOutcome]:
    """The outcomes of each input, with a bar on a terminal when there are several."""
    if len(sources) == 1 or not sys.stderr.isatty():
        return [outcome for source in sources for outcome in work(source)]
    from rich.progress import track

    from pubmeta.cli.tables import console_for

    tracked = track(sources, doing, console=console_for(sys.stderr), transient=True)
    return [outcome for source in tracked for outcome in work(source)]


def _finish(
    command: str, outcomes: Sequence[InputOutcome], report: ReportForm, *, every: bool, stream: TextIO
) -> Never:
    """Report what was done, and exit."""
    valid = all(outcome.valid for outcome in outcomes)
    if report is ReportForm.JSON:
        inputs = [outcome.as_dict() for outcome in outcomes]
        whole = {"pubmeta": __version__, "command": command, "valid": valid, "inputs": inputs}
        typer.echo(json.dumps(whole, ensure_ascii=False, indent=2))
    else:
        from pubmeta.cli import tables

        printed = {"export": tables.print_export, "check": tables.print_check, "validate": tables.print_validation}
        printed[command](tables.console_for(stream), outcomes, every=every)
    raise typer.Exit(0 if valid else 1)

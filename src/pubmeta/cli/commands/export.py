"""`pubmeta export`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from pubmeta.cli import arguments, names
from pubmeta.cli.arguments import ReportForm
from pubmeta.cli.configuration import configuration


def export(
    inputs: arguments.Inputs,
    *,
    to: arguments.To,
    read_as: arguments.ReadAs = None,
    config: arguments.ConfigPath = None,
    option: arguments.Chosen = None,
    out: Annotated[
        Path | None,
        typer.Option(
            parser=arguments.path,
            metavar="DIR",
            help="The folder to write to, created if necessary: STEM.jats.xml and so on, STEM-7.jats.xml for the "
            "seventh record of an input. Without it, one format of one record goes to standard output.",
        ),
    ] = None,
    structure_references: arguments.Structure = False,
    verify: arguments.Verify = False,
    strict: arguments.Strict = None,
    every: arguments.Every = False,
    quiet: arguments.Quiet = False,
    report: arguments.Report = ReportForm.TABLE,
) -> None:
    """Export each record of each INPUT to each format.

    Every document is checked against its official schema. What is not valid is not written; an older file of that name
    stays as it was.
    """
    from pubmeta.cli.ending import Ending, each
    from pubmeta.cli.export import Export
    from pubmeta.cli.inputs import inputs_of
    from pubmeta.cli.outputs import prepare, to_folder, to_standard_output
    from pubmeta.run.job import Job

    formats = names.writable(to)
    refused = names.strict(strict)
    settings = configuration(config, option, formats)
    names.require_readers(read_as, formats if verify else ())
    sources = inputs_of(inputs)
    if out:
        prepare(out, sources, formats)
    elif len(sources) > 1 or len(formats) > 1:
        raise typer.BadParameter(
            "standard output can hold one format of one input only; name a folder", param_hint="--out"
        )
    elif report is not ReportForm.TABLE:
        raise typer.BadParameter("standard output is where the document goes; name a folder", param_hint="--out")
    job = Job(
        formats=formats,
        config=settings,
        read_as=read_as,
        structure_references=structure_references,
        verify=verify,
        strict=refused,
        format_option="--from",
    )
    run = Export(job=job, deliver=to_folder(out, sources) if out else to_standard_output)
    ending = Ending("export", report, every=every, quiet=quiet, strict=refused)
    ending.finish(each(run.outcomes, sources, "Exporting", quiet=quiet), sys.stdout if out else sys.stderr)

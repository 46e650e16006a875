"""`pubmeta check`."""

import sys
from typing import Annotated

import typer

from pubmeta import choices
from pubmeta.cli import arguments, completion, names
from pubmeta.cli.arguments import ReportForm
from pubmeta.cli.configuration import configuration


def check(
    inputs: arguments.Inputs,
    *,
    to: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FORMAT,...",
            help="The formats to check; by default every one that can be written.",
            autocompletion=completion.formats_to_write,
        ),
    ] = None,
    read_as: arguments.ReadAs = None,
    config: arguments.ConfigPath = None,
    option: arguments.Chosen = None,
    strict: arguments.Strict = None,
    every: arguments.Every = False,
    quiet: arguments.Quiet = False,
    report: arguments.Report = ReportForm.TABLE,
) -> None:
    """Tell what to do about each INPUT, and what is complete.

    Nothing is written. First comes what a format needs or a service will complain about, then what Crossref's
    participation reports count and the article lacks, then what is complete.
    """
    from pubmeta.cli.ending import Ending, each
    from pubmeta.cli.export import Export
    from pubmeta.cli.inputs import inputs_of
    from pubmeta.cli.outputs import to_nowhere
    from pubmeta.run.job import Job

    formats = names.writable(to) if to else choices.able("write")
    refused = names.strict(strict)
    settings = configuration(config, option, formats)
    names.require_readers(read_as)
    job = Job(formats=formats, config=settings, read_as=read_as, strict=refused, format_option="--from")
    run = Export(job=job, deliver=to_nowhere)
    ending = Ending("check", report, every=every, quiet=quiet, strict=refused)
    ending.finish(each(run.outcomes, inputs_of(inputs), "Checking", quiet=quiet), sys.stdout)

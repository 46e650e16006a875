"""`pubmeta validate`."""

import sys
from typing import Annotated

import typer

from pubmeta.cli import arguments, completion, names
from pubmeta.cli.arguments import ReportForm


def validate(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="Files, folders or patterns; - is standard input.", show_default=False),
    ],
    *,
    format_name: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="The files' format; by default each one is recognised by its content.",
            autocompletion=completion.formats_to_validate,
        ),
    ] = None,
    strict: arguments.Strict = None,
    every: arguments.Every = False,
    quiet: arguments.Quiet = False,
    report: arguments.Report = ReportForm.TABLE,
) -> None:
    """Validate documents, whoever wrote them.

    Each is checked against its official schema and the content rules.
    """
    from pubmeta.cli.ending import Ending, each
    from pubmeta.cli.inputs import inputs_of
    from pubmeta.cli.validation import validation

    if format_name is not None:
        names.require(format_name, "validate", "--format")
    refused = names.strict(strict)
    ending = Ending("validate", report, every=every, quiet=quiet, strict=refused)
    sources = inputs_of(files)
    ending.finish(
        each(lambda source: [validation(source, format_name, refused)], sources, "Validating", quiet=quiet), sys.stdout
    )

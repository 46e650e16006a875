"""`pubmeta formats` and `pubmeta rules`."""

import sys
from contextlib import suppress
from typing import Annotated

import typer

from pubmeta import choices
from pubmeta.cli import completion, names


def formats() -> None:
    """List the installed formats and what each can do."""
    from pubmeta.cli.listings import print_formats
    from pubmeta.cli.tables import console_for

    with suppress(BrokenPipeError):  # whoever reads has read enough
        print_formats(console_for(sys.stdout))


def rules(
    codes: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="RULE",
            help="The codes of the rules to list, such as jats.country; by default all.",
            show_default=False,
            autocompletion=completion.rules,
        ),
    ] = None,
    *,
    format_names: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar="FORMAT,...",
            help="List the rules of these formats only.",
            show_default=False,
            autocompletion=completion.formats_with_rules,
        ),
    ] = None,
) -> None:
    """List the content rules of each format.

    They are what a schema lets pass and a service that takes the document does not.
    """
    from pubmeta.cli.listings import print_rules
    from pubmeta.cli.tables import console_for

    wanted = names.rules(codes or ())
    of_formats = tuple(dict.fromkeys(choices.in_list(format_names or ())))
    for name in of_formats:
        names.require(name, "rules", "--format")
    with suppress(BrokenPipeError):
        print_rules(console_for(sys.stdout), of_formats, wanted)

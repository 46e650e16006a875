"""The arguments and options that several commands have."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pubmeta.cli import completion


class ReportForm(StrEnum):
    """How a command reports what it did."""

    TABLE = "table"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def path(argument: str) -> Path:
    """The path that an option names; raises typer.BadParameter for an empty one, which would be this folder."""
    if not argument:
        raise typer.BadParameter("'' names no file or folder")
    return Path(argument)


Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT", help="Files, folders or patterns; - is standard input.", show_default=False),
]
To = Annotated[
    list[str],
    typer.Option(
        metavar="FORMAT,...",
        help="The formats to write, such as jats,csl,crossref,schemaorg.",
        autocompletion=completion.formats_to_write,
    ),
]
ReadAs = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="FORMAT",
        help="The inputs' format; by default each one is recognised by its content.",
        autocompletion=completion.formats_to_read,
    ),
]
ConfigPath = Annotated[
    Path | None,
    typer.Option(
        "--config",
        parser=path,
        metavar="FILE",
        help="TOML: [journal] or [[journals]], and each format's options, such as [crossref].",
    ),
]
Chosen = Annotated[
    list[str] | None,
    typer.Option(
        "--option",
        "-o",
        metavar="FORMAT.OPTION=VALUE",
        help="An option of a format, such as crossref.version=5.4.0, in place of the configuration's. May be repeated.",
        autocompletion=completion.options,
        show_default=False,
    ),
]
Processes = Annotated[
    int | None,
    typer.Option(metavar="N", min=1, help="The number of processes; by default one for each core.", show_default=False),
]
Structure = Annotated[
    bool,
    typer.Option(
        "--structure-references", help="Divide printed references into fields where this can be done without doubt."
    ),
]
Verify = Annotated[
    bool,
    typer.Option(
        "--verify",
        help="Check the content rules in each document and read it back; unreported differences are errors.",
    ),
]
CheckEvery = Annotated[
    int, typer.Option(metavar="N", min=0, help="Check the content rules, too, in every n-th record; 0: in none.")
]
Strict = Annotated[
    list[str] | None,
    typer.Option(
        "--strict",
        metavar="[=KIND,...]",
        help="Warnings fail like errors: all, or those of the kinds and rules named, such as "
        "--strict=guessed,jats.country.",
        autocompletion=completion.warnings,
        show_default=False,
    ),
]
MemoryLimit = Annotated[
    int,
    typer.Option(metavar="MB", min=200, help="The megabytes that a process may take; a record that needs more fails."),
]
Every = Annotated[
    bool, typer.Option("--all", help="List every problem, also each value that a format has no place for.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only, and nothing when there are none.")]
Report = Annotated[
    ReportForm,
    typer.Option(
        help="json: a machine-readable report with every problem, on standard output. github: workflow commands that "
        "annotate files. sarif: SARIF 2.1.0, which code hosts take."
    ),
]

"""`pubmeta head`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from pubmeta.cli import arguments, completion, names
from pubmeta.cli.arguments import ReportForm
from pubmeta.cli.configuration import configuration


def head(
    inputs: arguments.Inputs,
    *,
    out: Annotated[
        Path,
        typer.Option(
            parser=arguments.path,
            metavar="DIR",
            help="The folder to write to: STEM.head.html, STEM.link.txt and STEM.linkset.json.",
        ),
    ],
    page: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="The address of the article's page, with {stem} or {doi} where they differ; by default its landing "
            "page.",
            show_default=False,
        ),
    ] = None,
    documents: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="Where the documents of the formats of --to are, such as 'https://journal.example/{stem}{suffix}'.",
            show_default=False,
        ),
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FORMAT,...",
            help="The formats of the documents at --documents; name linkset if it is there too.",
            autocompletion=completion.formats_to_write,
            show_default=False,
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
    """Write what goes into the head of each article's page.

    That is meta elements for Google Scholar and reference managers, JSON-LD for search engines, and links for programs
    (FAIR Signposting): in HTML, as the value of the HTTP header Link, and as a linkset.
    """
    from pubmeta.cli.ending import Ending, each
    from pubmeta.cli.head import Heads
    from pubmeta.cli.inputs import inputs_of
    from pubmeta.cli.outputs import prepare
    from pubmeta.pages.addresses import OF_DOCUMENTS, OF_PAGE, PARTS, require_pattern
    from pubmeta.run.job import Job

    if bool(documents) != bool(to):
        raise typer.BadParameter("--documents and --to belong together: where documents are, and which")
    for name, pattern, words in (("--page", page, OF_PAGE), ("--documents", documents, OF_DOCUMENTS)):
        try:
            if pattern is not None:
                require_pattern(pattern, words)
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint=name) from error
    formats = names.writable(to) if to else ()
    refused = names.strict(strict)
    settings = configuration(config, option, PARTS)
    names.require_readers(read_as)
    sources = inputs_of(inputs)
    prepare(out, sources, ("highwire", "linkset"))
    heads = Heads(
        job=Job(formats=formats, config=settings, read_as=read_as, strict=refused, format_option="--from"),
        folder=out,
        page=page,
        documents=documents,
    )
    ending = Ending("head", report, every=every, quiet=quiet, strict=refused)
    ending.finish(each(heads.outcomes, sources, "Writing", quiet=quiet), sys.stdout)

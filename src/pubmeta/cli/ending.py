"""How a command goes through its inputs, and how it ends: the report, and the exit status."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Never, TextIO

import typer

from pubmeta.cli.arguments import ReportForm

if TYPE_CHECKING:
    from pubmeta.cli.inputs import Input
    from pubmeta.run.outcomes import InputOutcome


def each(
    work: Callable[[Input], Iterable[InputOutcome]], sources: Sequence[Input], doing: str, *, quiet: bool
) -> list[InputOutcome]:
    """The outcomes of each input, with a bar on a terminal when there are several."""
    if quiet or len(sources) == 1 or not sys.stderr.isatty():
        return [outcome for source in sources for outcome in work(source)]
    from rich.progress import track

    from pubmeta.cli.tables import console_for

    tracked = track(sources, doing, console=console_for(sys.stderr), transient=True)
    return [outcome for source in tracked for outcome in work(source)]


@dataclass(frozen=True, slots=True)
class Ending:
    """What a command prints of its outcomes; `strict`: the kinds and rules that --strict names."""

    command: str
    form: ReportForm
    every: bool
    quiet: bool
    strict: frozenset[str]

    def finish(self, outcomes: Sequence[InputOutcome], stream: TextIO) -> Never:
        """Report what was done, and exit."""
        valid = all(outcome.valid for outcome in outcomes)
        with suppress(BrokenPipeError):  # whoever reads has read enough, and the documents are as they are
            match self.form:
                case ReportForm.JSON:
                    self._print_json(outcomes)
                case ReportForm.TABLE:
                    self._print_tables(outcomes, stream)
                case _:
                    self._print_annotations(outcomes)
        raise typer.Exit(0 if valid else 1)

    def _print_json(self, outcomes: Sequence[InputOutcome]) -> None:
        from pubmeta.run.outcomes import report

        typer.echo(json.dumps(report(self.command, outcomes, self.strict), ensure_ascii=False, indent=2))

    def _print_annotations(self, outcomes: Sequence[InputOutcome]) -> None:
        from pubmeta.cli.annotations import annotated, as_github, as_sarif

        found = annotated(outcomes, self.command, self.strict, every=self.every, quiet=self.quiet)
        text = as_github(found) if self.form is ReportForm.GITHUB else as_sarif(found)
        typer.echo(text, nl=False)

    def _print_tables(self, outcomes: Sequence[InputOutcome], stream: TextIO) -> None:
        from pubmeta.cli import reports
        from pubmeta.cli.check import print_check
        from pubmeta.cli.problems import Detail
        from pubmeta.cli.tables import console_for

        detail = Detail(every=self.every, quiet=self.quiet, strict=self.strict)
        printed = {
            "export": reports.print_export,
            "check": print_check,
            "validate": reports.print_validation,
            "head": reports.print_export,
        }
        printed[self.command](console_for(stream), outcomes, detail)

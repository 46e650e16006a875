"""What `export` and `validate` print, and the parts that `check` shares with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from rich.console import Console
from rich.text import Text

from pubmeta.checks.schemas import schema_title
from pubmeta.cli.problems import Detail, print_problems
from pubmeta.cli.tables import show, shown, table_of
from pubmeta.errors import SchemaError
from pubmeta.problems import Kind, fails
from pubmeta.registry import get_format
from pubmeta.reports.grouping import Found
from pubmeta.run.outcomes import DocumentOutcome, InputOutcome

_MOST_VALID = 50


def print_export(console: Console, outcomes: Sequence[InputOutcome], detail: Detail) -> None:
    """What became of each format, then the problems."""
    if not detail.quiet:
        show(console, caption(outcomes))
        show_formats(console, outcomes, "written")
        if len(outcomes) > 1:
            show(console, shown(total(outcomes, "records", "written in every format")))
    print_found(console, outcomes, detail)


def print_validation(console: Console, outcomes: Sequence[InputOutcome], detail: Detail) -> None:
    """What each file was found to be, then the problems.

    Of more files than can be read at a glance, those that are valid are counted, unless every file is asked for.
    """
    if not detail.quiet:
        table = table_of("Result", "Format", "File, and what it was checked against")
        few = detail.every or len(outcomes) <= _MOST_VALID
        for outcome in outcomes if few else [outcome for outcome in outcomes if not outcome.valid]:
            result = _result(outcome.documents, "valid", many=False)
            file = shown(outcome.input)
            if schemas := _schemas(outcome.documents):
                file.append(f"\n{schemas}", "dim")
            table.add_row(result, outcome.format or "unknown", file)
        if table.row_count:
            show(console, table)
        if len(outcomes) > 1:
            show(console, shown(total(outcomes, "files", "valid") + ("" if few else "; --all lists them")))
    print_found(console, outcomes, detail)


def print_found(console: Console, outcomes: Sequence[InputOutcome], detail: Detail) -> None:
    """The problems of all records, and which warnings fail like errors."""
    found = list(found_in(outcomes))
    print_problems(console, found, many=len(outcomes) > 1, detail=detail)
    if any(fails(problem, detail.strict) and not problem.is_error for _, _, problem in found):
        console.print()
        show(console, shown(f"With --strict these warnings fail: {', '.join(sorted(detail.strict))}"))


def found_in(outcomes: Iterable[InputOutcome]) -> Iterator[Found]:
    """Each problem, with its record and format."""
    for outcome in outcomes:
        for problem in outcome.problems:
            yield outcome.name, "input", problem
        for document in outcome.documents:
            for problem in document.problems:
                yield outcome.name, document.format or "input", problem


def caption(outcomes: Sequence[InputOutcome]) -> Text:
    """What was read, and the folder that was written to."""
    folders = {str(Path(document.file).parent) for one in outcomes for document in one.documents if document.file}
    inputs = {outcome.input: outcome.format for outcome in outcomes}
    if len(inputs) == 1:
        ((name, format_name),) = inputs.items()
        read = f"{name} ({format_name or 'unread'})"
    else:
        read = f"{len(inputs)} inputs"
    if len(outcomes) > len(inputs):
        read += f", {len(outcomes)} records"
    return shown(" to ".join([read, *folders]))


def total(outcomes: Sequence[InputOutcome], things: str, word: str) -> str:
    """How many of all are what they should be."""
    valid = sum(outcome.valid for outcome in outcomes)
    return f"{valid} of {len(outcomes)} {things} {'is' if valid == 1 else 'are'} {word}"


def show_formats(console: Console, outcomes: Sequence[InputOutcome], word: str) -> None:
    """A row for each format: its result, its schema, how many problems of each kind."""
    documents = [document for outcome in outcomes for document in outcome.documents]
    table = table_of("Format", "Result", "Checked against", "Notes", wrapping=2)
    for name in dict.fromkeys(document.format for document in documents):
        of_format = [document for document in documents if document.format == name]
        result = _result(of_format, word, many=len(outcomes) > 1)
        table.add_row(name, result, _schemas(of_format), _warnings(of_format))
    show(console, table)


def schema_name(key: str) -> str:
    """The schema's title; a plug-in's schema goes by its key."""
    with suppress(SchemaError):
        return schema_title(key)
    return key


def _result(documents: Sequence[DocumentOutcome], word: str, *, many: bool) -> Text:
    valid = sum(document.valid for document in documents)
    if many:
        return Text(f"{valid} of {len(documents)} {word}", "green" if valid == len(documents) else "bold red")
    if not all(document.judged for document in documents):
        return Text("not judged", "bold red")
    return Text(word, "green") if valid else Text(f"not {word}", "bold red")


def _schemas(documents: Sequence[DocumentOutcome]) -> str:
    keys = dict.fromkeys(document.schema for document in documents if document.schema)
    if not keys and any(document.valid for document in documents):
        return "its content rules" if get_format(documents[0].format or "").validate else "nothing"
    return "; ".join(map(schema_name, keys))


def _warnings(documents: Iterable[DocumentOutcome]) -> str:
    counts = Counter(problem.kind for document in documents for problem in document.problems)
    return "\n".join(f"{counts[kind]} {kind}" for kind in Kind if counts[kind])

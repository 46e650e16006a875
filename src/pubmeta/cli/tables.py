"""What the user sees: tables at the width of the terminal, in colour there and plain in a pipe."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.console import Group as Lines
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from pubmeta.checks.schemas import schema_title
from pubmeta.cli.grouping import Found, Group, grouped, without_place
from pubmeta.cli.outcomes import DocumentOutcome, InputOutcome
from pubmeta.errors import FormatError, SchemaError
from pubmeta.problems import Kind
from pubmeta.registry import get_format
from pubmeta.reports.completeness import Coverage

STYLES = {
    Kind.MALFORMED: "bold red",
    Kind.INVALID: "bold red",
    Kind.MISSING: "bold red",
    Kind.DROPPED: "yellow",
    Kind.GUESSED: "yellow",
    Kind.ASSUMED: "yellow",
    Kind.DISCOURAGED: "cyan",
}
_MOST_GROUPS = 60
_MOST_PATHS = 6
_MOST_INPUTS = 3
_MOST_VALID = 50
_GAP = 3
"""The cells between two columns."""
_LEAST_ROOM = 30
"""The cells without which columns that wrap cannot be read."""


def console_for(stream: TextIO) -> Console:
    """A console on the stream that takes text for text: nothing in it is markup, an emoji or a number to colour."""
    return Console(file=stream, markup=False, emoji=False, highlight=False)


def print_export(console: Console, outcomes: Sequence[InputOutcome], *, every: bool) -> None:
    """What became of each format, then the problems; `every`: see `print_problems`."""
    show(console, _caption(outcomes))
    _show_formats(console, outcomes, "written")
    print_problems(console, _found(outcomes), many=len(outcomes) > 1, every=every)


def print_check(console: Console, outcomes: Sequence[InputOutcome], *, every: bool) -> None:
    """How complete the articles are, what could be written, then what is needed and what would be dropped."""
    show(console, _caption(outcomes))
    articles = [outcome.coverage for outcome in outcomes if outcome.coverage]
    table = table_of("Coverage", "Have", "To complete it")
    for found in zip(*articles, strict=True):
        complete = sum(one.complete for one in found)
        have = f"{complete} of {len(found)} articles" if len(found) > 1 else _share(found[0])
        style = "green" if complete == len(found) else "yellow"
        table.add_row(found[0].key, Text(have, style), "" if complete == len(found) else found[0].advice)
    if articles:
        show(console, table)
        console.print()
    _show_formats(console, outcomes, "complete")
    print_problems(console, _found(outcomes), many=len(outcomes) > 1, every=every)


def print_validation(console: Console, outcomes: Sequence[InputOutcome], *, every: bool) -> None:
    """What each file was found to be, then the problems.

    Of more files than can be read at a glance, those that are valid are counted; `every`: they are listed as well.
    """
    table = table_of("Result", "Format", "File, and what it was checked against")
    few = every or len(outcomes) <= _MOST_VALID
    for outcome in outcomes if few else [outcome for outcome in outcomes if not outcome.valid]:
        result = _result(outcome.documents, "valid", many=False)
        file = shown(outcome.input)
        if schemas := _schemas(outcome.documents):
            file.append(f"\n{schemas}", "dim")
        table.add_row(result, outcome.format or "unknown", file)
    if table.row_count:
        show(console, table)
    if len(outcomes) > 1:
        hint = "" if few else "; --all lists them"
        show(console, shown(f"{sum(outcome.valid for outcome in outcomes)} of {len(outcomes)} files are valid{hint}"))
    print_problems(console, _found(outcomes), many=len(outcomes) > 1, every=every)


def print_problems(console: Console, found: Iterable[Found], *, many: bool, every: bool) -> None:
    """The problems, grouped, what can be acted on first; `many`: each with the inputs that have it.

    every: what has no place in a format is listed as well; otherwise it is one counted line for each format.
    """
    listed, counts = (list(found), Counter[str]()) if every else without_place(found)
    groups = grouped(listed)
    if not groups and not counts:
        return
    most = None if every else _MOST_GROUPS
    console.print()
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for group in groups[:most]:
        kind = Text(group.kind, STYLES[group.kind])
        table.add_row(group.format, kind, _described(group, many=many, most=None if every else _MOST_PATHS))
    if most and len(groups) > most:
        table.add_row("", "", f"{len(groups) - most} more kinds of problem; --all lists them")
    for name, count in counts.items():
        table.add_row(name, Text(Kind.DROPPED, STYLES[Kind.DROPPED]), _counted(name, count))
    show(console, table)


def shown(text: str) -> Text:
    """The text with its control characters made visible, so that no data can drive the terminal."""
    return Text(
        "".join(
            character if character.isprintable() or character == " " else repr(character)[1:-1] for character in text
        )
    )


def show(console: Console, content: Table | Text) -> None:
    """Print the content; in a pipe without the spaces that fill its lines.

    A table for which the terminal is too narrow becomes a list.
    """
    printed: RenderableType = content
    if isinstance(content, Table) and not _fits(console, content):
        printed = _listed(content)
    with console.capture() as captured:
        console.print(printed)
    text = captured.get()
    if not console.is_terminal:
        text = re.sub(" +$", "", text, flags=re.MULTILINE)
    console.file.write(text)


def table_of(*columns: str, wrapping: int = 1) -> Table:
    """An empty table of these columns, of which the last ones wrap."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for number, column in enumerate(columns):
        table.add_column(column, overflow="fold", no_wrap=number < len(columns) - wrapping)
    return table


def _fits(console: Console, table: Table) -> bool:
    """Whether there is room for the columns that do not wrap, and for those that do as much as they need."""
    fixed = wrapping = 0
    for column in table.columns:
        width = max(console.measure(cell).maximum for cell in (column.header, *column.cells)) + _GAP
        if column.no_wrap:
            fixed += width
        else:
            wrapping += width
    return fixed + min(wrapping, _LEAST_ROOM) <= console.width + _GAP


def _listed(table: Table) -> Lines:
    """The rows of a table, each a paragraph."""
    lines: list[RenderableType] = []
    if table.show_header:
        lines += [*_paragraph([Text(str(column.header), "bold") for column in table.columns], table), Rule(style="")]
    for row in zip(*(column.cells for column in table.columns), strict=True):
        lines += _paragraph(row, table)
    return Lines(*lines)


def _paragraph(row: Sequence[RenderableType], table: Table) -> Iterator[RenderableType]:
    """What does not wrap on one line, and below it what does."""
    cells = [cell if isinstance(cell, Text) else Text(str(cell)) for cell in row]
    fixed = [cell for cell, column in zip(cells, table.columns, strict=True) if column.no_wrap]
    yield Text("  ").join(line for cell in fixed for line in cell.split())
    for cell in cells[len(fixed) :]:
        if cell:
            yield Padding(cell, (0, 0, 0, 2))


def _show_formats(console: Console, outcomes: Sequence[InputOutcome], word: str) -> None:
    documents = [document for outcome in outcomes for document in outcome.documents]
    table = table_of("Format", "Result", "Checked against", "Notes", wrapping=2)
    for name in dict.fromkeys(document.format for document in documents):
        of_format = [document for document in documents if document.format == name]
        result = _result(of_format, word, many=len(outcomes) > 1)
        table.add_row(name, result, _schemas(of_format), _warnings(of_format))
    show(console, table)


def _share(found: Coverage) -> str:
    if found.of == 1:
        return "yes" if found.have else "no"
    return f"{found.have} of {found.of}" if found.of else "none"


def _caption(outcomes: Sequence[InputOutcome]) -> Text:
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


def _result(documents: Sequence[DocumentOutcome], word: str, *, many: bool) -> Text:
    valid = sum(document.valid for document in documents)
    if many:
        return Text(f"{valid} of {len(documents)} {word}", "green" if valid == len(documents) else "bold red")
    return Text(word, "green") if valid else Text(f"not {word}", "bold red")


def _schemas(documents: Sequence[DocumentOutcome]) -> str:
    keys = dict.fromkeys(document.schema for document in documents if document.schema)
    if not keys and any(document.valid for document in documents):
        return "its content rules" if get_format(documents[0].format or "").validate else "nothing"
    return "; ".join(map(schema_name, keys))


def schema_name(key: str) -> str:
    """The schema's title; a plug-in's schema goes by its key."""
    with suppress(SchemaError):
        return schema_title(key)
    return key


def _warnings(documents: Iterable[DocumentOutcome]) -> str:
    counts = Counter(problem.kind for document in documents for problem in document.problems)
    return "\n".join(f"{counts[kind]} {kind}" for kind in Kind if counts[kind])


def _found(outcomes: Iterable[InputOutcome]) -> Iterator[Found]:
    for outcome in outcomes:
        for problem in outcome.problems:
            yield outcome.name, "input", problem
        for document in outcome.documents:
            for problem in document.problems:
                yield outcome.name, document.format or "input", problem


def _counted(format_name: str, count: int) -> str:
    values, them = ("1 value has", "it") if count == 1 else (f"{count} values have", "them")
    were = "was" if count == 1 else "were"
    return f"{values} no place in {_target(format_name)} and {were} left out; --all lists {them}"


def _target(format_name: str) -> str:
    """What the values of a format's problems had to go into: its documents, or the article when they were read."""
    if format_name == "input":
        return "an article"
    with suppress(FormatError):
        return get_format(format_name).title
    return format_name


def _described(group: Group, *, many: bool, most: int | None) -> Text:
    text = Text()
    paths = group.paths
    if paths:
        text.append_text(Text(style="bold").append_text(shown(_some(paths, most or len(paths))))).append("\n")
    text.append_text(shown(group.message))
    if group.remedy:
        text.append("; ").append_text(Text(style="green").append_text(shown(group.remedy)))
    if group.code:
        text.append(f" ({group.code})", "dim")
    if many:
        text.append_text(Text("\nin ", "dim")).append_text(shown(_some(list(group.inputs), _MOST_INPUTS)))
    return text


def _some(items: Sequence[str], most: int) -> str:
    more = len(items) - most
    return ", ".join(items[:most]) + (f" and {more} more" if more > 0 else "")

"""What the user sees: tables at the width of the terminal, in colour there and plain in a pipe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.console import Group as Lines
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

_GAP = 3
"""The cells between two columns."""
_LEAST_ROOM = 30
"""The cells without which columns that wrap cannot be read."""


class _Console(Console):
    """A console that leaves it to us what a closed pipe means."""

    def on_broken_pipe(self) -> None:
        raise  # noqa: PLE0704 (rich calls this where it has caught the BrokenPipeError)


def console_for(stream: TextIO) -> Console:
    """A console on the stream that takes text for text: nothing in it is markup, an emoji or a number to colour."""
    return _Console(file=stream, markup=False, emoji=False, highlight=False)


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
        text = "\n".join(line.rstrip(" ") for line in text.split("\n"))
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

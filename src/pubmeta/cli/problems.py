"""The list of problems that commands print: what can be acted on first, each message once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pubmeta.cli.tables import show, shown
from pubmeta.errors import FormatError
from pubmeta.problems import Kind
from pubmeta.registry import get_format
from pubmeta.reports.grouping import Found, Group, grouped, without_place

_FAILS = "bold red"
STYLES = {
    Kind.MALFORMED: _FAILS,
    Kind.INVALID: _FAILS,
    Kind.MISSING: _FAILS,
    Kind.DROPPED: "yellow",
    Kind.GUESSED: "yellow",
    Kind.ASSUMED: "yellow",
    Kind.DISCOURAGED: "cyan",
}
_MOST_GROUPS = 60
_MOST_PATHS = 6
_MOST_INPUTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """How much is printed.

    every: all, also each value that has no place. quiet: only what fails. strict: the kinds of warnings and the codes
    of rules that fail like errors.
    """

    every: bool = False
    quiet: bool = False
    strict: frozenset[str] = frozenset()


WHOLE = Detail(every=True)


def print_problems(console: Console, found: Iterable[Found], *, many: bool = False, detail: Detail = WHOLE) -> None:
    """The problems, grouped, what can be acted on first; `many`: each with the inputs that have it.

    What has no place in a format is one counted line for each format, unless every value is asked for.
    """
    listed, counts = (list(found), Counter[str]()) if detail.every else without_place(found, detail.strict)
    groups = grouped(listed, detail.strict)
    if detail.quiet:
        groups, counts = [group for group in groups if group.fails], Counter()
    if not groups and not counts:
        return
    most = None if detail.every else _MOST_GROUPS
    console.print()
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for group in groups[:most]:
        kind = Text(group.kind, _FAILS if group.fails else STYLES[group.kind])
        table.add_row(group.format, kind, _described(group, many=many, most=None if detail.every else _MOST_PATHS))
    if most and len(groups) > most:
        table.add_row("", "", f"{len(groups) - most} more kinds of problem; --all lists them")
    for name, count in counts.items():
        table.add_row(name, Text(Kind.DROPPED, STYLES[Kind.DROPPED]), _counted(name, count))
    show(console, table)


def listed(items: Sequence[str], most: int) -> str:
    """The items with commas, and how many more there are than may be listed."""
    more = len(items) - most
    return ", ".join(items[:most]) + (f" and {more} more" if more > 0 else "")


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
        text.append_text(Text(style="bold").append_text(shown(listed(paths, most or len(paths))))).append("\n")
    text.append_text(shown(group.message))
    if group.remedy:
        text.append("; ").append_text(Text(style="green").append_text(shown(group.remedy)))
    if group.code:
        text.append(f" ({group.code})", "dim")
    if many:
        text.append_text(Text("\nin ", "dim")).append_text(shown(listed(list(group.inputs), _MOST_INPUTS)))
    return text

"""What `pubmeta diff` reads and prints: each article against its record, and the deposits that would mend them."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Sequence

import typer
from rich.console import Console
from rich.text import Text

from pubmeta.cli.inputs import Input, InputError
from pubmeta.cli.problems import WHOLE, listed, print_problems
from pubmeta.cli.tables import show, shown, table_of
from pubmeta.config import Config
from pubmeta.registered.comparing import Change, ChangeKind
from pubmeta.registered.survey import Ours, Standing, Surveyed, ours_of, report

_STYLES = {
    Standing.UNREADABLE: "bold red",
    Standing.UNREGISTERED: "bold red",
    Standing.LOSES: "yellow",
    Standing.STALE: "yellow",
    Standing.SAME: "green",
}
_SHOWN = 60
_MOST_CHANGES = 40
_MOST_ARTICLES = 50
_MOST_NAMED = 20


def all_of(sources: Sequence[Input], config: Config, read_as: str | None) -> Iterator[Ours]:
    """The articles of the inputs, filled in from the configuration."""
    for source in sources:
        try:
            content = source.source()
        except InputError as error:
            yield Ours(source=source.name, article=None, problems=error.problems)
        else:
            yield from ours_of(content, source.name, config, read_as, "--from")


def print_json(found: Sequence[Surveyed]) -> None:
    """A machine-readable report on standard output."""
    typer.echo(json.dumps(report(found), ensure_ascii=False, indent=2))


def print_survey(console: Console, found: Sequence[Surveyed], *, every: bool) -> None:
    """A table of the articles, the worst first; the changes of one, or of all; then what to do."""
    if len(found) > 1:
        _show_articles(console, found, every=every)
    for each in found:
        if len(found) == 1 or (each.comparison and every):
            _show_changes(console, each, every=every)
    problems = [(each.source, "crossref", problem) for each in found for problem in each.problems]
    print_problems(console, problems, many=len(found) > 1, detail=WHOLE)
    blind = {path: why for each in found if each.comparison for path, why in each.comparison.not_compared.items()}
    for path, why in blind.items():
        console.print()
        show(console, shown(f"Not compared: {path}, for {why}."))
    for line in _advice(found):
        console.print()
        show(console, shown(line))


def _show_articles(console: Console, found: Sequence[Surveyed], *, every: bool) -> None:
    table = table_of("Article", "Standing", "To add", "To change", "Lost", "In")
    few = [each for each in found if every or each.standing is not Standing.SAME]
    for each in few if every else few[:_MOST_ARTICLES]:
        counts = [
            str(each.comparison.count(kind)) if each.comparison else ""
            for kind in (ChangeKind.TO_ADD, ChangeKind.TO_CHANGE, ChangeKind.ONLY_REGISTERED)
        ]
        standing = Text(each.standing.value, _STYLES[each.standing])
        table.add_row(shown(each.doi or each.source), standing, *counts, shown(each.source))
    if table.row_count:
        show(console, table)
    same = sum(each.standing is Standing.SAME for each in found)
    more = len(few) - table.row_count
    others = f"; {more} more differ, and --all lists them" if more else ""
    show(console, shown(f"{same} of {len(found)} articles are registered as they are{others}"))


def _show_changes(console: Console, each: Surveyed, *, every: bool) -> None:
    changes = each.comparison.changes if each.comparison else ()
    console.print()
    show(console, shown(f"{f'{each.doi} ({each.source})' if each.doi else each.source}: {each.standing.value}"))
    if not changes:
        return
    order = list(ChangeKind)
    ranked = sorted(changes, key=lambda change: order.index(change.kind))
    table = table_of("What", "Where", "Ours, and what is registered")
    for change in ranked if every else ranked[:_MOST_CHANGES]:
        table.add_row(_WORDS[change.kind], shown(change.path), _values(change, whole=every))
    show(console, table)
    if len(ranked) > table.row_count:
        show(console, shown(f"{len(ranked) - table.row_count} more changes; --all lists them"))


_WORDS = {
    ChangeKind.TO_ADD: Text("to add", "green"),
    ChangeKind.TO_CHANGE: Text("to change", "yellow"),
    ChangeKind.ONLY_REGISTERED: Text("would be lost", "bold red"),
    ChangeKind.ENRICHED: Text("Crossref's own", "dim"),
}


def _values(change: Change, *, whole: bool) -> Text:
    ours, theirs = (_cut(value, whole=whole) for value in (change.ours, change.theirs))
    text = Text()
    if ours is not None:
        text.append_text(shown(ours))
    if theirs is not None:
        text.append("\nregistered: " if ours is not None else "registered: ", "dim").append_text(shown(theirs))
    return text


def _cut(text: str | None, *, whole: bool) -> str | None:
    return text if whole or text is None or len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _advice(found: Sequence[Surveyed]) -> Iterator[str]:
    """The deposits that would mend the records, and what to see to before."""
    safe = [each.source for each in found if each.standing in {Standing.STALE, Standing.UNREGISTERED}]
    losing = [each.source for each in found if each.standing is Standing.LOSES]
    if safe:
        yield f"To deposit, with nothing lost: pubmeta deposit {_named(safe)}"
    if losing:
        yield (
            "Add what only Crossref has to these before you deposit them, for a deposit replaces the whole record: "
            f"{_named(losing)}"
        )


def _named(sources: Sequence[str]) -> str:
    return listed([shlex.quote(source) for source in dict.fromkeys(sources)], _MOST_NAMED).replace(", ", " ")

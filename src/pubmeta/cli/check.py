"""What `pubmeta check` prints: what to do, what to add, what is complete."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from pubmeta.cli.problems import Detail, print_problems
from pubmeta.cli.reports import caption, found_in, print_found, total
from pubmeta.cli.tables import show, shown, table_of
from pubmeta.problems import Kind, Problem, fails
from pubmeta.reports.completeness import Coverage
from pubmeta.reports.grouping import Found
from pubmeta.run.outcomes import InputOutcome


def print_check(console: Console, outcomes: Sequence[InputOutcome], detail: Detail) -> None:
    """What to do for each format, what to add for Crossref's participation reports, and what is complete."""
    if detail.quiet:
        print_found(console, outcomes, detail)
        return
    many = len(outcomes) > 1
    show(console, caption(outcomes))
    found = [
        (name, format_name, _in_article(format_name, problem)) for name, format_name, problem in found_in(outcomes)
    ]
    to_do = [each for each in found if fails(each[2], detail.strict) or each[2].remedy]
    console.print()
    show(console, Text("To do" if to_do else "Nothing to do", "bold"))
    print_problems(console, to_do, many=many, detail=detail)
    _show_coverage(console, outcomes)
    _show_complete(console, outcomes)
    others = [each for each in found if each not in to_do]
    if detail.every:
        print_problems(console, others, many=many, detail=detail)
    elif others:
        console.print()
        show(console, shown(_counted(others)))


def _in_article(format_name: str, problem: Problem) -> Problem:
    """The problem without its place in a document that nobody has: only the inputs' documents can be opened."""
    if format_name == "input" or not problem.path.startswith(("/", "$")):
        return problem
    return problem._replace(path="", line=None)


def _show_coverage(console: Console, outcomes: Sequence[InputOutcome]) -> None:
    """What Crossref's participation reports count and is not there, each with its meaning."""
    table = table_of("To add", "Have", "What it is, and how to add it")
    for found in _by_key(outcomes):
        complete = sum(one.complete for one in found)
        if complete < len(found):
            have = f"{complete} of {len(found)} articles" if len(found) > 1 else _share(found[0])
            table.add_row(found[0].key, Text(have, "yellow"), f"{found[0].meaning}; {found[0].advice}")
    if table.row_count:
        console.print()
        show(console, table)


def _show_complete(console: Console, outcomes: Sequence[InputOutcome]) -> None:
    """The formats and the shares in which nothing is wanting."""
    keys = [found[0].key for found in _by_key(outcomes) if all(one.complete for one in found)]
    console.print()
    show(console, Text("Complete", "bold"))
    table = table_of("Of", "Complete")
    table.show_header = False
    table.add_row("formats", _formats(outcomes))
    if any(outcome.coverage for outcome in outcomes):
        table.add_row("coverage", Text(", ".join(keys) or "none", "green"))
    show(console, table)
    if len(outcomes) > 1:
        show(console, shown(total(outcomes, "records", "complete in every format")))


def _formats(outcomes: Sequence[InputOutcome]) -> Text:
    """Those in which all records are complete; of several records, each format with their number."""
    documents = [document for outcome in outcomes for document in outcome.documents]
    totals = Counter(document.format or "" for document in documents)
    ready = Counter(document.format or "" for document in documents if document.valid)
    if len(outcomes) > 1:
        return Text(", ").join(
            Text(f"{name} {ready[name]} of {count}", "green" if ready[name] == count else "bold red")
            for name, count in totals.items()
        )
    return Text(f"{len(ready)} of {len(totals)}" + (f": {', '.join(ready)}" if ready else ""), "green")


def _by_key(outcomes: Sequence[InputOutcome]) -> list[tuple[Coverage, ...]]:
    """Each share, in all articles that have it: those of other kinds have no place for some."""
    found: dict[str, list[Coverage]] = {}
    for outcome in outcomes:
        for each in outcome.coverage or ():
            found.setdefault(each.key, []).append(each)
    return [tuple(shares) for shares in found.values()]


def _share(found: Coverage) -> str:
    if found.of == 1:
        return "yes" if found.have else "no"
    return f"{found.have} of {found.of}" if found.of else "none"


def _counted(found: Sequence[Found]) -> str:
    """How many problems there are besides, for which there is nothing to do."""
    counts = Counter(problem.kind for _, _, problem in found)
    told = ", ".join(f"{counts[kind]} {kind}" for kind in Kind if counts[kind])
    return f"Nothing needs to be done about the rest: {told}; --all lists them"

"""What `pubmeta deposit` shows: how far it is, what came of it, and what an answer of Crossref says."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

import typer
from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import TextColumn, TimeElapsedColumn
from rich.text import Text

from pubmeta import api
from pubmeta.cli.inputs import Input, InputError, inputs_of
from pubmeta.cli.problems import STYLES, WHOLE, Detail, print_problems
from pubmeta.cli.tables import console_for, show, shown, table_of
from pubmeta.deposit import Outcome, Progress, State, Status, Submission, parse_result
from pubmeta.errors import ReadError
from pubmeta.model import Article
from pubmeta.problems import Problem
from pubmeta.reports.grouping import Found
from pubmeta.run.job import problems_of

_FORMAT = "crossref"
_MOST_TROUBLES = 5
_STATES = {
    State.COMPLETED: "The deposit is processed.",
    State.QUEUED: "The deposit waits to be processed; ask again later.",
    State.IN_PROCESS: "The deposit is being processed; ask again later.",
    State.UNKNOWN: "Crossref does not know the deposit: not yet, within minutes of sending it, or not at all.",
    State.REFUSED_LOGIN: "Crossref refused the account, and took nothing.",
    State.RECEIPT: "The deposit was received. Nothing is registered yet: ask for its result.",
    State.REFUSED: "The deposit was not taken.",
    State.GATEWAY_PAGE: "This is a page of a gateway, which says nothing of the deposit; ask again later.",
    State.TRUNCATED: "The log ends in the middle; ask for it again.",
    State.NOT_A_LOG: "This is not the result of a deposit.",
}
_RESULTS = {
    Status.SUCCESS: Text("registered", "green"),
    Status.WARNING: Text("registered", "yellow"),
    Status.FAILURE: Text("failed", "bold red"),
}


@contextmanager
def progress_on(stream: TextIO, *, quiet: bool = False) -> Iterator[Callable[[Progress], None] | None]:
    """A line on a terminal that tells how many DOIs wait, are registered, and failed."""
    if quiet or not stream.isatty():
        yield None
        return
    columns = (TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Bar(*columns, console=console_for(stream), transient=True) as bar:
        task = bar.add_task("")

        def update(progress: Progress) -> None:
            told = f"{progress.waiting} waiting, {progress.registered} registered, {progress.failed} failed"
            trouble = f"; {progress.trouble}" if progress.trouble else ""
            bar.update(task, description=shown(told + trouble).plain)

        yield update


def print_outcome(console: Console, outcome: Outcome, *, quiet: bool) -> None:
    """How many DOIs are registered, then why others are not; `quiet`: only what failed."""
    if not quiet:
        show(console, shown(_counted(outcome)))
        for trouble in outcome.troubles[:_MOST_TROUBLES]:
            show(console, shown(f"No result yet: {trouble}"))
    found: list[Found] = [
        (f"{each.source} #{each.record}" if each.record else each.source, _FORMAT, problem)
        for each in outcome.unmade
        for problem in each.problems
        if problem.is_error
    ]
    for key, problems in outcome.failures.items():
        found += [(f"{key} ({outcome.sources[key]})", _FORMAT, problem) for problem in problems]
    print_problems(console, found, many=True, detail=Detail(every=True, quiet=quiet))
    if not quiet:
        print_problems(console, [*_warnings(outcome)], many=bool(outcome.warned), detail=Detail(every=True))
        for line in _next_steps(outcome):
            console.print()
            show(console, shown(line))


def _warnings(outcome: Outcome) -> Iterator[Found]:
    """What is to be looked after of DOIs that are registered, then of answers as a whole."""
    of_dois = {problem for problems in outcome.warned.values() for problem in problems}
    for key, problems in outcome.warned.items():
        source = f" ({outcome.sources[key]})" if key in outcome.sources else ""
        yield from ((f"{key}{source}", _FORMAT, problem) for problem in problems)
    yield from (("Crossref's answer", _FORMAT, problem) for problem in outcome.warnings if problem not in of_dois)


def _counted(outcome: Outcome) -> str:
    total = len(outcome.states)
    counts = [f"{outcome.count(state)} {state}" for state in ("registered", "failed", "waiting")]
    unchanged = f"; {outcome.unchanged} registered before and unchanged" if outcome.unchanged else ""
    records = "1 record" if len(outcome.unmade) == 1 else f"{len(outcome.unmade)} records"
    unmade = f"; {records} could not be deposited" if outcome.unmade else ""
    return f"{total} DOI{'' if total == 1 else 's'} in {outcome.folder}: {', '.join(counts)}{unchanged}{unmade}"


def _next_steps(outcome: Outcome) -> Iterator[str]:
    if outcome.count("waiting"):
        yield f"To wait for what has no result: pubmeta deposit --resume --out {shlex.quote(str(outcome.folder))}"
    if outcome.count("failed") or outcome.unmade:
        yield "To deposit what failed: correct it, and give the same command; what is registered is not sent again."


# explanation


def explanation(log: str, articles: Sequence[str], read_as: str | None, stream: TextIO) -> int:
    """Print what an answer says, of the articles that were sent; 0 when everything is registered, else 1."""
    console = console_for(stream)
    source = _one(inputs_of([log]), log)
    sent, unread = _sent(inputs_of(articles), read_as)
    try:
        submission = parse_result(source.content(), sent)
    except InputError as error:
        print_problems(console, [(source.name, "input", problem) for problem in error.problems])
        return 1
    show(console, shown(_caption(submission)))
    _show_records(console, submission)
    of_records = {problem for record in submission.records for problem in record.problems}
    others = [(source.name, _FORMAT, each) for each in submission.problems if each not in of_records]
    print_problems(console, [*others, *unread], detail=WHOLE)
    return 0 if submission.registered else 1


def _one(sources: Sequence[Input], name: str) -> Input:
    """The one input. Raises typer.BadParameter for a folder of several."""
    if len(sources) != 1:
        raise typer.BadParameter(f"{name} is {len(sources)} files; name one", param_hint="--explain")
    return sources[0]


def _sent(sources: Sequence[Input], read_as: str | None) -> tuple[dict[str, Article], list[Found]]:
    """The articles that were sent, by DOI, and why others could not be read."""
    sent: dict[str, Article] = {}
    unread: list[Found] = []
    for source in sources:
        try:
            for found in api.read_many(source.source(), read_as):
                if isinstance(found, ReadError):
                    unread += [(source.name, "input", each) for each in found.problems if each.is_error]
                elif found.article.doi:
                    sent[found.article.doi] = found.article
        except Exception as error:  # noqa: BLE001 (see problems_of)
            unread += [(source.name, "input", each) for each in problems_of(error, "--from")]
    return sent, unread


def _caption(submission: Submission) -> str:
    ids = {"submission": submission.submission_id, "batch": submission.batch_id}
    named = ", ".join(f"{word} {value}" for word, value in ids.items() if value)
    records = [record for record in submission.records if record.doi or not record.registered]
    counts = f" {sum(each.registered for each in records)} of {len(records)} records registered."
    return (f"{named}: " if named else "") + _STATES[submission.state] + (counts if records else "")


def _show_records(console: Console, submission: Submission) -> None:
    """A row for each record: what became of it, and what to do."""
    table = table_of("DOI", "Result", "What, and what to do")
    for record in submission.records:
        doi = record.doi or (
            ", ".join(record.about) if 0 < len(record.about) < len(submission.expected) else "the batch"
        )
        told = Text("\n").join(map(_told, record.problems)) if record.problems else shown(record.message)
        if record.deferred:
            told.append(f"\nthe result of its references follows under {record.deferred}")
        result = _RESULTS[record.status] if record.doi or not record.registered else Text("warning", "yellow")
        table.add_row(shown(doi), result, told)
    if table.row_count:
        console.print()
        show(console, table)


def _told(problem: Problem) -> Text:
    text = Text()
    if problem.path:
        text.append_text(Text(style="bold").append_text(shown(problem.path))).append(": ")
    text.append_text(Text(style=STYLES[problem.kind]).append_text(shown(problem.message)))
    if problem.remedy:
        text.append("; ").append_text(Text(style="green").append_text(shown(problem.remedy)))
    return text.append(f" ({problem.code})", "dim") if problem.code else text

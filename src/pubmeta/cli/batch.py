"""What `pubmeta batch` shows: how far it is, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.progress import BarColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.text import Text

from pubmeta.cli.tables import console_for, show, shown, table_of
from pubmeta.run.bulk import Progress, Summary


@contextmanager
def progress_on(stream: TextIO, *, quiet: bool = False) -> Iterator[Callable[[Progress], None] | None]:
    """A line on a terminal that tells the share of the inputs, the records, their rate and the time left."""
    if quiet or not stream.isatty():
        yield None
        return
    columns = (
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TextColumn("{task.fields[records]} records, {task.fields[failed]} failed, {task.fields[rate]}"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=console_for(stream), transient=True, speed_estimate_period=120) as bar:
        task = bar.add_task("", records=0, failed=0, rate="")

        def update(progress: Progress) -> None:
            elapsed = bar.tasks[0].elapsed or 0
            rate = f"{progress.records / elapsed:.0f} a second" if elapsed > 1 else ""
            bar.update(
                task,
                total=progress.total_bytes,
                completed=progress.bytes,
                records=progress.records,
                failed=progress.failed,
                rate=rate,
            )

        yield update


def tell(stream: TextIO, summary: Summary, *, quiet: bool = False) -> None:
    """What is in the folder; `quiet`: only that there are failures, and where to read of them."""
    console = console_for(stream)
    reasons = shown(f"The reasons are in {summary.folder / 'problems.jsonl'}, one line for each record.")
    if quiet:
        if not summary.valid:
            failures = sum(summary.failed.values())
            words = "1 document failed. " if failures == 1 else f"{failures} documents failed. "
            show(console, shown(words).append_text(reasons))
        return
    before = "1 part was" if summary.resumed == 1 else f"{summary.resumed} parts were"
    new = f"; {before} finished before" if summary.resumed else ""
    records = "1 record" if summary.records == 1 else f"{summary.records} records"
    show(console, shown(f"{records} to {summary.folder} in {summary.seconds:.1f} s{new}"))
    table = table_of("Format", "Written", "Failed")
    for name in sorted({*summary.written, *summary.failed}):
        failed = summary.failed.get(name, 0)
        style = "bold red" if failed else "green"
        table.add_row(name, str(summary.written.get(name, 0)), Text(str(failed), style))
    show(console, table)
    if not summary.valid:
        show(console, reasons)
    others = "" if summary.valid else " on the others"
    warnings = summary.folder / "warnings.jsonl"
    if warnings.is_file() and warnings.stat().st_size:
        show(console, shown(f"The warnings{others} are in {warnings}."))

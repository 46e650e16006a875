"""What `pubmeta store` does and prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from rich.console import Console

from pubmeta.cli.inputs import Input, InputError
from pubmeta.cli.problems import Detail, print_problems
from pubmeta.cli.tables import show, shown, table_of
from pubmeta.errors import StoreError
from pubmeta.problems import Kind, Problem
from pubmeta.reports.grouping import Found
from pubmeta.run.job import Job, JobRecord
from pubmeta.store import Draft, FolderStore, SqlStore

_AT_ONCE = 100
"""Records in one transaction: of one record each, most of the time would be waiting for the disk."""
_PAGE = 500
_ONE_ID = Problem(Kind.INVALID, "there are several records, and an id is of one", remedy="leave --id out")


@dataclass(slots=True)
class Done:
    """What became of the records: how many there were and were kept, and the problems."""

    records: int = 0
    kept: int = 0
    problems: list[Found] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Putting:
    """How records are put into a store; see the options of the command."""

    store: SqlStore
    read_as: str | None = None
    record_id: str | None = None
    sets: tuple[str, ...] = ()

    def all_of(self, sources: Iterable[Input]) -> Done:
        """Put every record of the sources. Raises StoreError where the store does not answer."""
        done = Done()
        drafts = (each for source in sources for each in self._drafts(source, done))
        while chunk := list(islice(drafts, _AT_ONCE)):
            for (name, _), found in zip(chunk, self.store.put_many(draft for _, draft in chunk), strict=True):
                if isinstance(found, StoreError):
                    done.problems.append((name, "store", _problem(found)))
                else:
                    done.kept += 1
        return done

    def _drafts(self, source: Input, done: Done) -> Iterator[tuple[str, Draft]]:
        """The records that can be put, each with what it is called in the report."""
        try:
            content = source.source()
        except InputError as error:
            done.records += 1
            done.problems += [(source.name, "input", problem) for problem in error.problems]
            return
        for number, reading in enumerate(
            Job(formats=(), read_as=self.read_as, format_option="--from").readings(content), 1
        ):
            name = source.name if number == 1 else f"{source.name} #{number}"
            done.records += 1
            done.problems += [(name, "input", problem) for problem in reading.problems]
            if isinstance(reading, JobRecord):
                continue
            if number > 1 and self.record_id is not None:
                done.problems.append((name, "store", _ONE_ID))
                continue
            try:
                yield name, Draft.of(reading.article, self.record_id, self.sets)
            except StoreError as error:
                done.problems.append((name, "store", _problem(error)))


def print_put(console: Console, done: Done, detail: Detail) -> None:
    """How many records are kept, then the problems."""
    if not detail.quiet:
        show(console, shown(f"{done.kept} of {done.records} records {'is' if done.kept == 1 else 'are'} in the store"))
    print_problems(console, done.problems, many=done.records > 1, detail=detail)


def print_records(console: Console, store: FolderStore | SqlStore) -> bool:
    """The records, and the files of a folder that have none; whether there are such."""
    problems: list[Found] = []
    if isinstance(store, FolderStore):
        store.refresh()
        problems = [(name, "input", problem) for name, each in store.problems().items() for problem in each]
    count, after = 0, None
    while entries := store.entries(after=after, limit=_PAGE):
        table = table_of("Changed", "Id", "Title")
        table.show_header = not count
        for entry in entries:
            table.add_row(f"{entry.changed:%Y-%m-%d}", shown(entry.id), shown(entry.title or ""))
        show(console, table)
        count, after = count + len(entries), entries[-1].id
    show(console, shown(f"{count} record{'' if count == 1 else 's'}"))
    print_problems(console, problems, many=True)
    return bool(problems)


def _problem(error: StoreError) -> Problem:
    return Problem(Kind.INVALID, error.message, remedy=error.remedy)

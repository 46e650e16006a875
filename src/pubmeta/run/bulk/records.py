"""The records of parts, done in a child process: one that fails takes no other with it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pubmeta.problems import Problem
from pubmeta.run.bulk.parts import Lines, LinesReader, Part, Stretch
from pubmeta.run.bulk.work import Bundle, Done, Item, OneLine, Passage, Window, done
from pubmeta.run.isolation import Failure, Isolated
from pubmeta.run.job import NOT_READ, JobDocument, problems_of
from pubmeta.run.windows import WINDOW, outcomes

_PASSAGE = 1_000
"""Records that are passed over at once: the time limit is for these, not for all before the first that is wanted."""


class Records:
    """Gives what became of the records of parts; `isolated` does the work.

    formats: those of the job. advance: called with how many bytes of the inputs are done.
    """

    def __init__(self, isolated: Isolated[Item, Any], formats: Sequence[str], advance: Callable[[float], None]) -> None:
        self._isolated = isolated
        self._formats = formats
        self._advance = advance
        self._lines = LinesReader()
        self._at: tuple[Path, int] | None = None
        """The file that the process reads, and the record that is next there, as far as we know."""

    def of(self, part: Part) -> Iterator[Done]:
        """All records of a part, in their order."""
        match part:
            case Lines():
                yield from self._of_lines(part)
            case Stretch():
                yield from self._of_file(part.paths[0], part.first, part.first + part.count)
            case _:
                yield from self._of_files(part)

    def joined(self, bundle: Bundle) -> JobDocument:
        """The document of a bundle."""
        (result,) = self._isolated.results([bundle])
        if isinstance(result, Failure):
            return JobDocument(format=bundle.format, problems=(result.problem,))
        document: JobDocument = result
        return document

    def close(self) -> None:
        """Close the file that is read."""
        self._lines.close()

    def _of_lines(self, part: Lines) -> Iterator[Done]:
        (path,) = part.paths
        number, error = part.record - 1, None

        def items() -> Iterator[tuple[OneLine, int]]:
            nonlocal error
            try:
                for line in self._lines.lines(part):
                    yield OneLine(path=path, format=part.format, line=line), len(line.content)
            except OSError as raised:
                error = raised

        for item, result in outcomes(self._isolated, items()):
            number = item.line.record
            self._advance(len(item.line.content))
            yield from [self._failed(path, number, [result.problem])] if isinstance(result, Failure) else result
        if error:
            yield self._failed(path, number + 1, problems_of(error), NOT_READ)

    def _of_files(self, part: Part) -> Iterator[Done]:
        """The first records of each file, then what more there is of those that hold many."""
        windows = [
            (Window(path=path, first=1, count=WINDOW, place=place), size)
            for place, (path, (size, _)) in enumerate(zip(part.paths, part.stamps, strict=True))
        ]
        to_go_on: list[tuple[Window, int, int]] = []
        self._at = None
        for window, result in outcomes(self._isolated, windows):
            self._advance(part.bytes / len(windows))
            if isinstance(result, Failure):
                to_go_on.append((window, 1, 1 + WINDOW))
                continue
            yield from result
            if len(result) == WINDOW:
                to_go_on.append((window, 1 + WINDOW, 0))
        for window, first, alone_until in to_go_on:
            yield from self._of_file(window.path, first, sys.maxsize, window.place, alone_until)

    def _of_file(self, path: Path, first: int, stop: int, place: int = 0, alone_until: int = 0) -> Iterator[Done]:
        """The records of a file from one number up to another; where some fail together, each is tried alone.

        place: how many files of the part are before this one.
        """
        while first < stop:
            count = 1 if first < alone_until else min(WINDOW, stop - first)
            result = self._window(Window(path=path, first=first, count=count, place=place + first - 1))
            if result is None:  # reported where the record is that cannot be read
                return
            if not isinstance(result, Failure):
                yield from result
                if len(result) < count:
                    return
                first += count
            elif count > 1:
                alone_until = first + count
            else:
                number: int | None = first
                more = ""
                try:
                    self._go_to(path, first + 1, doubtful=first)
                    if first == 1 and self._answer(Passage(path=path, first=2, count=1)) == 0:
                        number = None
                except _InTheWayError:
                    more = NOT_READ
                yield self._failed(path, number, [result.problem], more)
                if more or number is None:
                    return
                first += 1

    def _window(self, window: Window) -> list[Done] | Failure | None:
        """The records of a window, fewer where the file ends; None where one before them cannot be read."""
        path, first = window.path, window.first
        while True:
            try:
                if not self._go_to(path, first):
                    return []
            except _InTheWayError:
                return None
            result: list[Done] | Failure | None = self._answer(window)
            self._at = (path, first + len(result)) if isinstance(result, list) else None
            if result is not None:
                return result

    def _go_to(self, path: Path, first: int, doubtful: int = sys.maxsize) -> bool:
        """Have the process pass over what is before a record; False where the file ends there.

        Raises _InTheWayError where a record fails to be read. It is looked for one by one from `doubtful` on: what
        failed by chance, and is read now, is nobody's fault.
        """
        while self._at != (path, first) and first > 1:
            at = self._at[1] if self._at and self._at[0] == path and self._at[1] < first else 1
            count = 1 if at >= doubtful else min(_PASSAGE, first - at, doubtful - at)
            passed: int | Failure | None = self._answer(Passage(path=path, first=at, count=count))
            self._at = (path, at + passed) if isinstance(passed, int) else None
            if isinstance(passed, int) and passed < count:
                return False
            if isinstance(passed, Failure):
                if at >= doubtful:
                    raise _InTheWayError
                doubtful = at
        return True

    def _answer(self, item: Window | Passage) -> Any:
        """What the process answers; an item that kills it is not tried again, for another one would not be there."""
        (result,) = self._isolated.results([item], tries=1)
        return result

    def _failed(self, path: Path, number: int | None, problems: Iterable[Problem], more: str = "") -> Done:
        extended = [problem._replace(message=problem.message + more) for problem in problems]
        return done(path, number, extended, [JobDocument(format=name) for name in self._formats])


class _InTheWayError(Exception):
    """A record cannot be read, so that those after it cannot be reached; its part says so."""

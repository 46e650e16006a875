"""A file as a record, read in a process that it may kill."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final

from pubmeta import api
from pubmeta.errors import StoreError, UnknownFormatError
from pubmeta.problems import Kind, Problem
from pubmeta.registry import stem_of
from pubmeta.run.isolation import MEMORY_LIMIT, Failure, Isolated
from pubmeta.run.job import problems_of
from pubmeta.store.records import Draft

Problems = tuple[Problem, ...]
TIME_LIMIT: Final = 60.0
"""The seconds that the reading of a file may take: a thousand times what a record needs."""

_UNRECOGNISED: Final = "convert the file to a format that pubmeta recognises, or take it out of the folder"


class Reader:
    """Reads files one after the other in a child, which `stop` ends from another thread."""

    def __init__(self) -> None:
        self._isolated = Isolated(draft_of, time_limit=TIME_LIMIT, memory_limit=MEMORY_LIMIT)

    def drafts(self, files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, Draft | Problems]]:
        """Of each file, by name and content, its name and its record; the errors, where there is none.

        Raises IsolationError where there can be no child, and after `stop`.
        """
        names: deque[str] = deque()

        def noted() -> Iterator[tuple[str, bytes]]:
            for file in files:
                names.append(file[0])
                yield file

        with self._isolated as isolated:
            for found in isolated.results(noted()):
                yield names.popleft(), (found.problem,) if isinstance(found, Failure) else found

    def stop(self) -> None:
        """Give up what is being read."""
        self._isolated.stop()


def draft_of(file: tuple[str, bytes]) -> Draft | Problems:
    """The record in a file, under its DOI, or under the name of the file without its suffix; or the errors."""
    name, content = file
    try:
        article = api.read(content).article
        return Draft.of(article, None if article.doi else stem_of(name))
    except StoreError as error:
        return (Problem(Kind.INVALID, error.message, remedy=error.remedy),)
    except UnknownFormatError as error:
        return (Problem(Kind.MALFORMED, error.message, remedy=_UNRECOGNISED),)
    except Exception as error:  # noqa: BLE001 (see problems_of)
        return tuple(problem for problem in problems_of(error) if problem.is_error)

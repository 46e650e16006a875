"""What becomes of an article in a format, and how a failure is said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from pubmeta.errors import FormatError, ProblemError, UnsupportedError
from pubmeta.model import Article
from pubmeta.plugins import ADVICE
from pubmeta.problems import Kind, Log, Problem
from pubmeta.registry import Format, Options


class Outcome(NamedTuple):
    """A document, None where there is none, and what was reported."""

    content: bytes | None
    problems: tuple[Problem, ...]

    def reports(self, path: str) -> bool:
        """Whether a problem is at the path, or at a part of the article that the path is in."""
        return any(path == each.path or path.startswith((f"{each.path}.", f"{each.path}[")) for each in self.problems)


def outcome(subject: Format[Any], article: Article, options: Options) -> Outcome:
    """What a guarded format that is written makes of an article."""
    log = Log()
    if subject.write is None:
        return Outcome(None, ())
    try:
        content = subject.write(article, options, log)
    except ProblemError as error:
        return Outcome(None, error.problems)
    except UnsupportedError as error:
        return Outcome(None, (Problem(kind=Kind.INVALID, message=str(error)),))
    return Outcome(None if log.has_errors else content, log.problems)


@contextmanager
def as_assertion() -> Iterator[None]:
    """Have what a guarded format failed in raise AssertionError, without what only its users can do."""
    try:
        yield
    except FormatError as error:
        raise AssertionError(str(error).removesuffix(ADVICE)) from error


def require(subject: Format[Any], name: str, holds: object, *message: str) -> None:
    """Raise AssertionError, which names the format and the case, unless it holds."""
    if not holds:
        place = f"{subject.name}, {name}" if name else subject.name
        raise AssertionError(f"{place}: {' '.join(message)}")

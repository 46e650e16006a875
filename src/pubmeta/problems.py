"""What is wrong with an article or a document, as values: nothing here raises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """The closed list of problem kinds: three errors, three warnings."""

    MALFORMED = "malformed"
    """The bytes are not the format they claim to be."""
    INVALID = "invalid"
    """A value or a document breaks its schema or a content rule."""
    MISSING = "missing"
    """The target needs a value that the article does not have."""
    DROPPED = "dropped"
    """The target has no place for a value that the article has."""
    GUESSED = "guessed"
    """A value was read with doubt."""
    DISCOURAGED = "discouraged"
    """Valid, but a service that takes the document will complain."""

    __hash__ = str.__hash__  # Enum's own is Python, and every problem is hashed

    @property
    def is_error(self) -> bool:
        """Whether a document with such a problem must not leave."""
        return self in _ERRORS


_ERRORS = frozenset({Kind.MALFORMED, Kind.INVALID, Kind.MISSING})
_DROPPED = Kind.DROPPED  # before Python 3.12, to read a member of an enum is to call a function


class Problem(NamedTuple):
    """One problem: what, where, and what to do about it.

    `path` is a model path when the article is at fault (``references[3].work.doi``), a document path
    when a document is (``/article/front/journal-meta``), and empty when the whole is meant.
    `line` counts from 1. `code` names the content rule that was broken (``crossref.doi-characters``).
    """

    kind: Kind
    message: str
    path: str = ""
    line: int | None = None
    code: str | None = None

    @property
    def is_error(self) -> bool:
        """Whether a document with this problem must not leave."""
        return self.kind in _ERRORS

    def as_dict(self) -> dict[str, str | int]:
        """The problem as JSON-ready values, absent ones left out."""
        values: dict[str, str | int] = {"kind": self.kind.value, "message": spelled_out(self.message)}
        if self.path:
            values["path"] = spelled_out(self.path)
        if self.line is not None:
            values["line"] = self.line
        if self.code is not None:
            values["code"] = self.code
        return values

    def __str__(self) -> str:
        place = self.path or (f"line {self.line}" if self.line else "")
        return f"{self.kind}: {place}: {self.message}" if place else f"{self.kind}: {self.message}"


def spelled_out(text: str) -> str:
    """The text; half a surrogate pair, of a record or of a file name that is not UTF-8, as ``\\udce9``."""
    return text if text.isascii() else text.encode(errors="backslashreplace").decode()


class Log:
    """Collects problems while one article is read or written; readers and writers report to it."""

    __slots__ = ("_problems", "has_errors")

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self.has_errors = False
        """Whether anything reported so far is an error."""

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._problems)

    def __len__(self) -> int:
        return len(self._problems)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything reported so far, in order."""
        return tuple(self._problems)

    def add(self, problem: Problem) -> None:
        """Report a problem that exists already."""
        self._problems.append(problem)
        if problem.kind in _ERRORS:
            self.has_errors = True

    def extend(self, problems: Iterable[Problem]) -> None:
        """Report problems that exist already."""
        for problem in problems:
            self.add(problem)

    def malformed(self, message: str, path: str = "", *, line: int | None = None) -> None:
        """Report bytes that are not the format."""
        self.add(Problem(kind=Kind.MALFORMED, message=message, path=path, line=line))

    def invalid(self, path: str, message: str, *, line: int | None = None, code: str | None = None) -> None:
        """Report a value that breaks a schema or rule."""
        self.add(Problem(kind=Kind.INVALID, message=message, path=path, line=line, code=code))

    def missing(self, path: str, message: str, *, line: int | None = None, code: str | None = None) -> None:
        """Report a value that is needed and absent; the message names the ways out."""
        self.add(Problem(kind=Kind.MISSING, message=message, path=path, line=line, code=code))

    def dropped(self, path: str, message: str, *, line: int | None = None) -> None:
        """Report a value that the target has no place for."""
        self.add(Problem(_DROPPED, message, path, line))

    def guessed(self, path: str, message: str, *, line: int | None = None) -> None:
        """Report a value that was read with doubt."""
        self.add(Problem(Kind.GUESSED, message, path, line))

    def discouraged(self, path: str, message: str, *, line: int | None = None, code: str | None = None) -> None:
        """Report what is valid but will be complained about."""
        self.add(Problem(kind=Kind.DISCOURAGED, message=message, path=path, line=line, code=code))

"""What is wrong with an article or a document, as values: nothing here raises."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Container, Iterable, Iterator
from enum import StrEnum
from operator import itemgetter
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Kind(StrEnum):
    """The closed list of problem kinds: three errors, four warnings."""

    MALFORMED = "malformed"
    """The bytes are not in the format that they claim to be in."""
    INVALID = "invalid"
    """A value or a document breaks its schema or a content rule."""
    MISSING = "missing"
    """The target needs a value, and neither the article nor the options have it."""
    DROPPED = "dropped"
    """The source has a value that the article has no place for, or the article one that the target has no place for."""
    GUESSED = "guessed"
    """A value is ambiguous, and was read or written in its most likely sense."""
    ASSUMED = "assumed"
    """A value is absent, and another was written in its place: the article's date for that of its issue."""
    DISCOURAGED = "discouraged"
    """The document is valid, but a service that takes it will complain."""

    __hash__ = str.__hash__  # Enum's own is Python, and every problem is hashed

    @property
    def is_error(self) -> bool:
        """Whether no document is returned that has such a problem."""
        return self in _ERRORS


OTHER_WORK = "pubmeta.other-work"
"""The code of the problem that a record is of another kind of work than an article."""
_ERRORS = frozenset({Kind.MALFORMED, Kind.INVALID, Kind.MISSING})
_DROPPED = Kind.DROPPED  # before Python 3.12, to read a member of an enum is to call a function


class Problem(NamedTuple):
    """One problem: what is the case, where, and what to do about it.

    `path` is a model path when the article is at fault (``references[3].work.doi``), a document path
    when a document is (``/article/front/journal-meta``), and empty when the whole is meant.
    `line` counts from 1. `code` names the content rule that was broken (``crossref.doi-characters``).
    `remedy` is what the user can do, and where (``set depositor_name under [crossref] in the configuration``); None
    when there is nothing to do.
    """

    kind: Kind
    message: str
    path: str = ""
    line: int | None = None
    code: str | None = None
    remedy: str | None = None

    @property
    def is_error(self) -> bool:
        """Whether no document is returned that has this problem."""
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
        if self.remedy is not None:
            values["remedy"] = spelled_out(self.remedy)
        return values

    def __str__(self) -> str:
        place = self.path or (f"line {self.line}" if self.line else "")
        return ": ".join(filter(None, (self.kind, place, self.message))) + (f"; {self.remedy}" if self.remedy else "")


_new = tuple.__new__
"""Makes a problem as `Problem(…)` does, without calling Python for what an article may have a hundred of."""
_kind_of = itemgetter(0)  # which is quicker than by its name

MOST_PROBLEMS = 1_000
"""So many errors, and so many warnings, are listed of a document that is validated."""


def listed(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems that are listed of a document: of too many errors or warnings the first, and that there are more.

    Nothing is looked for after the last error that is listed.
    """
    counts = {True: 0, False: 0}
    for problem in problems:
        counts[problem.is_error] += 1
        if counts[problem.is_error] <= MOST_PROBLEMS:
            yield problem
        elif problem.is_error:
            message = f"has more than {MOST_PROBLEMS:,} errors, of which the first are listed"
            yield Problem(Kind.INVALID, message, remedy="correct these, and validate the document again")
            break
    if (more := counts[False] - MOST_PROBLEMS) > 0:
        yield Problem(Kind.DISCOURAGED, f"has at least {more:,} further warnings, which are not listed")


def actionable(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that somebody can do something about: the errors, then the warnings that have a remedy."""
    found = [problem for problem in problems if problem.is_error or problem.remedy]
    return tuple(sorted(found, key=lambda problem: not problem.is_error))


def fails(problem: Problem, strict: Container[str] = ()) -> bool:
    """Whether there is no document because of it: an error, or a warning of a kind or a rule that is in `strict`."""
    return problem.is_error or problem.kind in strict or problem.code in strict


def spelled_out(text: str) -> str:
    """The text; half a surrogate pair, of a record or of a file name that is not UTF-8, as ``\\udce9``."""
    return text if text.isascii() else text.encode(errors="backslashreplace").decode()


class Place:
    """Where problems are reported: the paths that it is given start there.

    A `Log` is the place of the whole article; ``log.at("contributors", 3)`` is one in it, and each goes on by `at`. A
    place costs little, for the text of its path is made only when a problem is reported.
    """

    __slots__ = ()

    @abstractmethod
    def path(self, below: str = "") -> str:
        """The path of this place, or of what is below it."""

    @property
    @abstractmethod
    def log(self) -> Log:
        """The log that keeps what is reported here."""

    def at(self, field: str, index: int | None = None) -> Place:
        """The place of a field, or of one item of a field that holds several."""
        return _PlaceWithin(self, field, index)

    def each(self, field: str, items: Iterable[T]) -> Iterator[tuple[Place, T]]:
        """Each item of a field that holds several, with its place."""
        for index, item in enumerate(items):
            yield _PlaceWithin(self, field, index), item

    @abstractmethod
    def report(
        self, kind: Kind, path: str, message: str, line: int | None, code: str | None, remedy: str | None
    ) -> None:
        """Keep a problem of this kind, whose path starts here."""

    def add(self, problem: Problem) -> None:
        """Report a problem that exists already; its path starts here."""
        self.log.add(problem._replace(path=self.path(problem.path)))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Report problems that exist already; their paths start here."""
        for problem in problems:
            self.add(problem)

    def malformed(self, message: str, path: str = "", *, line: int | None = None, remedy: str | None = None) -> None:
        """Report bytes that are not in the format."""
        self.report(Kind.MALFORMED, path, message, line, None, remedy)

    def invalid(
        self, path: str, message: str, *, line: int | None = None, code: str | None = None, remedy: str | None = None
    ) -> None:
        """Report a value that breaks a schema or a rule."""
        self.report(Kind.INVALID, path, message, line, code, remedy)

    def missing(
        self, path: str, message: str, *, line: int | None = None, code: str | None = None, remedy: str | None = None
    ) -> None:
        """Report a value that is required; the remedy names each place where it can be given."""
        self.report(Kind.MISSING, path, message, line, code, remedy)

    def dropped(self, path: str, message: str, *, line: int | None = None, remedy: str | None = None) -> None:
        """Report a value for which there is no place."""
        self.report(_DROPPED, path, message, line, None, remedy)

    def guessed(
        self, path: str, message: str, *, line: int | None = None, code: str | None = None, remedy: str | None = None
    ) -> None:
        """Report an ambiguous value, and the sense in which it was read or written.

        code: that of the rule on the article that says the same; where it is reported, this is not.
        """
        self.report(Kind.GUESSED, path, message, line, code, remedy)

    def assumed(self, path: str, message: str, *, line: int | None = None, remedy: str | None = None) -> None:
        """Report an absent value, at its path, and what was written in its place."""
        self.report(Kind.ASSUMED, path, message, line, None, remedy)

    def discouraged(
        self, path: str, message: str, *, line: int | None = None, code: str | None = None, remedy: str | None = None
    ) -> None:
        """Report what is valid but will be complained about."""
        self.report(Kind.DISCOURAGED, path, message, line, code, remedy)


class Log(Place):
    """Collects problems while one article is read or written; readers and writers report to it."""

    __slots__ = ("_problems",)

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    @property
    def has_errors(self) -> bool:
        """Whether anything reported so far is an error."""
        return not _ERRORS.isdisjoint(map(_kind_of, self._problems))

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._problems)

    def __len__(self) -> int:
        return len(self._problems)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything reported so far, in order."""
        return tuple(self._problems)

    @property
    def log(self) -> Log:
        """The log itself."""
        return self

    def path(self, below: str = "") -> str:
        """The path as it is: it starts at the article."""
        return below

    def report(
        self, kind: Kind, path: str, message: str, line: int | None, code: str | None, remedy: str | None
    ) -> None:
        """Keep a problem of this kind, whose path starts at the article."""
        self._problems.append(_new(Problem, (kind, message, path, line, code, remedy)))

    def add(self, problem: Problem) -> None:
        """Report a problem that exists already."""
        self._problems.append(problem)


class _PlaceWithin(Place):
    """A field of another place, or one item of it."""

    __slots__ = ("_field", "_index", "_outer")

    def __init__(self, outer: Place, field: str, index: int | None) -> None:
        self._outer = outer
        self._field = field
        self._index = index

    @property
    def log(self) -> Log:
        return self._outer.log

    def path(self, below: str = "") -> str:
        here = self._field if self._index is None else f"{self._field}[{self._index}]"
        return self._outer.path(f"{here}.{below}" if below else here)

    def report(
        self, kind: Kind, path: str, message: str, line: int | None, code: str | None, remedy: str | None
    ) -> None:
        field, index = self._field, self._index
        if index is None:
            path = f"{field}.{path}" if path else field
        else:
            path = f"{field}[{index}].{path}" if path else f"{field}[{index}]"
        self._outer.report(kind, path, message, line, code, remedy)

"""The exception tree. Problems in data travel as values; these are raised when a call cannot give its result."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pubmeta.problems import OTHER_WORK, Kind, Problem, actionable

FAULTS: Final = "pubmeta.faults"
"""The logger to which faults of pubmeta's own go that become problems; without handlers it says nothing."""


def nearest(word: str, words: Iterable[str]) -> str:
    """The word of these that is most like it, as the end of a message: a question; nothing where none is like it."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(words), 1)
    return f"; did you mean {near[0]!r}?" if near else ""


class PubmetaError(Exception):
    """The root of everything that pubmeta raises on purpose."""


class RemediedError(PubmetaError):
    """An error that says apart what is the case, `message`, and what to do about it, `remedy`, where that is known."""

    def __init__(self, message: str, remedy: str | None = None) -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}; {self.remedy}" if self.remedy else self.message


class SchemaError(PubmetaError):
    """A schema is absent from the installation, or is not the file that was built in, by its sha256."""


class FormatError(PubmetaError):
    """A format cannot be found or cannot do what was asked."""


class UnknownFormatError(RemediedError, FormatError):
    """No installed format has this name, or no format recognises these bytes; `remedy` is what to do, where known."""


class UnsupportedError(FormatError):
    """The format exists but cannot do this: read, write, or hold this kind of work."""


class PluginWarning(RuntimeWarning):
    """A plug-in failed, and the work went on with the other formats; the message names the plug-in."""


class BatchError(PubmetaError):
    """A batch cannot be begun or gone on with: its folder holds something else, or other settings were given."""


class InputChangedError(BatchError):
    """An input of a batch changed while it was read, or since the run was begun; the finished parts stay."""


class DepositError(RemediedError):
    """A deposit could not be sent, or its journal could not be used; `remedy` is what to do, where known."""


class CredentialsError(DepositError):
    """There is no account to deposit with, or the service refused it; nothing of the password is said."""


class StoreError(RemediedError):
    """A store of records cannot be used, or does not take a record; `remedy` is what to do, where known."""


class ProblemError(PubmetaError):
    """A call failed because of problems in the data; all of them are in `problems`, warnings too."""

    format: str
    problems: tuple[Problem, ...]

    def __init__(self, format: str, problems: Iterable[Problem]) -> None:  # noqa: A002 (the field's name)
        self.format = format
        self.problems = tuple(problems)
        super().__init__(format, self.problems)

    @property
    def actionable(self) -> tuple[Problem, ...]:
        """The errors, then the warnings that have a remedy."""
        return actionable(self.problems)

    def __str__(self) -> str:
        errors = [problem for problem in self.problems if problem.is_error]
        lines = "\n".join(f"  {problem}" for problem in errors)
        return f"{self.format}: {len(errors)} problem{'' if len(errors) == 1 else 's'}\n{lines}"


class ReadError(ProblemError):
    """The source holds no article that can be read, or a configuration is wrong; `problems` says why."""


class UnsupportedWorkError(ReadError, UnsupportedError):
    """The record is of a kind of work that is not an article, which its problem names: a book, a thesis, a data set."""


def read_error(format: str, problems: Iterable[Problem]) -> ReadError:  # noqa: A002 (the field's name)
    """The error of a record without an article: an UnsupportedWorkError where it is another kind of work."""
    found = tuple(problems)
    if not any(problem.is_error for problem in found):
        found += (unexplained(Kind.MALFORMED, "has no article", format),)
    is_other_work = any(problem.code == OTHER_WORK for problem in found)
    return (UnsupportedWorkError if is_other_work else ReadError)(format, found)


class WriteError(ProblemError):
    """The article or the options lack something that the format needs, so no document was made."""


class InvalidDocumentError(ProblemError):
    """A document was made and did not pass its schema or content rules.

    It is a fault of the format: please report it.
    """


def unexplained(kind: Kind, message: str, format: str) -> Problem:  # noqa: A002 (the field's name)
    """A problem for which a format gives no reason."""
    return Problem(kind, f"{message}; why is not known", remedy=f"report it to the authors of the format {format}")


def problem_of_fault(error: BaseException) -> Problem:
    """The problem that a record has where pubmeta failed: the others go on. The logger `FAULTS` gets the traceback."""
    import logging  # where it is needed: importing pubmeta does not load it

    logger = logging.getLogger(FAULTS)
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())  # or Python would print what is in the problem already
    logger.error("pubmeta failed", exc_info=error)
    message = f"pubmeta failed here, and your data is not at fault ({type(error).__name__}: {error})"
    return Problem(Kind.INVALID, message, code="pubmeta.fault", remedy="report this to the maintainers of pubmeta")

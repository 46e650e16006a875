"""Answers of Crossref's deposit system as values: what is known of a deposit, of its records and their references."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pubmeta.deposit.catalogue import After
from pubmeta.deposit.fields import key_of
from pubmeta.problems import Problem


class State(StrEnum):
    """What an answer is."""

    COMPLETED = "completed"
    """A log with results."""
    QUEUED = "queued"
    """The deposit waits to be processed."""
    IN_PROCESS = "in-process"
    """The deposit is being processed."""
    UNKNOWN = "unknown"
    """Crossref has no deposit of this name: not yet, within minutes of the receipt, or never."""
    REFUSED_LOGIN = "refused-login"
    """The account, its role or its password is wrong."""
    RECEIPT = "receipt"
    """The deposit was taken; nothing is registered yet."""
    REFUSED = "refused"
    """The deposit was not taken."""
    GATEWAY_PAGE = "gateway-page"
    """A gateway answered in place of Crossref, or Crossref is busy: nothing is known of the deposit."""
    TRUNCATED = "truncated"
    """A log that ends in the middle: the records before that are read, and nothing is known of the others."""
    NOT_A_LOG = "not-a-log"
    """Something else."""

    @property
    def is_final(self) -> bool:
        """Whether asking again gives nothing else."""
        return self in {State.COMPLETED, State.REFUSED, State.REFUSED_LOGIN}


class Status(StrEnum):
    """What a log says of a record."""

    SUCCESS = "success"
    """Registered."""
    WARNING = "warning"
    """Registered, and something is to be looked after."""
    FAILURE = "failure"
    """Not registered; what was registered before stays."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """DOIs that Crossref takes for ones of the same work; `id` is the conflict's number at Crossref."""

    id: str | None
    dois: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What became of a reference.

    key: the reference's. status: ``resolved_reference``, ``stored_query``, ``error``, as Crossref writes it. doi: to
    which it leads. message: what Crossref says besides.
    """

    key: str
    status: str
    doi: str | None = None
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a log says of one DOI, or of the whole batch where it names none.

    doi: None where the log names none. about: the keys of those DOIs that were sent and that the record is about, in
    small letters: its own; of a record without a DOI, those of the articles that have the value which its message
    quotes, or else all. is_article: whether the DOI is of an article; False for that of a journal or an issue, which
    is registered along with them; None where it is not known what was sent. message: Crossref's, whole. code: of the
    first problem. msg_id: Crossref's number of the message. references: those whose fate the log tells; deferred: the
    number under which their fate will be told. problems: with paths in the article that the record is about.
    """

    doi: str | None
    status: Status
    message: str = ""
    code: str | None = None
    msg_id: str | None = None
    about: tuple[str, ...] = ()
    is_article: bool | None = None
    after: After = After.NOTHING
    conflict: Conflict | None = None
    references: tuple[Resolved, ...] = ()
    deferred: str | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def registered(self) -> bool:
        """Whether the record is registered as it was deposited."""
        return self.status is not Status.FAILURE

    def tells_of(self, key: str) -> bool:
        """Whether the record says if the DOI of this key is registered.

        One without a DOI does so only of what is not: a warning about the whole batch says nothing of the articles.
        """
        own = key_of(self.doi or "") or (self.doi or "").lower()
        return own == key or not self.registered


@dataclass(frozen=True, kw_only=True)
class Submission:
    """What is known of a deposit.

    submission_id: Crossref's number of it; batch_id: the depositor's. problems: of the answer as a whole first, then
    those of each record. expected: the DOIs that were sent, in small letters.
    """

    state: State
    submission_id: str | None = None
    batch_id: str | None = None
    records: tuple[Record, ...] = ()
    problems: tuple[Problem, ...] = ()
    expected: tuple[str, ...] = ()

    @property
    def registered(self) -> bool:
        """Whether the deposit is completed, and everything in it and every DOI that was sent is registered."""
        return (
            self.state is State.COMPLETED
            and bool(self.records)
            and all(record.registered for record in self.records)
            and all(map(self.is_registered, self.expected))
        )

    def is_registered(self, doi: str) -> bool | None:
        """Whether a DOI is registered as it was deposited; None where the log says nothing of it.

        A DOI is compared whole and in small letters. One of which the log says both is not.
        """
        key = key_of(doi) or doi.lower()
        found = [record for record in self._by_key.get(key, ()) if record.tells_of(key)]
        return all(record.registered for record in found) if found else None

    def records_about(self, doi: str) -> tuple[Record, ...]:
        """The records of a DOI, and those of the whole batch that are about it."""
        return tuple(self._by_key.get(key_of(doi) or doi.lower(), ()))

    @cached_property
    def by_doi(self) -> dict[str, list[Record]]:
        """The records that name a DOI, by its key."""
        found: dict[str, list[Record]] = {}
        for record in self.records:
            if record.doi:
                found.setdefault(key_of(record.doi) or record.doi.lower(), []).append(record)
        return found

    @cached_property
    def _by_key(self) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = {}
        for record in self.records:
            own = (key_of(record.doi) or record.doi.lower(),) if record.doi else ()
            for key in dict.fromkeys((*own, *record.about)):
                found.setdefault(key, []).append(record)
        return found

"""The journal of deposits: a line for each change of state, on the disk before what it announces is done."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, Final, Self

from pydantic_core import from_json, to_json

from pubmeta.deposit.reading import UNMENTIONED, unmentioned
from pubmeta.deposit.results import State, Submission
from pubmeta.deposit.sending import Delivery, Stage
from pubmeta.errors import DepositError
from pubmeta.model import Article
from pubmeta.problems import Kind, Problem
from pubmeta.run.storage import add_lines, opened_lines, sync_folders, write_durably

NAME: Final = "deposits.jsonl"
FILES: Final = "files"
"""The folder of the deposits, and of the articles that are in them."""
_ARTICLES = ".articles.jsonl"
_VERSION = re.compile(r"previously submitted version:?\s+([0-9]{1,19})(?![0-9])")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article of a deposit comes from: its source, the number of its record there, a digest of the record."""

    source: str
    record: int | None
    digest: str


@dataclass(slots=True)
class Entry:
    """A deposit, as the journal knows it.

    name: of its file; sha256: of its content; timestamp: of its records; dois: what it registers, by key. stage: how
    far it is; since: when it was sent last, in seconds; sent: how often; received: how often Crossref gave a receipt.
    failed: the problems of each DOI that is not registered as it was deposited; it has a result when `stage` is `done`.
    warnings: the problems that are none of a DOI that failed; warned: those of them that are of one DOI, by its key.
    """

    name: str
    sha256: str
    timestamp: int
    dois: dict[str, Origin]
    stage: Stage = Stage.READY
    since: float = 0.0
    sent: int = 0
    received: int = 0
    submission_id: str | None = None
    failed: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()
    warned: dict[str, tuple[Problem, ...]] = field(default_factory=dict)

    def state_of(self, key: str) -> str:
        """What became of a DOI: ``waiting``, ``registered`` or ``failed``."""
        if self.stage is not Stage.DONE:
            return "waiting"
        return "failed" if key in self.failed else "registered"

    def was_registered(self, submission: Submission, key: str) -> bool:
        """Whether a DOI was refused because Crossref has it from this very deposit, which was sent more than once.

        Its timestamp is no other deposit's, unless it was made elsewhere.
        """
        about = [record for record in submission.records_about(key) if not record.registered]
        is_own = self.dois[key].digest != self.sha256
        versions = [_VERSION.findall(record.message) for record in about]
        return is_own and self.sent > 1 and bool(about) and all(each == [str(self.timestamp)] for each in versions)


@dataclass(slots=True)
class Journal:
    """``deposits.jsonl`` of a folder, and the deposits in it.

    The first line names the server, for what one server has registered another does not know. Each other is a change:
    ``made``, ``sending`` (before it is sent), ``uncertain``, ``received``, ``ready`` (to be sent again), ``done``.
    """

    folder: Path
    server: str
    entries: dict[str, Entry] = field(default_factory=dict)
    last_timestamp: int = 0
    _by_doi: dict[str, Entry] = field(default_factory=dict)
    _stream: BinaryIO | None = None

    @classmethod
    def opened(cls, folder: Path, server: str | None = None) -> Self:
        """The journal of a folder, to go on with; one is begun where there is none and a server is named.

        Raises DepositError where the folder has none, is of another server, is in use, or where a line was changed;
        OSError where it cannot be written to.
        """
        path = folder / NAME
        if server is None and not path.exists():
            raise _none_in(folder)
        (folder / FILES).mkdir(parents=True, exist_ok=True)
        try:
            stream, lines = opened_lines(path)
        except BlockingIOError:
            raise DepositError(f"{folder} is being worked on by another process", "wait until it has ended") from None
        try:
            return cls._taken_up(folder, server, stream, lines)
        except BaseException:
            stream.close()
            raise

    @classmethod
    def _taken_up(cls, folder: Path, server: str | None, stream: BinaryIO, lines: list[bytes]) -> Self:
        """The journal that these lines are; where there is none, its first line is written."""
        if not lines and server is not None:
            add_lines(stream, [to_json({"journal": "pubmeta deposits", "server": server}) + b"\n"])
            sync_folders([folder, folder.parent])
            return cls(folder, server, _stream=stream)
        journal = cls._of(folder, lines)
        if server not in (None, journal.server):
            message = f"{folder} has the deposits to {journal.server}, not to {server}"
            raise DepositError(message, "name another folder with --out")
        return replace(journal, _stream=stream)

    @classmethod
    def looked_at(cls, folder: Path) -> Self:
        """The journal as it is now, also while another process works on it. Raises DepositError where there is none."""
        path = folder / NAME
        try:
            lines = path.read_bytes().splitlines(keepends=True)
        except FileNotFoundError:
            raise _none_in(folder) from None
        return cls._of(folder, [line for line in lines if line.endswith(b"\n")])

    @staticmethod
    def is_in(folder: Path) -> bool:
        """Whether a folder has a journal that was begun. Raises OSError where it cannot be read."""
        path = folder / NAME
        return path.exists() and b"\n" in path.read_bytes()

    @classmethod
    def _of(cls, folder: Path, lines: list[bytes]) -> Self:
        if not lines:  # the process died before it wrote the first one
            raise _none_in(folder)
        taken = 0
        try:
            journal = cls(folder, from_json(lines[0])["server"])
            for taken, line in enumerate(lines[1:], 1):  # noqa: B007 (told where it fails)
                journal._take(from_json(line))
        except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
            message = f"line {taken + 1} of {folder / NAME} is not as pubmeta wrote it"
            raise DepositError(message, "restore the file from a backup") from error
        return journal

    def close(self) -> None:
        """Let another process have it."""
        if self._stream:
            self._stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def latest(self, key: str) -> Entry | None:
        """The last deposit of a DOI."""
        return self._by_doi.get(key)

    @property
    def states(self) -> dict[str, str]:
        """What became of each DOI, by its last deposit."""
        return {key: entry.state_of(key) for key, entry in self._by_doi.items()}

    def path_of(self, name: str) -> Path:
        """Where a deposit is."""
        return self.folder / FILES / name

    # changes

    def add(
        self,
        name: str,
        content: bytes,
        batch_id: str,
        timestamp: int,
        dois: Mapping[str, Origin],
        articles: Iterable[Article],
        now: float,
    ) -> None:
        """Keep a deposit and the articles in it: from its line in the journal on, it is sure to be sent."""
        lines = b"".join(article.model_dump_json(exclude_defaults=True).encode() + b"\n" for article in articles)
        write_durably(self.path_of(name + _ARTICLES), lines)
        write_durably(self.path_of(name), content)
        self._write(
            name,
            "made",
            now,
            sha256=sha256(content).hexdigest(),
            batch_id=batch_id,
            timestamp=timestamp,
            dois={key: asdict(each) for key, each in dois.items()},
        )

    def note(self, delivery: Delivery, event: str, now: float) -> None:
        """Note what a step changed."""
        submission = delivery.submission
        if event != Stage.DONE or submission is None:
            self._write(delivery.file_name, event, now, received=delivery.received)
            return
        entry = self.entries[delivery.file_name]
        problems = {key: _failure(submission, key) for key in entry.dois}
        told = {problem for some in problems.values() for problem in some}
        failed = {key: some for key, some in problems.items() if some and not entry.was_registered(submission, key)}
        warned: dict[str, list[Problem]] = {}
        for key, records in submission.by_doi.items():
            if of_doi := [problem for record in records for problem in record.problems if problem not in told]:
                warned[key] = of_doi
                told.update(of_doi)
        self._write(
            entry.name,
            event,
            now,
            submission_id=submission.submission_id,
            failed={key: [problem.as_dict() for problem in some] for key, some in failed.items()},
            warnings=[problem.as_dict() for problem in submission.problems if problem not in told],
            warned={key: [problem.as_dict() for problem in some] for key, some in warned.items()},
            above=_greatest_version(submission),
        )

    def deliveries(self) -> Iterator[Delivery]:
        """What is still to be sent or asked for."""
        for entry in self.entries.values():
            if entry.stage is not Stage.DONE:
                yield Delivery(
                    entry.name,
                    self._content_of(entry),
                    self._articles_of(entry.name),
                    entry.stage,
                    since=entry.since,
                    received=entry.received,
                )

    def _content_of(self, entry: Entry) -> Callable[[], bytes]:
        def content() -> bytes:
            path = self.path_of(entry.name)
            try:
                found = path.read_bytes()
            except FileNotFoundError:
                raise DepositError(f"{path} no longer exists", "restore the file from a backup") from None
            if sha256(found).hexdigest() != entry.sha256:
                raise DepositError(f"{path} has been changed since it was made", "restore the file from a backup")
            return found

        return content

    def _articles_of(self, name: str) -> Callable[[], dict[str, Article]]:
        def articles() -> dict[str, Article]:
            try:
                lines = self.path_of(name + _ARTICLES).read_bytes().splitlines()
                found = [*map(Article.model_validate_json, lines)]
            except (OSError, ValueError):  # without them only the paths of messages are not known
                return {}
            return {article.doi.key: article for article in found if article.doi}

        return articles

    def _write(self, name: str, event: str, now: float, **more: Any) -> None:
        time = datetime.fromtimestamp(now, UTC).isoformat(timespec="milliseconds")
        line = {"time": time, "deposit": name, "state": event, **{key: value for key, value in more.items() if value}}
        if self._stream is None:
            raise DepositError(f"{self.folder} was opened to be looked at")
        add_lines(self._stream, [to_json(line) + b"\n"])
        self._take(line)

    def _take(self, line: Mapping[str, Any]) -> None:
        """Know what a line says."""
        name, event, since = line["deposit"], line["state"], datetime.fromisoformat(line["time"]).timestamp()
        self.last_timestamp = max(self.last_timestamp, line.get("timestamp", 0), line.get("above", 0))
        if event == "made":
            dois = {key: Origin(**each) for key, each in line["dois"].items()}
            self.entries[name] = entry = Entry(name, line["sha256"], line["timestamp"], dois)
            self._by_doi.update(dict.fromkeys(dois, entry))
            return
        entry = self.entries[name]
        entry.received = line.get("received", entry.received)
        if event == "sending":  # it may arrive, whatever is noted next
            entry.stage, entry.since = Stage.UNCERTAIN, since
            entry.sent += 1
            return
        entry.stage = Stage(event)
        if entry.stage is Stage.DONE:
            entry.submission_id = line.get("submission_id")
            entry.failed = {key: tuple(map(_problem, each)) for key, each in line.get("failed", {}).items()}
            entry.warned = {key: tuple(map(_problem, each)) for key, each in line.get("warned", {}).items()}
            of_answer = tuple(map(_problem, line.get("warnings", ())))
            entry.warnings = tuple(dict.fromkeys(chain(of_answer, *entry.warned.values())))


def _none_in(folder: Path) -> DepositError:
    return DepositError(f"{folder} has no journal of deposits", "name the folder that was given with --out")


def _failure(submission: Submission, key: str) -> tuple[Problem, ...]:
    """Why a DOI is not registered; nothing where it is."""
    if submission.state is State.COMPLETED and submission.is_registered(key):
        return ()
    about = [record for record in submission.records_about(key) if record.tells_of(key)]
    named = [record for record in about if record.doi]
    own = tuple(dict.fromkeys(problem for record in named or about for problem in record.problems))
    return own or tuple(_of_answer(submission, key)) or (Problem(Kind.INVALID, "is not registered", path="doi"),)


def _of_answer(submission: Submission, key: str) -> Iterator[Problem]:
    """The errors of the answer as a whole, and what it does not say of the DOI."""
    of_records = {problem for record in submission.records for problem in record.problems}
    for problem in submission.problems:
        is_other = problem.code == UNMENTIONED and problem != unmentioned(key)
        if problem.is_error and problem not in of_records and not is_other:
            yield problem


def _greatest_version(submission: Submission) -> int:
    """The timestamp that Crossref says it has, where a deposit was not above it."""
    return max((int(found) for record in submission.records for found in _VERSION.findall(record.message)), default=0)


def _problem(values: Mapping[str, Any]) -> Problem:
    return Problem(**{**values, "kind": Kind(values["kind"])})

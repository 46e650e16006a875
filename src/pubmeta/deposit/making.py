"""Articles to deposits: each article written, what is unchanged left out, the others put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pubmeta import api
from pubmeta.deposit.fields import key_of
from pubmeta.deposit.journal import Journal, Origin
from pubmeta.errors import ProblemError
from pubmeta.model import Article
from pubmeta.problems import Kind, Log, Problem
from pubmeta.reading.sources import opened
from pubmeta.registry import get_format
from pubmeta.run.bulk.bundles import within
from pubmeta.run.bulk.work import joining_of
from pubmeta.run.job import Job, JobRecord, problems_of, stamp
from pubmeta.xml.paths import local_name
from pubmeta.xml.source import xml_source
from pubmeta.xml.text import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

FORMAT: Final = "crossref"
_NOT_YET = {"timestamp": "0", "batch_id": "not-yet-made"}
"""Of a document whose record is put into a deposit later."""
_REGISTERING = ("doi_data", "pending_publication")
"""The elements whose `doi` a deposit registers."""
_PART = 500
"""The records that are made together, so that any number fits the memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmade:
    """A record of an input that cannot be deposited, and why."""

    source: str
    record: int | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """An article that is to be deposited, as a document of its own."""

    key: str
    origin: Origin
    article: Article
    content: bytes


@dataclass(slots=True)
class Making:
    """Makes the deposits of inputs and adds them to a journal.

    again: also what is registered and unchanged. wanted: the keys of the DOIs in the inputs; unmade: what could not be
    made; unchanged: how many are registered already, as they are, and are not deposited again.
    """

    journal: Journal
    job: Job
    again: bool = False
    deposit_records: int = 500
    wanted: dict[str, None] = field(default_factory=dict)
    unmade: list[Unmade] = field(default_factory=list)
    unchanged: int = 0
    _met: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The source and the digest of each DOI that was met."""

    def make(self, files: Iterable[Path], now: float) -> None:
        """Add the deposits of all files to the journal. Raises OSError where its folder cannot be written to."""
        prepared: list[Prepared] = []
        for path in files:
            for found in self._of_file(path, now):
                prepared.append(found)
                if len(prepared) == _PART:
                    self._add(prepared, now)
                    prepared = []
        self._add(prepared, now)

    def _of_file(self, path: Path, now: float) -> Iterator[Prepared]:
        """The articles of a file that are to be deposited; a finished deposit is taken as it is."""
        try:
            is_deposit = self.job.read_as is None and api.detect(path) == FORMAT
            content = _content(path) if is_deposit else b""
            root = _deposit_in(content)
        except Exception as error:  # noqa: BLE001 (see problems_of)
            self._give_up(str(path), None, problems_of(error, "--from"))
            return
        if root is not None:
            self._take_finished(path, content, root, now)
            return
        records = self.job.records(path, lambda: _NOT_YET)
        first, second = next(records), next(records, None)
        numbers: Iterator[int | None] = iter([None]) if second is None else count(1)
        for number, record in zip(numbers, _chained(first, second, records), strict=False):
            if prepared := self._prepared(str(path), number, record):
                yield prepared

    def _prepared(self, source: str, number: int | None, record: JobRecord) -> Prepared | None:
        """A record that is to be deposited; None where it cannot be, or is registered or under way as it is."""
        (document,) = record.documents
        article = record.article
        if document.content is None or article is None or article.doi is None:
            self._give_up(source, number, (*record.problems, *document.problems))
            return None
        digest = sha256(joining_of(FORMAT).part(document.content)).hexdigest()
        origin = Origin(source, number, digest)
        if not self._is_wanted(article.doi.key, origin):
            return None
        return Prepared(key=article.doi.key, origin=origin, article=article, content=document.content)

    def _is_wanted(self, key: str, origin: Origin) -> bool:
        """Whether this has to be deposited; a DOI that two records have is one of them only."""
        name = origin.source if origin.record is None else f"{origin.source} #{origin.record}"
        if problem := self._clash(key, origin):
            self._give_up(origin.source, origin.record, (problem,))
        if key in self._met:
            return False
        self._met[key] = (name, origin.digest)
        self.wanted[key] = None
        last = self.journal.latest(key)
        if last is None or last.dois[key].digest != origin.digest:
            return True
        state = last.state_of(key)
        if state == "registered" and not self.again:
            self.unchanged += 1
            return False
        return state in {"failed", "registered"}

    def _clash(self, key: str, origin: Origin) -> Problem | None:
        """A problem where another record of the inputs says something else of the DOI."""
        other, digest = self._met.get(key, ("", origin.digest))
        if digest == origin.digest:
            return None
        message = f"has the DOI of {other}, {key}, and says something else of it"
        return Problem(Kind.INVALID, message, path="doi", remedy="leave out one of the two records")

    def _add(self, prepared: Sequence[Prepared], now: float) -> None:
        """Put articles of one group together, and add the deposits to the journal."""
        join = joining_of(FORMAT)
        groups: dict[str, list[Prepared]] = {}
        for each in prepared:
            groups.setdefault(join.group(each.content), []).append(each)
        for group in groups.values():
            for some in within(self.deposit_records, join.most_bytes, group):
                if not self._join(some, now):
                    for each in some:
                        self._join([each], now)

    def _join(self, some: Sequence[Prepared], now: float) -> bool:
        """Add a deposit of these; False where together they are not valid, as each of them is alone."""
        supplied = stamp(datetime.fromtimestamp(now, UTC), above=self.journal.last_timestamp)
        own: dict[str, dict[str, Any]] = {FORMAT: supplied}
        options = self.job.config.with_options(own).options(FORMAT)
        name = str(len(self.journal.entries) + 1)
        content = joining_of(FORMAT).joined(options, name, [each.content for each in some])
        validate = get_format(FORMAT).validate
        problems = [problem for problem in validate(content, options) if problem.is_error] if validate else []
        if problems and len(some) > 1:
            return False
        if problems:
            self._give_up(some[0].origin.source, some[0].origin.record, tuple(problems))
            return True
        self.journal.add(
            f"{supplied['batch_id']}-{name}.xml",
            content,
            f"{supplied['batch_id']}-{name}",
            int(supplied["timestamp"]),
            {each.key: each.origin for each in some},
            [each.article for each in some],
            now,
        )
        return True

    def _take_finished(self, path: Path, content: bytes, root: _Element, now: float) -> None:
        """A deposit that was made elsewhere: it is checked, and sent as it is."""
        errors = tuple(problem for problem in api.validate(content, FORMAT).problems if problem.is_error)
        if errors:
            self._give_up(str(path), None, errors)
            return
        dois = [each for parent in _REGISTERING for each in root.iterfind(f".//{{*}}{parent}/{{*}}doi")]
        keys = [key for each in dois if (key := key_of(text_of(each)))]
        if not keys:
            problem = Problem(Kind.MISSING, "the deposit registers no DOI", remedy="leave it out")
            self._give_up(str(path), None, (problem,))
            return
        origin = Origin(str(path), None, sha256(content).hexdigest())
        if clashes := tuple(clash for key in dict.fromkeys(keys) if (clash := self._clash(key, origin))):
            self._give_up(str(path), None, clashes)  # it cannot be sent in part
            return
        if not any([self._is_wanted(key, origin) for key in keys]):  # noqa: C419 (each of them is looked at)
            return
        timestamp = int(text_of(root.find("{*}head/{*}timestamp")))
        last = max((known.timestamp for key in keys if (known := self.journal.latest(key))), default=0)
        if timestamp <= last:
            message = (
                f"has the timestamp {timestamp}, which is not above that of an earlier deposit of its DOIs, {last}"
            )
            remedy = "write it again with a later timestamp, or give the article in its place"
            self._give_up(str(path), None, (Problem(Kind.INVALID, message, "options.timestamp", remedy=remedy),))
            return
        articles = [each.article for each in api.read_many(content, FORMAT) if not isinstance(each, ProblemError)]
        name = f"{stamp(datetime.fromtimestamp(now, UTC))['batch_id']}-{len(self.journal.entries) + 1}.xml"
        batch_id = text_of(root.find("{*}head/{*}doi_batch_id"))
        self.journal.add(name, content, batch_id, timestamp, dict.fromkeys(keys, origin), articles, now)

    def _give_up(self, source: str, record: int | None, problems: tuple[Problem, ...]) -> None:
        self.unmade.append(Unmade(source=source, record=record, problems=problems))


def _content(path: Path) -> bytes:
    with opened(path) as stream:
        return stream.read()


def _deposit_in(content: bytes) -> _Element | None:
    """The root of a deposit; None for what holds records otherwise."""
    source = xml_source(content, Log()) if content else None
    return source.root if source and local_name(source.root) == "doi_batch" else None


def _chained(first: JobRecord, second: JobRecord | None, others: Iterator[JobRecord]) -> Iterator[JobRecord]:
    yield first
    if second is not None:
        yield second
        yield from others

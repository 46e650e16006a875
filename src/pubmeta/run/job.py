"""One job for many records: each is read, completed and exported, and none stops the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple
from uuid import uuid4

from pubmeta import api
from pubmeta.api import Document, Reading
from pubmeta.config import Config
from pubmeta.errors import (
    ProblemError,
    PubmetaError,
    ReadError,
    RemediedError,
    UnknownFormatError,
    UnsupportedError,
    nearest,
    problem_of_fault,
)
from pubmeta.model import Article
from pubmeta.problems import Kind, Log, Problem, fails
from pubmeta.reading.collector import collector_off
from pubmeta.registry import Options, content_rules, get_format
from pubmeta.run.isolation import OVER_MEMORY

Supply = Callable[[], Mapping[str, Any]]
"""Gives values for those options of a format that bear their names and that the configuration leaves open."""
NOT_READ = "; what follows it in the file was not read"
"""What is said besides of a record whose reading ends that of its file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobDocument:
    """What became of one record in one format; `content` None: no document, and the problems say why.

    schema: the key of the schema that it was checked against, None where the format has none.
    """

    format: str
    schema: str | None = None
    content: bytes | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JobRecord:
    """What became of one record.

    format: that it was read from, None when it was not recognised. problems: those of reading it, of filling it from
    the journal profile, and of the article itself, whatever it is written to. article: None when it could not be read.
    """

    format: str | None = None
    article: Article | None = None
    problems: tuple[Problem, ...] = ()
    documents: tuple[JobDocument, ...] = ()


@dataclass(slots=True)
class _Prepared:
    """A record that was read and completed; `advice`: on the article; `documents`: what is there by now."""

    format: str
    article: Article
    advice: tuple[Problem, ...]
    log: Log
    supply: Supply
    in_full: bool
    documents: list[JobDocument] = field(default_factory=list)


class _Written(NamedTuple):
    """A document that is not yet checked."""

    document: Document
    options: Options
    schema: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is done with each record; a plain value, which goes to other processes as it is.

    read_as: the format of the sources, None: each one's signature decides. structure_references: references that are
    only printed get fields where they are read without doubt. verify: each document is read back and compared.
    strict: the kinds of warnings (``guessed``) and the codes of rules (``jats.country``) that fail like errors: there
    is no document then, and none of the record where they were met in reading it. format_option: as `problems_of`.
    """

    formats: tuple[str, ...]
    config: Config = field(default_factory=Config)
    read_as: str | None = None
    structure_references: bool = False
    verify: bool = False
    strict: frozenset[str] = frozenset()
    format_option: str = "--from or read_as"

    def check(self) -> None:
        """Raises UnknownFormatError or UnsupportedError unless every format can do what is asked of it.

        Raises ValueError for a word of `strict` that is neither a kind of warning nor the code of a rule.
        """
        if not self.formats:
            raise UnknownFormatError("no format is named")
        for name in self.formats:
            _require(name, "write")
            if self.verify:
                _require(name, "read")
        if self.read_as:
            _require(self.read_as, "read")
        _require_warnings(self.strict)

    def records(self, source: Path | bytes, supply: Supply = dict) -> Iterator[JobRecord]:
        """What becomes of each record of a source, in constant memory when it is a path; there is always one."""
        try:
            for found in self.readings(source):
                yield self.record(found, supply)
        except MemoryError as error:
            problems = tuple(each._replace(message=each.message + NOT_READ) for each in problems_of(error))
            yield JobRecord(format=self.read_as, problems=problems, documents=self._no_documents)

    def readings(self, source: Path | bytes) -> Iterator[Reading | JobRecord]:
        """Each record of a source as `record` takes it: read, or why it could not be.

        Raises MemoryError, after which nothing more of the source is read: the caller says so.
        """
        name = self.read_as
        try:
            name = name or api.detect(source)
            for number, found in enumerate(api.read_many(source, name)):
                if not isinstance(found, ReadError):
                    yield found
                    continue
                unread = self._unread(found, name)
                is_chosen = self.read_as and number == 0
                yield replace(unread, problems=misnamed(unread.problems, source, name)) if is_chosen else unread
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 (see problems_of)
            yield self._unread(error, name)

    def record(self, found: Reading | JobRecord, supply: Supply = dict) -> JobRecord:
        """What becomes of one record."""
        (record,) = self.together([found], [supply], [False])
        return record

    def together(
        self, found: Sequence[Reading | JobRecord], supplies: Sequence[Supply], in_full: Sequence[bool]
    ) -> list[JobRecord]:
        """What becomes of several records, each for itself; all are in memory until the last is done.

        They are worked on by stages, for which the code of one is at hand: all are read, and then in each format all
        are written and all are checked. supplies: for each record. in_full: of which the documents' rules are checked.
        """
        with collector_off():  # it would go through all articles and documents again and again
            prepared = [self._prepared(*each) for each in zip(found, supplies, in_full, strict=True)]
            self._export([one for one in prepared if isinstance(one, _Prepared)])
            return [one if isinstance(one, JobRecord) else self._finished(one) for one in prepared]

    def documents(self, article: Article, supply: Supply = dict) -> tuple[JobDocument, ...]:
        """What becomes of an article in each format."""
        prepared = _Prepared("", article, (), Log(), supply, in_full=True)
        self._export([prepared])
        return tuple(prepared.documents)

    def _prepared(
        self,
        found: Reading | JobRecord,
        supply: Supply,
        in_full: bool,  # noqa: FBT001 (as they are given, one of each)
    ) -> _Prepared | JobRecord:
        if isinstance(found, JobRecord):
            return found
        log = Log()
        log.extend(found.problems)
        try:
            article = self.config.completed(found.article, log)
            if self.structure_references:
                article = api.structure_references(article)
            advice = api.advice_on(article)
        except Exception as error:  # noqa: BLE001 (see problems_of)
            log.extend(problems_of(error))
            return JobRecord(format=found.format, problems=log.problems, documents=self._no_documents)
        return _Prepared(found.format, article, advice, log, supply, in_full)

    def _export(self, prepared: Sequence[_Prepared]) -> None:
        for name in self.formats:
            written = [self._written(each, name) for each in prepared]
            for each, one in zip(prepared, written, strict=True):
                each.documents.append(one if isinstance(one, JobDocument) else self._checked(each, one))

    def _written(self, each: _Prepared, name: str) -> _Written | JobDocument:
        target = get_format(name)
        schema = None
        try:
            options = self.options(name, each.supply)
            schema = target.schema(options) if target.schema else None
            return _Written(api.written(each.article, name, options, each.advice), options, schema)
        except Exception as error:  # noqa: BLE001 (see problems_of)
            return JobDocument(format=name, schema=schema, problems=problems_of(error))

    def _checked(self, each: _Prepared, written: _Written) -> JobDocument:
        document, options, schema = written
        try:
            document = api.checked(
                each.article, document, options, each.advice, verify=self.verify, in_full=each.in_full
            )
        except Exception as error:  # noqa: BLE001 (see problems_of)
            return JobDocument(format=document.format, schema=schema, problems=problems_of(error))
        # what has a document has warnings only
        is_refused = self.strict and any(fails(problem, self.strict) for problem in document.problems)
        content = None if is_refused else document.content
        return JobDocument(format=document.format, schema=schema, content=content, problems=document.problems)

    def _finished(self, each: _Prepared) -> JobRecord:
        documents, advice = tuple(each.documents), each.advice
        for document in documents:
            advice = api.unsaid_advice(advice, document.problems, document.format)
        each.log.extend(advice)
        if each.log.has_errors or (self.strict and any(fails(problem, self.strict) for problem in each.log)):
            documents = tuple(replace(document, content=None) for document in documents)
        return JobRecord(format=each.format, article=each.article, problems=each.log.problems, documents=documents)

    def options(self, name: str, supply: Supply) -> Options:
        """The options for a format: the configuration's, and what is supplied for those that it leaves open."""
        known = get_format(name).options.model_fields
        return self.config.options(name, **{option: value for option, value in supply().items() if option in known})

    def _unread(self, error: Exception, format_name: str | None) -> JobRecord:
        problems = problems_of(error, self.format_option)
        return JobRecord(format=format_name, problems=problems, documents=self._no_documents)

    @property
    def _no_documents(self) -> tuple[JobDocument, ...]:
        return tuple(JobDocument(format=name) for name in self.formats)


def _require(name: str, ability: Literal["read", "write"]) -> None:
    if getattr(get_format(name), ability) is None:
        raise UnsupportedError(f"pubmeta cannot {ability} {name}")


def _require_warnings(words: frozenset[str]) -> None:
    """Raises ValueError for a word that is neither a kind of warning nor the code of a rule."""
    known = {kind.value for kind in Kind if not kind.is_error}
    if words <= known:  # as nearly always: no rule has to be loaded
        return
    known.update(rule.code for rule in content_rules())
    if unknown := sorted(words - known):
        hint = nearest(unknown[0], known)
        raise ValueError(f"strict has {unknown[0]!r}, which is neither a kind of warning nor a rule{hint}")


def stamp(now: datetime | None = None, *, above: int = 0) -> dict[str, str]:
    """A timestamp (UTC, to the millisecond) and a batch id, new at each call: what a deposit cannot be without.

    now: None, this moment. above: a timestamp than which it is greater, whatever the clock says.
    """
    said = (now or datetime.now(UTC)).astimezone(UTC).strftime("%Y%m%d%H%M%S%f")[:17]
    timestamp = str(max(int(said), above + 1))
    return {"timestamp": timestamp, "batch_id": f"{timestamp}-{uuid4().hex[:12]}"}


def misnamed(problems: tuple[Problem, ...], source: Path | bytes, name: str) -> tuple[Problem, ...]:
    """The problems of a source in the format that somebody named; the first says which one it is in, where that is so.

    Only what is malformed, and says nothing else of what to do, may be in another format.
    """
    if not problems or problems[0].kind is not Kind.MALFORMED or problems[0].remedy:
        return problems
    try:
        other = api.detect(source)
    except (PubmetaError, OSError):
        return problems
    if other == name:
        return problems
    remedy = f"name {other}, which the content is recognised as, or no format"
    return (problems[0]._replace(remedy=remedy), *problems[1:])


def problems_of(error: BaseException, format_option: str = "") -> tuple[Problem, ...]:
    """The problems that an exception is about, whatever it is: one record must not stop the others.

    `format_option` is what names the format of a source which none recognises; where nothing does, there is no remedy.
    """
    match error:
        case MemoryError():
            return (OVER_MEMORY.problem,)
        case ProblemError():
            return error.problems
        case UnknownFormatError():
            remedy = f"{error.remedy} with {format_option}" if error.remedy and format_option else None
            return (Problem(kind=Kind.MALFORMED, message=error.message, remedy=remedy),)
        case RemediedError():
            return (Problem(kind=Kind.INVALID, message=error.message, remedy=error.remedy),)
        case PubmetaError():
            return (Problem(kind=Kind.INVALID, message=str(error)),)
        case OSError():
            return (Problem(kind=Kind.MALFORMED, message=f"cannot be read: {error.strerror}"),)
    return (problem_of_fault(error),)

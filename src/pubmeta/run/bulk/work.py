"""What a worker process does: records in, documents and problems out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from pydantic_core import from_json, to_json

from pubmeta.api import Reading
from pubmeta.errors import UnsupportedError
from pubmeta.model import Article, Dates, Doi, Issn, Journal, PartialDate, Person, Url
from pubmeta.problems import Kind, Log, Problem, spelled_out
from pubmeta.registry import Joining, get_format, stem_of
from pubmeta.run.bulk.parts import Line
from pubmeta.run.isolation import OVER_MEMORY
from pubmeta.run.job import Job, JobDocument, JobRecord, problems_of
from pubmeta.run.windows import WINDOW, Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """`count` records of a file, or as many as there are, from number `first` on.

    place: how many records of the part, or files, are before it.
    """

    path: Path
    first: int
    count: int
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """As many records of a file, to be passed over."""

    path: Path
    first: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OneLine:
    """A line of a file of JSON lines."""

    path: Path
    format: str | None
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Documents of one format that are to be one."""

    format: str
    name: str
    contents: tuple[bytes, ...]


Item: TypeAlias = Window | Passage | OneLine | Group[Window] | Group[OneLine] | Bundle


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What became of one record; `number` None: the only one of its file.

    documents: by format, None where there is none. problem_line: the record's problems as JSON, None when it has none.
    """

    path: Path
    number: int | None
    documents: Mapping[str, bytes | None] = field(default_factory=dict)
    problem_line: bytes | None = None

    @property
    def stem(self) -> str:
        """What the names of its files start with, as in `pubmeta export`."""
        stem = stem_of(self.path.name)
        return stem if self.number is None else f"{stem}-{self.number}"

    @property
    def has_failed(self) -> bool:
        """Whether a document is missing."""
        return None in self.documents.values()

    def without_documents(self) -> Done:
        """Which record it is, alone."""
        return Done(path=self.path, number=self.number)


class _Found(NamedTuple):
    """A record that was read; `place`: how many are before it. line: that of its file, where it is one of a line."""

    path: Path
    number: int | None
    reading: Reading | JobRecord
    place: int
    line: int | None = None


@dataclass(slots=True)
class Worker:
    """Does items, one after the other; keeps the file open that the last window or passage was of.

    supplied: values for the options that the configuration leaves open, the same for every document. check_every: the
    rules are asked of the documents of every n-th record of a part, from the first on; 0: of none.
    """

    job: Job
    supplied: Mapping[str, str]
    check_every: int = 0
    _open: tuple[Path, int, Iterator[Reading | JobRecord]] | None = None

    def __call__(self, item: Item) -> list[Done] | list[list[Done]] | int | JobDocument | None:
        """The records of a window or a line, those of each item of a group, the number of those passed over, the one
        document of a bundle.

        None for a window or a passage that does not begin where the file was read up to, nor at its start.
        """
        match item:
            case Window():
                found = self._window(item)
                return None if found is None else self._done(found)
            case Passage():
                passed = self._read_on(item)
                return None if passed is None else len(passed)
            case OneLine():
                return self._done(self._line(item))
            case Group():
                return self._group(item)
            case Bundle():
                return self._joined(item)

    def warm_up(self) -> None:
        """Load what every item needs, schemas too."""
        formats = tuple(name for name in self.job.formats if get_format(name).schema)
        replace(self.job, formats=formats).documents(_specimen(self.job), lambda: self.supplied)

    def _group(self, group: Group[Window] | Group[OneLine]) -> list[list[Done]]:
        found = [self._line(item) if isinstance(item, OneLine) else self._window(item) or [] for item in group.items]
        done = iter(self._done([record for records in found for record in records]))
        return [list(islice(done, len(records))) for records in found]

    def _window(self, window: Window) -> list[_Found] | None:
        found = self._read_on(window)
        if found is None:
            return None
        numbers = [None] if window.first == 1 and len(found) == 1 < window.count else range(window.first, 1 << 62)
        return [
            _Found(window.path, number, each, place)
            for place, (number, each) in enumerate(zip(numbers, found, strict=False), window.place)
        ]

    def _read_on(self, item: Window | Passage) -> list[Reading | JobRecord] | None:
        path, number, readings = self._open or (None, 0, iter(()))
        self._open = None  # of no use to the next item when this one fails
        if item.first == 1:
            readings = self.job.readings(item.path)
        elif (path, number) != (item.path, item.first):
            return None
        found = list(islice(readings, item.count))
        self._open = (item.path, item.first + len(found), readings)
        return found

    def _line(self, item: OneLine) -> list[_Found]:
        job = replace(self.job, read_as=self.job.read_as or item.format)
        line = item.line
        return [
            _Found(item.path, line.record, each, line.record - 1, line.number) for each in job.readings(line.content)
        ]

    def _done(self, found: Sequence[_Found]) -> list[Done]:
        """What becomes of these records, a window of them at a time.

        Raises MemoryError where there is too little of it for several; the one that needs it is to be found.
        """
        made: list[Done] = []
        for start in range(0, len(found), WINDOW):
            window = found[start : start + WINDOW]
            in_full = [bool(self.check_every) and each.place % self.check_every == 0 for each in window]
            supplies = [lambda: self.supplied] * len(window)
            records = self.job.together([each.reading for each in window], supplies, in_full)
            if len(found) > 1 and any(map(_needs_memory, records)):
                raise MemoryError
            made += map(_done, window, records)
        return made

    def _joined(self, bundle: Bundle) -> JobDocument:
        """The document, as valid as those that it is made of: as a whole, it must pass the schema."""
        target = get_format(bundle.format)
        try:
            options = self.job.options(bundle.format, lambda: self.supplied)
            content = joining_of(bundle.format).joined(options, bundle.name, bundle.contents)
            if target.conforms and target.conforms(content, options):
                return JobDocument(format=bundle.format, content=content)
            problems = tuple(target.validate(content, options)) if target.validate else ()
        except Exception as error:  # noqa: BLE001 (see problems_of)
            return JobDocument(format=bundle.format, problems=problems_of(error))
        if any(problem.is_error for problem in problems):
            return JobDocument(format=bundle.format, problems=problems)
        return JobDocument(format=bundle.format, content=content)


def _needs_memory(record: JobRecord) -> bool:
    """Whether there was too little memory for a record, or for one of its documents."""
    every = (record.problems, *(document.problems for document in record.documents))
    return any(OVER_MEMORY.problem in problems for problems in every)


def _done(found: _Found, record: JobRecord) -> Done:
    problems = record.problems
    if found.line is not None:
        problems = tuple(each._replace(line=found.line) for each in problems)
    return done(found.path, found.number, problems, record.documents)


def _specimen(job: Job) -> Article:
    """An article that every format can hold, in the journal of the configuration, if there is one."""
    profile = job.config.journal or next(iter(job.config.journals), None)
    journal = (
        Journal.model_validate({name: getattr(profile, name) for name in Journal.model_fields})
        if profile
        else Journal(title="A", issn_electronic=Issn("9999-9994"), publisher_id="a")
    )
    article = Article(
        title="A",
        doi=Doi("10.5555/a"),
        contributors=(Person(family="A"),),
        journal=journal,
        dates=Dates(published_online=PartialDate("2000")),
        landing_page=Url("https://example.org/"),
    )
    return job.config.completed(article, Log())


def done(path: Path, number: int | None, problems: Iterable[Problem], documents: Iterable[JobDocument]) -> Done:
    """A record's documents, JSON on one line each, and its problems as a line of JSON."""
    documents = tuple(map(_on_one_line, documents))
    contents = {document.format: document.content for document in documents}
    return Done(
        path=path, number=number, documents=contents, problem_line=problem_line(str(path), number, problems, documents)
    )


def problem_line(
    name: str, number: int | None, problems: Iterable[Problem], documents: Iterable[JobDocument]
) -> bytes | None:
    """The problems of a record as a JSON line; None when there are none."""
    line: dict[str, Any] = {"input": spelled_out(name), "record": number}
    if of_record := _grouped(problems):
        line["problems"] = of_record
    of_documents = {
        document.format: {"written": document.content is not None, "problems": _grouped(document.problems)}
        for document in documents
        if document.problems or document.content is None
    }
    if of_documents:
        line["documents"] = of_documents
    return to_json(line) + b"\n" if of_record or of_documents else None


def _grouped(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """As JSON-ready values; those that differ in their paths alone are one, with all the paths."""
    groups: defaultdict[tuple[Any, ...], list[str]] = defaultdict(list)
    for kind, message, path, line, code, remedy in problems:
        groups[kind, message, line, code, remedy].append(spelled_out(path))
    return [
        {**Problem(kind, message, "", line, code, remedy).as_dict(), "paths": paths}
        for (kind, message, line, code, remedy), paths in groups.items()
    ]


def _without_breaks(content: bytes) -> bytes:
    """JSON without line breaks and the indentation after them; there are none within its strings."""
    return b"".join(map(bytes.lstrip, content.splitlines()))


def joining_of(format_name: str) -> Joining[Any]:
    """How documents of the format become one. Raises UnsupportedError where they do not."""
    join = get_format(format_name).join
    if join is None:
        raise UnsupportedError(f"documents of {format_name} cannot be joined into one")
    return join


def _on_one_line(document: JobDocument) -> JobDocument:
    """JSON as JSON lines have it: as the format wrote it, which may be for a page of HTML, without its line breaks."""
    target = get_format(document.format)
    if document.content is None or not target.media_type.endswith("json"):
        return document
    try:
        if target.conforms is None:  # a document that passed its schema is JSON
            from_json(document.content, allow_inf_nan=False)
        return replace(document, content=_without_breaks(document.content) + b"\n")
    except ValueError as error:
        problem = Problem(
            kind=Kind.INVALID, message=f"the document in the format {document.format} is not JSON: {error}"
        )
        return replace(document, content=None, problems=(*document.problems, problem))

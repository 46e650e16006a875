"""What a worker process does: records in, documents and problems out."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

from pydantic_core import from_json, to_json

from pubmeta.api import Reading
from pubmeta.errors import UnsupportedError
from pubmeta.model import Article, Dates, Doi, Issn, Journal, PartialDate, Person, Url
from pubmeta.problems import Kind, Log, Problem, spelled_out
from pubmeta.registry import Joining, get_format, stem_of
from pubmeta.run.bulk.parts import Line
from pubmeta.run.job import Job, JobDocument, JobRecord, problems_of

_BREAK = re.compile(rb"[\r\n]+[ \t]*")
"""A line break and the indentation after it; in JSON there is none within a string."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """`count` records of a file, or as many as there are, from number `first` on."""

    path: Path
    first: int
    count: int


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


Item: TypeAlias = Window | Passage | OneLine | Bundle


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


@dataclass(slots=True)
class Worker:
    """Does items, one after the other; keeps the file open that the last window or passage was of.

    supplied: values for the options that the configuration leaves open, the same for every document.
    """

    job: Job
    supplied: Mapping[str, str]
    _open: tuple[Path, int, Iterator[Reading | JobRecord]] | None = None

    def __call__(self, item: Item) -> list[Done] | int | JobDocument | None:
        """The records of a window or a line, the number of those passed over, the one document of a bundle.

        None for a window or a passage that does not begin where the file was read up to, nor at its start.
        """
        match item:
            case Window():
                return self._window(item)
            case Passage():
                found = self._read_on(item)
                return None if found is None else len(found)
            case OneLine():
                return self._line(item)
            case Bundle():
                return self._joined(item)

    def warm_up(self) -> None:
        """Load what every item needs, schemas too; the garbage collector need not look at that again."""
        formats = tuple(name for name in self.job.formats if get_format(name).schema)
        replace(self.job, formats=formats).documents(_specimen(self.job), lambda: self.supplied)
        gc.freeze()

    def _window(self, window: Window) -> list[Done] | None:
        found = self._read_on(window)
        if found is None:
            return None
        numbers = [None] if window.first == 1 and len(found) == 1 < window.count else range(window.first, 1 << 62)
        return [self._done(window.path, number, each) for number, each in zip(numbers, found, strict=False)]

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

    def _line(self, item: OneLine) -> list[Done]:
        job = replace(self.job, read_as=self.job.read_as or item.format)
        number = item.line.record
        return [self._done(item.path, number, each, item.line.number) for each in job.readings(item.line.content)]

    def _done(self, path: Path, number: int | None, found: Reading | JobRecord, line: int | None = None) -> Done:
        record = self.job.record(found, lambda: self.supplied)
        problems = record.problems if line is None else [each._replace(line=line) for each in record.problems]
        return done(path, number, problems, record.documents)

    def _joined(self, bundle: Bundle) -> JobDocument:
        """The document, as valid as those that it is made of: it is checked again as a whole."""
        target = get_format(bundle.format)
        try:
            options = self.job.options(bundle.format, lambda: self.supplied)
            content = joining_of(bundle.format).joined(options, bundle.name, bundle.contents)
            problems = tuple(target.validate(content, options)) if target.validate else ()
        except Exception as error:  # noqa: BLE001 (see problems_of)
            return JobDocument(format=bundle.format, problems=problems_of(error))
        if any(problem.is_error for problem in problems):
            return JobDocument(format=bundle.format, problems=problems)
        return JobDocument(format=bundle.format, content=content)


def _specimen(job: Job) -> Article:
    """An article that every format can hold, in the journal of the configuration, if there is one."""
    profile = job.config.journal or next(iter(job.config.journals), None)
    journal = (
        Journal.model_validate({name: getattr(profile, name) for name in Journal.model_fields})
        if profile
        else Journal(title="A", issn_electronic=Issn("0000-0000"), publisher_id="a")
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
    groups: dict[Problem, list[str]] = {}
    for each in problems:
        anywhere = Problem(each.kind, each.message, "", each.line, each.code, each.remedy)
        groups.setdefault(anywhere, []).append(spelled_out(each.path))
    return [{**problem.as_dict(), "paths": paths} for problem, paths in groups.items()]


def joining_of(format_name: str) -> Joining[Any]:
    """How documents of the format become one. Raises UnsupportedError where they do not."""
    join = get_format(format_name).join
    if join is None:
        raise UnsupportedError(f"documents of {format_name} cannot be joined into one")
    return join


def _on_one_line(document: JobDocument) -> JobDocument:
    """JSON as JSON lines have it: as the format wrote it, which may be for a page of HTML, without its line breaks."""
    if document.content is None or not get_format(document.format).media_type.endswith("json"):
        return document
    try:
        from_json(document.content, allow_inf_nan=False)
        return replace(document, content=_BREAK.sub(b"", document.content) + b"\n")
    except ValueError as error:
        problem = Problem(
            kind=Kind.INVALID, message=f"the document in the format {document.format} is not JSON: {error}"
        )
        return replace(document, content=None, problems=(*document.problems, problem))

"""All that the page shows of one record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import islice
from typing import Any

from markupsafe import Markup as Html

from pubmeta import api
from pubmeta.api import Reading
from pubmeta.choices import able
from pubmeta.config import Config
from pubmeta.errors import ProblemError, PubmetaError, UnknownFormatError
from pubmeta.model import Article
from pubmeta.problems import Kind, Problem
from pubmeta.reading.sources import content_of
from pubmeta.registry import Format, get_format
from pubmeta.run.job import Job, JobDocument, JobRecord, problems_of
from pubmeta.web.page.submission import Submission
from pubmeta.web.page.views.article import AsRead, as_read
from pubmeta.web.page.views.citation import Citation, citation_of
from pubmeta.web.page.views.completeness import Service, services
from pubmeta.web.page.views.difference import Difference, difference
from pubmeta.web.page.views.documents import Made, documents_of
from pubmeta.web.page.views.head import PageHead, page_head
from pubmeta.web.page.views.lines import Lines, lines_of
from pubmeta.web.page.views.markup import html_of
from pubmeta.web.page.views.problems import (
    INPUT,
    Card,
    Places,
    cards_of,
    counted,
    to_do_and_rest,
    without_document_place,
)

MOST_RECORDS = 100
"""So many records of a source are listed by their titles."""
MOST_VALIDATED = 5_000_000
"""The bytes of the largest source that is validated by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The records of a source: the titles of the first ones, and which is shown."""

    titles: tuple[Html, ...]
    shown: int
    goes_on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The record as it is shown; without an article `to_do` says why there is none.

    is_completed: whether there is an article, and what is known of its journal could be added to it.
    """

    source_name: str
    format: str | None
    format_title: str | None
    listing: Listing
    to_do: tuple[Card, ...]
    notes: str
    noted: tuple[Card, ...]
    source: Lines
    is_completed: bool = False
    article: AsRead | None = None
    services: tuple[Service, ...] = ()
    documents: tuple[Made, ...] = ()
    citation: Citation | None = None
    head: PageHead | None = None
    difference: Difference | None = None

    @property
    def valid(self) -> int:
        """How many documents there are."""
        return sum(document.is_valid for document in self.documents)

    @property
    def errors(self) -> int:
        """How many places have an error."""
        return sum(card.is_error for card in self.to_do)


def writable() -> tuple[str, ...]:
    """The formats that are written."""
    return tuple(able("write"))


def readable() -> list[Format[Any]]:
    """The formats that are read."""
    return list(map(get_format, able("read")))


def result_of(base: Config, submission: Submission) -> Result:
    """What the page shows of a submission."""
    found, listing, name = _chosen(submission)
    problems = _problems_of_source(submission.content, name)
    if isinstance(found, JobRecord):
        return _unread(submission, found.format or name, found.problems, problems, listing)
    config = replace(base, journal=None, journals=())
    try:
        config = submission.config(base, found.article)
    except ProblemError as error:
        wrong = [each._replace(remedy=each.remedy or "correct it in the settings") for each in error.problems]
        record = JobRecord(format=found.format, problems=(*found.problems, *wrong))
    else:
        job = Job(formats=writable(), config=config, structure_references=submission.structures)
        record = job.record(found, lambda: submission.supply)
    return _read(submission, record, record.article or found.article, config, problems, listing)


def _read(
    submission: Submission,
    record: JobRecord,
    article: Article,
    config: Config,
    problems: tuple[Problem, ...],
    listing: Listing,
) -> Result:
    shown = as_read(article)
    source = _source(submission, record.format, (*record.problems, *problems))
    places = Places(anchors=frozenset(_anchors(shown)), lines={line.number for line in source.shown})
    documents = record.documents if record.article else _refused(record)
    found = [(INPUT, INPUT, problem) for problem in dict.fromkeys((*record.problems, *problems))]
    found += [
        (INPUT, document.format, without_document_place(problem))
        for document in (record.documents if record.article else ())
        for problem in document.problems
    ]
    to_do, _ = to_do_and_rest(found)
    _, rest = to_do_and_rest([each for each in found if each[1] == INPUT])
    return Result(
        source_name=submission.name,
        format=record.format,
        format_title=record.format and get_format(record.format).title,
        listing=listing,
        to_do=cards_of(to_do, places),
        notes=counted(problem for _, _, problem in rest),
        noted=cards_of(rest, places),
        source=source,
        is_completed=record.article is not None,
        article=shown,
        services=services(article, has_update_policy="crossmark_policy" in config.tables.get("crossref", {})),
        documents=documents_of(documents, submission.name, places),
        citation=citation_of(article),
        head=page_head(article, config, places),
        difference=difference(article, submission.registered, config, places) if submission.registered else None,
    )


def _refused(record: JobRecord) -> tuple[JobDocument, ...]:
    """What there is of an article that was read and cannot be completed: what is known of its journal is of another."""
    errors = tuple(problem for problem in record.problems if problem.is_error)
    return tuple(JobDocument(format=name, problems=errors) for name in writable())


def _unread(
    submission: Submission,
    format_name: str | None,
    why: tuple[Problem, ...],
    problems: tuple[Problem, ...],
    listing: Listing,
) -> Result:
    """What is shown where there is no article."""
    every = tuple(dict.fromkeys((*why, *problems)))
    source = _source(submission, format_name, every)
    places = Places(lines={line.number for line in source.shown}, has_article=False)
    found = [(INPUT, INPUT, problem) for problem in every]
    to_do, rest = to_do_and_rest(found)
    return Result(
        source_name=submission.name,
        format=format_name,
        format_title=format_name and get_format(format_name).title,
        listing=listing,
        to_do=cards_of(to_do, places),
        notes=counted(problem for _, _, problem in rest),
        noted=cards_of(rest, places),
        source=source,
    )


def _chosen(submission: Submission) -> tuple[Reading | JobRecord, Listing, str | None]:
    """The record that is shown, those of its source, and the format."""
    try:
        job = Job(formats=(), read_as=submission.read_as or api.detect(submission.content))
    except PubmetaError as error:
        return JobRecord(problems=tuple(_unrecognised(error))), Listing(titles=(), shown=1, goes_on=False), None
    wanted = max(submission.record, 1)
    titles: list[Html] = []
    chosen: Reading | JobRecord | None = None
    number = 0
    records = job.readings(submission.content)
    for number, record in enumerate(islice(records, max(MOST_RECORDS, wanted)), 1):
        if chosen is None or number == wanted:
            chosen, shown = record, number
        if number <= MOST_RECORDS:
            titles.append(html_of(record.article.title) if isinstance(record, Reading) else Html("<em>not read</em>"))
    goes_on = next(records, None) is not None or number > MOST_RECORDS
    if chosen is None:
        problem = Problem(Kind.MALFORMED, "there is no record in it", remedy="choose another file")
        return JobRecord(problems=(problem,)), Listing(titles=(), shown=1, goes_on=False), None
    return chosen, Listing(titles=tuple(titles), shown=shown, goes_on=goes_on), chosen.format


def _unrecognised(error: PubmetaError) -> Iterator[Problem]:
    """Why the format is not known, with what can be done about it here."""
    for problem in problems_of(error):
        if isinstance(error, UnknownFormatError):
            remedy = "choose the format under “Read it as”, in the settings" if error.remedy else None
            yield problem._replace(path="read_as", remedy=remedy)
        else:
            yield problem


def _problems_of_source(content: bytes, format_name: str | None) -> tuple[Problem, ...]:
    """What is wrong with the source as a document of its format; nothing where there are no rules for such."""
    if format_name is None or get_format(format_name).validate is None or len(content) > MOST_VALIDATED:
        return ()
    try:
        return api.validate(content, format_name).problems
    except PubmetaError as error:
        return tuple(problems_of(error))


def _source(submission: Submission, format_name: str | None, problems: tuple[Problem, ...]) -> Lines:
    try:
        content = content_of(submission.content)
    except OSError:  # damaged gzip data, which the problems say
        content = b""
    return lines_of(content, format_name, dict.fromkeys(problems))


def _anchors(value: object) -> Iterator[str]:
    """The ids of all parts of what is shown."""
    if isinstance(value, tuple):
        for each in value:
            yield from _anchors(each)
    elif is_dataclass(value):
        if anchor := getattr(value, "anchor", None):
            yield anchor
        for each in fields(value):
            yield from _anchors(getattr(value, each.name))


def made_again(base: Config, submission: Submission, format_name: str) -> JobDocument:
    """One document of a submission, made anew: the same bytes."""
    found, _, _ = _chosen(submission)
    if isinstance(found, JobRecord):
        return JobDocument(format=format_name, problems=found.problems)
    try:
        config = submission.config(base, found.article)
    except ProblemError as error:
        return JobDocument(format=format_name, problems=error.problems)
    job = Job(formats=(format_name,), config=config, structure_references=submission.structures)
    record = job.record(found, lambda: submission.supply)
    (document,) = record.documents or (JobDocument(format=format_name, problems=record.problems),)
    return document

"""What is done in a child process with a request, all of it: the parent only passes on what comes of it.

Each task is called with the configuration of the service first, see `Workers.call`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from pubmeta.config import Config
from pubmeta.errors import FormatError
from pubmeta.model import Article
from pubmeta.registry import format_names, get_format
from pubmeta.run.job import Job, JobRecord, stamp
from pubmeta.web.answers import Answer, json_answer
from pubmeta.web.asked import Asked
from pubmeta.web.problems import Refusal, Refused

Task = Callable[[Config, Asked, bytes], Answer]
"""Answers a request: the configuration, what is asked for, and the body. Raises Refused."""


def prepare(config: Config) -> None:
    """Load what every request needs: readers, writers, validators and their schemas."""
    formats = []
    for name in format_names():
        with suppress(FormatError):  # a plug-in that fails is an error where it is asked for
            if get_format(name).write:
                formats.append(name)
    job = Job(formats=tuple(formats), config=config, read_as="article")
    list(job.records(Article(title="A title").model_dump_json(exclude_defaults=True).encode(), stamp))


def answer(config: Config, task: Task, asked: Asked, content: bytes) -> Answer:
    """What the task answers, also where that is a refusal."""
    try:
        return task(config, asked, content)
    except Refused as refused:
        return refused.answer


def read(config: Config, asked: Asked, content: bytes) -> Answer:
    """The article in the body, as pubmeta's own JSON."""
    record = _only_record(Job(formats=(), config=config, read_as=asked.read_as), content)
    if record.article is None:
        raise Refused(Refusal.NO_DOCUMENT, "The body cannot be read.", record.problems)
    return json_answer(
        {
            "format": record.format,
            "article": record.article.model_dump(mode="json", exclude_defaults=True),
            "problems": [problem.as_dict() for problem in record.problems],
        }
    )


def export(config: Config, asked: Asked, content: bytes) -> Answer:
    """The article in the body as a document of another format."""
    record = _only_record(Job(formats=asked.to, config=config, read_as=asked.read_as), content)
    (document,) = record.documents
    problems = (*record.problems, *document.problems)
    if document.content is None:
        raise Refused(Refusal.NO_DOCUMENT, f"The body cannot be written as {document.format}.", problems)
    return Answer(content=document.content, media_type=get_format(document.format).media_type)


def _only_record(job: Job, content: bytes) -> JobRecord:
    record, *others = job.records(content, stamp)
    if others:
        raise Refused(Refusal.NO_DOCUMENT, f"The body holds {len(others) + 1} records, and one is expected.")
    return record

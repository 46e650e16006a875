"""What is done in a child process with a request, all of it: the parent only passes on what comes of it.

Each task is called with the configuration of the service first, see `Workers.call`.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from typing import Any, Final

from pubmeta import api, choices
from pubmeta.api import Reading
from pubmeta.config import Config
from pubmeta.errors import PubmetaError, UnknownFormatError, nearest
from pubmeta.model import Article
from pubmeta.problems import Log, Problem, actionable
from pubmeta.registry import get_format
from pubmeta.run.job import Job, JobDocument, JobRecord, problems_of, stamp
from pubmeta.run.outcomes import DocumentOutcome, outcomes, report, validated
from pubmeta.web.answers import Answer, Form, json_answer
from pubmeta.web.archives import archive
from pubmeta.web.asked import Asked
from pubmeta.web.problems import Refusal, Refused
from pubmeta.web.sent import DOCUMENT, FORM, REGISTERED, parts_of

Parts = Mapping[str, bytes]
Task = Callable[[Config, Asked, Parts], Answer]
"""Answers a request: the configuration, what is asked for, and the parts of the body. Raises Refused."""

_FORMAT_OPTION: Final = "from="
_AS_REGISTERED: Final = "send the record as Crossref's REST API gives it, or its deposit"
_EXAMPLE: Final = {
    "title": "A title",
    "doi": "10.5555/example",
    "journal": {"title": "A journal", "issn_electronic": "2049-3630", "publisher_id": "journal"},
    "dates": {"published_online": "2024-02-29"},
    "contributors": [{"family": "Family", "given": "Given"}],
    "landing_page": "https://www.example.org/article",
}
_DEPOSITOR: Final = {"depositor_name": "Name", "depositor_email": "name@example.org", "registrant": "Name"}


def prepare(config: Config) -> None:
    """Load what every request needs, by doing once what is done with requests; let no library log what it parses."""
    logging.getLogger("python_multipart").setLevel(logging.CRITICAL)
    article, written = Article.model_validate(_EXAMPLE), {}
    for name in choices.able("write"):
        options = {**_DEPOSITOR, **stamp()} if name == "crossref" else config.tables.get(name)
        with suppress(PubmetaError):
            written[name] = api.export(article, name, options).content
    for name in choices.able("read"):
        with suppress(PubmetaError):
            api.read(written.get(name, b"{}"), name)
    for name in choices.able("validate"):
        with suppress(PubmetaError):
            api.validate(written.get(name, b"{}"), name)
    from pubmeta.web.page.work import show_example

    show_example(config, "jats", True, "")  # noqa: FBT003 (arguments of a task go by place)


def answer(
    config: Config, task: Task, names: tuple[str, ...], asked: Asked, content_type: str, content: bytes
) -> Answer:
    """What the task answers, also where that is a refusal; names: of the parts that a form may have, and has to."""
    try:
        parts = _parts(names, content_type, content)
        return task(_with_options(config, asked), asked, parts)
    except Refused as refused:
        return refused.answer


def _with_options(config: Config, asked: Asked) -> Config:
    """The configuration with the options that are asked for, which were looked at with the query."""
    return replace(config, tables={**config.tables, **asked.options}) if asked.options else config


def _parts(names: tuple[str, ...], content_type: str, content: bytes) -> Parts:
    parts = parts_of(content_type, content)
    for name in parts:
        if name not in names:
            detail = f"The form has a part {name!r}; it may have {', '.join(names)}{nearest(name, names)}."
            raise Refused(Refusal.WRONG_REQUEST, detail)
    for name in names:
        if not parts.get(name):
            detail = f"The part {name} is missing: send a form ({FORM}) with {' and '.join(names)}"
            detail += "." if len(names) > 1 else ", or the document as the body."
            raise Refused(Refusal.INCOMPLETE, detail)
    return parts


def read(config: Config, asked: Asked, parts: Parts) -> Answer:
    """The article in the document, as pubmeta's own JSON."""
    found = _record(_job(config, asked), asked, parts)
    article = api.structure_references(found.article) if asked.structure_references else found.article
    return json_answer(
        {
            "format": found.format,
            "article": json.loads(api.write(article, "article").content),
            "problems": _dicts(found.problems),
        }
    )


def export(config: Config, asked: Asked, parts: Parts) -> Answer:
    """The document in other formats."""
    job = _job(config, asked)
    if asked.form is Form.DOCUMENT:
        return _document(job.record(_record(job, asked, parts), stamp))
    made: dict[int | None, list[JobDocument]] = {}

    def keep(number: int | None, document: JobDocument) -> DocumentOutcome:
        made.setdefault(number, []).append(document)
        return DocumentOutcome.of(document)

    found = list(outcomes(job, _records(job, asked, parts), DOCUMENT, keep))
    said = report("export", found, asked.strict)
    if asked.form is Form.ARCHIVE:
        return archive(said, made)
    for record, documents in zip(said["inputs"], made.values(), strict=True):
        for each, document in zip(record["documents"], documents, strict=True):
            each["media_type"] = get_format(document.format).media_type
            each["content"] = document.content
    return json_answer(said)


def validate(_config: Config, asked: Asked, parts: Parts) -> Answer:
    """Every problem of the document."""
    found = validated(parts[DOCUMENT], DOCUMENT, asked.read_as, asked.strict, _FORMAT_OPTION)
    return json_answer(report("validate", [found], asked.strict))


def check(config: Config, asked: Asked, parts: Parts) -> Answer:
    """What to do about the document, and how complete its article is."""
    job = _job(config, asked if asked.to else replace(asked, to=choices.able("write")))
    found = outcomes(job, job.records(parts[DOCUMENT], stamp), DOCUMENT)
    return json_answer(report("check", list(found), asked.strict))


def head(config: Config, asked: Asked, parts: Parts) -> Answer:
    """The head of the article's page."""
    from pubmeta.pages.addresses import head_at

    if bool(asked.documents) != bool(asked.to):
        detail = "documents and to must be given together: where the documents are, and in which formats."
        raise Refused(Refusal.INCOMPLETE, detail)
    found = _record(_job(config, asked), asked, parts)
    log = Log()
    log.extend(found.problems)
    try:
        article = config.completed(found.article, log)
        made = head_at(
            article,
            stem=DOCUMENT,
            page=asked.page,
            documents=asked.documents,
            formats=asked.to,
            tables=config.tables,
        )
    except PubmetaError as error:
        raise Refused(Refusal.NO_DOCUMENT, "The head cannot be made.", (*log, *problems_of(error))) from error
    problems = (*log, *made.problems)
    counted = _counted(problems)
    if asked.form is Form.LINKSET:
        return Answer(content=made.linkset, media_type=get_format("linkset").media_type, headers=counted)
    if asked.form is Form.HTML:
        headers = {**counted, **({"link": made.link_header} if made.link_header else {})}
        return Answer(content=made.html.encode(), media_type="text/html; charset=utf-8", headers=headers)
    return json_answer(
        {
            "html": made.html,
            "link": made.link_header,
            "linkset": json.loads(made.linkset),
            "problems": _dicts(problems),
        }
    )


def diff(config: Config, asked: Asked, parts: Parts) -> Answer:
    """What a deposit of the article would change of its registered record."""
    from pubmeta.registered import survey
    from pubmeta.registered.works import registered_works

    ours = survey.ours_of(parts[DOCUMENT], DOCUMENT, config, asked.read_as, _FORMAT_OPTION)
    try:
        found = survey.survey(
            ours, lambda articles: registered_works(parts[REGISTERED], articles.keys()), config.tables.get("crossref")
        )
    except (PubmetaError, OSError) as error:
        detail = "The registered record cannot be read."
        problems = problems_of(error)
        if isinstance(error, UnknownFormatError):
            problems = tuple(problem._replace(remedy=_AS_REGISTERED) for problem in problems)
        raise Refused(Refusal.NO_DOCUMENT, detail, problems) from error
    return json_answer(survey.report(found))


def _job(config: Config, asked: Asked) -> Job:
    return Job(
        formats=asked.to,
        config=config,
        read_as=asked.read_as,
        structure_references=asked.structure_references,
        verify=asked.verify,
        strict=asked.strict,
        format_option=_FORMAT_OPTION,
    )


def _record(job: Job, asked: Asked, parts: Parts) -> Reading:
    """The one record that is asked for, read; raises Refused where it cannot be, and where there are several."""
    found = _chosen(job.readings(parts[DOCUMENT]), asked)
    first, second = next(found), next(found, None)
    if second is not None:
        detail = "The document holds several records; choose one with record=1, or ask for a report."
        raise Refused(Refusal.NO_DOCUMENT, detail)
    if isinstance(first, JobRecord):
        raise Refused(Refusal.NO_DOCUMENT, "The document cannot be read.", first.problems)
    return first


def _records(job: Job, asked: Asked, parts: Parts) -> Iterator[JobRecord]:
    """The records that are asked for, exported."""
    if asked.record is None:
        return job.records(parts[DOCUMENT], stamp)
    return (job.record(found, stamp) for found in _chosen(job.readings(parts[DOCUMENT]), asked))


def _chosen(found: Iterator[Reading | JobRecord], asked: Asked) -> Iterator[Reading | JobRecord]:
    """All of the records, or the one of a number; raises Refused where there is none of that number."""
    if asked.record is None:
        return found
    chosen = list(islice(found, asked.record - 1, asked.record))
    if not chosen:
        raise Refused(Refusal.NO_DOCUMENT, f"The document has no record {asked.record}.")
    return iter(chosen)


def _document(record: JobRecord) -> Answer:
    """The one document of a record."""
    (document,) = record.documents
    problems = (*record.problems, *document.problems)
    target = get_format(document.format)
    if document.content is None:
        raise Refused(Refusal.NO_DOCUMENT, f"The document cannot be written as {target.name}.", problems)
    charset = "; charset=utf-8" if target.media_type.startswith("text/") else ""
    name = f'attachment; filename="{DOCUMENT}{target.suffix}"'
    return Answer(
        content=document.content,
        media_type=target.media_type + charset,
        headers={**_counted(problems), "content-disposition": name},
    )


def _counted(problems: Iterable[Problem]) -> dict[str, str]:
    """How many problems there are with a document that is given without them (a dictionary of RFC 9651)."""
    found = tuple(problems)
    return {"pubmeta-problems": f"warnings={len(found)}, actionable={len(actionable(found))}"}


def _dicts(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    return [problem.as_dict() for problem in problems]

"""What became of each input, as values: the tables and the JSON report are made of these."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import chain, count
from typing import Any, Self

from pubmeta import api
from pubmeta.errors import UnknownFormatError, UnsupportedError
from pubmeta.problems import Problem, fails
from pubmeta.reports.completeness import Coverage, coverage
from pubmeta.run.job import Job, JobDocument, JobRecord, misnamed, problems_of
from pubmeta.version import __version__


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentOutcome:
    """What became of one document: asked for by export, or given to validate.

    `format` None: not known. `schema`: the key of the schema it was checked against; None where the format has none, or
    it was not reached. `file`: where it was written; None when it was not, or to standard output. `judged`: whether it
    could be validated at all.
    """

    format: str | None
    schema: str | None = None
    file: str | None = None
    valid: bool = False
    judged: bool = True
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, document: JobDocument) -> Self:
        """What became of a document that is written nowhere."""
        valid = document.content is not None
        return cls(format=document.format, schema=document.schema, valid=valid, problems=document.problems)

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready values."""
        return {
            "format": self.format,
            "valid": self.valid,
            "schema": self.schema,
            "file": self.file,
            "problems": _dicts(self.problems),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class InputOutcome:
    """What became of one record of an input.

    `record` is its number, from 1, where the input holds several. `problems` are those met in reading it and in filling
    it from the configuration, `coverage` is how complete the article is; there is none where no article was read.
    """

    input: str
    record: int | None = None
    format: str | None = None
    problems: tuple[Problem, ...] = ()
    documents: tuple[DocumentOutcome, ...] = ()
    coverage: tuple[Coverage, ...] = ()

    @property
    def name(self) -> str:
        """The input, and which record of it."""
        return f"{self.input} #{self.record}" if self.record else self.input

    @property
    def valid(self) -> bool:
        """Whether every document is valid."""
        return all(document.valid for document in self.documents)

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready values."""
        return {
            "input": self.input,
            "record": self.record,
            "format": self.format,
            "valid": self.valid,
            "problems": _dicts(self.problems),
            "documents": [document.as_dict() for document in self.documents],
            "coverage": [{**asdict(found), "complete": found.complete} for found in self.coverage],
        }


Deliver = Callable[[int | None, JobDocument], DocumentOutcome]
"""Puts a document of a record, which has a number where there are several, where it goes."""


def outcomes(
    job: Job,
    records: Iterator[JobRecord],
    name: str,
    deliver: Deliver = lambda _, document: DocumentOutcome.of(document),
) -> Iterator[InputOutcome]:
    """What became of the records of a source that has this name, of which there is at least one."""

    def outcome(number: int | None, record: JobRecord) -> InputOutcome:
        return InputOutcome(
            input=name,
            record=number,
            format=record.format,
            problems=record.problems,
            documents=tuple(deliver(number, document) for document in record.documents),
            coverage=coverage(record.article, has_update_policy=has_policy) if record.article else (),
        )

    has_policy = "crossmark_policy" in job.config.tables.get("crossref", {})
    first, second = next(records), next(records, None)
    if second is None:
        yield outcome(None, first)
        return
    for number, record in zip(count(1), chain((first, second), records)):
        yield outcome(number, record)


def validated(
    content: bytes, name: str, format_name: str | None, strict: Container[str], format_option: str
) -> InputOutcome:
    """Every problem of a document that has this name; `format_name` None lets its signature decide.

    strict: the kinds of warnings and the codes of rules with which it is not valid. format_option: as `problems_of`.
    """
    named = format_name
    try:
        format_name = format_name or api.detect(content)
        found = api.validate(content, format_name)
    except (UnknownFormatError, UnsupportedError) as error:
        problems = problems_of(error, format_option)
        document = DocumentOutcome(format=format_name, judged=False, problems=problems)
    except Exception as error:  # noqa: BLE001 (one file must not stop the others)
        document = DocumentOutcome(format=format_name, problems=problems_of(error, format_option))
    else:
        valid = not any(fails(problem, strict) for problem in found.problems)
        problems = misnamed(found.problems, content, named) if named else found.problems
        document = DocumentOutcome(format=format_name, schema=found.schema, valid=valid, problems=problems)
    return InputOutcome(input=name, format=format_name, documents=(document,))


def report(command: str, found: Sequence[InputOutcome], strict: Iterable[str]) -> dict[str, Any]:
    """A report on the outcomes, as its JSON Schema says (``schemas/authored/report.schema.json``).

    strict: the kinds of warnings and the codes of rules that failed like errors.
    """
    return {
        "pubmeta": __version__,
        "command": command,
        "strict": sorted(strict),
        "valid": all(outcome.valid for outcome in found),
        "inputs": [outcome.as_dict() for outcome in found],
    }


def _dicts(problems: Iterable[Problem]) -> list[dict[str, str | int]]:
    return [problem.as_dict() for problem in problems]

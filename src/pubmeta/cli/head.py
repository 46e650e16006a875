"""What `pubmeta head` does with one input."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pubmeta.api import Reading
from pubmeta.cli.inputs import Input, InputError
from pubmeta.cli.outputs import write_file
from pubmeta.model import Article
from pubmeta.pages.addresses import head_at
from pubmeta.pages.head import Head
from pubmeta.problems import Log, Problem, fails
from pubmeta.registry import get_format
from pubmeta.run.job import Job, JobRecord, problems_of
from pubmeta.run.outcomes import DocumentOutcome, InputOutcome
from pubmeta.run.storage import fitting

_PARTS = ("highwire", "linkset")
"""The formats that reports call the two files after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """A job whose records become heads of pages.

    page, documents: addresses, in which ``{stem}`` is the name of the input and ``{doi}`` the article's DOI; in that of
    the documents ``{suffix}`` is the suffix of each of the job's formats.
    """

    job: Job
    folder: Path
    page: str | None = None
    documents: str | None = None

    def outcomes(self, source: Input) -> Iterator[InputOutcome]:
        """What becomes of each record of the input; there is always one."""
        try:
            content = source.source()
        except InputError as error:
            yield self._failed(source, None, None, error.problems)
            return
        found = list(self.job.readings(content))
        for number, record in enumerate(found, 1):
            yield self._outcome(source, number if len(found) > 1 else None, record)

    def _outcome(self, source: Input, number: int | None, record: Reading | JobRecord) -> InputOutcome:
        if isinstance(record, JobRecord):
            return self._failed(source, number, record.format, record.problems)
        log = Log()
        log.extend(record.problems)
        stem = source.stem if number is None else f"{source.stem}-{number}"
        try:
            article = self.job.config.completed(record.article, log)
            made = self._head(article, stem)
            files = {} if self._fails((*log, *made.problems)) else self._written(stem, made)
        except Exception as error:  # noqa: BLE001 (one record must not stop the others)
            return self._failed(source, number, record.format, (*log, *problems_of(error)))
        documents = tuple(
            DocumentOutcome(format=name, file=files.get(name), valid=name in files, problems=problems)
            for name, problems in zip(_PARTS, (made.problems, ()), strict=True)
        )
        return InputOutcome(
            input=source.name, record=number, format=record.format, problems=log.problems, documents=documents
        )

    def _fails(self, problems: tuple[Problem, ...]) -> bool:
        return any(fails(problem, self.job.strict) for problem in problems)

    def _head(self, article: Article, stem: str) -> Head:
        return head_at(
            article,
            stem=stem,
            page=self.page,
            documents=self.documents,
            formats=self.job.formats,
            tables=self.job.config.tables,
        )

    def _written(self, stem: str, made: Head) -> dict[str, str]:
        """The files; the header has one beside them."""
        written = {}
        for name, suffix, content in (
            ("highwire", ".head.html", made.html.encode()),
            ("linkset", get_format("linkset").suffix, made.linkset),
            ("", ".link.txt", f"{made.link_header}\n".encode()),
        ):
            path = self.folder / fitting(self.folder, stem, suffix)
            write_file(path, content)
            written[name] = str(path)
        return written

    def _failed(
        self, source: Input, number: int | None, format_name: str | None, problems: tuple[Problem, ...]
    ) -> InputOutcome:
        documents = tuple(DocumentOutcome(format=name) for name in _PARTS)
        return InputOutcome(
            input=source.name, record=number, format=format_name, problems=problems, documents=documents
        )

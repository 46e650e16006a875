"""What `pubmeta export` and `pubmeta check` do with one input."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from pubmeta.cli.inputs import Input, InputError
from pubmeta.cli.outcomes import DocumentOutcome, InputOutcome
from pubmeta.cli.outputs import Deliver, OutputError
from pubmeta.model import Article
from pubmeta.reports.completeness import Coverage, coverage
from pubmeta.run.job import Job, JobDocument, JobRecord, problems_of, stamp
from pubmeta.run.storage import shortened


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A job whose documents go where `deliver` puts them."""

    job: Job
    deliver: Deliver

    def outcomes(self, source: Input) -> Iterator[InputOutcome]:
        """What becomes of each record of the input; there is always one."""
        try:
            content = source.source()
        except InputError as error:
            unmade = tuple(DocumentOutcome(format=name) for name in self.job.formats)
            yield InputOutcome(input=source.name, problems=error.problems, documents=unmade)
            return
        records = self.job.records(content, stamp)
        first, second = next(records), next(records, None)
        if second is None:
            yield self._outcome(source, None, first)
            return
        for number, record in zip(count(1), chain((first, second), records)):
            yield self._outcome(source, number, record)

    def _outcome(self, source: Input, number: int | None, record: JobRecord) -> InputOutcome:
        return InputOutcome(
            input=source.name,
            record=number,
            format=record.format,
            problems=record.problems,
            documents=tuple(self._delivered(source, number, document) for document in record.documents),
            coverage=self._coverage(record.article) if record.article else (),
        )

    def _delivered(self, source: Input, number: int | None, document: JobDocument) -> DocumentOutcome:
        file, valid, problems = None, document.content is not None, document.problems
        if document.content is not None:
            try:
                file = self.deliver(source, number, document.format, document.content)
            except OutputError as error:
                valid, problems = False, problems_of(error)
            else:
                if file and not Path(file).name.startswith(source.stem):
                    problems = (*problems, shortened(Path(file).name))
        return DocumentOutcome(
            format=document.format, schema=document.schema, file=file, valid=valid, problems=problems
        )

    def _coverage(self, article: Article) -> tuple[Coverage, ...]:
        has_policy = "crossmark_policy" in self.job.config.tables.get("crossref", {})
        return coverage(article, has_update_policy=has_policy)

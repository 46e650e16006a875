"""What `pubmeta export` and `pubmeta check` do with one input."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pubmeta.cli.inputs import Input, InputError
from pubmeta.cli.outputs import Deliver, OutputError
from pubmeta.run.job import Job, JobDocument, problems_of, stamp
from pubmeta.run.outcomes import DocumentOutcome, InputOutcome, outcomes
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
        yield from outcomes(self.job, self.job.records(content, stamp), source.name, partial(self._delivered, source))

    def _delivered(self, source: Input, number: int | None, document: JobDocument) -> DocumentOutcome:
        outcome = DocumentOutcome.of(document)
        if document.content is None:
            return outcome
        try:
            file = self.deliver(source, number, document.format, document.content)
        except OutputError as error:
            return replace(outcome, valid=False, problems=problems_of(error))
        if file and not Path(file).name.startswith(source.stem):
            outcome = replace(outcome, problems=(*outcome.problems, shortened(Path(file).name)))
        return replace(outcome, file=file)

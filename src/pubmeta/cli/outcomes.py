"""What became of each input, as values: the tables and the JSON report are made of these."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from pubmeta.problems import Problem
from pubmeta.reports.completeness import Coverage


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


def _dicts(problems: Iterable[Problem]) -> list[dict[str, str | int]]:
    return [problem.as_dict() for problem in problems]

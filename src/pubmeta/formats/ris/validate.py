"""What parsing again and the content rules find in a file."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from pubmeta.formats.ris.read.records import RisRecord, records
from pubmeta.formats.ris.rules import RULE
from pubmeta.formats.ris.rules.records import breaches
from pubmeta.problems import Kind, Problem
from pubmeta.registry import Options


def problems(content: bytes, options: Options | None = None) -> Iterator[Problem]:
    """Every problem of a file: what is not RIS, what breaks a content rule. There is no official schema."""
    is_empty = True
    for record in records(BytesIO(content)):
        is_empty = False
        yield from _read(record)
        for code, finding, field in breaches(record.fields):
            message, remedy = (finding, None) if isinstance(finding, str) else finding
            yield RULE[code].problem(field.path, message, line=field.line, remedy=remedy)
    if is_empty:
        yield Problem(kind=Kind.MALFORMED, message="contains no RIS record, which starts with a line `TY  - `")


def conforms(content: bytes, options: Options) -> bool:
    """Whether a document has the outline of a record that was written; RIS has no schema to ask more of it."""
    return content.startswith(b"TY  - ") and content.endswith(b"\r\nER  - \r\n")


def _read(record: RisRecord) -> Iterator[Problem]:
    """What was met in reading the lines."""
    for problem in record.log:
        if problem.is_error:
            yield problem
        else:
            code = "end" if problem.path == "ER" else "outside"
            yield RULE[code].problem(problem.path, problem.message, line=problem.line)

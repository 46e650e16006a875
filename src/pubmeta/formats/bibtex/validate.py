"""What parsing again and the content rules find in a file."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from pubmeta.formats.bibtex.options import BibtexOptions
from pubmeta.formats.bibtex.read.entries import BibEntry, entries
from pubmeta.formats.bibtex.rules import RULE
from pubmeta.formats.bibtex.rules.entries import breaches
from pubmeta.formats.bibtex.signature import recognise
from pubmeta.problems import Kind, Problem


def problems(content: bytes, options: BibtexOptions | None = None) -> Iterator[Problem]:
    """Every problem of a file: what is not BibTeX, what breaks a content rule. There is no official schema."""
    lines: dict[str, int] = {}
    is_empty = True
    for entry in entries(BytesIO(content)):
        is_empty = False
        yield from _read(entry)
        if not entry.type:
            continue
        folded = entry.key.casefold()
        if folded in lines:
            yield RULE["key-unique"].problem(
                entry.key, f"the entry of line {lines[folded]} has the same key", line=entry.line
            )
        lines.setdefault(folded, entry.line)
        for code, finding, field in breaches(entry):
            message, remedy = (finding, None) if isinstance(finding, str) else finding
            place = f"{entry.key}.{field.path}" if field else entry.key
            yield RULE[code].problem(place, message, line=field.line if field else entry.line, remedy=remedy)
    if is_empty:
        yield Problem(kind=Kind.MALFORMED, message="contains no BibTeX entry")


def conforms(content: bytes, options: BibtexOptions) -> bool:
    """Whether a document has the outline of an entry that was written; BibTeX has no schema to ask more of it."""
    return content.startswith(b"@") and content.endswith(b"\n}\n") and recognise(content)


def _read(entry: BibEntry) -> Iterator[Problem]:
    """What was met in reading the entry: errors as they are, and where there was doubt."""
    for problem in entry.log:
        if problem.is_error:
            yield problem
        else:
            yield RULE["syntax"].problem(f"{entry.key}.{problem.path}".strip("."), problem.message, line=problem.line)

"""What becomes of each field of the model in each form: found by changing the field and looking at the outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

import pubmeta
from pubmeta import Article, Kind, Problem, ProblemError
from pubmeta.model.paths import field_types
from pubmeta.testing.changes import changes as changes_of
from tests.sharing import MadeOnce
from tests.test_contract import FORMS, article_of, format_of

ONLY_TRUE = frozenset({"contributors[].anonymous"})
"""Leaf patterns with a single value, which cannot be another."""


class Fate(StrEnum):
    """What a format does with a field."""

    WRITTEN = "written"
    PARTLY = "written, and what is lost of it is reported"
    DROPPED = "reported as dropped"
    REFUSED = "in works that the format does not take"
    SILENT = "lost in silence"


def fields() -> tuple[str, ...]:
    """Every leaf pattern of the article, in the order of the model's fields."""
    return tuple(field_types(Article))


CASES = ("full", "conference_paper", "peer_review", "withdrawn_preprint")
"""The cases that together have every field of the model: each field is changed in the first that has it."""


class Changed(NamedTuple):
    """A value of a case: its path, and the article without it and with another."""

    case: str
    path: str
    others: tuple[Article, ...]


Changes = Mapping[str, Sequence[Changed]]
"""For each leaf pattern each of its values in the first case that has one."""


def changes() -> Changes:
    """Those cases with each of their values changed; this takes seconds."""
    found: dict[str, list[Changed]] = {pattern: [] for pattern in fields()}
    for case in CASES:
        for change in changes_of(article_of(case)):
            known = found[change.pattern]
            if not known or known[0].case == case:
                known.append(Changed(case, change.path, tuple(change.others())))
    return found


def fates(form: str, changed: Changes) -> dict[str, Fate]:
    """What becomes of the values of each pattern in a form; this takes seconds."""
    return {pattern: _fate(changed[pattern], form) for pattern in fields() if pattern not in ONLY_TRUE}


def shared_fates(form: str, made_once: MadeOnce) -> dict[str, Fate]:
    """The fates in a form, found out by one worker for all of them."""
    return made_once(f"fates-{form}", lambda: fates(form, made_once("changes", changes)))


def _outcome(article: Article, form: str) -> tuple[bytes, tuple[Problem, ...]]:
    """What a form writes, nothing where it refuses, and what it reports; that a value is discouraged is no loss."""
    try:
        document = pubmeta.write(article, format_of(form), FORMS[form])
    except ProblemError as error:
        return b"", error.problems
    return document.content, tuple(problem for problem in document.problems if problem.kind is not Kind.DISCOURAGED)


def _fate(changed: Sequence[Changed], form: str) -> Fate:
    written = reported = False
    for case, path, others in changed:
        content, problems = _unchanged(case, form)
        outcomes = [_outcome(other, form) for other in others]
        is_written = any(other_content != content for other_content, _ in outcomes)
        is_reported = any(other_problems != problems for _, other_problems in outcomes) or any(
            path == problem.path or path.startswith((f"{problem.path}.", f"{problem.path}[")) for problem in problems
        )
        if not is_written and not is_reported:
            return Fate.SILENT if content else Fate.REFUSED
        written |= is_written
        reported |= is_reported
    return Fate.PARTLY if written and reported else Fate.WRITTEN if written else Fate.DROPPED


@cache
def _unchanged(case: str, form: str) -> tuple[bytes, tuple[Problem, ...]]:
    return _outcome(article_of(case), form)


COLUMNS = {
    "jats-archiving": "JATS",
    "csl": "CSL-JSON",
    "crossref-crossmark": "Crossref",
    "schemaorg": "schema.org",
    "highwire-more": "page's head",
    "oai-dc": "Dublin Core",
    "datacite-4.7": "DataCite",
    "doaj-xml": "DOAJ",
    "bibtex-biblatex": "BibTeX",
    "ris": "RIS",
}
"""The forms in the table of docs/reference/fields.md."""


def table(of_form: Mapping[str, Mapping[str, Fate]]) -> str:
    """The fates as the Markdown table of docs/reference/fields.md: a row a field of the article, a column a format."""
    marks = {
        Fate.WRITTEN: "yes",
        Fate.PARTLY: "partly",
        Fate.DROPPED: "reported",
        Fate.REFUSED: "refused",
        Fate.SILENT: "SILENT",
    }
    lines = [f"| field | {' | '.join(COLUMNS.values())} |", "|---|" + "---|" * len(COLUMNS)]
    for row, patterns in _rows().items():
        cells = []
        for form in COLUMNS:
            found = {of_form[form][pattern] for pattern in patterns}
            cells.append(
                marks[found.pop() if len(found) == 1 else Fate.SILENT if Fate.SILENT in found else Fate.PARTLY]
            )
        lines.append(f"| `{row}` | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _rows() -> dict[str, list[str]]:
    """The leaf patterns under each row: a field of the article, or of a part of it that deserves rows of its own."""
    rows: dict[str, list[str]] = {}
    for pattern in fields():
        if pattern not in ONLY_TRUE:
            first, _, rest = pattern.partition(".")
            deep = first in {
                "contributors[]",
                "journal",
                "event",
                "proceedings",
                "review",
                "dates",
                "statements",
                "awards[]",
            }
            rows.setdefault(f"{first}.{rest.partition('.')[0]}" if deep else first, []).append(pattern)
    return rows


if __name__ == "__main__":
    every = changes()
    print(table({form: fates(form, every) for form in COLUMNS}), end="")  # noqa: T201

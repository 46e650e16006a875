"""What differs between the article and its registered record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from pubmeta.config import Config
from pubmeta.errors import ProblemError, PubmetaError, UnknownFormatError
from pubmeta.model import Article
from pubmeta.registered.comparing import Change, ChangeKind, compare
from pubmeta.run.job import problems_of
from pubmeta.web.page.views.facts import worded
from pubmeta.web.page.views.problems import Note, Places, Where, note_of

LONGEST: Final = 400
MOST: Final = 200

WORDS: Final = {
    ChangeKind.ONLY_REGISTERED: ("Would be lost", "Registered, and not in this record: a deposit replaces all of it."),
    ChangeKind.TO_CHANGE: ("Would change", "Registered otherwise."),
    ChangeKind.TO_ADD: ("Would be added", "In this record, and not registered."),
    ChangeKind.ENRICHED: ("Crossref’s own", "Added by Crossref, which adds it again."),
}
"""The kinds of changes in the order in which they matter, with their headings and what they mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One difference: where, and what both say, cut where it is long."""

    where: Where
    ours: str | None
    theirs: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kindred:
    """The differences of one kind."""

    kind: str
    heading: str
    meaning: str
    rows: tuple[Row, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """All differences, or the problems that keep the two from being compared."""

    verdict: str
    is_safe: bool
    kinds: tuple[Kindred, ...] = ()
    not_compared: tuple[tuple[str, str], ...] = ()
    problems: tuple[Note, ...] = ()


def difference(article: Article, registered: bytes, config: Config, places: Places) -> Difference:
    """What a deposit of the article would do to the registered record."""
    table = dict(config.tables["crossref"]) if "crossref" in config.tables else None
    try:
        found = compare(article, registered, table)
    except (ProblemError, PubmetaError) as error:
        problems = tuple(problem for problem in problems_of(error) if problem.is_error)
        if isinstance(error, UnknownFormatError):
            problems = tuple(problem._replace(remedy="choose the record that Crossref gives") for problem in problems)
        return Difference(verdict="The two cannot be compared", is_safe=False, problems=tuple(map(note_of, problems)))
    kinds = [_kindred(kind, [each for each in found.changes if each.kind is kind], places) for kind in WORDS]
    if found.loses:
        verdict = "A deposit would lose something that is registered"
    elif found.stale:
        verdict = "A deposit would bring the registered record up to date, and lose nothing"
    else:
        verdict = "The registered record says the same"
    return Difference(
        verdict=verdict,
        is_safe=not found.loses,
        kinds=tuple(kind for kind in kinds if kind.count),
        not_compared=tuple(found.not_compared.items()),
    )


def _kindred(kind: ChangeKind, changes: list[Change], places: Places) -> Kindred:
    heading, meaning = WORDS[kind]
    rows = tuple(
        Row(where=places.where(change.path), ours=_said(change.ours), theirs=_said(change.theirs))
        for change in changes[:MOST]
    )
    return Kindred(kind=kind.value, heading=heading, meaning=meaning, rows=rows, count=len(changes))


def _said(text: str | None) -> str | None:
    """A value for people: a part with fields, which is JSON, as its fields with their names; cut where it is long."""
    if text is None:
        return None
    with suppress(ValueError):
        if text.startswith("{"):
            text = "; ".join(_fields(json.loads(text))) or "without details"
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _fields(value: Any) -> Iterator[str]:
    for name, each in value.items():
        if isinstance(each, dict):
            yield f"{worded(name).lower()}: ({'; '.join(_fields(each))})"
        elif isinstance(each, list):
            items = (f"({'; '.join(_fields(one))})" if isinstance(one, dict) else str(one) for one in each)
            yield f"{worded(name).lower()}: {', '.join(items)}"
        else:
            yield f"{worded(name).lower()}: {each}"

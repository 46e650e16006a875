"""The articles of a journal against their registered records, all at once: what to deposit, and what would be lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from pubmeta import api
from pubmeta.config import Config
from pubmeta.errors import ReadError, WriteError
from pubmeta.model import Article, Doi
from pubmeta.problems import Kind, Log, Problem, actionable
from pubmeta.registered.comparing import ChangeKind, Comparison, compared
from pubmeta.registered.works import Registered
from pubmeta.run.job import problems_of
from pubmeta.version import __version__


class Standing(StrEnum):
    """How an article stands to its registered record; the worst first."""

    UNREADABLE = "cannot be compared"
    """Ours cannot be read or deposited, or the registered record cannot be read."""
    UNREGISTERED = "not registered"
    """There is no record of its DOI."""
    LOSES = "would lose"
    """A deposit would lose something that is registered."""
    STALE = "to deposit"
    """A deposit would add or change something, and lose nothing."""
    SAME = "same"
    """A deposit would change nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surveyed:
    """An article of a source: its DOI, how it stands, the comparison where there is one, else the problems."""

    source: str
    doi: str
    standing: Standing
    comparison: Comparison | None = None
    problems: tuple[Problem, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """JSON-ready values."""
        found = self.comparison
        return {
            "input": self.source,
            "doi": self.doi,
            "standing": self.standing.value,
            "changes": [change.as_dict() for change in found.changes] if found else [],
            "not_compared": dict(found.not_compared) if found else {},
            "problems": [problem.as_dict() for problem in self.problems],
        }

    @property
    def weight(self) -> tuple[int, int, int]:
        """By which the worst is first."""
        found = self.comparison
        changes = len(found.changes) if found else 0
        lost = found.count(ChangeKind.ONLY_REGISTERED) if found else 0
        return (list(Standing).index(self.standing), -lost, -changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """An article of ours, completed, and where it is from; None where the problems say why there is none."""

    source: str
    article: Article | None
    problems: tuple[Problem, ...] = ()


def ours_of(source: Path | bytes, name: str, config: Config, read_as: str | None, format_option: str) -> Iterator[Ours]:
    """The articles of a source that has this name, filled in from the configuration.

    format_option: as `problems_of`.
    """
    try:
        for found in api.read_many(source, read_as):
            if isinstance(found, ReadError):
                yield Ours(source=name, article=None, problems=actionable(found.problems))
            else:
                yield Ours(source=name, article=config.completed(found.article, Log()))
    except Exception as error:  # noqa: BLE001 (see problems_of)
        yield Ours(source=name, article=None, problems=problems_of(error, format_option))


Lookup = Callable[[Mapping[str, Article]], Iterable[Registered]]
"""Gives the registered records of articles, which are given by the keys of their DOIs."""


def survey(
    ours: Iterable[Ours],
    lookup: Lookup,
    options: Mapping[str, Any] | None = None,
) -> list[Surveyed]:
    """Each article against its record, the worst first.

    options: as in `compare`.
    """
    wanted: dict[str, Ours] = {}
    found: list[Surveyed] = []
    for each in ours:
        if each.article is None or each.article.doi is None:
            found.append(_unreadable(each, each.problems or (_NO_DOI,)))
        elif each.article.doi.key in wanted:
            message = f"has the DOI of {wanted[each.article.doi.key].source}, too"
            remedy = "leave out one of the two records"
            found.append(_unreadable(each, (Problem(Kind.INVALID, message, "doi", remedy=remedy),)))
        else:
            wanted[each.article.doi.key] = each
    articles = {key: each.article for key, each in wanted.items() if each.article}
    unread: list[Problem] = []
    for record in lookup(articles):
        if not record.key:
            unread += record.problems
        elif mine := wanted.pop(record.key, None):
            found.append(_surveyed(mine, record, options))
    found += [_unregistered(each, unread) for each in wanted.values()]
    return sorted(found, key=lambda each: each.weight)


_NO_DOI = Problem(Kind.MISSING, "the article has no DOI", path="doi", remedy="add the DOI")


def _unregistered(ours: Ours, unread: Sequence[Problem]) -> Surveyed:
    """One of whose DOI there is no record, unless it is among those that could not be read."""
    if not unread:
        doi = str(ours.article and ours.article.doi)
        return Surveyed(source=ours.source, doi=doi, standing=Standing.UNREGISTERED)
    first = f"line {unread[0].line}: {unread[0].message}" if unread[0].line else unread[0].message
    more = f", and {len(unread) - 1} more" if len(unread) > 1 else ""
    message = f"no registered record of it was found, and not all could be read: {first}{more}"
    return _unreadable(ours, (Problem(Kind.MALFORMED, message, "doi", remedy="give the registered records whole"),))


def _unreadable(ours: Ours, problems: Iterable[Problem]) -> Surveyed:
    doi = str((ours.article and ours.article.doi) or "")
    return Surveyed(source=ours.source, doi=doi, standing=Standing.UNREADABLE, problems=tuple(problems))


def _surveyed(ours: Ours, record: Registered, options: Mapping[str, Any] | None) -> Surveyed:
    """One article against its record."""
    article = ours.article
    if article is None or record.article is None:
        return _unreadable(ours, record.problems)
    try:
        comparison = compared(article, record.article, record.enriched, options, record.form)
    except WriteError as error:
        return _unreadable(ours, (problem for problem in error.problems if problem.is_error))
    changed = Standing.STALE if comparison.stale else Standing.SAME
    standing = Standing.LOSES if comparison.loses else changed
    return Surveyed(source=ours.source, doi=str(article.doi), standing=standing, comparison=comparison)


def report(found: Sequence[Surveyed]) -> dict[str, Any]:
    """A report on the articles, as its JSON Schema says (``schemas/authored/diff-report.schema.json``)."""
    return {
        "pubmeta": __version__,
        "command": "diff",
        "same": all(each.standing is Standing.SAME for each in found),
        "articles": [each.as_dict() for each in found],
    }


def one_by_one(work: Callable[[Doi], Registered | None]) -> Lookup:
    """A lookup that asks for each DOI by itself."""

    def lookup(articles: Mapping[str, Article]) -> Iterator[Registered]:
        for article in articles.values():
            if article.doi and (found := work(article.doi)):
                yield found

    return lookup

"""What becomes of an article in each format: a valid document that reads back as it was, or the reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pubmeta
from pubmeta import Article, Problem, ProblemError
from pubmeta.config import JournalProfile
from pubmeta.problems import Log

DEPOSIT = {
    "depositor_name": "Example Depositor",
    "depositor_email": "depositor@example.org",
    "registrant": "Example Press",
    "batch_id": "batch-2024-1",
    "timestamp": "20240301120000000",
}
TARGETS: dict[str, tuple[str, Mapping[str, Any]]] = {
    "jats": ("jats", {}),
    "jats, archiving": ("jats", {"tag_set": "archiving"}),
    "crossref": ("crossref", DEPOSIT),
    "csl": ("csl", {}),
    "schemaorg": ("schemaorg", {}),
    "highwire": ("highwire", {}),
    "oai-dc": ("oai-dc", {}),
    "bibtex": ("bibtex", {}),
    "biblatex": ("bibtex", {"dialect": "biblatex"}),
    "ris": ("ris", {}),
    "doaj": ("doaj", {}),
    "doaj-xml": ("doaj-xml", {}),
    "datacite": ("datacite", {}),
    "datacite-xml": ("datacite-xml", {}),
}
"""Format and options as a deposit script gives them; Archiving is the tag set for what Publishing has not enough of."""
_UNLIKE = "pubmeta.fidelity"
LACKING = ("jats", "crossref")
"""Targets that need of the journal what records seldom say."""
DIRECTORIES = ("doaj", "doaj-xml", "datacite", "datacite-xml", "highwire")
"""Targets that refuse articles for want of what only a publisher knows: editions' ISSNs, a link, an author."""


@dataclass(frozen=True)
class Outcome:
    """What keeps an article from leaving in a target, as its record has it and with its journal's profile.

    unlike: what reads back from the document otherwise than it was, and nothing was said. crash: what must never be.
    """

    target: str
    plain: frozenset[str] = frozenset()
    completed: frozenset[str] = frozenset()
    unlike: frozenset[str] = frozenset()
    crash: str = ""


def outcomes(article: Article) -> Iterator[Outcome]:
    """One for each target."""
    for target in TARGETS:
        try:
            plain = _errors(article, target)
            completed = _errors(_with_profile(article), target) if plain and target in LACKING else plain
        except Exception as error:  # noqa: BLE001 (the measure counts them)
            yield Outcome(target, plain=frozenset({"crash"}), completed=frozenset({"crash"}), crash=repr(error))
        else:
            unlike = frozenset(str(problem) for problem in (*plain, *completed) if problem.code == _UNLIKE)
            yield Outcome(target, _reasons(plain), _reasons(completed), unlike)


def _errors(article: Article, target: str) -> list[Problem]:
    format_name, options = TARGETS[target]
    try:
        is_read = pubmeta.get_format(format_name).read is not None
        pubmeta.export(article, format_name, options, verify=is_read)
    except ProblemError as error:
        return [problem for problem in error.problems if problem.is_error]
    return []


def _with_profile(article: Article) -> Article:
    """The article with what a platform knows of a journal: the id it has there and where its articles' pages are."""
    if article.journal is None:
        return article
    known = {"publisher_id": "journal", "landing_page": "https://www.example.org/articles/{doi}"}
    return JournalProfile(title=article.journal.title, **known).completed(article, Log())


def _reasons(problems: Iterable[Problem]) -> frozenset[str]:
    """Each problem that is not ours, without the numbers and values of its article."""
    return frozenset(_reason(problem) for problem in problems if problem.code != _UNLIKE)


def _reason(problem: Problem) -> str:
    path = re.sub(r"\[\d+\]", "[]", problem.path)
    message = re.sub(r"'[^']*'|\b\d+\b", "…", problem.message)
    return f"{problem.kind} {path}: {message}"

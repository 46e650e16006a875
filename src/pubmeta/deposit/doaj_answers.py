"""Answers of DOAJ's API, read: objects, refusals, and what is sent in place of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from pydantic_core import from_json, to_json

from pubmeta.deposit.exchange import Answer
from pubmeta.deposit.pages import words_of
from pubmeta.problems import Kind, Problem
from pubmeta.reading.values import quoted

_PLACES: Final = (
    (re.compile(r"(?i)\bISSNs?\b|\bjournal\b"), "doaj.issn", "journal"),
    (re.compile(r"(?i)\bDOIs?\b|duplicate|identifier"), "doaj.identifier", "doi"),
    (re.compile(r"(?i)full-?\s?text|\burl\b|\blink\b"), "doaj.full-text", "landing_page"),
    (re.compile(r"(?i)\babstract\b"), "doaj.abstract", "abstracts"),
    (re.compile(r"(?i)\bauthors?\b|\borcid"), "doaj.author", "contributors"),
    (re.compile(r"(?i)\byear\b|\bmonth\b"), "doaj.date", "dates"),
    (re.compile(r"(?i)\btitle\b"), "doaj.title", "title"),
)
"""What a message speaks of, the code of the problem, and the field."""
_REASONS: Final[Mapping[str, tuple[str, str]]] = {
    "shared": ("is the ISSN of journals of several accounts", "ask DOAJ which account the journal belongs to"),
    "unowned": ("is the ISSN of a journal of another account", "use the account that has the journal in DOAJ"),
    "unmatched": (
        "is not the ISSN of any journal in DOAJ",
        "give the ISSNs as DOAJ has them, both or the one that it has",
    ),
}


def object_of(answer: Answer) -> dict[str, Any]:
    """The JSON object of an answer; an empty one where it is something else."""
    try:
        value = from_json(answer.content)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def refusal(answer: Answer) -> tuple[Problem, ...]:
    """Why DOAJ refused something, in its own words; or what answered in its place."""
    if error := object_of(answer).get("error"):
        return (_problem(_line(error)),)
    message = f"it was not taken: {words(answer)}"
    return (
        Problem(Kind.INVALID, message, code="doaj.refused", remedy="check the address and the id, and send it again"),
    )


def words(answer: Answer) -> str:
    """What an answer says that is not as DOAJ's are."""
    leading = f", it leads to {answer.leads_to}" if answer.leads_to else ""
    said = _line(object_of(answer).get("error") or words_of(answer.content))
    return f"the status is {answer.status}{leading}" + (f"; the answer says {quoted(said)}" if said else "")


def unsaid(what: str) -> Problem:
    """That an answer does not say something."""
    message = f"DOAJ's answer does not say {what}, so nothing is known of it"
    return Problem(Kind.INVALID, message, code="doaj.refused", remedy="send it again, which overwrites what is there")


def _line(value: object) -> str:
    """A value of an answer on one line."""
    return " ".join((value if isinstance(value, str) else to_json(value).decode()).split())


def _problem(words: str) -> Problem:
    code, path = next(((code, path) for pattern, code, path in _PLACES if pattern.search(words)), ("doaj.refused", ""))
    message = f'DOAJ refused it; DOAJ says "{words}"'
    return Problem(Kind.INVALID, message, path, None, code, "correct what DOAJ says, and send it again")


def failures(found: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Why the articles of an upload failed."""
    problems = []
    reasons = found.get("failure_reasons")
    for name, issns in reasons.items() if isinstance(reasons, dict) else ():
        message, remedy = _REASONS.get(name, (f"is named under {name}", "look it up in the account at DOAJ"))
        problems += [
            Problem(Kind.INVALID, f"{issn} {message}", "journal", None, f"doaj.{name}", remedy)
            for issn in (issns if isinstance(issns, list) else ())
        ]
    if details := found.get("error_details") or found.get("error"):
        problems.append(_problem(_line(details)))
    return tuple(problems)


def count(counts: Mapping[str, Any], name: str) -> int:
    """How many DOAJ counts under a name."""
    value = str(counts.get(name, ""))
    return int(value) if re.fullmatch(r"[0-9]{1,9}", value) else 0

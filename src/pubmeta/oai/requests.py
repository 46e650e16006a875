"""Requests, as far as they can be judged without looking at an item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import parse_qsl

from pubmeta.model.base import without_forbidden
from pubmeta.oai import datestamps
from pubmeta.oai.datestamps import SECONDS, Granularity
from pubmeta.oai.terms import PREFIX, REFERENCE, SET, VERBS, Fault
from pubmeta.reading import quoted

Arguments = str | Iterable[tuple[str, str]]
"""The query of a request or the body of a form, or the names and values in it."""

TOKEN: Final = "resumptionToken"  # noqa: S105 (the protocol's name for a place in a list)
_MOST: Final = 50
"""Arguments; no request has more than five."""
_FORMS = {
    "identifier": (REFERENCE, "a URI"),
    "metadataPrefix": (PREFIX, "a metadataPrefix: letters, digits and -_.!~*'()"),
    "set": (SET, "a setSpec: letters, digits and -_.!~*'(), and : between its parts"),
}


@dataclass(frozen=True, slots=True)
class Selection:
    """Which items are listed: those of datestamps from `start` on and before `end`, in this set; None: any."""

    start: datetime | None
    end: datetime | None
    spec: str | None


@dataclass(frozen=True, slots=True)
class Request:
    """A request whose arguments are those of its verb, and have their forms."""

    verb: str
    arguments: Mapping[str, str]
    """Without the verb."""


def parsed(arguments: Arguments, granularity: Granularity) -> Request | list[Fault]:
    """The request, or all that is wrong with its arguments: `badVerb` or `badArgument`."""
    pairs = _pairs(arguments)
    if pairs is None:
        return [Fault("badArgument", f"there are more than {_MOST} arguments")]
    verbs = [value for name, value in pairs if name == "verb"]
    if len(verbs) != 1:
        return [Fault("badVerb", "there is more than one verb" if verbs else f"there is no verb; {_verbs()}")]
    (verb,) = verbs
    if verb not in VERBS:
        return [Fault("badVerb", f"{_shown(verb)} is not a verb; {_verbs()}")]
    pairs = [(name, value) for name, value in pairs if name != "verb"]
    faults = list(dict.fromkeys([*_misplaced(verb, pairs), *_malformed(dict(pairs), granularity)]))
    return faults or Request(verb, dict(pairs))


def selection(arguments: Mapping[str, str]) -> Selection:
    """What the arguments of a request select, or of a token; their forms are right."""
    since, until = (datestamps.read(arguments.get(name, "")) for name in ("from", "until"))
    return Selection(since.start if since else None, until.end if until else None, arguments.get("set"))


def malformed(arguments: Mapping[str, str], granularity: Granularity) -> bool:
    """Whether values are not of their forms."""
    return any(_malformed(arguments, granularity))


def _pairs(arguments: Arguments) -> list[tuple[str, str]] | None:
    """Names and values; None for too many."""
    if isinstance(arguments, str):
        try:
            return parse_qsl(arguments, keep_blank_values=True, max_num_fields=_MOST)
        except ValueError:
            return None
    pairs = list(arguments)
    return pairs if len(pairs) <= _MOST else None


def _misplaced(verb: str, pairs: list[tuple[str, str]]) -> Iterator[Fault]:
    """Arguments that the verb does not take, that are there twice, or that are absent."""
    required, optional, is_list = VERBS[verb]
    names = Counter(name for name, _ in pairs)
    allowed = (*required, *optional, *([TOKEN] if is_list else ()))
    for name, count in names.items():
        if name not in allowed:
            yield Fault("badArgument", f"{verb} has no argument {_shown(name)}")
        elif count > 1:
            yield Fault("badArgument", f"{name} is given {count} times")
    if is_list and TOKEN in names:
        if len(names) > 1:
            yield Fault("badArgument", f"beside {TOKEN} there are no other arguments but the verb")
        return
    for name in required:
        if name not in names:
            yield Fault("badArgument", f"{verb} needs the argument {name}")


def _malformed(arguments: Mapping[str, str], granularity: Granularity) -> Iterator[Fault]:
    """Values that are not of the forms that the protocol gives them."""
    for name, value in arguments.items():
        form, wanted = _FORMS.get(name, (None, ""))
        if form and not form.fullmatch(value):
            yield Fault("badArgument", f"{name} is {_shown(value)}, which is not {wanted}")
        elif value != without_forbidden(value):
            yield Fault("badArgument", f"{_shown(name)} contains a character that XML does not have")
    moments = {name: datestamps.read(arguments[name]) for name in ("from", "until") if name in arguments}
    for name, moment in moments.items():
        if moment is None:
            message = f"{name} is {_shown(arguments[name])}, which is not a date of the form YYYY-MM-DD or {SECONDS}"
            yield Fault("badArgument", message)
        elif moment.granularity == SECONDS != granularity:
            yield Fault("badArgument", f"{name} has seconds; the datestamps of this repository are {granularity}")
    since, until = moments.get("from"), moments.get("until")
    if since and until:
        if since.granularity != until.granularity:
            yield Fault("badArgument", "from and until are not of the same granularity")
        elif since.start > until.start:
            yield Fault("badArgument", "from is later than until")


def _verbs() -> str:
    return f"there are {', '.join(VERBS)}"


def _shown(text: str) -> str:
    return quoted(without_forbidden(text))

"""Resumption tokens: how far a harvester is in a list, and which list it is.

A token says all of it by itself, so that no list has to be kept for a harvester, and none goes out of date. It says
nothing that the harvester did not ask for or get, so that nothing is to be hidden in it.
"""

from __future__ import annotations

import binascii
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_MOST: Final = 10**15
"""Records; so many no list has."""
_ARGUMENTS: Final = ("metadataPrefix", "from", "until", "set")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a list: the list's verb and arguments, the last identifier that was sent, and how many were."""

    verb: str
    arguments: Mapping[str, str]
    after: str
    cursor: int


def token(place: Place) -> str:
    """The place as a word that may be in a URL."""
    said = [place.verb, *(place.arguments.get(name) for name in _ARGUMENTS), place.after, place.cursor]
    text = json.dumps(said, separators=(",", ":"), ensure_ascii=False)
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def place(text: str) -> Place | None:
    """The place that a token names; None for what no token is."""
    try:
        said = json.loads(urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4)))
    except (ValueError, binascii.Error, RecursionError):
        return None
    if not isinstance(said, list) or len(said) != len(_ARGUMENTS) + 3:
        return None
    verb, *values, after, cursor = said
    if not all(value is None or isinstance(value, str) for value in values):
        return None
    if not isinstance(verb, str) or not isinstance(after, str) or type(cursor) is not int or not 0 < cursor < _MOST:
        return None
    arguments = {name: value for name, value in zip(_ARGUMENTS, values, strict=True) if value is not None}
    found = Place(verb, arguments, after, cursor)
    try:
        return found if token(found) == text else None
    except UnicodeEncodeError:  # half a surrogate pair, which no token has
        return None

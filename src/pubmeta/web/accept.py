"""Which of several media types a client takes, by its header `Accept` (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

T = TypeVar("T")

_ANY: Final = "*/*"
_MOST_RANGES: Final = 64
"""So many parts of the header are looked at: a client names a few."""


class _Range(NamedTuple):
    """A part of the header: the media type, perhaps with ``*`` in it, and how well it is liked, from 0 to 1."""

    media_type: str
    quality: float


class Liking(NamedTuple):
    """How a client likes a media type; of two, that is better which is greater.

    quality: from 0, not taken, to 1. exactness: 2 where the header names the type, 1 for ``text/*``, 0 for ``*/*``.
    """

    quality: float
    exactness: int


def liking(header: str, media_type: str) -> Liking:
    """How a client with this header likes a media type; without a header it takes everything."""
    kind = media_type.partition("/")[0]
    for exactness, pattern in ((2, media_type), (1, f"{kind}/*"), (0, _ANY)):
        found = [each.quality for each in _ranges(header) if each.media_type == pattern]
        if found:
            return Liking(max(found), exactness)
    return Liking(0, 0)


def preferred(header: str, offers: Iterable[tuple[T, str]]) -> T | None:
    """What of the offers, each with its media type, a client likes best; of those it likes alike the first.

    What the header names comes before what it takes among all others. None where it takes none of them.
    """
    best: tuple[Liking, T] | None = None
    for offer, media_type in offers:
        found = liking(header, media_type)
        if found.quality > 0 and (best is None or found > best[0]):
            best = (found, offer)
    return best[1] if best else None


@lru_cache(256)
def _ranges(header: str) -> tuple[_Range, ...]:
    """The parts of the header; what is not a media type is passed over, and parameters other than ``q`` are too."""
    ranges = []
    for part in header.split(",")[:_MOST_RANGES]:
        media_type, *parameters = (each.strip().lower() for each in part.split(";"))
        if "/" in media_type:
            ranges.append(_Range(media_type, _quality(parameters)))
    return tuple(ranges) or (_Range(_ANY, 1.0),)


def _quality(parameters: Iterable[str]) -> float:
    """The weight among the parameters; 1 where there is none, or none that is a weight."""
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.rstrip() == "q":
            try:
                quality = float(value.lstrip())
            except ValueError:
                return 1.0
            return min(max(quality, 0.0), 1.0) if quality == quality else 1.0
    return 1.0

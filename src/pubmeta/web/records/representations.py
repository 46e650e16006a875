"""In which media types a record is given, and which of them a request asks for."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from pubmeta.registry import get_format
from pubmeta.web.accept import Liking, liking
from pubmeta.web.problems import Refusal, Refused

PAGE: Final = "html"
"""The name, beside those of formats, of the page of a record."""
VARY: Final = {"vary": "Accept"}
"""What is said of an answer that the header `Accept` decides."""
FORMATS: Final = ("csl", "jats", "datacite", "datacite-xml", "bibtex", "ris", "schemaorg", "linkset", "article")
"""Those whose documents say the same whoever asks, and when: a deposit at Crossref does not."""
_OTHER_NAMES: Final = {"jats": "application/vnd.jats+xml", "schemaorg": "application/vnd.schemaorg.ld+json"}
"""What DataCite and Crossref call the media types of these formats in their own content negotiation."""
_OF_CROSSREF: Final = (
    "application/vnd.crossref.unixref+xml",
    "application/vnd.crossref.unixsd+xml",
    "application/unixref+xml",
)
"""The media types of what Crossref answers to a query. It says whose the DOI is and when it was registered."""


class Representation(NamedTuple):
    """The name of a format, or `PAGE`, and the media type of its document."""

    name: str
    media_type: str


@cache
def representations() -> tuple[Representation, ...]:
    """All of them; of those that a client likes alike it gets the first."""
    found = [Representation(PAGE, "text/html")]
    for name in FORMATS:
        found.append(Representation(name, get_format(name).media_type))
        if name in _OTHER_NAMES:
            found.append(Representation(name, _OTHER_NAMES[name]))
    return tuple(found)


def wanted(to: str | None, accept: str) -> tuple[Representation, ...]:
    """What a request asks for, the best first.

    to: the name of a format in the address, before which the header does not count. accept: the header.

    Raises Refused where there is nothing of it.
    """
    if to is not None:
        found = [each for each in representations() if each.name == to][:1]
        if not found:
            names = ", ".join(dict.fromkeys(each.name for each in representations()))
            raise Refused(
                Refusal.WRONG_REQUEST, f"A record cannot be given as {to[:40]!r}; it can be given as {names}."
            )
        return tuple(found)
    likings = [(liking(accept, each.media_type), each) for each in representations()]
    liked = sorted((each for each in likings if each[0].quality > 0), key=_best_first)
    if not liked:
        raise Refused(Refusal.NOT_ACCEPTABLE, _refusal(accept), headers=VARY)
    return tuple(each for _, each in liked)


def _best_first(found: tuple[Liking, Representation]) -> tuple[float, int]:
    return -found[0].quality, -found[0].exactness


def _refusal(accept: str) -> str:
    types = ", ".join(each.media_type for each in representations())
    asked = next((each for each in _OF_CROSSREF if liking(accept, each).quality > 0), None)
    reason = f"{asked} says how Crossref has registered the DOI, which only Crossref knows. " if asked else ""
    return f"{reason}A record is available as {types}."

"""Content rules for linksets: what RFC 9264 lets pass, and programs that follow FAIR Signposting do not expect."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from pubmeta.checks.content_rules import by_code, discouraged, json_problems, refused
from pubmeta.problems import Problem

_refused, _discouraged = partial(refused, "linkset"), partial(discouraged, "linkset")

_PROFILE = "FAIR Signposting Profile, 2 October 2023"
_RFC = "RFC 9264, section 4.2"

RULES = (
    _refused(
        "url",
        "anchor and href are URLs",
        f"{_RFC}; RFC 3986",
        remedy="correct it",
    ),
    _discouraged(
        "absolute",
        "anchor and href are whole URLs, for a linkset is read away from its page",
        f"{_RFC}; {_PROFILE}",
        remedy="write the whole URL",
    ),
    _discouraged(
        "anchor",
        "each object says in anchor from which page its links start",
        _PROFILE,
        remedy="add anchor with the URL of the page",
    ),
    _refused(
        "single",
        "a page has one cite-as and one license at most",
        _PROFILE,
        remedy="keep the one that the version of record has",
    ),
    _refused("media-type", "type is a media type: application/pdf", "RFC 6838", remedy="correct it"),
    _discouraged(
        "media-type-absent",
        "a link of item or describedby says the media type of its target, by which programs choose",
        _PROFILE,
        remedy="add type",
    ),
    _discouraged(
        "orcid",
        "a link to an author at ORCID has the form https://orcid.org/0000-0002-1825-0097, and a right check digit",
        "ORCID",
        remedy="correct it",
    ),
)

_RULE = by_code(RULES)


def problems(document: Any) -> Iterator[Problem]:
    """Every breach of a rule in a parsed linkset; values of another type than the schema asks are passed over."""
    from pubmeta.formats.linkset.rules.links import breaches

    return json_problems(breaches(document), _RULE)

"""The checks on where links start and lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from pubmeta.checks.content_rules import JsonBreaches
from pubmeta.checks.json_text import Location
from pubmeta.formats.linkset.terms import AUTHOR, FILES, SINGLE
from pubmeta.model import Orcid
from pubmeta.model.base import reason_of
from pubmeta.reading import quoted

_MEDIA_TYPE = re.compile(r"[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(?:\s*;.*)?")
_SPACE = re.compile(r"[\s\x00-\x1f\x7f<>\"{}|\\^`]")
_ORCID = re.compile(r"(?i)https?://(?:www\.)?orcid\.org/")


def breaches(document: Any) -> Iterator[tuple[Location, JsonBreaches]]:
    """The breaches at each object of the linkset."""
    contexts = document.get("linkset") if isinstance(document, dict) else None
    for index, context in enumerate(contexts if isinstance(contexts, list) else ()):
        if isinstance(context, dict):
            yield ("linkset", index), _of_context(context)


def _of_context(context: dict[str, Any]) -> JsonBreaches:
    anchor = context.get("anchor")
    if anchor is None:
        yield "anchor", ""
    elif isinstance(anchor, str):
        yield from ((code, message, "anchor") for code, message in _of_url(anchor))
    for relation, targets in context.items():
        if relation == "anchor" or not isinstance(targets, list):
            continue
        if relation in SINGLE and len(targets) > 1:
            yield "single", f"there are {len(targets)} links of {relation}", relation
        for index, target in enumerate(targets):
            if isinstance(target, dict):
                for code, message, steps in _of_target(relation, target):
                    where: Location = (relation, index, *steps)
                    yield (code, message, *where)


def _of_target(relation: str, target: dict[str, Any]) -> Iterator[tuple[str, str, Location]]:
    href, kind = target.get("href"), target.get("type")
    if isinstance(href, str):
        yield from ((code, message, ("href",)) for code, message in _of_url(href))
        if relation == AUTHOR and _ORCID.match(href):
            try:
                Orcid(href)
            except ValueError as error:
                yield "orcid", reason_of(error), ("href",)
    if isinstance(kind, str) and not _MEDIA_TYPE.fullmatch(kind):
        yield "media-type", f"{quoted(kind)} is not a media type", ("type",)
    elif kind is None and relation in FILES:
        yield "media-type-absent", "", ()


def _of_url(text: str) -> Iterator[tuple[str, str]]:
    try:
        parts = urlsplit(text)
    except ValueError as error:
        yield "url", f"{quoted(text)} is not a URL: {error}"
        return
    if _SPACE.search(text):
        yield "url", f"{quoted(text)} is not a URL: it has a character that no URL has"
    elif not parts.scheme or (parts.scheme in ("http", "https") and not parts.netloc):
        yield "absolute", f"{quoted(text)} is not a whole URL"

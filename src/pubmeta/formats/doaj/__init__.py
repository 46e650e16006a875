"""DOAJ's JSON: the article object that its API takes, version 4. The XML of DOAJ is in the package `xml` beside it.

DOAJ leaves out in silence what is not in its object; nothing that is written here is left out. What DOAJ refuses an
article for, the writer refuses first, with what to do about it.
"""

from __future__ import annotations

import re
from typing import Final

from pubmeta.formats.doaj.options import SCHEMA, DoajOptions
from pubmeta.formats.doaj.rules import RULES
from pubmeta.registry import Format, Joining, deferred

__all__ = ["FORMAT", "DoajOptions", "recognise"]

_BIBJSON = re.compile(rb'\A\s*(?:\[\s*)?\{[^\[\]]*"bibjson"\s*:\s*\{')
_DOI = re.compile(rb'"type"\s*:\s*"doi",\s*"id"\s*:\s*"([^"]*)"')
_URL = re.compile(rb'"url"\s*:\s*"([^"]*)"')


def recognise(head: bytes) -> bool:
    """JSON that is an article object, or an array of them."""
    return _BIBJSON.search(head.removeprefix(b"\xef\xbb\xbf")) is not None


def _once(content: bytes) -> str:
    """What DOAJ knows an article by: it refuses a list in which a DOI or a link is twice."""
    found = _DOI.search(content) or _URL.search(content)
    return found[0].decode().lower() if found else ""


JOINING: Final[Joining[DoajOptions]] = Joining(
    group=lambda _: "articles",
    start=lambda _options, _name: b"[\n",
    part=lambda content: content.strip(),
    end=b"\n]\n",
    most_bytes=600_000,
    merged=b",\n".join,
    once=_once,
)
"""The list that the API takes in bulk; of larger ones its requests time out."""

FORMAT = Format(
    name="doaj",
    title="DOAJ article JSON",
    media_type="application/json",
    suffix=".doaj.json",
    options=DoajOptions,
    schema=lambda _: SCHEMA,
    validate=deferred("pubmeta.formats.doaj.validate", "problems"),
    conforms=deferred("pubmeta.formats.doaj.validate", "conforms"),
    write=deferred("pubmeta.formats.doaj.write", "write"),
    recognise=recognise,
    join=JOINING,
    rules=RULES,
)

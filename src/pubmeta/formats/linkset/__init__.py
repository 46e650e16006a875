"""A linkset: what an article's page links to, for programs (FAIR Signposting), as JSON (RFC 9264)."""

from __future__ import annotations

import re

from pubmeta.formats.linkset.options import SCHEMA, LinksetOptions
from pubmeta.formats.linkset.rules import RULES
from pubmeta.registry import Format, deferred

__all__ = ["FORMAT", "LinksetOptions", "recognise"]

_START = re.compile(rb'\s*\{\s*"linkset"\s*:')


def recognise(head: bytes) -> bool:
    """JSON that is an object with the one member of a linkset."""
    return _START.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


FORMAT = Format(
    name="linkset",
    title="linkset (Signposting)",
    media_type="application/linkset+json",
    suffix=".linkset.json",
    options=LinksetOptions,
    schema=lambda _: SCHEMA,
    validate=deferred("pubmeta.formats.linkset.validate", "problems"),
    conforms=deferred("pubmeta.formats.linkset.validate", "conforms"),
    advise=deferred("pubmeta.formats.linkset.advice", "advise"),
    write=deferred("pubmeta.formats.linkset.write", "write"),
    recognise=recognise,
    rules=RULES,
)

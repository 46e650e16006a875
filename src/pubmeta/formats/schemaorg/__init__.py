"""schema.org as JSON-LD: what search engines, Bioschemas harvesters and browser tools read on an article's page."""

from __future__ import annotations

import re

from pubmeta.formats.schemaorg.options import SCHEMA, SchemaorgOptions
from pubmeta.formats.schemaorg.rules import RULES
from pubmeta.registry import Format, deferred

__all__ = ["FORMAT", "SchemaorgOptions", "recognise"]

_IRI = re.compile(rb'"https?://(?:www\.)?schema\.org/[A-Za-z]')


def recognise(head: bytes) -> bool:
    """JSON with a ``@context`` that names schema.org, or, expanded, with whole IRIs of schema.org."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not text.startswith((b"{", b"[")):
        return False
    return (b'"@context"' in text and b"schema.org" in text) or (
        b'"@type"' in text and _IRI.search(text.replace(rb"\/", b"/")) is not None
    )


FORMAT = Format(
    name="schemaorg",
    title="schema.org JSON-LD",
    media_type="application/ld+json",
    suffix=".schemaorg.jsonld",
    options=SchemaorgOptions,
    schema=lambda _: SCHEMA,
    validate=deferred("pubmeta.formats.schemaorg.validate", "problems"),
    conforms=deferred("pubmeta.formats.schemaorg.validate", "conforms"),
    advise=deferred("pubmeta.formats.schemaorg.advice", "advise"),
    write=deferred("pubmeta.formats.schemaorg.write", "write"),
    read=deferred("pubmeta.formats.schemaorg.read", "read"),
    read_many=deferred("pubmeta.formats.schemaorg.read", "read_many"),
    recognise=recognise,
    rules=RULES,
)

"""schema.org as JSON-LD: what search engines, Bioschemas harvesters and browser tools read on an article's page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pubmeta.formats.schemaorg.rules import RULES
from pubmeta.problems import Problem
from pubmeta.registry import Format, Options, deferred

SCHEMA = "schemaorg"
_IRI = re.compile(rb'"https?://(?:www\.)?schema\.org/[A-Za-z]')


class SchemaorgOptions(Options):
    """How the JSON-LD is written."""

    author_list: Literal["array", "list"] = "array"
    """How authors stand: a plain array, which every client reads, or a ``@list``, whose order RDF keeps too."""


def validate(content: bytes, options: SchemaorgOptions | None = None) -> Iterator[Problem]:
    """Every problem of the document: what is no JSON, what the profile refuses, what breaks a content rule."""
    from pubmeta.checks import json_text, jsonschema
    from pubmeta.checks import stray_markup as leftovers
    from pubmeta.formats.schemaorg import rules

    document = json_text.parsed(content)
    yield from document.problems
    if document.is_json:
        yield from jsonschema.problems(document.value, SCHEMA)
        yield from rules.problems(document.value, has_clean_texts=leftovers.is_clean_json(content))


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
    validate=validate,
    write=deferred("pubmeta.formats.schemaorg.write", "write"),
    read=deferred("pubmeta.formats.schemaorg.read", "read"),
    read_many=deferred("pubmeta.formats.schemaorg.read", "read_many"),
    recognise=recognise,
    rules=RULES,
)

"""What the schema of linksets and the content rules find in a document."""

from __future__ import annotations

from collections.abc import Iterator

from pubmeta.checks import json_text, jsonschema
from pubmeta.formats.linkset import rules
from pubmeta.formats.linkset.options import SCHEMA, LinksetOptions
from pubmeta.problems import Problem


def problems(content: bytes, options: LinksetOptions | None = None) -> Iterator[Problem]:
    """Every problem of a document: what is not JSON, what the schema refuses, what breaks a content rule."""
    document = json_text.parsed(content)
    yield from document.problems
    if document.is_json:
        yield from jsonschema.problems(document.value, SCHEMA)
        yield from rules.problems(document.value)


def conforms(content: bytes, options: LinksetOptions) -> bool:
    """Whether the schema accepts the document."""
    return jsonschema.conforms(content, SCHEMA)

"""What the schema of CSL-JSON and the content rules find in a document."""

from __future__ import annotations

from collections.abc import Iterator

from pubmeta.checks import json_text, jsonschema
from pubmeta.formats.csl import rules
from pubmeta.formats.csl.options import SCHEMA, CslOptions
from pubmeta.problems import Problem


def problems(content: bytes, options: CslOptions | None = None) -> Iterator[Problem]:
    """Every problem of a document: what is not JSON, what the schema refuses, what breaks a content rule."""
    document = json_text.parsed(content)
    yield from document.problems
    if document.is_json:
        yield from jsonschema.problems(document.value, SCHEMA)
        yield from rules.problems(document.value)


def conforms(content: bytes, options: CslOptions) -> bool:
    """Whether the schema accepts the document."""
    return jsonschema.conforms(content, SCHEMA)

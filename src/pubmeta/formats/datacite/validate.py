"""What DataCite's JSON Schema and the content rules find in a record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from pubmeta.checks import json_text, jsonschema
from pubmeta.checks.content_rules import json_problems
from pubmeta.checks.json_text import Location
from pubmeta.checks.jsonschema import JsonSchema
from pubmeta.checks.schemas import schema_path, schema_title
from pubmeta.formats.datacite.options import SCHEMA, DataciteOptions
from pubmeta.formats.datacite.rules import RULE
from pubmeta.formats.datacite.rules.records import breaches
from pubmeta.formats.datacite.terms import VERSIONS, words_of
from pubmeta.problems import Problem


def problems(content: bytes, options: DataciteOptions | None = None) -> Iterator[Problem]:
    """Every problem of a record; without options the latest version counts.

    What the REST API answers is in a form of its own, of which the schema is not: the content rules alone judge it.
    """
    document = json_text.parsed(content)
    yield from document.problems
    if not document.is_json:
        return
    value, at = _record(document.value)
    if not at:
        yield from schema_problems(value, options)
    if isinstance(value, dict):
        yield from json_problems([(at, breaches(value))], RULE)


def conforms(content: bytes, options: DataciteOptions) -> bool:
    """Whether the schema of the version accepts the record."""
    if options.version == VERSIONS[0]:
        return jsonschema.conforms(content, SCHEMA)
    document = json_text.parsed(content)
    return document.is_json and not schema_problems(document.value, options)


def _record(value: Any) -> tuple[Any, Location]:
    """The record in an answer of the REST API, and where it is; any other value is the record."""
    data = value.get("data") if isinstance(value, dict) else None
    attributes = data.get("attributes") if isinstance(data, dict) else None
    return (attributes, ("data", "attributes")) if isinstance(attributes, dict) else (value, ())


def schema_problems(value: Any, options: DataciteOptions | None) -> list[Problem]:
    """What the schema of the version finds: the official one of 4.5, for later versions with the words they added."""
    found = jsonschema.problems(value, SCHEMA)
    version = options.version if options else VERSIONS[-1]
    return _later(version).problems(value) if found and version != VERSIONS[0] else found


@cache
def _later(version: str) -> JsonSchema:
    """The schema of 4.5 with the words of a later version; DataCite has not published another as JSON."""
    schema = json.loads(schema_path(SCHEMA).read_bytes())
    definitions = schema["definitions"]
    for name, definition in definitions.items():
        if words := words_of(version, name):
            definition["enum"] = [*definition["enum"], *sorted(words)]
    if words_of(version, "relationType") and version == VERSIONS[-1]:
        definitions["relatedObject"]["properties"]["relationTypeInformation"] = {"type": "string"}
    return JsonSchema(schema, f"{schema_title(SCHEMA)}, with the words of {version}")

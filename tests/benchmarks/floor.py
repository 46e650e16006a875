"""The floor: what the native libraries alone need for a document that is there already.

XML: libxml2 parses the bytes, validates the tree against the schema that pubmeta uses, and serialises the tree.
JSON: the bytes are parsed, jsonschema-rs validates the value, and pydantic-core's serialiser writes it again.
No content rule, no message, no Python but the three calls.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jsonschema_rs
from lxml import etree
from pydantic_core import to_json

from pubmeta.checks.schemas import schema_path


@dataclass(frozen=True, slots=True)
class Floor:
    """The three calls, for one kind of document."""

    parsed: Callable[[bytes], Any]
    is_valid: Callable[[Any], bool]
    serialised: Callable[[Any], bytes]

    def all(self, content: bytes) -> None:
        """One document through the three. Raises ValueError where it is not valid."""
        value = self.parsed(content)
        if not self.is_valid(value):
            raise ValueError("the floor is measured on valid documents")
        self.serialised(value)


def floor(schema: str) -> Floor:
    """The floor under this schema key."""
    path = schema_path(schema)
    if path.suffix == ".json":
        validator = jsonschema_rs.validator_for(json.loads(path.read_bytes()))
        return Floor(json.loads, validator.is_valid, lambda value: to_json(value, indent=2))
    rules = etree.DTD(str(path)) if path.suffix == ".dtd" else etree.XMLSchema(file=str(path))
    return Floor(etree.fromstring, rules.validate, lambda root: etree.tostring(root, encoding="UTF-8"))

"""What a caller may choose of the JSON-LD."""

from __future__ import annotations

from typing import Literal

from pubmeta.registry import Options

SCHEMA = "schemaorg"
"""The key of the schema, whatever the options."""


class SchemaorgOptions(Options):
    """How the JSON-LD is written."""

    author_list: Literal["array", "list"] = "array"
    """How authors are listed: a plain array, which every client reads, or a ``@list``, whose order RDF keeps too."""
    references: bool = True
    """Whether the cited works are in it; they are most of a long document."""
